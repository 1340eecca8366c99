import type { RiskCommunication, RiskExplanation, RiskUnderstanding } from "./agreement-row.js";

import { canonicalJson } from "./canonical.js";
import type { IsoDate } from "./dates.js";
import { NAME_MAX, SHORT_TEXT_MAX } from "./limits.js";
import { readOneSided } from "./one-sided.js";
import type { Party } from "./party.js";
import { given, RowFields } from "./row-fields.js";

interface CommunicationContext {
  readonly side: Party;
  readonly today: IsoDate;
}

export const explanationWays: readonly RiskExplanation["how"][] = ["meeting", "document"];
const LISTENERS_MAX = 50;
const name = { filled: true, max: NAME_MAX } as const;

/**
 * Who explained the risk to whom, and that it was understood (リスクコミュニケーション of the provider guideline). Only the vendor writes
 * `explained`, only the hospital `understood`; another explanation has not been understood yet.
 */
export function readCommunication(
  fields: RowFields,
  { side, today }: CommunicationContext,
  previous: RiskCommunication | undefined,
): RiskCommunication | undefined {
  const parts = fields.has("communication") ? fields.object("communication", ["explained", "understood"]) : undefined;
  const explained = readExplained(parts, side, today, previous?.explained);
  const understood = readUnderstood(parts, side, today, previous?.understood);
  if (explained && understood && understood.on < explained.on)
    fields.findings.add("/communication/understood/on", "before-explanation");
  if (understood && !explained && side === "hospital")
    fields.findings.add("/communication/understood", "understood-unexplained");
  if (!explained) return undefined;
  const isSame = previous?.explained !== undefined && same(explained, previous.explained, fields);
  return { explained, ...given({ understood: side === "hospital" || isSame ? understood : undefined }) };
}

// A refused value is not stored, and may have no canonical form.
const same = (one: RiskExplanation, other: RiskExplanation, { findings }: RowFields): boolean =>
  findings.list.length === 0 && canonicalJson(one) === canonicalJson(other);

function readExplained(
  parts: RowFields | undefined,
  side: Party,
  today: IsoDate,
  previous: RiskExplanation | undefined,
): RiskExplanation | undefined {
  if (!parts) return side === "vendor" ? undefined : previous;
  return readOneSided(parts, "explained", ["by", "role", "to", "on", "version", "how", "material"], {
    owner: "vendor",
    side,
    previous,
    read: (explained) => ({
      by: explained.text("by", name),
      role: explained.text("role", name),
      to: readListeners(explained),
      on: explained.pastDate("on", today),
      version: explained.text("version", name),
      how: explained.choice("how", explanationWays),
      ...given({ material: explained.optionalText("material", SHORT_TEXT_MAX) }),
    }),
  });
}

function readUnderstood(
  parts: RowFields | undefined,
  side: Party,
  today: IsoDate,
  previous: RiskUnderstanding | undefined,
): RiskUnderstanding | undefined {
  if (!parts) return side === "hospital" ? undefined : previous;
  return readOneSided(parts, "understood", ["by", "role", "on"], {
    owner: "hospital",
    side,
    previous,
    read: (understood) => ({
      by: understood.text("by", name),
      role: understood.text("role", name),
      on: understood.pastDate("on", today),
    }),
  });
}

function readListeners(explained: RowFields): readonly string[] {
  const entries = explained.list("to");
  const at = explained.pointer("to");
  if (explained.has("to") && entries.length === 0) explained.findings.add(at, "missing");
  if (entries.length > LISTENERS_MAX) explained.findings.add(at, "too-many");
  const listed = Object.entries(entries.slice(0, LISTENERS_MAX));
  const indexes = listed.map(([index]) => index);
  const persons = new RowFields(Object.fromEntries(listed), at, explained.findings, indexes);
  return indexes.map((index) => persons.text(index, name));
}
