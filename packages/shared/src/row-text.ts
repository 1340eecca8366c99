import type {
  ClauseValue,
  Contact,
  EquipmentDuty,
  EquipmentValue,
  RiskOwner,
  RiskValue,
  RoleValue,
  RowPart,
  RowValue,
  SlaTarget,
  SlaValue,
  TermValue,
  Treatment,
} from "./agreement-row.js";
import type {
  Assignments,
  Duty,
  Labelled,
  RiskCatalogue,
  RolesCatalogue,
  RoleParty,
  SlaCatalogue,
} from "./catalogue.js";
import { isIsoDate, japaneseDate } from "./dates.js";
import { numberUnitText } from "./figure-text.js";
import { type PeriodTerm, type RenewalNotice, renewalNotice } from "./renewal.js";
import { riskStatements } from "./risk-words.js";
import { colon, type Language, type Text } from "./text.js";

/** The editions whose labels a row's words use. */
export interface RowCatalogues {
  readonly roles: RolesCatalogue;
  readonly sla: SlaCatalogue;
  readonly risk: RiskCatalogue;
}

/** Columns of the role matrix, in the order in which a duty is said. */
export const rolePartyLabels: Readonly<Record<RoleParty, Text>> = {
  vendor: { ja: "事業者", en: "Vendor" },
  hospital: { ja: "医療機関", en: "Hospital" },
  subcontractor: { ja: "再委託先", en: "Subcontractor" },
  third_party: { ja: "第三者", en: "Third party" },
};

export const riskOwnerLabels: Readonly<Record<RiskOwner, Text>> = {
  vendor: rolePartyLabels.vendor,
  hospital: rolePartyLabels.hospital,
  subcontractor: rolePartyLabels.subcontractor,
  shared: { ja: "共同", en: "Shared" },
};

export const equipmentKindLabels: Readonly<Record<EquipmentValue["kind"], Text>> = {
  vpn_router: { ja: "VPN装置", en: "VPN router" },
  remote_maintenance_line: { ja: "遠隔保守回線", en: "Line for remote maintenance" },
  network_device: { ja: "ネットワーク機器", en: "Network device" },
  server: { ja: "サーバ", en: "Server" },
  terminal: { ja: "端末", en: "Terminal" },
  other: { ja: "その他の機器", en: "Other equipment" },
};

/** Who owns or patches a piece of equipment; 未定 until agreed. */
export const equipmentDutyText = (duty: EquipmentDuty | null, language: Language): string =>
  (duty === null ? { ja: "未定", en: "not yet agreed" } : rolePartyLabels[duty])[language];

export const renewalLabels: Readonly<Record<"none" | "automatic" | "by_agreement", Text>> = {
  none: { ja: "自動更新なし", en: "No renewal" },
  automatic: { ja: "自動更新あり", en: "Renews by itself" },
  by_agreement: { ja: "協議のうえ更新", en: "Renewed by agreement" },
};

/** What the parts of an agreement are called on tabs, in lists and in documents. */
export const rowPartLabels: Readonly<Record<RowPart, Text>> = {
  role: { ja: "役割分担", en: "Roles" },
  equipment: { ja: "設置機器", en: "Equipment" },
  sla: { ja: "SLA", en: "SLA" },
  risk: { ja: "リスク", en: "Risks" },
  clause: { ja: "条項", en: "Clauses" },
  term: { ja: "日程と連絡先", en: "Dates and contacts" },
};

const comma = { ja: "、", en: ", " };
const stop = { ja: "；", en: "; " };

/** A catalogue's label by id, without its explanation in brackets: 最終責任(各行1者) → 最終責任. Unknown ids as they are. */
export function shortLabel(list: readonly Labelled[], id: string, language: Language): string {
  const label = list.find((entry) => entry.id === id)?.label[language] ?? id;
  return label.replace(/\s*[(（][^()（）]*[)）]$/, "");
}

/** 最終責任・実施; empty for nothing. */
export const dutiesText = (
  held: readonly Duty[] | undefined,
  language: Language,
  { assignments }: RolesCatalogue,
): string =>
  (held ?? []).map((duty) => shortLabel(assignments, duty, language)).join(language === "ja" ? "・" : " and ");

/** 事業者：最終責任・実施、医療機関：報告を受ける. Who has nothing to do is not named. */
export const assignmentsText = (assignments: Assignments, language: Language, roles: RolesCatalogue): string =>
  (Object.keys(rolePartyLabels) as RoleParty[])
    .filter((party) => (assignments[party] ?? []).length > 0)
    .map(
      (party) => rolePartyLabels[party][language] + colon[language] + dutiesText(assignments[party], language, roles),
    )
    .join(comma[language]);

/** 99.9 %以上, 30日以内, or the target's own words. */
export function targetText(
  target: SlaTarget | { readonly text: string },
  language: Language,
  sla: SlaCatalogue,
): string {
  if ("text" in target) return target.text;
  const units = sla.sections.flatMap(({ items }) => items.flatMap((item) => item.units));
  return numberUnitText(target, units, language);
}

/** 保証型, 努力目標型, 有無・内容の合意. */
export const slaTypeText = (value: SlaValue, language: Language, { slaTypes }: SlaCatalogue): string =>
  shortLabel(slaTypes, value.type, language);

/** 月次, or the row's own words for an interval that no slug says. */
export const reportText = (
  { reportInterval, reportIntervalText }: SlaValue,
  language: Language,
  sla: SlaCatalogue,
): string => reportIntervalText?.trim() || shortLabel(sla.reportingIntervals, reportInterval, language);

export const windowText = ({ window }: SlaValue, language: Language, { reportingIntervals }: SlaCatalogue): string =>
  shortLabel(reportingIntervals, window, language);

