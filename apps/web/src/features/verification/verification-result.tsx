import { Button } from "@mantine/core";
import { referenceNumber } from "@portal/shared";
import { useEffect, useRef } from "react";
import { verification } from "../../texts/verification.js";
import { verificationChecks } from "../../texts/verification-checks.js";
import { Instant } from "../../ui/instant.js";
import { PartyMark } from "../../ui/party-mark.js";
import { partyName } from "../../ui/party-names.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useText } from "../../ui/text-language.js";
import { AcrobatView } from "./acrobat-view.js";
import { ExpertDetails } from "./expert-details.js";
import { LongTerm } from "./long-term.js";
import { OwnChecks } from "./own-checks.js";
import { CheckLine, SignatureChecks } from "./signature-checks.js";
import { isAddedTo, isByParty, outcomeOf, outcomes, type Outcome } from "./verification-outcome.js";
import type { Verification } from "./verification.api.js";
import css from "./verification.module.css";

/** The answer in plain words before any figure; the figures for experts stand below. */
export function VerificationResult({ name, result }: { name: string; result: Verification }) {
  const t = useText();
  const outcome = outcomeOf(result);
  const { Mark, word, title, lead } = outcomes[outcome];
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [result]);
  // Without a signature to speak of, what may have happened and what to do take the place of the checks.
  const isUnread = outcome === "unknown" || outcome === "cut";
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
        <Over record={result.record} />
        {result.problems.length > 0 && <Problems result={result} outcome={outcome} />}
        {isUnread && <Unread outcome={outcome} />}
        {!isUnread && (
          <>
            <h3>{t(verification.signers)}</h3>
            <Signers result={result} />
            <h3>{t(verification.checks)}</h3>
            <Checks result={result} />
            {result.contentDigest && <Reference digest={result.contentDigest} />}
            {result.signatures.length > 0 && (
              <>
                <h3>{t(verificationChecks.perSignature)}</h3>
                <SignatureChecks signatures={result.signatures} />
                <h3>{t(verificationChecks.level)}</h3>
                <LongTerm result={result} />
                <h3>{t(verificationChecks.acrobat)}</h3>
                <AcrobatView result={result} />
              </>
            )}
            <h3>{t(verification.notChecked)}</h3>
            <NotChecked result={result} />
          </>
        )}
        <div className="row no-print">
          <Button variant="default" onClick={() => window.print()}>
            {t(verification.print)}
          </Button>
        </div>
      </section>
      {!isUnread && <OwnChecks name={name} result={result} />}
      <ExpertDetails result={result} />
    </>
  );
}

