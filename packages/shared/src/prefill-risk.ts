import type { RiskOwner, RiskValue, Scale, Treatment } from "./agreement-row.js";
import { plannedText } from "./answer-text.js";
import { type Answer, type Answers, type CellValue, DISCLOSED_LATER, isNarrowed, type TableRow } from "./answer.js";
import { indexOf } from "./catalogue-shape.js";
import type { DisclosureCatalogue, DisclosureItem, RiskCatalogue } from "./catalogue.js";
import { answerTo, applies, factsOf } from "./condition.js";
import { gapKey } from "./risk-key.js";
import { riskLevel } from "./risk-level.js";
import { optionsOf, type SecurityOption } from "./security-options.js";
import type { Text } from "./text.js";

export interface PrefilledRisk {
  readonly key: string;
  readonly value: RiskValue;
  readonly label: Text;
}

/** Figures of ours where the vendor gave none, marked 作成案・要確認. Residual low, or medium with `reduce`: both settle unaccepted. */
const stated = { impact: 3, likelihood: 2, impactAfter: 3, likelihoodAfter: 1 } as const;
const gap = { impact: 3, likelihood: 3, impactAfter: 2, likelihoodAfter: 2 } as const;
const wholeService = "本サービスで取り扱う医療情報";
const asDisclosed = "サービス仕様適合開示書に記載した対策を講じる。";

/** The risk rows an agreement opens with: the vendor's own list, else one for each threat; then one for each gap and each option. */
export function prefillRisks(
  disclosure: DisclosureCatalogue,
  risk: RiskCatalogue,
  answers: Answers,
): readonly PrefilledRisk[] {
  const list = answerTo(answers, "risk-treatment-list");
  const listed = (isNarrowed(list) ? [] : rowsOf(list)).map((row) => listedRisk(row, risk));
  const known = listed.length > 0 ? listed : risk.threats.map((threat) => threatRisk(threat, risk));
  return [
    ...known.map((row, index) => ({ ...row, key: `r${index + 1}` })),
    ...gapsOf(disclosure, answers).map(({ item, answer }) => gapRisk(item, answer, risk)),
    ...optionsOf(disclosure, answers).map((option) => optionRisk(option, risk)),
  ];
}

/** Whether いいえ to the item means a missing measure (`noMeans: gap`), not just another fact. */
export const isMeasure = (item: DisclosureItem): boolean => item.answer.noMeans === "gap";

/** Applying items answered いいえ where that means a missing measure (`noMeans: gap`), in catalogue order: gate g6. */
export function gapsOf(
  disclosure: DisclosureCatalogue,
  answers: Answers,
): readonly { readonly item: DisclosureItem; readonly answer: Answer }[] {
  const facts = factsOf(disclosure, answers);
  return indexOf(disclosure).items.flatMap((item) => {
    const answer = answerTo(answers, item.id);
    const isGap = isMeasure(item) && answer?.value === "no" && !answer.notApplicable;
    return answer && isGap && applies(item, facts) ? [{ item, answer }] : [];
  });
}

function rowsOf(answer: Answer | undefined): readonly TableRow[] {
  if (!answer || answer.notApplicable || !Array.isArray(answer.value)) return [];
  const rows = answer.value as readonly (TableRow | string)[];
  return rows.filter(
    (row): row is TableRow => typeof row === "object" && Object.values(row).some((cell) => words(cell)),
  );
}

/** A cell as plain words; a choice with its own words gives those. */
function words(cell: CellValue | undefined): string {
  if (typeof cell === "string") return cell.trim();
  if (Array.isArray(cell)) return cell.join("、");
  return cell && "otherText" in cell ? cell.otherText.trim() : "";
}

const choice = (cell: CellValue | undefined): string | undefined => {
  const value = cell && typeof cell === "object" && "value" in cell ? cell.value : cell;
  return typeof value === "string" ? value : undefined;
};

const scaleOf = (cell: CellValue | undefined): Scale | undefined => {
  const digit = words(cell).normalize("NFKC");
  return /^[1-4]$/.test(digit) ? (Number(digit) as Scale) : undefined;
};

