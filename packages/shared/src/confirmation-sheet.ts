import type { AgreementRow, RoleValue } from "./agreement-row.js";
import type { Assignments, Duty, RolesCatalogue } from "./catalogue.js";
import { dateInTokyo, type IsoDate } from "./dates.js";
import { parties } from "./party.js";
import type { Text } from "./text.js";

/**
 * A row of the role split as it stands in the ministries' sheet (役割分担等に関する確認表, June 2024). はい says that it is settled
 * who does it, not that it is done; the day of completion is only for what was いいえ at first.
 */
export interface SheetLine {
  readonly key: string;
  /** Number of the row in the role split, from 1. */
  readonly no: number;
  /** 項番 of the published sheet; null where the published number is not known to correspond. */
  readonly officialNo: string | null;
  readonly label: Text;
  readonly assignments: Assignments;
  readonly firstCheck: { readonly on: IsoDate; readonly confirmed: boolean } | null;
  readonly completedOn: IsoDate | null;
  /** The first check or the completion is the day on which the second party confirmed the row; nobody entered it. */
  readonly byConfirmation: boolean;
}

export interface SheetPart {
  readonly id: "part1" | "part2";
  readonly label: Text;
  readonly lines: readonly SheetLine[];
}

export interface ConfirmationSheet {
  readonly title: Text;
  readonly parts: readonly SheetPart[];
  /** Items whose published number is known, but to which no row corresponds. */
  readonly unmatched: readonly { readonly officialNo: string; readonly label: Text }[];
}

type SheetRow = Pick<AgreementRow, "part" | "key" | "value" | "confirmations"> & { readonly label?: Text };

/**
 * The role rows as the ministries' sheet: Part 1 is what the hospital mainly does, Part 2 what both do together. The published list of
 * items is not in the catalogue yet, so the rows are ours, put into its parts; a published number stands only where it is known.
 */
export function confirmationSheet(rows: readonly SheetRow[], roles: RolesCatalogue): ConfirmationSheet {
  const definitions = roles.sections.flatMap(({ items }) => items);
  const place = new Map(definitions.map(({ id }, index) => [id, index]));
  const placeOf = ({ key }: SheetRow): number => place.get(key) ?? definitions.length;
  const { title, parts, knownItems } = roles.mhlwCheckTable;
  const lines = rows
    .filter(({ part }) => part === "role")
    .toSorted((one, other) => placeOf(one) - placeOf(other))
    .map((row, index): SheetLine => {
      const { assignments } = row.value as RoleValue;
      const known = knownItems.find((item) => item.rows?.includes(row.key));
      return {
        key: row.key,
        no: index + 1,
        officialNo: known?.no ?? null,
        label: definitions.find(({ id }) => id === row.key)?.label ?? row.label ?? { ja: row.key, en: row.key },
        assignments,
        ...checksOf(row),
      };
    });
  const keys = new Set(lines.map(({ key }) => key));
  return {
    title,
    parts: parts.map(({ id, label }) => ({ id, label, lines: lines.filter((line) => partOf(line) === id) })),
    unmatched: knownItems
      .filter((item) => !item.rows?.some((key) => keys.has(key)))
      .map(({ no, label }) => ({ officialNo: no, label })),
  };
}

/** What was entered; else a row that both have confirmed is agreed, on the day of the second confirmation. */
function checksOf({
  value,
  confirmations,
}: SheetRow): Pick<SheetLine, "firstCheck" | "completedOn" | "byConfirmation"> {
  const { firstCheck = null, completedOn = null } = value as RoleValue;
  const moments = parties.map((party) => confirmations[party]?.at ?? "");
  const agreedOn = moments.includes("") ? null : dateInTokyo(moments.toSorted().at(-1)!);
  if (firstCheck === null && agreedOn !== null)
    return { firstCheck: { on: agreedOn, confirmed: true }, completedOn: null, byConfirmation: true };
  if (firstCheck?.confirmed === false && completedOn === null && agreedOn !== null)
    return { firstCheck, completedOn: agreedOn, byConfirmation: true };
  return { firstCheck, completedOn, byConfirmation: false };
}

const doing: readonly Duty[] = ["accountable", "responsible"];

/** Part 1: only the hospital is accountable or does it; whoever is asked or told besides does not make it a common task. */
const partOf = ({ assignments }: SheetLine): SheetPart["id"] =>
  Object.entries(assignments).every(
    ([party, held]) => party === "hospital" || !(held ?? []).some((duty) => doing.includes(duty)),
  )
    ? "part1"
    : "part2";

/** Lines that still need a first check, or whose いいえ has no day of completion yet. */
export const isOpen = ({ firstCheck, completedOn }: SheetLine): boolean =>
  firstCheck === null || (!firstCheck.confirmed && completedOn === null);
