import { verification } from "../../texts/verification.js";
import { DataTable, type DataColumn } from "../../ui/data-table.js";
import { Digest } from "../../ui/digest.js";
import { useText } from "../../ui/text-language.js";
import type { Verification } from "./verification.api.js";
import css from "./verification.module.css";

type Signature = Verification["signatures"][number];
type Revision = Verification["revisions"][number];
const OBJECTS_SHOWN = 20;

/** Values to compare by hand, and the ranges that each signature covers. */
export function ExpertDetails({ result }: { result: Verification }) {
  const t = useText();
  return (
    <details className={css.details}>
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
          {result.signatures.length > 0 && (
            <>
              <dt>{t(verification.form)}</dt>
              <dd>{t(verification.formText)}</dd>
            </>
          )}
        </dl>
        <p className="small measure">{t(verification.tools)}</p>
        {result.signatures.length > 0 && <SignatureTable signatures={result.signatures} />}
        {result.revisions.length > 0 && <RevisionTable revisions={result.revisions} />}
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
    { id: "signer", label: t(verification.signer), rowHeader: true, cell: ({ signer }) => signer },
    { id: "certificate", label: t(verification.certificate), cell: ({ certificate }) => certificate },
    { id: "serial", label: t(verification.serial), cell: ({ serialNumber }) => <code>{serialNumber}</code> },
    { id: "covers", label: t(verification.covers), cell: (one) => t(covers(one)) },
    {
      id: "valid",
      label: t(verification.validity),
      cell: ({ valid }) => t(valid ? verification.yes : verification.no),
    },
  ];
  return (
    <DataTable
      caption={t(verification.signatureTable)}
      captionHidden={false}
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
      cell: ({ permitted }) => t(permitted ? verification.yes : verification.no),
    },
  ];
  return (
    <DataTable
      caption={t(verification.revisionTable)}
      captionHidden={false}
      columns={columns}
      rows={revisions}
      rowKey={({ number }) => String(number)}
      narrow="cards"
    />
  );
}
