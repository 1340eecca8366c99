import type { AnswerDefinition, Choice, Column, DisclosureCatalogue, DisclosureItem, Fact } from "../src/catalogue.js";
import type { Text } from "../src/text.js";

/** Small catalogues for tests of the rules, so that each test shows the item it is about. */
const text = (ja: string, en = ja): Text => ({ ja, en });

export const choice = (value: string, ja = value, en = value): Choice => ({ value, label: text(ja, en) });

export const column = (id: string, type: Column["type"], rest: Partial<Column> = {}): Column => ({
  id,
  label: text(id),
  type,
  ...rest,
});

export const sampleItem = (
  id: string,
  answer: AnswerDefinition,
  rest: Partial<Omit<DisclosureItem, "id" | "answer">> = {},
): DisclosureItem => ({
  id,
  label: text(id),
  help: text(""),
  answer,
  required: true,
  requiredWhen: { always: true },
  appliesWhen: { always: true },
  sources: [{ doc: "gl-2.0" }],
  feeds: { mhlw: [], checklist: [] },
  evidence: [],
  tier: "core",
  basis: "guideline",
  confidence: "confirmed",
  ...rest,
});

export const yesNo: AnswerDefinition = { type: "yes_no_na_note" };

export const booleanFact = (id: string, item: string, trueValues: readonly string[] = ["yes"]): Fact => ({
  id,
  label: text(id),
  item,
  kind: "boolean",
  trueValues,
});

export const valueFact = (id: string, item: string): Fact => ({ id, label: text(id), item, kind: "value" });

export const sampleCatalogue = (
  sections: Readonly<Record<string, readonly DisclosureItem[]>>,
  facts: readonly Fact[] = [],
): DisclosureCatalogue => ({
  id: "disclosure-sample",
  kind: "disclosure",
  edition: "sample",
  title: text("見本", "Sample"),
  facts,
  units: [],
  comparators: [],
  natures: [],
  sourceDocuments: [],
  editionsKnown: [],
  sections: Object.entries(sections).map(([id, items]) => ({ id, label: text(id), items })),
});