const treatments: readonly Treatment[] = ["avoid", "reduce", "transfer", "accept"];
const owners: readonly RiskOwner[] = ["vendor", "hospital", "subcontractor", "shared"];

function listedRisk(row: TableRow, risk: RiskCatalogue): Omit<PrefilledRisk, "key"> {
  const impact = scaleOf(row["impact"]) ?? stated.impact;
  const likelihood = scaleOf(row["likelihood"]) ?? stated.likelihood;
  const threat = words(row["threat"]) || words(row["risk_id"]) || "（脅威の記載なし）";
  const measures = [
    words(row["measure"]) || asDisclosed,
    labelled("医療機関への依頼", words(row["hospital_request"])),
    labelled("残存リスク", words(row["residual_risk"])),
  ];
  const figures = {
    impact,
    likelihood,
    impactAfter: Math.min(impact, stated.impactAfter) as Scale,
    likelihoodAfter: stated.likelihoodAfter,
  };
  return {
    label: { ja: threat, en: threat },
    value: valueOf(risk, figures, {
      flow: words(row["flow_id"]) || wholeService,
      threat,
      treatment: treatments.find((slug) => slug === choice(row["treatment"])) ?? "reduce",
      measures: measures.filter(Boolean).join("\n"),
      owner: owners.find((slug) => slug === choice(row["measure_owner"])) ?? "vendor",
    }),
  };
}

const labelled = (label: string, text: string): string => text && `${label}：${text}`;

function threatRisk(threat: RiskCatalogue["threats"][number], risk: RiskCatalogue): Omit<PrefilledRisk, "key"> {
  return {
    label: threat.label,
    value: valueOf(risk, stated, {
      flow: wholeService,
      threat: threat.id,
      treatment: "reduce",
      measures: asDisclosed,
      owner: "vendor",
    }),
  };
}

// That the measure is missing is told to whoever must assess it (gate g6), even where the words of the answer are narrowed.
function gapRisk(item: DisclosureItem, answer: Answer, risk: RiskCatalogue): PrefilledRisk {
  const { note, planned } = answer;
  const plan = planned && plannedText(planned, "ja");
  const measures = isNarrowed(answer) ? `対策は${DISCLOSED_LATER}` : [note?.trim(), plan].filter(Boolean).join("\n");
  return {
    key: gapKey(item.id),
    label: { ja: `${item.label.ja}：いいえ`, en: `${item.label.en}: no` },
    value: valueOf(risk, gap, {
      flow: wholeService,
      threat: `「${item.label.ja}」が未対応であることによるリスク`,
      treatment: "reduce",
      measures,
      owner: "vendor",
    }),
  };
}

/** Undecided: whether the option is taken is for the parties to say, never for us. */
function optionRisk(option: SecurityOption, risk: RiskCatalogue): PrefilledRisk {
  const { key, measure, offering, riskIfDeclined } = option;
  const isPaid = offering === "paid_option";
  return {
    key,
    label: optionLabel(option),
    value: valueOf(risk, gap, {
      flow: wholeService,
      threat: riskIfDeclined || `「${measure}」を採用しないことによるリスク`,
      treatment: "reduce",
      measures: `${isPaid ? "有償" : "無償"}オプション「${measure}」`,
      owner: "vendor",
    }),
  };
}

export const optionLabel = ({ measure }: Pick<SecurityOption, "measure">): Text => ({
  ja: `オプション対策：${measure}`,
  en: `Optional measure: ${measure}`,
});

type Figures = Pick<RiskValue, "impact" | "likelihood" | "impactAfter" | "likelihoodAfter">;
type Words = Pick<RiskValue, "flow" | "threat" | "treatment" | "measures" | "owner">;

const valueOf = ({ bands }: RiskCatalogue, figures: Figures, text: Words): RiskValue => ({
  ...text,
  ...figures,
  level: riskLevel(bands, figures.impact, figures.likelihood),
  residualLevel: riskLevel(bands, figures.impactAfter, figures.likelihoodAfter),
  draft: true,
});
