import { verification } from "../../texts/verification.js";
import { DataTable, type DataColumn } from "../../ui/data-table.js";
import { Digest } from "../../ui/digest.js";
import { Instant } from "../../ui/instant.js";
import { partyName } from "../../ui/party-names.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useText } from "../../ui/text-language.js";
import { useOpenInPrint } from "./open-in-print.js";
import type { Verification } from "./verification.api.js";
import css from "./verification.module.css";

type Signature = Verification["signatures"][number];
type Revision = Verification["revisions"][number];
const OBJECTS_SHOWN = 20;

/** Values to compare by hand, and the ranges that each signature covers. */
export function ExpertDetails({ result }: { result: Verification }) {
  const t = useText();
  const details = useOpenInPrint();
  return (
    <details ref={details} className={css.details}>
      <summary>{t(verification.expert)}</summary>
      <div className="stack">
        <dl className="kv">
          <dt>{t(verification.fileDigest)}</dt>
          <dd>
            <Digest value={result.sha256} whole label={t(verification.fileDigest)} />
          </dd>
          {result.contentDigest && (
            <>
              <dt>{t(verification.contentDigest)}</dt>
              <dd>
                <Digest value={result.contentDigest} whole label={t(verification.contentDigest)} />
              </dd>
            </>
          )}
        </dl>
        {result.signatures.length > 0 && (
          <>
            <h3>{t(verification.signatureTable)}</h3>
            <SignatureTable signatures={result.signatures} />
          </>
        )}
        {result.revisions.length > 0 && (
          <>
            <h3>{t(verification.revisionTable)}</h3>
            <RevisionTable revisions={result.revisions} />
          </>
        )}
      </div>
    </details>
  );
}

function SignatureTable({ signatures }: { signatures: readonly Signature[] }) {
  const t = useText();
  const covers = (one: Signature) =>
    one.coversWholeFile
      ? verification.coversAll
      : one.coversRevision
        ? verification.coversRevision
        : verification.coversPart;
  const columns: DataColumn<Signature>[] = [
    { id: "signer", label: t(verification.signer), rowHeader: true, cell: (one) => <Signer of={one} /> },
    {
      id: "time",
      label: t(verification.time),
      cell: ({ signedAt }) => (signedAt ? <Instant at={signedAt} withYear /> : "—"),
    },
    { id: "timestamp", label: t(verification.timestamp), cell: (one) => <Timestamp of={one} /> },
    { id: "certificate", label: t(verification.certificate), cell: (one) => <Certificate of={one} /> },
    { id: "trusted", label: t(verification.trusted), cell: ({ trusted }) => <YesNo is={trusted} /> },
    { id: "covers", label: t(verification.covers), cell: (one) => t(covers(one)) },
    { id: "valid", label: t(verification.validity), cell: ({ valid }) => <YesNo is={valid} /> },
  ];
  return (
    <DataTable
      caption={t(verification.signatureTable)}
      columns={columns}
      rows={signatures}
      rowKey={({ serialNumber, signer, signedAt }) => `${serialNumber} ${signer} ${signedAt ?? ""}`}
      narrow="cards"
    />
  );
}

function RevisionTable({ revisions }: { revisions: readonly Revision[] }) {
  const t = useText();
  const objects = ({ number, changedObjects }: Revision) => {
    if (number === 1) return t(verification.original);
    const shown = changedObjects.slice(0, OBJECTS_SHOWN).join(", ");
    return changedObjects.length > OBJECTS_SHOWN ? `${shown} …` : shown;
  };
  const columns: DataColumn<Revision>[] = [
    { id: "number", label: t(verification.revision), rowHeader: true, cell: ({ number }) => number },
    {
      id: "length",
      label: t(verification.length),
      align: "number",
      cell: ({ length }) => length.toLocaleString("en"),
    },
    { id: "objects", label: t(verification.objects), cell: objects },
    {
      id: "permitted",
      label: t(verification.permitted),
      cell: ({ permitted }) => <YesNo is={permitted} />,
    },
  ];
  return (
    <DataTable
      caption={t(verification.revisionTable)}
      columns={columns}
      rows={revisions}
      rowKey={({ number }) => String(number)}
      narrow="cards"
    />
  );
}

function Signer({ of: { signer, party } }: { of: Signature }) {
  const t = useText();
  return (
    <>
      {party && <p className="meta">{t(partyName[party])}</p>}
      {signer}
    </>
  );
}

function Timestamp({ of: { timestamp } }: { of: Signature }) {
  const t = useText();
  if (!timestamp) return t(verification.noTimestamp);
  return (
    <div>
      {timestamp.at ? <Instant at={timestamp.at} withYear /> : "—"}
      <p className="meta">{timestamp.valid ? timestamp.authority : t(verification.timestampBad)}</p>
    </div>
  );
}

function Certificate({ of: { certificate, serialNumber, certificateIssuer } }: { of: Signature }) {
  const t = useText();
  if (!certificate) return "—";
  return (
    <div>
      {certificate}
      {certificateIssuer && <p className="meta">{t(verification.issuedBy(certificateIssuer))}</p>}
      <p className="meta">
        {t(verification.serial)} <code>{serialNumber}</code>
      </p>
    </div>
  );
}

/** The span keeps the badge at its own size inside a card's grid. */
function YesNo({ is }: { is: boolean }) {
  const t = useText();
  return (
    <span>
      <StatusBadge tone={is ? "ok" : "alert"}>{t(is ? verification.yes : verification.no)}</StatusBadge>
    </span>
  );
}