/** The threat of the catalogue, or the row's own words. */
export const threatText = ({ threat }: RiskValue, language: Language, { threats }: RiskCatalogue): string =>
  threats.find(({ id }) => id === threat)?.label[language] ?? threat;

export const levelText = (level: string, language: Language, { bands }: RiskCatalogue): string =>
  shortLabel(bands, level, language);

/** リスク低減, リスク移転(共有)… as the catalogue has it. */
export const treatmentText = (treatment: Treatment, language: Language, { treatmentOptions }: RiskCatalogue): string =>
  treatmentOptions.find(({ id }) => id === treatment)?.label[language] ?? treatment;

const dateWords = (date: string, language: Language): string =>
  language === "ja" && isIsoDate(date) ? japaneseDate(date) : date;

/** 1,200,000円; 定めなし for none. */
export function yenText(jpy: string | null, language: Language): string {
  if (jpy === null) return language === "ja" ? "定めなし" : "None agreed";
  const figure = jpy.replace(/\B(?=(\d{3})+$)/g, ",");
  return language === "ja" ? `${figure}円` : `JPY ${figure}`;
}

/** 医療情報部　佐藤（03-…、…）; several are joined. */
export function contactsText(contacts: readonly Contact[], language: Language): string {
  const one = ({ name, role, phone, email, hours }: Contact): string => {
    const details = [role, phone, email, hours].filter((detail) => detail?.trim()).join(comma[language]);
    if (!details) return name;
    return language === "ja" ? `${name}（${details}）` : `${name} (${details})`;
  };
  return contacts.map(one).join(comma[language]);
}

const said = (name: Text, words: string, language: Language): string =>
  words ? name[language] + colon[language] + words : "";

function slaText(value: SlaValue, language: Language, { sla }: RowCatalogues): string {
  const type = slaTypeText(value, language, sla);
  const target = targetText(value.target, language, sla);
  return [
    language === "ja" ? `${target}（${type}）` : `${target} (${type})`,
    said({ ja: "測定", en: "Measured by" }, value.measurement, language),
    said({ ja: "報告", en: "Reported" }, reportText(value, language, sla), language),
    said({ ja: "未達時", en: "If missed" }, value.remedy, language),
  ]
    .filter(Boolean)
    .join(stop[language]);
}

function riskText(value: RiskValue, language: Language, { risk }: RowCatalogues): string {
  const before = `${value.impact}×${value.likelihood} ${levelText(value.level, language, risk)}`;
  const after = `${value.impactAfter}×${value.likelihoodAfter} ${levelText(value.residualLevel, language, risk)}`;
  return [
    threatText(value, language, risk),
    `${before} → ${after}`,
    said({ ja: "対応", en: "Treatment" }, treatmentText(value.treatment, language, risk), language),
    said({ ja: "対策", en: "Measures" }, value.measures, language),
    said({ ja: "実施", en: "Owner" }, riskOwnerLabels[value.owner][language], language),
    ...riskStatements(value, language).map(([name, words]) => said(name, words, language)),
  ]
    .filter(Boolean)
    .join(stop[language]);
}

/** What happens at the end of the period, with the day of notice; a day of rest is named, never moved. */
export function renewalText(value: PeriodTerm, language: Language): string {
  const renewal = renewalLabels[value.renewal][language];
  const notice = renewalNotice(value);
  return notice ? `${renewal}${comma[language]}${noticeText(value, notice)[language]}` : renewal;
}

function noticeText({ renewal }: PeriodTerm, { on, rest, workingDay }: RenewalNotice): Text {
  const closed = rest && workingDay;
  const what: Text =
    renewal === "automatic"
      ? { ja: "更新しない旨の申入れは", en: "notice not to renew by " }
      : { ja: "更新の申入れは", en: "renewal to be asked for by " };
  return {
    ja: `${what.ja}${japaneseDate(on)}${closed ? `（${rest.ja}。直前の営業日は${japaneseDate(workingDay)}）` : ""}まで`,
    en: `${what.en}${on}${closed ? ` (${rest.en}; the working day before is ${workingDay})` : ""}`,
  };
}

function termText(value: TermValue, language: Language): string {
  if ("jpy" in value) return yenText(value.jpy, language);
  if ("startsOn" in value) {
    const [from, to] = [dateWords(value.startsOn, language), dateWords(value.endsOn, language)];
    const renewal = renewalText(value, language);
    return language === "ja" ? `${from}から${to}まで（${renewal}）` : `From ${from} to ${to} (${renewal})`;
  }
  return (["vendor", "hospital"] as const)
    .map((party) => said(rolePartyLabels[party], contactsText(value[party], language) || "－", language))
    .join(stop[language]);
}

function equipmentText(value: EquipmentValue, language: Language): string {
  return [
    `${equipmentKindLabels[value.kind][language]}${comma[language]}${value.place}`,
    said({ ja: "所有", en: "Owned by" }, equipmentDutyText(value.owner, language), language),
    said({ ja: "更新の実施", en: "Patched by" }, equipmentDutyText(value.patchedBy, language), language),
    said({ ja: "更新の期限", en: "Patched within" }, value.patchWithin, language),
  ]
    .filter(Boolean)
    .join(stop[language]);
}

/** A row's value in one line of words, for lists, histories and mails. */
export function rowText(part: RowPart, value: RowValue, language: Language, catalogues: RowCatalogues): string {
  switch (part) {
    case "role":
      return assignmentsText((value as RoleValue).assignments, language, catalogues.roles);
    case "sla":
      return slaText(value as SlaValue, language, catalogues);
    case "risk":
      return riskText(value as RiskValue, language, catalogues);
    case "clause":
      return (value as ClauseValue).title;
    case "term":
      return termText(value as TermValue, language);
    case "equipment":
      return equipmentText(value as EquipmentValue, language);
  }
}
