import { auditActions, parties, renewalNotice, rowPartLabels, type Party, type PeriodTerm } from "@portal/shared";
import { Link } from "react-router";
import { agreements } from "../../texts/agreements.js";
import { impact } from "../../texts/impact.js";
import { redline } from "../../texts/redline.js";
import { factorNames } from "../../texts/second-factor.js";
import { tabOf } from "../../ui/agreement-tabs.js";
import { DataTable, type DataColumn } from "../../ui/data-table.js";
import { Digest } from "../../ui/digest.js";
import { Instant } from "../../ui/instant.js";
import { IsoDate } from "../../ui/iso-date.js";
import { PartyMark } from "../../ui/party-mark.js";
import { partyName } from "../../ui/party-names.js";
import { paths } from "../../ui/paths.js";
import { ProgressFraction } from "../../ui/progress-fraction.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useText } from "../../ui/text-language.js";
import { AttentionPanel } from "./attention-panel.js";
import { BlockingList } from "./blocking-list.js";
import { Moves } from "./moves.js";
import { OwnSignatories } from "./own-signatories.js";
import { NewerDisclosure } from "./newer-disclosure.js";
import { TemplateLinks } from "./template-links.js";
import { rowsOf, useWorkbench } from "./workbench-context.js";
import css from "./workbench.module.css";

/** What the agreement is, what is left, who has signed, and what can be done next. */
export function OverviewTab() {
  const t = useText();
  const { agreement } = useWorkbench();
  const isNegotiated = agreement.status === "drafting" || agreement.status === "negotiating";
  const { blocking } = agreement.progress;
  return (
    <div className={css.overview}>
      <div className="stack">
        <NewerDisclosure />
        {isNegotiated && <AttentionPanel />}
        {isNegotiated && (
          <section className="panel" aria-labelledby="blocking">
            <div className="head">
              <h2 id="blocking">{t(agreements.blocking)}</h2>
            </div>
            <div className="body">
              {blocking.length > 0 ? <BlockingList blocking={blocking} /> : <p>{t(agreements.blockingNone)}</p>}
            </div>
          </section>
        )}
        {isNegotiated && <PartsTable />}
        <Facts />
        {!isNegotiated && <PartsTable />}
      </div>
      <div className="stack">
        <Signatures />
        <section className="panel no-print" aria-labelledby="moves">
          <div className="head">
            <h2 id="moves">{t(agreements.moves)}</h2>
          </div>
          <div className="body">
            <Moves />
          </div>
        </section>
        <TemplateLinks />
      </div>
    </div>
  );
}

function Facts() {
  const t = useText();
  const { agreement } = useWorkbench();
  const { disclosureVersion: version, closing } = agreement;
  return (
    <section className="panel" aria-labelledby="facts">
      <div className="head">
        <h2 id="facts">{t(agreements.facts)}</h2>
      </div>
      <dl className="kv body">
        <dt>{t(agreements.number)}</dt>
        <dd>
          {agreement.number} {t(agreements.revision(agreement.revision))}
        </dd>
        <dt>{t(agreements.disclosure)}</dt>
        <dd>
          <Link to={paths.version(version.id)}>{t(agreements.versionOf(agreement.service.name, version.number))}</Link>
          {version.status !== "published" && (
            <>
              {" "}
              <StatusBadge tone={version.status === "withdrawn" ? "alert" : "warn"}>
                {t(version.status === "withdrawn" ? agreements.versionWithdrawn : agreements.versionSuperseded)}
              </StatusBadge>
            </>
          )}
        </dd>
        <dt>{t(agreements.openedBy)}</dt>
        <dd>
          {t(partyName[agreement.openedBy])} {agreement.openedByName} <Instant at={agreement.openedAt} withYear />
        </dd>
        {agreement.settledAt && (
          <>
            <dt>{t(agreements.settledAt)}</dt>
            <dd>
              <Instant at={agreement.settledAt} withYear />
            </dd>
          </>
        )}
        {agreement.terminatesOn && (
          <>
            <dt>{t(agreements.terminatesOn)}</dt>
            <dd>
              <IsoDate date={agreement.terminatesOn} withYear />
            </dd>
          </>
        )}
        <RenewalNoticeFact />
        {agreement.contentDigest && (
          <>
            <dt>{t(agreements.digest)}</dt>
            <dd>
              <Digest value={agreement.contentDigest} />
            </dd>
          </>
        )}
        {closing && (
          <>
            <dt>{t(agreements.lastAct)}</dt>
            <dd>
              {closing.act in auditActions ? t(auditActions[closing.act as keyof typeof auditActions]) : closing.act}{" "}
              {closing.party && t(partyName[closing.party])} {closing.by} <Instant at={closing.at} />
              {closing.reason && <p className={css.pre}>{closing.reason}</p>}
            </dd>
          </>
        )}
        <dt className="no-print">{t(impact.title)}</dt>
        <dd className="no-print">
          <Link to={paths.impact(agreement.id)}>{t(impact.open)}</Link>
        </dd>
        <dt className="no-print">{t(redline.title)}</dt>
        <dd className="no-print">
          <Link to={paths.redline(agreement.id)}>{t(redline.open)}</Link>
        </dd>
        <dt className="no-print">{t(agreements.trailTerm)}</dt>
        <dd className="no-print">
          <Link to={paths.auditOf(agreement.id)}>{t(agreements.trail)}</Link>
        </dd>
      </dl>
    </section>
  );
}

