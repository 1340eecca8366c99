import { Button } from "@mantine/core";
import { IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { useEffect, useRef, type ReactNode } from "react";
import { verification } from "../../texts/verification.js";
import { Instant } from "../../ui/instant.js";
import { PartyMark } from "../../ui/party-mark.js";
import { useText } from "../../ui/text-language.js";
import { ExpertDetails } from "./expert-details.js";
import { outcomeOf, outcomes, type Outcome } from "./verification-outcome.js";
import type { Verification } from "./verification.api.js";
import css from "./verification.module.css";

/** The answer in plain words before any figure; the figures for experts stand below. */
export function VerificationResult({ result }: { result: Verification }) {
  const t = useText();
  const outcome = outcomeOf(result);
  const { Mark, word, title, lead } = outcomes[outcome];
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [result]);
  const isUnknown = outcome === "unknown";
  return (
    <>
      <section className={css.result} data-outcome={outcome} aria-labelledby="result">
        <div className={css.head}>
          <Mark size={44} stroke={1.75} aria-hidden />
          <div>
            <p className={css.word}>{t(word)}</p>
            <h2 id="result" ref={heading} tabIndex={-1}>
              {t(title)}
            </h2>
            <p className="phrase">{t(lead)}</p>
          </div>
        </div>
        {result.problems.length > 0 && <Problems result={result} outcome={outcome} />}
        {isUnknown && <Unknown />}
        {!isUnknown && (
          <>
            <h3>{t(verification.signers)}</h3>
            <Signers result={result} />
            <h3>{t(verification.checks)}</h3>
            <Checks result={result} />
          </>
        )}
        {outcome === "genuine" && <p className="meta">{t(verification.acrobat)}</p>}
        <div className="row no-print">
          <Button variant="default" onClick={() => window.print()}>
            {t(verification.print)}
          </Button>
        </div>
      </section>
      <ExpertDetails result={result} />
    </>
  );
}

function Problems({ result, outcome }: { result: Verification; outcome: Outcome }) {
  const t = useText();
  const isGrave = outcome === "appended" || outcome === "changed";
  return (
    <div className={isGrave ? css.added : undefined}>
      <h3>{t(verification.found)}</h3>
      <ul className={css.reasons}>
        {result.problems.map(({ code, detail }) => (
          <li key={code + detail}>{detail}</li>
        ))}
      </ul>
      {isGrave && <p className="small">{t(verification.askSender)}</p>}
    </div>
  );
}

function Signers({ result: { signatures } }: { result: Verification }) {
  const t = useText();
  if (signatures.length === 0) return <p className="small">{t(verification.noSigners)}</p>;
  return (
    <ul className={css.signers}>
      {signatures.map((one) => (
        <li key={one.serialNumber + one.signer + (one.signedAt ?? "")}>
          {one.party ? <PartyMark party={one.party} hollow={!one.valid} /> : <span />}
          <span>
            <strong>{one.signer}</strong>
            <br />
            <span className="small">{one.certificate}</span>
          </span>
          {one.signedAt && (
            <span className="meta">
              <Instant at={one.signedAt} withYear />
              <br />
              {t(verification.statedTime)}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

const additions = ["bytes-after-last-signature", "changed-after-signing"];

function Checks({ result }: { result: Verification }) {
  const t = useText();
  const { signatures, record, problems } = result;
  const bad = signatures.filter(({ valid }) => !valid).length;
  const isTrusted = signatures.every(({ trusted }) => trusted);
  const isAdded = problems.some(({ code }) => additions.includes(code));
  const said =
    signatures.length === 0
      ? verification.signaturesNone
      : bad === 0
        ? verification.signaturesGood(signatures.length)
        : verification.signaturesBad(bad, signatures.length);
  return (
    <dl className={css.checks}>
      <Check ok={signatures.length > 0 && bad === 0} what={t(verification.checkSignatures)}>
        {t(said)}
      </Check>
      {signatures.length > 0 && (
        <>
          <Check ok={isTrusted} what={t(verification.checkIssuer)}>
            {t(isTrusted ? verification.issuerGood : verification.issuerBad)}
          </Check>
          <Check ok={!isAdded} what={t(verification.checkAdded)}>
            {t(isAdded ? verification.addedSome : verification.addedNone)}
          </Check>
        </>
      )}
      <Check ok={record !== null} what={t(verification.checkRecord)}>
        {t(record ? verification.recordGood(record.number, record.revision) : verification.recordBad)}
      </Check>
    </dl>
  );
}

function Check({ ok, what, children }: { ok: boolean; what: string; children: ReactNode }) {
  const Mark = ok ? IconCircleCheck : IconCircleX;
  return (
    <div data-ok={ok || undefined}>
      <dt>{what}</dt>
      <dd>
        <Mark size={20} aria-hidden />
        <span>{children}</span>
      </dd>
    </div>
  );
}

function Unknown() {
  const t = useText();
  return (
    <>
      <h3>{t(verification.reasons)}</h3>
      <ul className={css.reasons}>
        <li>{t(verification.reasonPrinted)}</li>
        <li>{t(verification.reasonDraft)}</li>
        <li>{t(verification.reasonForeign)}</li>
      </ul>
      <h3>{t(verification.next)}</h3>
      <ul className={css.reasons}>
        <li>{t(verification.nextAsk)}</li>
        <li>{t(verification.nextPortal)}</li>
      </ul>
    </>
  );
}
