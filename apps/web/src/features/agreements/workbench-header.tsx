import { Button } from "@mantine/core";
import { mayMove, parties, statusLabel, type PublicStatus } from "@portal/shared";
import { IconDownload, IconFileZip } from "@tabler/icons-react";
import { Link } from "react-router";
import { useActing } from "../../api/acting.js";
import { agreements } from "../../texts/agreements.js";
import { instantWords } from "../../ui/date-words.js";
import { IsoDate } from "../../ui/iso-date.js";
import { PageHeader } from "../../ui/page-header.js";
import { PartyMark } from "../../ui/party-mark.js";
import { paths } from "../../ui/paths.js";
import { PhaseStepper } from "../../ui/phase-stepper.js";
import { ProgressFraction } from "../../ui/progress-fraction.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import { todayInTokyo } from "../../ui/today.js";
import { documentHref } from "./agreements.api.js";
import { stateOf, useWorkbench } from "./workbench-context.js";
import css from "./workbench.module.css";

/** Number, parties, revision, phase, how far both have confirmed, and the document. */
export function WorkbenchHeader() {
  const t = useText();
  const { language } = useLanguage();
  const { user, may } = useActing();
  const { agreement, mine } = useWorkbench();
  const { number, revision, startsOn, endsOn, status } = agreement;
  const isOurTurnToSign = may("agreement.sign") && mayMove(stateOf(agreement), "sign", mine);
  const isDraft = agreement.contentDigest === null;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: t(agreements.title), to: paths.agreements },
          { label: number, to: paths.agreement(agreement.id) },
        ]}
        title={t(agreements.pageTitle(agreement.service.name))}
        state={
          <PhaseStepper phase={agreement.phase} status={t(statusLabel(status, { today: todayInTokyo(), startsOn }))} />
        }
        lead={
          <div className={css.facts}>
            {parties.map((party) => (
              <span key={party} className={css.fact}>
                <PartyMark party={party} />
                {agreement.parties[party].name}
              </span>
            ))}
            <span>{t(agreements.revision(revision))}</span>
            {agreement.amends && agreement.amendsNumber && (
              <Link to={paths.agreement(agreement.amends)}>{t(agreements.amendedFrom(agreement.amendsNumber))}</Link>
            )}
            {agreement.amendments.map((one) => (
              <Link key={one.id} to={paths.agreement(one.id)}>
                {t(agreements.amendedBy(one.number, t(statusLabel(one.status as PublicStatus))))}
              </Link>
            ))}
            <span>
              {t(agreements.period)} <IsoDate date={startsOn} withYear withWeekday={false} /> 〜{" "}
              <IsoDate date={endsOn} withYear withWeekday={false} />
            </span>
          </div>
        }
        actions={
          <>
            <DocumentButton />
            <EvidenceButton />
            {isOurTurnToSign && (
              <Button component={Link} to={paths.signing(agreement.id)}>
                {t(agreements.toSigning)}
              </Button>
            )}
          </>
        }
      />
      {isDraft && (
        <p className="print-only">
          {t(
            agreements.draftPrint(
              number,
              revision,
              instantWords(new Date().toISOString(), language, { withYear: true }),
              user.name,
            ),
          )}
        </p>
      )}
      {isDraft && <Progress />}
    </>
  );
}

function DocumentButton() {
  const t = useText();
  const { agreement } = useWorkbench();
  const isDraft = agreement.contentDigest === null;
  if (!isDraft && !agreement.document.ready) return <p className="meta">{t(agreements.pdfInProgress)}</p>;
  return (
    <Button
      component="a"
      href={documentHref(agreement)}
      download
      variant="default"
      leftSection={<IconDownload size={18} aria-hidden />}
    >
      {t(isDraft ? agreements.draftPdf : agreements.agreementPdf)}
    </Button>
  );
}

/** What proves a concluded agreement without the portal. */
function EvidenceButton() {
  const t = useText();
  const { agreement } = useWorkbench();
  if (agreement.phase === "pre_contract") return null;
  return (
    <Button
      component="a"
      href={`/api/v1/agreements/${agreement.id}/evidence-bundle`}
      download
      variant="default"
      leftSection={<IconFileZip size={18} aria-hidden />}
    >
      {t(agreements.evidenceBundle)}
    </Button>
  );
}

function Progress() {
  const t = useText();
  const { confirmed, total } = useWorkbench().agreement.progress;
  return (
    <p className={css.progress} style={{ marginBottom: 16 }}>
      <ProgressFraction done={confirmed} total={total} label={t(agreements.bothConfirmed)} />
      <span className="meta">
        {t(confirmed === total ? agreements.allConfirmed : agreements.rowsLeft(total - confirmed))}
      </span>
    </p>
  );
}