/** Until when one can still say that it shall not renew; a day of rest is named, never moved. */
function RenewalNoticeFact() {
  const t = useText();
  const { agreement } = useWorkbench();
  const row = rowsOf(agreement, "term").find(({ key }) => key === "period");
  const notice = row && renewalNotice(row.value as PeriodTerm);
  if (!notice) return null;
  return (
    <>
      <dt>{t(agreements.renewalNotice)}</dt>
      <dd>
        <IsoDate date={notice.on} withYear />
        {notice.rest && notice.workingDay && (
          <p className="meta">
            {t(agreements.renewalRest(t(notice.rest)))}
            <IsoDate date={notice.workingDay} withYear />
          </p>
        )}
      </dd>
    </>
  );
}

interface PartProgress {
  readonly id: string;
  readonly label: string;
  readonly total: number;
  readonly done: Readonly<Record<Party, number>>;
  readonly both: number;
}

function PartsTable() {
  const t = useText();
  const { agreement, mine, theirs } = useWorkbench();
  const rows = (Object.keys(tabOf) as (keyof typeof tabOf)[]).map((part): PartProgress => {
    const all = rowsOf(agreement, part);
    const by = (party: Party) => all.filter(({ confirmations }) => confirmations[party]).length;
    const both = all.filter(({ confirmations: { hospital, vendor } }) => hospital && vendor).length;
    const done = { hospital: by("hospital"), vendor: by("vendor") };
    return { id: tabOf[part], label: t(rowPartLabels[part]), total: all.length, done, both };
  });
  const columns: DataColumn<PartProgress>[] = [
    {
      id: "part",
      label: t(agreements.part),
      rowHeader: true,
      cell: ({ id, label }) => <Link to={paths.agreement(agreement.id, id)}>{label}</Link>,
    },
    {
      id: "both",
      label: t(agreements.bothConfirmed),
      cell: ({ both, total }) =>
        total === 0 ? (
          <span className="meta">{t(agreements.noRows)}</span>
        ) : (
          <ProgressFraction done={both} total={total} />
        ),
    },
    {
      id: "mine",
      label: t(agreements.confirmedMine),
      cell: ({ done, total }) => total > 0 && <ProgressFraction done={done[mine]} total={total} bar={false} />,
    },
    {
      id: "theirs",
      label: t(agreements.confirmedTheirs),
      cell: ({ done, total }) => total > 0 && <ProgressFraction done={done[theirs]} total={total} bar={false} />,
    },
  ];
  return (
    <div className="stack tight">
      <h2>{t(agreements.progressTable)}</h2>
      <DataTable
        caption={t(agreements.progressTable)}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        narrow="cards"
      />
    </div>
  );
}

const signingOrder: readonly Party[] = parties.toReversed();

function Signatures() {
  const t = useText();
  const { agreement } = useWorkbench();
  const { signatures, document } = agreement;
  return (
    <section className="panel" aria-labelledby="signatures">
      <div className="head">
        <h2 id="signatures">{t(agreements.signatures)}</h2>
        {document.pages !== null && <span className="meta">{t(agreements.pages(document.pages))}</span>}
      </div>
      <ol className={`body ${css.order}`}>
        {signingOrder.map((party) => {
          const signature = signatures.find((one) => one.party === party);
          return (
            <li key={party}>
              <PartyMark party={party} hollow={!signature} />
              <span>
                {signature ? `${signature.title} ${signature.name}`.trim() : agreement.parties[party].name}
                {signature && (
                  <p className="meta">
                    <Instant at={signature.signedAt} withYear />
                    <br />
                    {t(agreements.provedWith(signature.factors.map((factor) => t(factorNames[factor]))))}
                  </p>
                )}
              </span>
              <StatusBadge tone={signature?.sealed ? "ok" : signature ? "info" : "neutral"}>
                {t(signature?.sealed ? agreements.signedBy : signature ? agreements.sealPending : agreements.notSigned)}
              </StatusBadge>
            </li>
          );
        })}
      </ol>
      {agreement.expiresOn && (agreement.status === "settled" || agreement.status === "vendor_signed") && (
        <p className="meta" style={{ padding: "0 16px 12px" }}>
          {t(agreements.expiresOn)} <IsoDate date={agreement.expiresOn} withYear />
        </p>
      )}
      <OwnSignatories />
    </section>
  );
}
