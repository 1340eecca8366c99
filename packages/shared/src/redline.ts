import type {
  ClauseValue,
  EquipmentValue,
  RiskValue,
  RoleValue,
  RowPart,
  RowValue,
  SlaValue,
  TermValue,
} from "./agreement-row.js";
import type { RoleParty } from "./catalogue.js";
import { clauseVariables, variableText } from "./clause-variables.js";
import {
  contactsText,
  dutiesText,
  equipmentDutyText,
  equipmentKindLabels,
  levelText,
  renewalLabels,
  reportText,
  riskOwnerLabels,
  rolePartyLabels,
  shortLabel,
  slaTypeText,
  targetText,
  threatText,
  treatmentText,
  windowText,
  yenText,
  type RowCatalogues,
} from "./row-text.js";
import { riskStatements } from "./risk-words.js";
import type { Language, Text } from "./text.js";

/** One field of a row that two values say differently, in words; what is not given is said too (担当なし, なし). */
export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** `nothing: null`: said only where both values have it. */
type Field = readonly [name: Text, words: string, nothing?: Text | null];

const none: Text = { ja: "なし", en: "none" };
const nobody: Text = { ja: "担当なし", en: "nothing to do" };

/** The fields of a value in the order in which a person reads them. Both values of a part give the same fields. */
function fieldsOf(part: RowPart, value: RowValue, language: Language, catalogues: RowCatalogues): readonly Field[] {
  switch (part) {
    case "role":
      return roleFields(value as RoleValue, language, catalogues);
    case "sla":
      return slaFields(value as SlaValue, language, catalogues);
    case "risk":
      return riskFields(value as RiskValue, language, catalogues);
    case "clause":
      return clauseFields(value as ClauseValue, language);
    case "term":
      return termFields(value as TermValue, language);
    case "equipment":
      return equipmentFields(value as EquipmentValue, language);
  }
}

function roleFields(value: RoleValue, language: Language, { roles }: RowCatalogues): readonly Field[] {
  const parties = (Object.entries(rolePartyLabels) as [RoleParty, Text][]).map(([party, { ja, en }]): Field => [
    { ja: `担当 ${ja}`, en: `Duties of ${en}` },
    dutiesText(value.assignments[party], language, roles),
    nobody,
  ]);
  const { boundary, cost, deadline, condition, note, firstCheck, completedOn } = value;
  const answer = firstCheck && {
    ja: firstCheck.confirmed ? "はい" : "いいえ",
    en: firstCheck.confirmed ? "yes" : "no",
  };
  return [
    ...parties,
    [{ ja: "責任分界点", en: "Demarcation" }, boundary ?? ""],
    [{ ja: "費用負担", en: "Cost" }, cost ?? ""],
    [{ ja: "期限", en: "Deadline" }, deadline ?? ""],
    [{ ja: "条件", en: "Condition" }, condition ?? ""],
    [{ ja: "初回確認", en: "First check" }, firstCheck && answer ? `${answer[language]} ${firstCheck.on}` : ""],
    [{ ja: "完了日", en: "Completed on" }, completedOn ?? ""],
    [{ ja: "備考", en: "Note" }, note ?? ""],
  ];
}

function slaFields(value: SlaValue, language: Language, { sla }: RowCatalogues): readonly Field[] {
  return [
    [{ ja: "種別", en: "Type" }, slaTypeText(value, language, sla)],
    [{ ja: "目標", en: "Target" }, targetText(value.target, language, sla)],
    [{ ja: "集計期間", en: "Window" }, windowText(value, language, sla)],
    [{ ja: "測定方法", en: "Measurement" }, value.measurement],
    [{ ja: "報告間隔", en: "Reporting" }, reportText(value, language, sla)],
    [{ ja: "未達時の対応", en: "Remedy" }, value.remedy],
    [
      { ja: "対応の種類", en: "Kind of remedy" },
      value.remedyType ? shortLabel(sla.remedyTypes, value.remedyType, language) : "",
    ],
    [{ ja: "除外", en: "Exclusions" }, value.exclusions ?? ""],
  ];
}

