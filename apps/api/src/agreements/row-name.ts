import {
  type Answers,
  type DisclosureCatalogue,
  gapKey,
  isOptionRow,
  optionLabel,
  optionsOf,
  type RolesCatalogue,
  type RowPart,
  type SlaCatalogue,
  standardClauseLabel,
  type Text,
} from "@portal/shared";
import { Problem } from "../platform/problem.js";
import type { StoredRow } from "./agreement-rows.js";

export interface RowName {
  readonly key: string;
  readonly label: Text;
}

interface Editions {
  readonly roles: RolesCatalogue;
  readonly sla: SlaCatalogue;
  readonly disclosure: DisclosureCatalogue;
  /** Of the pinned version. */
  readonly answers: Answers;
}

/** Keys of rows that the parties name themselves: r1, own-1, e1. */
const stems = { risk: "r", clause: "own-", equipment: "e" } as const;

/**
 * The key and label of a row to be added: a row that a catalogue knows (and both had deleted), or a risk, a clause or equipment of one's own.
 * @throws Problem `unacceptable`
 */
export function nameRow(
  { part, key, label }: { part: RowPart; key?: string | undefined; label?: string | undefined },
  rows: readonly StoredRow[],
  editions: Editions,
): RowName {
  if (key !== undefined) {
    const known = knownLabel(part, key, editions);
    if (!known) throw refused("/key", "choice", { ja: "カタログにない行です", en: "The catalogue has no such row" });
    return { key, label: known };
  }
  if (part !== "risk" && part !== "clause" && part !== "equipment")
    throw refused("/key", "required", { ja: "カタログの行を選んでください", en: "Name a row of the catalogue" });
  if (!label) throw refused("/label", "required", { ja: "行の名前が必要です", en: "The row needs a name" });
  const stem = stems[part];
  const numbers = rows
    .filter((row) => row.part === part && row.key.startsWith(stem))
    .map((row) => Number(row.key.slice(stem.length)) || 0);
  return { key: `${stem}${Math.max(0, ...numbers) + 1}`, label: { ja: label, en: label } };
}

function knownLabel(part: RowPart, key: string, { roles, sla, disclosure, answers }: Editions): Text | undefined {
  const labelIn = (sections: readonly { items: readonly { id: string; label: Text }[] }[], id: string) =>
    sections.flatMap(({ items }) => items).find((item) => item.id === id)?.label;
  switch (part) {
    case "role":
      return labelIn(roles.sections, key);
    case "sla":
      return labelIn(sla.sections, key);
    case "clause": {
      const own = standardClauseLabel(key);
      return sla.requiredClauses.find(({ id }) => id === key)?.label ?? (own ? { ja: own, en: own } : undefined);
    }
    case "risk":
      if (isOptionRow(key)) {
        const option = optionsOf(disclosure, answers).find((one) => one.key === key);
        return option && optionLabel(option);
      }
      // A risk that an いいえ of the disclosure raises: `no:<itemId>`.
      return key.startsWith(gapKey("")) ? labelIn(disclosure.sections, key.slice(gapKey("").length)) : undefined;
    case "term":
    case "equipment":
      return undefined;
  }
}

const refused = (pointer: string, code: string, detail: Text) =>
  new Problem("unacceptable", { errors: [{ pointer, code, detail }] });
