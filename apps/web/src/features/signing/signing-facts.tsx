import type { Duty, Party, RoleValue } from "@portal/shared";
import { Link } from "react-router";
import { useActing } from "../../api/acting.js";
import { signing } from "../../texts/signing.js";
import { Digest } from "../../ui/digest.js";
import { IsoDate } from "../../ui/iso-date.js";
import { PartyMark } from "../../ui/party-mark.js";
import { paths } from "../../ui/paths.js";
import { useText } from "../../ui/text-language.js";
import { AmendmentFacts } from "./amendment-facts.js";
import type { SignedAgreement } from "./signing.api.js";
import { TermFacts } from "./term-facts.js";
import { Fact } from "./fact.js";
import css from "./signing.module.css";

/** What, with whom, for how long, and which content exactly. */
export function SigningFacts({
  agreement,
  digest,
  isSigner,
}: {
  agreement: SignedAgreement;
  digest: string | null;
  isSigner: boolean;
}) {
  const t = useText();
  const { user } = useActing();
  const { parties, mine, service, disclosureVersion, rows, signatures } = agreement;
  const count = (part: SignedAgreement["rows"][number]["part"]) => rows.filter((row) => row.part === part).length;
  const withDuty = (duty: Duty) =>
    rows.filter(({ part, value }) => part === "role" && (value as RoleValue).assignments[mine]?.includes(duty)).length;
  const party = (side: Party) => {
    const signature = signatures.find((one) => one.party === side);
    return (
      <>
        <PartyMark party={side} />
        <span>
          {parties[side].name}
          {signature && <span className={`meta ${css.below}`}>{`${signature.title} ${signature.name}`.trim()}</span>}
          {isSigner && side === mine && (
            <span className={`meta ${css.below}`}>
              {user.name}（{t(signing.you)}）
            </span>
          )}
        </span>
      </>
    );
  };
  return (
    <section aria-labelledby="what" className={css.block}>
      <h2 id="what">{t(signing.whatAndWho)}</h2>
      <dl className={css.facts}>
        <Fact name={t(signing.hospitalSign)}>{party("hospital")}</Fact>
        <Fact name={t(signing.vendorSign)}>{party("vendor")}</Fact>
        <Fact name={t(signing.subject)}>
          <span>
            {service.name}
            <Link className={`small ${css.below}`} to={paths.version(disclosureVersion.id)}>
              {t(signing.byDisclosure(disclosureVersion.number))}
            </Link>
          </span>
        </Fact>
        <Fact name={t(signing.period)}>
          <span>
            <IsoDate date={agreement.startsOn} withYear withWeekday={false} /> 〜{" "}
            <IsoDate date={agreement.endsOn} withYear withWeekday={false} />
          </span>
        </Fact>
        <AmendmentFacts agreement={agreement} />
        <TermFacts agreement={agreement} />
        <Fact name={t(signing.rows)}>
          <span>{t(signing.rowCounts(count("role"), count("sla"), count("risk"), count("clause")))}</span>
        </Fact>
        <Fact name={t(signing.ourDuties)}>
          <span>
            {t(signing.dutyCounts(withDuty("accountable"), withDuty("responsible")))}{" "}
            <Link to={paths.agreement(agreement.id, "roles")}>{t(signing.seeDuties)}</Link>
          </span>
        </Fact>
        {digest && (
          <Fact name={t(signing.digest)}>
            <div className={css.digest}>
              <Digest value={digest} />
              <p className="meta">{t(signing.digestHelp)}</p>
              <details className="small">
                <summary>{t(signing.digestWhole)}</summary>
                <Digest value={digest} whole />
              </details>
            </div>
          </Fact>
        )}
      </dl>
    </section>
  );
}
