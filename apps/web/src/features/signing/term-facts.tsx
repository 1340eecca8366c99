import { bearerOf, yenText, type ClauseValue, type RiskValue, type TermValue } from "@portal/shared";
import { Link } from "react-router";
import { signing } from "../../texts/signing.js";
import { paths } from "../../ui/paths.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import { updateDutyWords } from "../../ui/update-duty-words.js";
import { Fact } from "./fact.js";
import type { SignedAgreement } from "./signing.api.js";

/** What a director answers for: the amount, who updates the servers, what stands in the house, and the risks that were accepted. */
export function TermFacts({ agreement: { id, rows } }: { agreement: SignedAgreement }) {
  const t = useText();
  const { language } = useLanguage();
  const valueAt = (part: string, key: string) => rows.find((row) => row.part === part && row.key === key)?.value;
  const amount = valueAt("term", "amount") as Extract<TermValue, { jpy: string | null }> | undefined;
  const duty = valueAt("clause", "update-duty") as ClauseValue | undefined;
  const bearer = duty && bearerOf(duty);
  const equipment = rows.filter(({ part }) => part === "equipment").length;
  const accepted = rows.filter(({ part, value }) => part === "risk" && (value as RiskValue).acceptance?.by).length;
  return (
    <>
      {amount && (
        <Fact name={t(signing.amount)}>
          <span>{yenText(amount.jpy, language)}</span>
        </Fact>
      )}
      {bearer && (
        <Fact name={t(signing.updateDuty)}>
          <span>{t(updateDutyWords[bearer])}</span>
        </Fact>
      )}
      <Fact name={t(signing.equipment)}>
        <Link to={paths.agreement(id, "equipment")}>{t(signing.equipmentCount(equipment))}</Link>
      </Fact>
      <Fact name={t(signing.acceptedRisks)}>
        <Link to={paths.agreement(id, "risks")}>{t(signing.acceptedCount(accepted))}</Link>
      </Fact>
    </>
  );
}
