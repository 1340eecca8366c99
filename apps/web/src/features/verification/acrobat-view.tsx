import { verificationChecks as texts } from "../../texts/verification-checks.js";
import { digestWords } from "../../ui/digest.js";
import { useText } from "../../ui/text-language.js";
import { isAddedTo, isByParty } from "./verification-outcome.js";
import type { Verification } from "./verification.api.js";
import css from "./verification.module.css";

/** What a reader sees in Acrobat, who would otherwise take an unknown authority for a forgery. */
export function AcrobatView({ result }: { result: Verification }) {
  const t = useText();
  const { signatures, documentTimestamps, certification } = result;
  const seals = signatures.filter((one) => !isByParty(one));
  const issuer = seals.find((one) => one.issuer)?.issuer;
  const parties = signatures.filter(isByParty);
  const partyRoots = new Map(parties.flatMap(({ issuer: root }) => (root ? [[root.sha256, root] as const] : [])));
  const isAltered = isAddedTo(result) || signatures.some(({ valid }) => !valid);
  const lines = [
    ...(seals.length > 0 ? [texts.acrobatUnknown] : []),
    ...(parties.length > 0 ? [texts.acrobatParty] : []),
    ...(isAltered ? [texts.acrobatChanged] : []),
    ...(issuer ? [texts.acrobatTrust(digestWords(issuer.sha256))] : []),
    ...[...partyRoots.values()].map((root) => texts.acrobatPartyTrust(root.name, digestWords(root.sha256))),
    ...(certification === 2 ? [texts.acrobatCertified] : []),
    ...(signatures.length > 1 ? [texts.acrobatLater] : []),
    ...(documentTimestamps.length > 0 ? [texts.acrobatStamps(documentTimestamps.length)] : []),
    signatures.some(({ timestamp }) => timestamp) ? texts.acrobatTime : texts.acrobatNoTime,
  ];
  return (
    <>
      <ul className={`small ${css.reasons}`}>
        {lines.map((line) => (
          <li key={line.en}>{t(line)}</li>
        ))}
      </ul>
      <p className="meta">{t(texts.acrobatLead)}</p>
    </>
  );
}
