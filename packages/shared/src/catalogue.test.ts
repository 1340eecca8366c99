import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "@jest/globals";
import {
  buildCatalogues,
  checkCatalogues,
  outputFolder,
  readCatalogueFiles,
  type BuiltCatalogues,
  type CatalogueSources,
} from "../tools/build-catalogues.mjs";
import type { Labelled } from "./catalogue.js";

const kinds = ["disclosure", "roles", "sla", "checklist", "phases", "risk"] as const;
let built: BuiltCatalogues;
let sources: CatalogueSources;

beforeAll(async () => {
  sources = await readCatalogueFiles();
  const { catalogues } = await buildCatalogues();
  built = catalogues;
});

const itemsOf = <Item>({ sections }: { readonly sections: readonly { readonly items: readonly Item[] }[] }): Item[] =>
  sections.flatMap(({ items }) => items);

function* labelled(node: unknown): Generator<Labelled> {
  if (Array.isArray(node)) for (const entry of node) yield* labelled(entry);
  else if (node && typeof node === "object") {
    if ("label" in node) yield node as Labelled;
    for (const value of Object.values(node)) yield* labelled(value);
  }
}

describe("the built catalogues", () => {
  it("stand in dist as they were built, one file a kind", () => {
    for (const kind of kinds) {
      const written: unknown = JSON.parse(readFileSync(`${outputFolder}${kind}.json`, "utf8"));
      expect(written).toEqual(JSON.parse(JSON.stringify(built[kind])));
    }
  });

  it("carry their kind, edition and title in one envelope", () => {
    for (const kind of kinds) {
      const { id, edition, title } = built[kind];
      expect(built[kind].kind).toBe(kind);
      expect(id).toBe(`${kind}-${edition}`);
      expect(title.ja && title.en).toBeTruthy();
    }
    expect(built.disclosure.id).toBe("disclosure-2026-11-22.2");
    expect(built.roles.id).toBe("roles-2026-11-22");
  });

  it("hold every item, row and threat of the files", () => {
    expect(itemsOf(built.disclosure)).toHaveLength(401);
    expect(itemsOf(built.disclosure).filter(({ required }) => required)).toHaveLength(182);
    expect(itemsOf(built.disclosure).filter(({ requiredWhen }) => !("never" in requiredWhen))).toHaveLength(182);
    expect(built.disclosure.sections).toHaveLength(33);
    expect(built.disclosure.facts).toHaveLength(15);
    expect(itemsOf(built.roles)).toHaveLength(107);
    expect(itemsOf(built.sla)).toHaveLength(81);
    expect(built.sla.requiredClauses).toHaveLength(8);
    expect(built.risk.threats).toHaveLength(23);
    expect(itemsOf(built.checklist)).toHaveLength(96);
    expect(itemsOf(built.phases)).toHaveLength(36);
  });

  it("name a source and a confidence for every disclosure item and role row", () => {
    for (const item of [...itemsOf(built.disclosure), ...itemsOf(built.roles)]) {
      expect(item.sources.length).toBeGreaterThan(0);
      expect(["confirmed", "recalled"]).toContain(item.confidence);
    }
  });

  it("describe every source document they name", () => {
    for (const { sourceDocuments, ...catalogue } of [built.disclosure, built.roles]) {
      const known = sourceDocuments.map(({ id }) => id);
      const named = itemsOf<{ sources: readonly { doc: string }[] }>(catalogue).flatMap(({ sources }) => sources);
      for (const { doc } of named) expect(known).toContain(doc);
    }
  });

  // Each item is shown by itself: "the same, edition 6.0" would name nothing there.
  it("title a source document so that it stands alone", () => {
    for (const { sourceDocuments } of [built.disclosure, built.roles])
      for (const { title } of sourceDocuments) expect(title.ja).not.toMatch(/^(同|別紙|第)/);
  });

  it("label everything in Japanese and English", () => {
    const labels = kinds.flatMap((kind) => [...labelled(built[kind])]);
    expect(labels.length).toBeGreaterThan(2_000);
    for (const { label } of labels) {
      expect(label.ja.trim()).not.toBe("");
      expect(label.en.trim()).not.toBe("");
    }
  });

  it("use an id once in a catalogue's items", () => {
    for (const kind of kinds) {
      const ids = itemsOf<Labelled>(built[kind]).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it("leave no key of the files in snake case, save the slugs of role defaults", () => {
    const keys = new Set<string>();
    const visit = (node: unknown): void => {
      if (Array.isArray(node)) node.forEach(visit);
      else if (node && typeof node === "object")
        for (const [key, value] of Object.entries(node)) {
          keys.add(key);
          if (key !== "default") visit(value);
        }
    };
    kinds.forEach((kind) => visit(built[kind]));
    expect([...keys].filter((key) => /[_-]/.test(key))).toEqual([]);
  });

  it("keep what the contract names beside the sections", () => {
    expect(built.disclosure.facts[2]).toMatchObject({
      id: "stores_data_externally",
      item: "data-external-storage",
      trueValues: ["yes"],
    });
    expect(built.disclosure.units[0]).toEqual({ value: "second", label: { ja: "秒", en: "seconds" } });
    expect(built.risk.bands.map(({ id, min, max }) => [id, min, max])).toEqual([
      ["low", 1, 3],
      ["medium", 4, 8],
      ["high", 9, 11],
      ["critical", 12, 16],
    ]);
    expect(built.phases).toMatchObject({
      gates: expect.arrayContaining([expect.objectContaining({ id: "g1", phase: "pre_contract" })]),
    });
    expect(built.disclosure.sections[0]?.items[0]).toMatchObject({
      id: "disclosure-as-of-date",
      feeds: { mhlw: [{ part: "企画管理編", chapter: "7" }], checklist: [] },
    });
  });

  it("change nothing when built again", async () => {
    const { changed } = await buildCatalogues();
    expect(changed).toEqual([]);
  });
});

interface Planted {
  [key: string]: Planted;
  [index: number]: Planted;
}
const fault = (plant: (files: Record<string, Planted>) => void): readonly string[] => {
  const files = structuredClone(sources.files);
  plant(files as unknown as Record<string, Planted>);
  return checkCatalogues({ ...sources, files });
};
const put = (target: Planted | undefined, key: string, value: unknown): void => {
  (target as unknown as Record<string, unknown>)[key] = value;
};
const at = (node: Planted | undefined, ...path: readonly (string | number)[]): Planted | undefined =>
  path.reduce<Planted | undefined>((found, step) => found?.[step as string], node);

describe("the check of the files", () => {
  it("finds nothing wrong", () => expect(checkCatalogues(sources)).toEqual([]));

  it.each<[string, string, (files: Record<string, Planted>) => void]>([
    [
      "an id used twice",
      "duplicate id disclosure-as-of-date",
      (files) => put(at(files["disclosure"], "items", 1), "id", "disclosure-as-of-date"),
    ],
    [
      "an unknown fact",
      "unknown fact never_heard_of",
      (files) => put(at(files["disclosure"], "items", 1), "applies_when", { fact: "never_heard_of", equals: true }),
    ],
    [
      "a fact of no item",
      "unknown item nowhere",
      (files) => put(at(files["disclosure"], "facts", 0), "from_item", "nowhere"),
    ],
    [
      "a boolean fact compared with a word",
      "is boolean",
      (files) => put(at(files["disclosure"], "items", 1), "applies_when", { fact: "uses_ai", equals: "yes" }),
    ],
    [
      "a value that a fact cannot have",
      "cloudy is no value of fact service_form",
      (files) => put(at(files["disclosure"], "items", 1), "applies_when", { fact: "service_form", equals: "cloudy" }),
    ],
    [
      "facts that rest on each other",
      "rests on itself",
      (files) => {
        const items = files["disclosure"]?.["items"] as unknown as { id: string; applies_when: unknown }[];
        const set = (id: string, fact: string): void => {
          const item = items.find((one) => one.id === id);
          if (item) item.applies_when = { fact, equals: true };
        };
        set("ai-used", "remote_maintenance");
        set("remote-used", "uses_ai");
      },
    ],
    [
      "required against its condition",
      "required and required_when disagree",
      (files) => put(at(files["disclosure"], "items", 0), "required", false),
    ],
    [
      "an unknown source",
      "unknown source document: rumour",
      (files) => put(at(files["disclosure"], "items", 0), "sources", [{ doc: "rumour" }]),
    ],
    [
      "an untrimmed label",
      "empty or untrimmed label_ja",
      (files) => put(at(files["sla"], "items", 0), "label_ja", " 稼働率"),
    ],
    [
      "Japanese in an English label",
      "Japanese in label_en",
      (files) => put(at(files["sla"], "items", 0), "label_en", "稼働率"),
    ],
    [
      "a role row without an accountable party",
      "saas: not exactly one accountable",
      (files) => put(at(files["roles"], "rows", 0, "default", "saas"), "hospital", ["responsible"]),
    ],
    [
      "a gap in the bands",
      "bands leave a gap or overlap",
      (files) => put(at(files["risk"], "risk_level", "bands", 1), "min", 5),
    ],
    [
      "bands beyond the scales",
      "bands end at 20",
      (files) => put(at(files["risk"], "risk_level", "bands", 3), "max", 20),
    ],
    [
      "an SLA unit that is nowhere defined",
      "unknown unit: parsec",
      (files) =>
        put(at(files["sla"], "items", 0), "units", [{ value: "parsec", label_ja: "パーセク", label_en: "parsec" }]),
    ],
    [
      "two current years",
      "not exactly one current year",
      (files) => put(at(files["checklist"], "years", 0), "status", "current"),
    ],
    ["a wrong shape", "must be array", (files) => put(files["phases"], "phases", "three")],
  ])("reports %s", (_, sentence, plant) => {
    expect(fault(plant).join("\n")).toContain(sentence);
  });
});
