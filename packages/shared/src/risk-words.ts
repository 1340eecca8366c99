import type {
  GapAssessment,
  OptionDecision,
  RiskAcceptance,
  RiskCommunication,
  RiskExplanation,
  RiskUnderstanding,
  RiskValue,
} from "./agreement-row.js";
import { isIsoDate, japaneseDate } from "./dates.js";
import type { Language, Text } from "./text.js";

export const explanationWayLabels: Readonly<Record<RiskExplanation["how"], Text>> = {
  meeting: { ja: "会議", en: "Meeting" },
  document: { ja: "書面", en: "Document" },
};

export const optionDecisionLabels: Readonly<Record<OptionDecision, Text>> = {
  taken: { ja: "採用する", en: "Taken" },
  declined: { ja: "採用しない", en: "Declined" },
};

/** 採用する, 採用しない; 未定 until decided. */
export const optionDecisionText = (decision: OptionDecision | undefined, language: Language): string =>
  (decision ? optionDecisionLabels[decision] : { ja: "未定", en: "not yet decided" })[language];

const date = (on: string, language: Language): string => (language === "ja" && isIsoDate(on) ? japaneseDate(on) : on);
const joined = (parts: readonly (string | undefined)[], language: Language): string =>
  parts.filter((part) => part?.trim()).join(language === "ja" ? "、" : ", ");
/** 佐藤（医療情報部長）. */
export const personText = (by: string, role: string, language: Language): string =>
  language === "ja" ? `${by}（${role}）` : `${by} (${role})`;

/** 2026年11月20日、開示書 第1.0版、会議、議事録. Empty where never explained. */
export function explanationMeansText(explained: RiskExplanation | undefined, language: Language): string {
  if (!explained) return "";
  const { on, version, how, material } = explained;
  const disclosure = language === "ja" ? `開示書 第${version}版` : `disclosure version ${version}`;
  return joined([date(on, language), disclosure, explanationWayLabels[how][language], material], language);
}

/** 佐藤・鈴木. */
export const listenersText = (to: readonly string[], language: Language): string =>
  to.join(language === "ja" ? "・" : ", ");

/** 説明者（役職）から佐藤・鈴木へ、2026年11月20日、開示書 第1.0版、会議. Empty where never explained. */
export function explanationText(explained: RiskExplanation | undefined, language: Language): string {
  if (!explained) return "";
  const from = personText(explained.by, explained.role, language);
  const to = listenersText(explained.to, language);
  const who = language === "ja" ? `${from}から${to}へ` : `${from} to ${to}`;
  return joined([who, explanationMeansText(explained, language)], language);
}

/** Who of the hospital understood or assessed, and when. */
export const statementText = (statement: RiskUnderstanding | GapAssessment | undefined, language: Language): string =>
  statement ? joined([personText(statement.by, statement.role, language), date(statement.on, language)], language) : "";

/** What the hospital judged, by whom and when. */
export const assessmentText = (assessment: GapAssessment | undefined, language: Language): string =>
  assessment ? joined([assessment.text, statementText(assessment, language)], language) : "";

export const acceptanceText = (accepted: RiskAcceptance | undefined, language: Language): string => {
  if (!accepted) return "";
  const review = accepted.reviewBy && date(accepted.reviewBy, language);
  const until = review && (language === "ja" ? `${review}までに見直す` : `to be reviewed by ${review}`);
  const { by, role, on, condition } = accepted;
  return joined([personText(by, role, language), date(on, language), condition, until], language);
};

/** What was said of a risk beside its figures, by name: only what there is. */
export function riskStatements(
  value: {
    readonly decision?: OptionDecision;
    readonly communication?: RiskCommunication;
    readonly assessment?: GapAssessment;
    readonly acceptance?: RiskAcceptance;
  },
  language: Language,
): readonly (readonly [name: Text, words: string])[] {
  const { decision, communication, assessment, acceptance } = value;
  return [
    [{ ja: "オプションの採否", en: "Option" }, decision ? optionDecisionLabels[decision][language] : ""],
    [{ ja: "説明", en: "Explained" }, explanationText(communication?.explained, language)],
    [{ ja: "理解の確認", en: "Understood" }, statementText(communication?.understood, language)],
    [{ ja: "個別評価", en: "Own assessment" }, assessmentText(assessment, language)],
    [{ ja: "残存リスクの受容", en: "Acceptance" }, acceptanceText(acceptance, language)],
  ];
}

/** The risk as it is judged, without what was said of it: only that can deviate from what was recommended. */
export const withoutStatements = ({
  decision: _decision,
  communication: _communication,
  assessment: _assessment,
  acceptance: _acceptance,
  ...judged
}: RiskValue): RiskValue => judged;
