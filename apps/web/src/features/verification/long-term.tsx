import { levelTexts, verificationChecks as texts } from "../../texts/verification-checks.js";
import { instantWords } from "../../ui/date-words.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import { CheckLine } from "./signature-checks.js";
import type { Verification } from "./verification.api.js";
import css from "./verification.module.css";

/** The PAdES level in a sentence, and each document time-stamp with what it protects and until when. */
export function LongTerm({ result }: { result: Verification }) {
  const t = useText();
  const { level, documentTimestamps, validationStore } = result;
  return (
    <>
      <p>{t(level ? levelTexts[level] : texts.levelNone)}</p>
      {validationStore.certificates + validationStore.revocationLists > 0 && (
        <p className="small">{t(texts.store(validationStore.certificates, validationStore.revocationLists))}</p>
      )}
      <h4>{t(texts.documentTimestamps)}</h4>
      {documentTimestamps.length === 0 ? (
        <p className="small">{t(texts.documentTimestampsNone)}</p>
      ) : (
        <dl className={css.checks}>
          {documentTimestamps.map((one, index) => (
            <DocumentTimestamp
              key={one.field}
              of={one}
              number={index + 1}
              isNewest={index === documentTimestamps.length - 1}
            />
          ))}
        </dl>
      )}
    </>
  );
}

function DocumentTimestamp({
  of: { at, authority, valid, holdsUntil, covered, coversRevision },
  number,
  isNewest,
}: {
  of: Verification["documentTimestamps"][number];
  number: number;
  isNewest: boolean;
}) {
  const t = useText();
  const { language } = useLanguage();
  const moment = (instant: string | null) =>
    instant === null ? t(texts.unknownTime) : instantWords(instant, language, { withYear: true });
  const isGood = valid && coversRevision;
  const sentence = isNewest ? texts.documentTimestampGood : texts.documentTimestampRenewed;
  return (
    <CheckLine state={isGood ? "passed" : "failed"} what={t(texts.documentTimestamp(number, moment(at), authority))}>
      {t(isGood ? sentence(moment(holdsUntil), (covered?.end ?? 0).toLocaleString("en")) : texts.documentTimestampBad)}
    </CheckLine>
  );
}
