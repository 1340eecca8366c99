import type { Text } from "@portal/shared";
import { IconCircleCheck, IconCircleMinus, IconCircleX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { verificationChecks as texts } from "../../texts/verification-checks.js";
import { instantWords } from "../../ui/date-words.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import { isByParty } from "./verification-outcome.js";
import type { Verification } from "./verification.api.js";
import css from "./verification.module.css";

type Signature = Verification["signatures"][number];
type Check = Signature["checks"][number];
type State = Check["state"] | "fact";

const marks = { passed: IconCircleCheck, failed: IconCircleX, absent: IconCircleMinus, fact: null } as const;

/** Every check of every signature with its result in a sentence. */
export function SignatureChecks({ signatures }: { signatures: readonly Signature[] }) {
  const t = useText();
  return (
    <>
      {signatures.map((one, index) => (
        <section key={one.field + one.serialNumber} className={css.signature} aria-labelledby={`signature-${index}`}>
          <h4 id={`signature-${index}`}>{t(texts.signature(index + 1, one.signer))}</h4>
          <Checks of={one} />
        </section>
      ))}
    </>
  );
}

function Checks({ of }: { of: Signature }) {
  const t = useText();
  const { language } = useLanguage();
  const moment = (at: string | null) =>
    at === null ? t(texts.unknownTime) : instantWords(at, language, { withYear: true });
  return (
    <dl className={css.checks}>
      {of.checks.map((check) => {
        const { what, said } = sentences(of, check, moment);
        return (
          <CheckLine key={check.code} state={check.state} what={t(what)}>
            {t(said)}
          </CheckLine>
        );
      })}
      <CheckLine state="fact" what={t(isByParty(of) ? texts.sealParty : texts.seal)}>
        {t(texts.sealText(of.certificate, moment(of.certificateEnds)))}
      </CheckLine>
    </dl>
  );
}

const figures = (bytes: number): string => bytes.toLocaleString("en");

function coverageText({ covered }: Signature): Text {
  if (!covered) return texts.coverageFailed;
  const { before, after, end } = covered;
  return texts.coveragePassed(figures(before + end - after), figures(end), figures(after - before));
}

const chainText = (one: Signature): Text => {
  const root = one.issuer?.name ?? "";
  return isByParty(one) ? texts.chainParty(one.certificateIssuer, root) : texts.chainPassed(root);
};

/** What a check is called, and the sentence for its result. */
function sentences(
  one: Signature,
  { code, state }: Check,
  moment: (at: string | null) => string,
): { what: Text; said: Text } {
  const { revocation, timestamp, serialNumber } = one;
  const told = (what: Text, passed: Text, failed: Text, absent = failed) => ({
    what,
    said: { passed, failed, absent }[state],
  });
  switch (code) {
    case "coverage":
      return told(texts.coverage, coverageText(one), texts.coverageFailed);
    case "digest":
      return told(texts.digest, texts.digestPassed, texts.digestFailed);
    case "signature":
      return told(texts.value, texts.valuePassed, texts.valueFailed);
    case "certificate-named":
      return told(texts.named, texts.namedPassed(serialNumber), texts.namedFailed);
    case "certificate-chain":
      return told(texts.chain, chainText(one), texts.chainFailed);
    case "revocation": {
      const at = moment(revocation.listedAt);
      const none = isByParty(one) ? texts.revocationParty : texts.revocationAbsent;
      return told(texts.revocation, texts.revocationPassed(at), texts.revocationFailed(at), none);
    }
    case "timestamp": {
      const passed = texts.timestampPassed(moment(timestamp?.at ?? null), timestamp?.authority ?? "");
      return told(texts.timestamp, passed, texts.timestampFailed, texts.timestampAbsent);
    }
  }
}

/** One line: what was checked, a mark, and the sentence. The mark's word is read aloud too. */
export function CheckLine({ state, what, children }: { state: State; what: string; children: ReactNode }) {
  const t = useText();
  const Mark = marks[state];
  return (
    <div data-state={state}>
      <dt>{what}</dt>
      <dd>
        {Mark && <Mark size={20} aria-hidden />}
        <span>
          {state !== "fact" && <span className="sr">{t(texts[state])} </span>}
          {children}
        </span>
      </dd>
    </div>
  );
}
