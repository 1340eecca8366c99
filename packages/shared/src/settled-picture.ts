import type { AgreementContent } from "./agreement-content.js";
import type { RoleParty, ServiceForm } from "./catalogue.js";
import { rolePartyLabels } from "./row-text.js";
import { pointPlace, systemPicture } from "./system-picture.js";

const NOBODY = "なし";
const named = (parties: readonly RoleParty[]): string =>
  parties.map((party) => rolePartyLabels[party].ja).join("、") || NOBODY;

/** The picture of the system as part of what is signed: with the numbers and names that its rows have in the document. */
export function settledPicture(
  form: ServiceForm,
  roles: AgreementContent["roles"],
  equipment: NonNullable<AgreementContent["equipment"]>,
): NonNullable<AgreementContent["systemPicture"]> {
  const { elements, points } = systemPicture(form, [
    ...roles.map(({ key, value }) => ({ part: "role" as const, key, value })),
    ...equipment.map(({ key, value }) => ({ part: "equipment" as const, key, value })),
  ]);
  const roleNumber = (key: string): number => roles.find((row) => row.key === key)?.no ?? 0;
  return {
    elements: elements.map(({ id, label, site, connectedTo, accountable, responsible, rowKeys, equipmentKeys }) => ({
      id,
      label: label.ja,
      site,
      connectedTo,
      accountable,
      accountableText: named(accountable),
      responsibleText: named(responsible),
      roleNumbers: rowKeys.map(roleNumber).toSorted((a, b) => a - b),
      equipment: equipment.filter(({ key }) => equipmentKeys.includes(key)).map(({ label }) => label),
    })),
    points: points.map((point) => ({
      number: point.number,
      between: point.between,
      place: pointPlace(point).ja,
      accountableText: [named(point.accountable[0]), named(point.accountable[1])],
      sides: point.sides.map(({ party, rowKeys }) => ({
        partyText: rolePartyLabels[party].ja,
        roleNumbers: rowKeys.map(roleNumber).toSorted((a, b) => a - b),
      })),
      words: point.words.map(({ rowKey, text }) => ({ roleNumber: roleNumber(rowKey), text })),
    })),
  };
}
