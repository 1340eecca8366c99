import {
  contactsText,
  equipmentDutyText,
  equipmentKindLabels,
  levelText,
  renewalText,
  reportText,
  riskOwnerLabels,
  riskStatements,
  rolePartyLabels,
  shortLabel,
  slaTypeText,
  targetText,
  threatText,
  treatmentText,
  windowText,
  yenText,
  type ClauseValue,
  type EquipmentValue,
  type Language,
  type RiskValue,
  type RoleParty,
  type RoleValue,
  type RowCatalogues,
  type RowPart,
  type RowValue,
  type SlaValue,
  type TermValue,
  type Text,
} from "@portal/shared";
import { Fragment, type ReactNode } from "react";
import { agreementRows } from "../../texts/agreement-rows.js";
import { agreements } from "../../texts/agreements.js";
import { equipmentTexts } from "../../texts/equipment.js";
import { dateWords } from "../../ui/date-words.js";
import { DutyMark } from "../../ui/duty-mark.js";
import { PartyMark } from "../../ui/party-mark.js";
import { partyName } from "../../ui/party-names.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import { ClauseText } from "./clause-text.js";
import { useRowSurroundings } from "./row-surroundings.js";
import css from "./row-panel.module.css";

type Field = readonly [name: Text, value: ReactNode, head?: ReactNode];

/** A row's value in full, field by field; what is not stated is left out. */
export function RowValueList({ part, rowKey, value }: { part: RowPart; rowKey: string; value: RowValue }) {
  const t = useText();
  const { language } = useLanguage();
  const { catalogues } = useRowSurroundings();
  const fields = fieldsOf(part, rowKey, value, language, catalogues).filter(
    ([, shown]) => shown !== "" && shown !== undefined,
  );
  return (
    <dl className={css.values}>
      {fields.map(([name, shown, head]) => (
        <Fragment key={name.en}>
          <dt>
            {head}
            {t(name)}
          </dt>
          <dd>{shown}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

function fieldsOf(
  part: RowPart,
  rowKey: string,
  value: RowValue,
  language: Language,
  catalogues: RowCatalogues,
): readonly Field[] {
  switch (part) {
    case "role":
      return roleFields(value as RoleValue, language);
    case "sla":
      return slaFields(value as SlaValue, language, catalogues);
    case "risk":
      return riskFields(value as RiskValue, language, catalogues);
    case "clause":
      return [
        [agreementRows.clauseTitle, (value as ClauseValue).title],
        [agreementRows.clauseText, <ClauseText key="text" rowKey={rowKey} value={value as ClauseValue} />],
      ];
    case "term":
      return termFields(value as TermValue, language);
    case "equipment":
      return equipmentFields(value as EquipmentValue, language);
  }
}

const sides: readonly RoleParty[] = ["hospital", "vendor", "subcontractor", "third_party"];

function roleFields(value: RoleValue, language: Language): readonly Field[] {
  const { firstCheck } = value;
  return [
    ...sides
      .filter((side) => side === "hospital" || side === "vendor" || (value.assignments[side] ?? []).length > 0)
      .map((side): Field => {
        const mark = side === "hospital" || side === "vendor" ? <PartyMark party={side} /> : undefined;
        return [rolePartyLabels[side], <DutyMark key={side} duty={value.assignments[side] ?? []} />, mark];
      }),
    [agreementRows.boundary, value.boundary],
    [agreementRows.cost, value.cost],
    [agreementRows.deadline, value.deadline],
    [agreementRows.conditionField, value.condition],
    [agreementRows.note, value.note],
    [
      agreementRows.firstCheck,
      firstCheck &&
        `${(firstCheck.confirmed ? agreementRows.yes : agreementRows.noWord)[language]} ${dateWords(firstCheck.on, language)}`,
    ],
    [agreementRows.completedOn, value.completedOn && dateWords(value.completedOn, language)],
  ];
}

function slaFields(value: SlaValue, language: Language, { sla }: RowCatalogues): readonly Field[] {
  return [
    [agreementRows.kind, slaTypeText(value, language, sla)],
    [agreementRows.target, <strong key="target">{targetText(value.target, language, sla)}</strong>],
    [agreementRows.window, windowText(value, language, sla)],
    [agreementRows.measurement, value.measurement],
    [agreementRows.reportInterval, reportText(value, language, sla)],
    [agreementRows.remedy, value.remedy],
    [agreementRows.remedyType, value.remedyType && shortLabel(sla.remedyTypes, value.remedyType, language)],
    [agreementRows.exclusions, value.exclusions],
  ];
}

function riskFields(value: RiskValue, language: Language, { risk }: RowCatalogues): readonly Field[] {
  const times = agreementRows.scaleTimes;
  return [
    [agreementRows.flow, value.flow],
    [agreementRows.threat, threatText(value, language, risk)],
    [
      agreementRows.before,
      `${levelText(value.level, language, risk)}（${times(value.impact, value.likelihood)[language]}）`,
    ],
    [agreementRows.treatment, treatmentText(value.treatment, language, risk)],
    [agreementRows.measures, value.measures],
    [
      agreementRows.after,
      `${levelText(value.residualLevel, language, risk)}（${times(value.impactAfter, value.likelihoodAfter)[language]}）`,
    ],
    [agreementRows.owner, riskOwnerLabels[value.owner][language]],
    ...riskStatements(value, language),
  ];
}

const equipmentFields = (value: EquipmentValue, language: Language): readonly Field[] => [
  [equipmentTexts.kind, equipmentKindLabels[value.kind][language]],
  [equipmentTexts.place, value.place],
  [equipmentTexts.connection, value.connection],
  [equipmentTexts.model, value.model],
  [equipmentTexts.owner, equipmentDutyText(value.owner, language)],
  [equipmentTexts.patchedBy, equipmentDutyText(value.patchedBy, language)],
  [equipmentTexts.patchWithin, value.patchWithin],
  [equipmentTexts.supportEndsOn, value.supportEndsOn && dateWords(value.supportEndsOn, language, { withYear: true })],
  [agreementRows.note, value.note],
];

function termFields(value: TermValue, language: Language): readonly Field[] {
  if ("jpy" in value) return [[agreementRows.amount, yenText(value.jpy, language)]];
  if ("startsOn" in value)
    return [
      [agreements.startsOn, dateWords(value.startsOn, language, { withYear: true })],
      [agreements.endsOn, dateWords(value.endsOn, language, { withYear: true })],
      [agreementRows.renewal, renewalText(value, language)],
    ];
  return (["hospital", "vendor"] as const).map((party): Field => {
    const words = value[party].map((contact) => contactsText([contact], language)).join("\n");
    return [partyName[party], words || agreementRows.noContacts[language], <PartyMark key={party} party={party} />];
  });
}