/** A genuine file says what was signed, not what holds today. */
function Over({ record }: { record: Verification["record"] }) {
  const t = useText();
  if (!record?.over) return null;
  return (
    <ProblemNotice tone="warn" title={t(verification.overTitle)}>
      {t(record.supersededBy ? verification.overSuperseded(record.supersededBy) : verification.overEnded)}
    </ProblemNotice>
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
            {one.party && <span className="meta">{t(partyName[one.party])}</span>}
            <br />
            <strong>{one.signer}</strong>
            <br />
            {one.method && (
              <>
                <span className="small">{t(isByParty(one) ? verification.byParty : verification.bySeal)}</span>
                <br />
              </>
            )}
            <span className="small">{one.certificate}</span>
            {isByParty(one) && (
              <>
                <br />
                <span className="meta">{t(verification.issuedBy(one.certificateIssuer))}</span>
              </>
            )}
          </span>
          <span className="meta">
            {one.signedAt && (
              <>
                <Instant at={one.signedAt} withYear />
                <br />
                {t(verification.statedTime)}
                <br />
              </>
            )}
            <Timestamp of={one} />
            <StatusBadge tone={one.valid ? "ok" : "alert"}>
              {t(one.valid ? verification.signatureValid : verification.signatureInvalid)}
            </StatusBadge>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Time that a third party vouches for, or the plain word that there is none. */
function Timestamp({ of: { timestamp } }: { of: Verification["signatures"][number] }) {
  const t = useText();
  if (!timestamp?.valid || !timestamp.at)
    return (
      <>
        {t(timestamp ? verification.timestampBad : verification.noTimestamp)}
        <br />
      </>
    );
  return (
    <>
      <Instant at={timestamp.at} withYear />
      <br />
      {t(verification.stampedTime(timestamp.authority))}
      <br />
    </>
  );
}

function Checks({ result }: { result: Verification }) {
  const t = useText();
  const { signatures, record } = result;
  const bad = signatures.filter(({ valid }) => !valid).length;
  const isTrusted = signatures.every(({ trusted }) => trusted);
  const issuer = signatures.some(isByParty) ? verification.issuerParty : verification.issuerGood;
  const isAdded = isAddedTo(result);
  const said =
    signatures.length === 0
      ? verification.signaturesNone
      : bad === 0
        ? verification.signaturesGood(signatures.length)
        : verification.signaturesBad(bad, signatures.length);
  return (
    <dl className={css.checks}>
      <CheckLine
        state={signatures.length > 0 && bad === 0 ? "passed" : "failed"}
        what={t(verification.checkSignatures)}
      >
        {t(said)}
      </CheckLine>
      {signatures.length > 0 && (
        <>
          <CheckLine state={isTrusted ? "passed" : "failed"} what={t(verification.checkIssuer)}>
            {t(isTrusted ? issuer : verification.issuerBad)}
          </CheckLine>
          <CheckLine state={!isAdded ? "passed" : "failed"} what={t(verification.checkAdded)}>
            {t(isAdded ? verification.addedSome : verification.addedNone)}
          </CheckLine>
        </>
      )}
      <CheckLine state={record !== null ? "passed" : "failed"} what={t(verification.checkRecord)}>
        {t(record ? verification.recordGood(record.number, record.revision) : verification.recordBad)}
      </CheckLine>
    </dl>
  );
}

/** The number that the signatories saw, to be compared by eye. */
function Reference({ digest }: { digest: string }) {
  const t = useText();
  return (
    <>
      <h3>{t(verification.reference)}</h3>
      <p>
        <strong className="nowrap">{referenceNumber(digest)}</strong>
        <br />
        <span className="meta">{t(verification.referenceHelp)}</span>
      </p>
    </>
  );
}

/** The limits of the answer, so that nobody takes it for more. */
function NotChecked({ result: { signatures } }: { result: Verification }) {
  const t = useText();
  const bySeal = signatures.some((one) => !isByParty(one));
  const limits = [
    ...(bySeal ? [verification.notPerson] : []),
    ...(signatures.some(isByParty) ? [verification.notParty] : []),
    ...(signatures.every(({ timestamp }) => timestamp) ? [] : [verification.notTime]),
    ...(signatures.some(({ timestamp }) => timestamp) ? [verification.notAuthority] : []),
    ...(signatures.some(({ timestamp }) => timestamp?.revocation.state === "absent")
      ? [verificationChecks.notAuthorityRevocation]
      : []),
    ...(bySeal ? [verification.notRoot] : []),
    verification.notLegal,
  ];
  return (
    <ul className={`small ${css.reasons}`}>
      {limits.map((limit) => (
        <li key={limit.en}>{t(limit)}</li>
      ))}
    </ul>
  );
}

function Unread({ outcome }: { outcome: Outcome }) {
  const t = useText();
  return (
    <>
      {outcome === "unknown" && (
        <>
          <h3>{t(verification.reasons)}</h3>
          <ul className={css.reasons}>
            <li>{t(verification.reasonPrinted)}</li>
            <li>{t(verification.reasonDraft)}</li>
            <li>{t(verification.reasonForeign)}</li>
          </ul>
        </>
      )}
      <h3>{t(verification.next)}</h3>
      <ul className={css.reasons}>
        <li>{t(verification.nextAsk)}</li>
        <li>{t(verification.nextPortal)}</li>
      </ul>
    </>
  );
}
