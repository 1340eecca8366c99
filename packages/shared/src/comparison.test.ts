import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { loadCatalogues } from "../tools/load-catalogues.mjs";
import { booleanFact, choice, sampleCatalogue, sampleItem, yesNo } from "../tools/sample-catalogue.js";
import type { Answer, Answers } from "./answer.js";
import { compareVersions } from "./comparison.js";

const { disclosure } = await loadCatalogues();

const choices = [choice("a"), choice("b"), choice("other")];
const catalogue = sampleCatalogue(
  {
    one: [
      sampleItem("remote", yesNo),
      sampleItem("route", { type: "text" }, { appliesWhen: { fact: "remote", equals: true } }),
    ],
    two: [
      sampleItem("kinds", { type: "multi_choice", choices, otherText: true }),
      sampleItem("uptime", { type: "number_unit" }),
      sampleItem("report", { type: "file_evidence" }),
    ],
  },
  [booleanFact("remote", "remote")],
);
const yes: Answer = { value: "yes" };
const no: Answer = { value: "no", note: "使わない" };

const of = (...answers: Answers[]) =>
  compareVersions(
    catalogue,
    answers.map((given, index) => ({ versionId: `v${index}`, answers: given })),
  );
const rowOf = (itemId: string, ...answers: Answers[]) => {
  const row = of(...answers)
    .sections.flatMap(({ items }) => items)
    .find((item) => item.itemId === itemId);
  if (!row) throw new Error(`no row ${itemId}`);
  return row;
};

describe("a comparison", () => {
  it("tells no, not applicable, planned and unanswered apart", () => {
    const row = rowOf(
      "remote",
      { remote: yes },
      { remote: no },
      { remote: { value: "na", note: "機器なし" } },
      { remote: { value: null, planned: { text: "来年度" } } },
      {},
    );
    expect(row.cells.map(({ state }) => state)).toEqual(["answered", "no", "not_applicable", "planned", "unanswered"]);
    expect(row.differs).toBe(true);
  });

  it("shows an item whose condition fails as not applicable, told from the vendor's own", () => {
    const { cells } = rowOf(
      "route",
      { remote: no, route: { value: "VPN" } },
      { remote: yes, route: { value: null, notApplicable: { reason: "専用線" } } },
    );
    expect(cells).toEqual([
      { versionId: "v0", state: "not_applicable", value: null, note: null, outOfScope: true },
      { versionId: "v1", state: "not_applicable", value: null, note: "専用線" },
    ]);
  });

  it("carries value, note, other words, plan and evidence", () => {
    const { cells } = rowOf("kinds", {
      kinds: { value: ["other"], otherText: "監査", note: "注", planned: { text: "更新" }, evidence: ["f1"] },
    });
    expect(cells).toEqual([
      {
        versionId: "v0",
        state: "answered",
        value: ["other"],
        note: "注",
        otherText: "監査",
        planned: { text: "更新" },
        evidence: ["f1"],
      },
    ]);
  });

  const figure = (amount: string): Answer => ({ value: { amount, comparator: "gte", unit: "percent" } });
  it.each<[string, string, Answers, Answers, boolean]>([
    ["the same answer", "uptime", { uptime: figure("99.9") }, { uptime: figure("99.9") }, false],
    [
      "members in another order",
      "uptime",
      { uptime: { value: { amount: "1", unit: "hour", comparator: "eq" } } },
      { uptime: { value: { comparator: "eq", unit: "hour", amount: "1" } } },
      false,
    ],
    ["another figure", "uptime", { uptime: figure("99.9") }, { uptime: figure("99.95") }, true],
    ["another note only", "remote", { remote: yes }, { remote: { value: "yes", note: "夜間のみ" } }, false],
    ["choices in another order", "kinds", { kinds: { value: ["a", "b"] } }, { kinds: { value: ["b", "a"] } }, false],
    [
      "other choices in words",
      "kinds",
      { kinds: { value: ["other"], otherText: "x" } },
      { kinds: { value: ["other"], otherText: "y" } },
      true,
    ],
    [
      "na and not applicable",
      "remote",
      { remote: { value: "na", note: "無" } },
      { remote: { value: null, notApplicable: { reason: "なし" } } },
      false,
    ],
    ["yes and nothing", "remote", { remote: yes }, {}, true],
    ["nothing twice", "remote", {}, {}, false],
    [
      "another plan",
      "remote",
      { remote: { value: null, planned: { text: "春" } } },
      { remote: { value: null, planned: { text: "秋" } } },
      true,
    ],
    [
      "other files",
      "report",
      { report: { value: null, evidence: ["f1"] } },
      { report: { value: null, evidence: ["f2"] } },
      false,
    ],
  ])("of %s", (_, itemId, left, right, differs) => expect(rowOf(itemId, left, right).differs).toBe(differs));

  it("keeps only what differs when asked, and no empty section", () => {
    const versions = [
      { versionId: "v0", answers: { remote: yes, route: { value: "VPN" } } },
      { versionId: "v1", answers: { remote: yes, route: { value: "専用線" } } },
    ];
    const { sections, summary } = compareVersions(catalogue, versions, { differencesOnly: true });
    expect(sections.map(({ id, items }) => [id, items.map(({ itemId }) => itemId)])).toEqual([["one", ["route"]]]);
    expect(summary.map(({ unanswered }) => unanswered)).toEqual([3, 3]);
  });

  it("counts what each version leaves open among what it is asked", () => {
    expect(of({ remote: no }, {}).summary).toEqual([
      { versionId: "v0", mustFailed: 0, score: null, unanswered: 3 },
      { versionId: "v1", mustFailed: 0, score: null, unanswered: 4 },
    ]);
  });

  it("hides a restricted answer, which still decides what applies", () => {
    const answers = { remote: yes, route: { value: "VPN" } };
    const { sections } = compareVersions(catalogue, [{ versionId: "v", answers, restricted: new Set(["remote"]) }]);
    const [remote, route] = sections[0]?.items ?? [];
    expect(remote?.cells).toEqual([{ versionId: "v", state: "restricted", value: null, note: null }]);
    expect(route?.cells[0]?.state).toBe("answered");
  });

  it("of no versions has rows without cells, of one no difference", () => {
    expect(compareVersions(catalogue, []).summary).toEqual([]);
    const alone = compareVersions(catalogue, [{ versionId: "v", answers: { remote: yes } }]);
    expect(alone.sections.flatMap(({ items }) => items).filter(({ differs }) => differs)).toEqual([]);
  });

  it("keeps every item of the real catalogue in order, and finds the same differences in any order of versions", () => {
    const items = disclosure.sections.flatMap((section) => section.items);
    const questions = items.filter(({ answer }) => answer.type === "yes_no_na_note").map(({ id }) => id);
    const answers = fc.dictionary(fc.constantFrom(...questions), fc.constantFrom(yes, no));
    fc.assert(
      fc.property(answers, answers, answers, (a, b, c) => {
        const run = (...given: Answers[]) => {
          const versions = given.map((one, index) => ({ versionId: `${index}`, answers: one }));
          return compareVersions(disclosure, versions).sections.flatMap((section) => section.items);
        };
        const forward = run(a, b, c);
        expect(forward.map(({ itemId }) => itemId)).toEqual(items.map(({ id }) => id));
        expect(run(c, a, b).map(({ differs }) => differs)).toEqual(forward.map(({ differs }) => differs));
        expect(run(a, a).some(({ differs }) => differs)).toBe(false);
      }),
      { numRuns: 20 },
    );
  });
});
