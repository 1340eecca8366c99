import { Button } from "@mantine/core";
import { COMPARISON_VERSIONS_MAX } from "@portal/shared";
import { IconDownload, IconPrinter } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import { useActing } from "../../api/acting.js";
import { useComparisonCandidates } from "../../api/comparison-candidates.js";
import { shell } from "../../texts/shell.js";
import { versions } from "../../texts/versions.js";
import { PageHeader } from "../../ui/page-header.js";
import { paths } from "../../ui/paths.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useText } from "../../ui/text-language.js";
import type { Tone } from "../../ui/tone.js";
import css from "./version-page.module.css";
import { exportHref, type Version } from "./versions.api.js";

const tones: Readonly<Record<Version["status"], Tone>> = { published: "ok", superseded: "warn", withdrawn: "alert" };

/** What this document is, and what its reader may do with it. */
export function VersionHeader({ version }: { version: Version }) {
  const t = useText();
  const { kind, may } = useActing();
  const { id, number, serviceId, serviceName, status } = version;
  const crumb =
    kind === "vendor"
      ? { label: serviceName, to: paths.service(serviceId) }
      : { label: t(shell.directory), to: paths.directory };
  return (
    <>
      <PageHeader
        crumbs={[crumb]}
        title={`${serviceName} ${t(versions.number(number))}`}
        lead={version.vendor.name}
        state={<StatusBadge tone={tones[status]}>{t(versions[status])}</StatusBadge>}
        actions={
          status === "published" &&
          may("agreement.open") && (
            <Button component={Link} to={paths.newAgreement(id)}>
              {t(versions.openAgreement)}
            </Button>
          )
        }
      />
      <p className="print-only">{t(versions.printHead(serviceName, number, version.sha256))}</p>
      <div className={`no-print ${css.tools}`}>
        {may("comparison.read") && <ComparisonChoice version={version} />}
        <div className="row">
          <Button
            variant="default"
            leftSection={<IconPrinter size={18} aria-hidden />}
            onClick={() => globalThis.print()}
          >
            {t(versions.print)}
          </Button>
          {(["json", "csv"] as const).map((format) => (
            <Button
              key={format}
              component="a"
              href={exportHref(id, format)}
              download
              variant="default"
              leftSection={<IconDownload size={18} aria-hidden />}
              aria-label={`${t(versions.downloads)} ${t(versions[format])}`}
            >
              {t(versions[format])}
            </Button>
          ))}
        </div>
      </div>
    </>
  );
}

function ComparisonChoice({ version: { id, serviceName } }: { version: Version }) {
  const t = useText();
  const { candidates, has, isFull, add, remove } = useComparisonCandidates();
  const [refused, setRefused] = useState(false);
  const chosen = has(id);
  const toggle = () => {
    setRefused(!chosen && isFull);
    if (chosen) remove(id);
    else add({ id, serviceName });
  };
  return (
    <div className="row">
      <Button variant="default" onClick={toggle}>
        {t(chosen ? versions.inComparison : versions.addToComparison)}
      </Button>
      {candidates.length > 0 && (
        <Link className="small" to={paths.comparison(candidates.map((one) => one.id))}>
          {t(versions.candidates(candidates.length))}
        </Link>
      )}
      {refused && isFull && <ProblemNotice tone="warn" title={t(versions.full(COMPARISON_VERSIONS_MAX))} />}
    </div>
  );
}
