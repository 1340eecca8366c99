import type { AgreementContent, ContentRow } from "./agreement-content.js";
import type {
  AgreementRow,
  ClauseValue,
  EquipmentValue,
  RiskValue,
  RoleValue,
  RowPart,
  RowValue,
  SlaValue,
} from "./agreement-row.js";
import { indexOf } from "./catalogue-shape.js";
import type { Catalogue, DisclosureCatalogue, Labelled } from "./catalogue.js";
import { gapKey } from "./risk-key.js";
import { isOptionRow } from "./risk-acceptance.js";
import {
  equipmentDutyText,
  equipmentKindLabels,
  levelText,
  reportText,
  riskOwnerLabels,
  slaTypeText,
  targetText,
  threatText,
  treatmentText,
  windowText,
  type RowCatalogues,
} from "./row-text.js";
import { standardClauseOrder } from "./standard-clauses.js";
import type { Text } from "./text.js";

export type SettledRow = AgreementRow & { readonly label?: Text };

/** The rows and the editions whose order and labels they take. */
export interface SettledRowsInput {
  readonly rows: readonly SettledRow[];
  readonly catalogues: RowCatalogues & { readonly disclosure: DisclosureCatalogue };
}

/** Rows of a part in the order of `ids`, then the others as they came. */
function ordered(rows: readonly SettledRow[], part: RowPart, ids: readonly string[]): readonly SettledRow[] {
  const place = new Map(ids.map((id, index) => [id, index]));
  const placeOf = ({ key }: SettledRow): number => place.get(key) ?? ids.length;
  return rows.filter((row) => row.part === part).toSorted((a, b) => placeOf(a) - placeOf(b));
}

function contentRow<V extends RowValue>(row: SettledRow, index: number, label: string): ContentRow<V> {
  const { vendor, hospital } = row.confirmations;
  if (!vendor || !hospital) throw new RangeError(`Row ${row.part} ${row.key} is not confirmed by both`);
  const confirmations = { vendor: { by: vendor.by, at: vendor.at }, hospital: { by: hospital.by, at: hospital.at } };
  return { key: row.key, no: index + 1, label, value: row.value as V, confirmations };
}

export function clausesOf({ rows }: SettledRowsInput): AgreementContent["clauses"] {
  return ordered(rows, "clause", standardClauseOrder).map((row, index) => ({
    ...contentRow<ClauseValue>(row, index, (row.value as ClauseValue).title),
    number: `第${index + 1}条`,
  }));
}

/** Every item with the label of its section. */
const inSections = <Item extends Labelled>({
  sections,
}: Catalogue<Item>): readonly { readonly item: Item; readonly section: string }[] =>
  sections.flatMap(({ label, items }) => items.map((item) => ({ item, section: label.ja })));

export function rolesOf({ rows, catalogues: { roles } }: SettledRowsInput): AgreementContent["roles"] {
  const known = inSections(roles);
  return ordered(
    rows,
    "role",
    known.map(({ item }) => item.id),
  ).map((row, index) => {
    const found = known.find(({ item }) => item.id === row.key);
    const duty = roles.duties.find(({ id }) => id === found?.item.duty)?.label.ja ?? "";
    return {
      ...contentRow<RoleValue>(row, index, found?.item.label.ja ?? row.label?.ja ?? row.key),
      time: found?.item.time ?? "both",
      area: found?.section ?? "その他",
      duty,
    };
  });
}

/** The equipment by number: e1, e2, … e10. */
export function equipmentOf({ rows }: SettledRowsInput): NonNullable<AgreementContent["equipment"]> {
  const numberOf = ({ key }: SettledRow): number => Number(key.slice(1));
  return rows
    .filter(({ part }) => part === "equipment")
    .toSorted((a, b) => numberOf(a) - numberOf(b))
    .map((row, index) => {
      const value = row.value as EquipmentValue;
      return {
        ...contentRow<EquipmentValue>(row, index, row.label?.ja ?? row.key),
        kindText: equipmentKindLabels[value.kind].ja,
        ownerText: equipmentDutyText(value.owner, "ja"),
        patchedByText: equipmentDutyText(value.patchedBy, "ja"),
      };
    });
}

export function slaOf({ rows, catalogues: { sla } }: SettledRowsInput): AgreementContent["sla"] {
  const known = inSections(sla);
  return ordered(
    rows,
    "sla",
    known.map(({ item }) => item.id),
  ).map((row, index) => {
    const found = known.find(({ item }) => item.id === row.key);
    const value = row.value as SlaValue;
    return {
      ...contentRow<SlaValue>(row, index, found?.item.label.ja ?? row.label?.ja ?? row.key),
      category: found?.section ?? "その他",
      targetText: targetText(value.target, "ja", sla),
      windowText: windowText(value, "ja", sla),
      reportText: reportText(value, "ja", sla),
      typeText: slaTypeText(value, "ja", sla),
    };
  });
}

const lineOf = (key: string): number => Number(key.slice(key.lastIndexOf(":") + 1));

/** The parties' risks by number, then the gaps in the order of the disclosure, then the options in the order of its list. */
export function risksOf({ rows, catalogues: { disclosure, risk } }: SettledRowsInput): AgreementContent["risks"] {
  const numbered = rows
    .filter(({ part, key }) => part === "risk" && /^r\d+$/.test(key))
    .map(({ key }) => key)
    .toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
  const gaps = indexOf(disclosure).items.map(({ id }) => gapKey(id));
  const options = rows
    .filter(({ part, key }) => part === "risk" && isOptionRow(key))
    .map(({ key }) => key)
    .toSorted((a, b) => lineOf(a) - lineOf(b));
  return ordered(rows, "risk", [...numbered, ...gaps, ...options]).map((row, index) => {
    // Both have confirmed the figures: they are no longer our draft (作成案・要確認).
    const { draft: _, ...value } = row.value as RiskValue;
    const threat = threatText(value, "ja", risk);
    return {
      ...contentRow<RiskValue>({ ...row, value }, index, row.label?.ja ?? threat),
      threatText: threat,
      levelText: levelText(value.level, "ja", risk),
      residualText: levelText(value.residualLevel, "ja", risk),
      treatmentText: treatmentText(value.treatment, "ja", risk),
      ownerText: riskOwnerLabels[value.owner].ja,
    };
  });
}
