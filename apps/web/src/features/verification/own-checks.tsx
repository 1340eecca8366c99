import { ownChecks, type OwnCheck, type Text } from "@portal/shared";
import { ownCheckSteps, verificationChecks as texts } from "../../texts/verification-checks.js";
import { CopyButton } from "../../ui/copy-button.js";
import { useText } from "../../ui/text-language.js";
import { useOpenInPrint } from "./open-in-print.js";
import { isByParty } from "./verification-outcome.js";
import type { Verification } from "./verification.api.js";
import css from "./verification.module.css";

/** The commands with which anybody checks this very file by other programs, each with what it must print. */
export function OwnChecks({ name, result }: { name: string; result: Verification }) {
  const t = useText();
  const details = useOpenInPrint();
  return (
    <details ref={details} className={css.details}>
      <summary>{t(texts.own)}</summary>
      <div className="stack">
        <p className="small measure">{t(texts.ownLead)}</p>
        <p className="small measure">{t(texts.ownRoots)}</p>
        <ul className={css.reasons}>
          {rootFiles(result).map(([name, what]) => (
            <li key={name}>
              <a href={`/api/v1/verifications/${name}`} download>
                {t(what)}
              </a>
            </li>
          ))}
        </ul>
        <ol className={css.commands}>
          {ownChecks(name, result).map((check) => (
            <Command key={check.step + String(check.number)} check={check} note={noteOf(check, result)} />
          ))}
        </ol>
      </div>
    </details>
  );
}

/** The files of roots that the commands read, no other. */
function rootFiles({ signatures, documentTimestamps }: Verification): [string, Text][] {
  const parties = signatures.filter(isByParty).length;
  const isStamped = documentTimestamps.length > 0 || signatures.some(({ timestamp }) => timestamp);
  return [
    ...(parties === 0 || parties < signatures.length ? [["roots.pem", texts.sealRoots] satisfies [string, Text]] : []),
    ...(parties > 0 ? [["party-roots.pem", texts.partyRoots] satisfies [string, Text]] : []),
    ...(isStamped ? [["timestamp-roots.pem", texts.timestampRoots] satisfies [string, Text]] : []),
  ];
}

function noteOf({ step }: OwnCheck, { signatures, documentTimestamps }: Verification): Text | undefined {
  if (step === "pdfsig") return texts.pdfsigNote(signatures.length, documentTimestamps.length);
  if (step === "party-root") return texts.partyRootNote;
  return step === "root" ? texts.rootNote : undefined;
}

function Command({ check, note }: { check: OwnCheck; note: Text | undefined }) {
  const t = useText();
  const { step, number, command, expected } = check;
  const what = ownCheckSteps[step];
  const title = t(number === null ? what : texts.numbered(t(what), number, step === "document-timestamp"));
  return (
    <li>
      <div className={css.commandHead}>
        <strong>{title}</strong>
        <CopyButton value={command} label={t(texts.copyCommand(title))} />
      </div>
      <pre className={css.command} tabIndex={0} aria-label={title}>
        <code>{command}</code>
      </pre>
      <p className="small">
        {t(texts.expectedLine)}：<code className={css.expected}>{expected}</code>
      </p>
      {note && <p className="meta">{t(note)}</p>}
    </li>
  );
}