function riskFields(value: RiskValue, language: Language, { risk }: RowCatalogues): readonly Field[] {
  return [
    [{ ja: "情報流", en: "Flow" }, value.flow],
    [{ ja: "脅威", en: "Threat" }, threatText(value, language, risk)],
    [{ ja: "影響度", en: "Impact" }, String(value.impact)],
    [{ ja: "顕在化率", en: "Likelihood" }, String(value.likelihood)],
    [{ ja: "リスクレベル", en: "Level" }, levelText(value.level, language, risk)],
    [{ ja: "対応", en: "Treatment" }, treatmentText(value.treatment, language, risk)],
    [{ ja: "対策", en: "Measures" }, value.measures],
    [{ ja: "対策後の影響度", en: "Impact after" }, String(value.impactAfter)],
    [{ ja: "対策後の顕在化率", en: "Likelihood after" }, String(value.likelihoodAfter)],
    [{ ja: "残存リスク", en: "Residual level" }, levelText(value.residualLevel, language, risk)],
    [{ ja: "実施主体", en: "Owner" }, riskOwnerLabels[value.owner][language]],
    ...riskStatements(value, language),
  ];
}

const clauseFields = (value: ClauseValue, language: Language): readonly Field[] => [
  [{ ja: "見出し", en: "Title" }, value.title],
  ...Object.entries(clauseVariables).map(([name, { label }]): Field => {
    const given = value.variables?.[name];
    // Words of one's own have no variables; that they left the standard text is told by the text.
    return [label, given === undefined ? "" : variableText(name, given, language), null];
  }),
  [{ ja: "本文", en: "Text" }, value.text],
  [{ ja: "区分", en: "Variant" }, value.variant ?? ""],
];

function termFields(value: TermValue, language: Language): readonly Field[] {
  if ("jpy" in value) return [[{ ja: "金額", en: "Amount" }, yenText(value.jpy, language)]];
  if ("startsOn" in value)
    return [
      [{ ja: "開始日", en: "First day" }, value.startsOn],
      [{ ja: "終了日", en: "Last day" }, value.endsOn],
      [{ ja: "更新", en: "Renewal" }, renewalLabels[value.renewal][language]],
      [
        { ja: "更新の申入れの期限（か月前）", en: "Notice before the last day (months)" },
        value.noticeMonths?.toString() ?? "",
      ],
    ];
  return [
    [{ ja: "連絡先 事業者", en: "Contacts of the vendor" }, contactsText(value.vendor, language)],
    [{ ja: "連絡先 医療機関", en: "Contacts of the hospital" }, contactsText(value.hospital, language)],
  ];
}

const equipmentFields = (value: EquipmentValue, language: Language): readonly Field[] => [
  [{ ja: "種類", en: "Kind" }, equipmentKindLabels[value.kind][language]],
  [{ ja: "設置場所", en: "Place" }, value.place],
  [{ ja: "接続", en: "Connection" }, value.connection ?? ""],
  [{ ja: "機種・製造番号", en: "Model and serial number" }, value.model ?? ""],
  [{ ja: "所有者", en: "Owner" }, equipmentDutyText(value.owner, language)],
  [{ ja: "更新の実施者", en: "Patched by" }, equipmentDutyText(value.patchedBy, language)],
  [{ ja: "更新の期限", en: "Patched within" }, value.patchWithin],
  [{ ja: "サポート期限", en: "Support ends on" }, value.supportEndsOn ?? ""],
  [{ ja: "備考", en: "Note" }, value.note ?? ""],
];

/** The fields that differ between two values of one row, in reading order; empty when both say the same. */
export function changesOf(
  part: RowPart,
  before: RowValue,
  after: RowValue,
  language: Language,
  catalogues: RowCatalogues,
): readonly FieldChange[] {
  const now = fieldsOf(part, after, language, catalogues);
  return fieldsOf(part, before, language, catalogues).flatMap(([name, words, nothing = none], index) => {
    const next = now[index]?.[1] ?? "";
    if (next === words || (nothing === null && (words === "" || next === ""))) return [];
    return [
      {
        field: name[language],
        before: words || (nothing ?? none)[language],
        after: next || (nothing ?? none)[language],
      },
    ];
  });
}

const LONG = 80;

/**
 * What changed in a row, as one sentence: 担当 事業者：担当なし → 最終責任・実施. Long texts are named, not repeated. Empty
 * when nothing changed.
 */
export function changeSentence(
  part: RowPart,
  before: RowValue,
  after: RowValue,
  language: Language,
  catalogues: RowCatalogues,
): string {
  const changes = changesOf(part, before, after, language, catalogues).map((change) => {
    const colon = language === "ja" ? "：" : ": ";
    if (change.before.length <= LONG && change.after.length <= LONG)
      return `${change.field}${colon}${change.before} → ${change.after}`;
    return language === "ja" ? `${change.field}を変更` : `${change.field} changed`;
  });
  return changes.join(language === "ja" ? "；" : "; ");
}
