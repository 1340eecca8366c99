import type { RiskValue } from "./agreement-row.js";
import { type Blocking, type GateRow, isBlank, rowBlocking } from "./blocking.js";
import type { Party } from "./party.js";
import { gapsOf } from "./prefill-risk.js";
import { isOptionRow, needsAcceptance, needsExplanation } from "./risk-acceptance.js";
import { gapKey } from "./risk-key.js";
import { riskLevel } from "./risk-level.js";
import { optionsOf } from "./security-options.js";
import type { SettlementInput } from "./settlement-input.js";

/** g6: each gap has its row with measures, and the hospital's own assessment; a confirmation alone is none. */
export function gapBlocking({ rows, disclosure, answers }: SettlementInput): readonly Blocking[] {
  return gapsOf(disclosure, answers).flatMap(({ item: { id: itemId, label } }): readonly Blocking[] => {
    const row = rows.find(({ part, key }) => part === "risk" && key === gapKey(itemId));
    const blocking = (code: string, ja: string, en: string, party?: Party): Blocking => ({
      code,
      gate: "g6",
      rowKey: gapKey(itemId),
      ...(row?.id !== undefined && { rowId: row.id }),
      itemId,
      ...(party && { party }),
      detail: { ja: `「${label.ja}」${ja}`, en: `“${label.en}” ${en}` },
    });
    if (!row)
      return [
        blocking("gap-without-row", "の「いいえ」に対応するリスクの行がありません", "answered no has no risk row"),
      ];
    const { measures, assessment } = row.value as RiskValue;
    const found: Blocking[] = [];
    if (isBlank(measures))
      found.push(blocking("gap-without-measures", "の理由と代替策が書かれていません", "has no measures written"));
    if (isBlank(assessment?.text))
      found.push(
        blocking(
          "gap-not-assessed",
          "の「いいえ」について、医療機関の個別評価が書かれていません",
          "answered no has no assessment by the hospital",
          "hospital",
        ),
      );
    return found;
  });
}

/** Each measure that the vendor sells as an option has its row: whether it was declined must not stay unsaid. */
export function optionBlocking({ rows, disclosure, answers }: SettlementInput): readonly Blocking[] {
  return optionsOf(disclosure, answers)
    .filter(({ key }) => !rows.some((row) => row.part === "risk" && row.key === key))
    .map(({ key, itemId, measure }) => ({
      code: "option-without-row",
      gate: "g5" as const,
      rowKey: key,
      itemId,
      detail: {
        ja: `オプションの対策「${measure}」の採否を記す行がありません`,
        en: `The optional measure “${measure}” has no row that says whether it is taken`,
      },
    }));
}

/** g5: residual risk above the hospital's limit is explained, and accepted by name and date; each option is taken or declined. */
export function riskBlocking(row: GateRow, value: RiskValue, input: SettlementInput): readonly Blocking[] {
  const { impactAfter, likelihoodAfter, acceptance, communication } = value;
  const judged = { ...value, residualLevel: riskLevel(input.risk.bands, impactAfter, likelihoodAfter) };
  const found: Blocking[] = [];
  const add = (code: string, ja: string, en: string, party?: Party): void => {
    found.push(rowBlocking(row, code, ja, en, { gate: "g5", ...(party && { party }) }));
  };
  if (isOptionRow(row.key) && value.decision === undefined)
    add("option-undecided", "オプションの採否が決まっていません", "nobody has decided whether the option is taken");
  if (needsExplanation(row.key, judged, input.riskLimit) && !communication?.explained)
    add(
      "risk-not-explained",
      "事業者が医療機関に説明した記録がありません",
      "never explained to the hospital",
      "vendor",
    );
  if (needsAcceptance(judged, input.riskLimit) && (isBlank(acceptance?.by) || isBlank(acceptance?.on)))
    add(
      "risk-not-accepted",
      "残存リスクを受容する医療機関の承認者名と日付がありません",
      "the residual risk is not accepted by name and date",
      "hospital",
    );
  return found;
}
