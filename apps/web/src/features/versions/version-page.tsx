import { Button } from "@mantine/core";
import { IconFilterOff } from "@tabler/icons-react";
import { useEffect, useMemo } from "react";
import { useLocation, useParams, useSearchParams } from "react-router";
import { useActing } from "../../api/acting.js";
import { useDisclosureCatalogue } from "../../api/disclosure-catalogue.js";
import { versions } from "../../texts/versions.js";
import { EmptyState } from "../../ui/empty-state.js";
import { useText } from "../../ui/text-language.js";
import { StateFilter, filterOf } from "./state-filter.js";
import { VersionContents } from "./version-contents.js";
import { VersionFacts } from "./version-facts.js";
import { VersionHeader } from "./version-header.js";
import css from "./version-page.module.css";
import { countIn, inState, readVersion } from "./version-reading.js";
import { useVersionImpact } from "./impact.api.js";
import { VersionImpact } from "./version-impact.js";
import { VersionSection, type ImpactOf } from "./version-section.js";
import { VersionStatusNotice } from "./version-status-notice.js";
import { useVersion } from "./versions.api.js";

/** A published version, read as a document. */
export function VersionPage() {
  const { versionId = "" } = useParams();
  return <VersionDocument key={versionId} versionId={versionId} />;
}

function VersionDocument({ versionId }: { versionId: string }) {
  const t = useText();
  const [query, setQuery] = useSearchParams();
  const version = useVersion(versionId);
  const catalogue = useDisclosureCatalogue(version.catalogueId);
  const sections = useMemo(() => readVersion(catalogue, version), [catalogue, version]);
  const state = filterOf(query);
  const shown = useMemo(() => inState(sections, state), [sections, state]);
  const impactOf = useImpactOf(versionId);
  useArrivalAtItem();

  return (
    <div className="page">
      <VersionHeader version={version} />
      <div className="stack">
        <VersionStatusNotice version={version} />
        {impactOf?.hadEarlier && <VersionImpact versionId={versionId} />}
        <VersionFacts version={version} catalogue={catalogue} />
        <div className={css.grid}>
          <VersionContents sections={shown} />
          <div className={css.document}>
            <StateFilter sections={sections} chosen={state} shown={countIn(shown, null)} />
            <p className="meta">{t(versions.unansweredIsNotNo)}</p>
            {shown.map((section) => (
              <VersionSection
                key={section.id}
                section={section}
                catalogue={catalogue}
                evidence={version.evidence}
                impactOf={impactOf}
              />
            ))}
            {shown.length === 0 && (
              <EmptyState
                icon={IconFilterOff}
                title={t(versions.nothing)}
                action={
                  <Button variant="default" onClick={() => setQuery({}, { replace: true })}>
                    {t(versions.showAll)}
                  </Button>
                }
              >
                {t(versions.nothingHelp)}
              </EmptyState>
            )}
          </div>
        </div>
      </div>
    </div>
  );
}

/** Which answers lead on to agreements; null for who reads no agreements. The same while nothing changes, for the sections. */
function useImpactOf(versionId: string): ImpactOf | null {
  const isReader = useActing().may("agreement.list");
  const { data } = useVersionImpact(versionId, isReader);
  const hadEarlier = data?.pages.some(({ items }) => items.length > 0) ?? false;
  return useMemo(() => (isReader ? { versionId, hadEarlier } : null), [isReader, versionId, hadEarlier]);
}

/** The items come after the page, so the browser cannot find the one that the address names; a comparison links to items. */
function useArrivalAtItem(): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (hash.length > 1) document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView();
  }, [hash]);
}
