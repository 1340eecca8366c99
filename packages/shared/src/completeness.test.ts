import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { loadCatalogues } from "../tools/load-catalogues.mjs";
import { booleanFact, sampleCatalogue, sampleItem, yesNo } from "../tools/sample-catalogue.js";
import { checkAnswers } from "./answer-check.js";
import type { Answer, Answers } from "./answer.js";
import { completenessOf, publishedAnswers, sectionProgress, seedAnswers, serviceFieldsFrom } from "./completeness.js";
import type { ServiceForm } from "./catalogue.js";

const { disclosure } = await loadCatalogues();

const catalogue = sampleCatalogue(
  {
    service: [
      sampleItem("remote", yesNo),
      sampleItem("route", { type: "text" }, { appliesWhen: { fact: "remote", equals: true } }),
      sampleItem("hobby", { type: "text" }, { requiredWhen: { never: true }, required: false, tier: "extended" }),
    ],
    backup: [sampleItem("copies", { type: "text" }, { requiredWhen: { fact: "remote", equals: true } })],
  },
  [booleanFact("remote", "remote")],
);
const yes: Answer = { value: "yes" };
const no: Answer = { value: "no", note: "使わない" };

describe("completeness", () => {
  it.each<[string, Answers, number, number, string[]]>([
    ["nothing answered", {}, 0, 1, ["remote"]],
    ["a no closes what follows from it", { remote: no }, 1, 1, []],
    ["a yes opens what follows from it", { remote: yes }, 1, 3, ["route", "copies"]],
    ["all answered", { remote: yes, route: { value: "VPN" }, copies: { value: "2" } }, 3, 3, []],
    ["an optional answer is not counted", { remote: no, hobby: { value: "囲碁" } }, 1, 1, []],
    ["an answer that does not apply is not counted", { remote: no, route: { value: "VPN" } }, 1, 1, []],
    ["planned is not answered", { remote: { value: null, planned: { text: "検討中" } } }, 0, 1, ["remote"]],
    ["not applicable is answered", { remote: { value: null, notApplicable: { reason: "機器なし" } } }, 1, 1, []],
    ["a wrong answer is not answered", { remote: { value: "no" } }, 0, 1, ["remote"]],
  ])("%s", (_, answers, answered, required, missing) =>
    expect(completenessOf(catalogue, answers)).toEqual({ answered, required, missing }),
  );

  it("is told by section", () => {
    expect(sectionProgress(catalogue, { remote: yes, route: { value: "VPN" } })).toEqual([
      { id: "service", answered: 2, required: 2 },
      { id: "backup", answered: 0, required: 1 },
    ]);
  });

  it("adds up over the sections, whatever branches are answered", () => {
    const branches = disclosure.facts.map(({ item }) => item);
    const answer = fc.constantFrom<Answer>(yes, no, { value: "saas" }, { value: "class2" }, { value: "emr" });
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...branches), answer), (answers) => {
        const { answered, required, missing } = completenessOf(disclosure, answers);
        const sections = sectionProgress(disclosure, answers);
        expect(answered + missing.length).toBe(required);
        expect(sections.reduce((sum, section) => sum + section.required, 0)).toBe(required);
        expect(sections.reduce((sum, section) => sum + section.answered, 0)).toBe(answered);
      }),
    );
  });

  it("of an untouched draft names the items that are always required", () => {
    const { answered, required, missing } = completenessOf(disclosure, {});
    expect(answered).toBe(0);
    expect(required).toBe(missing.length);
    expect(required).toBeGreaterThan(100);
    expect(missing[0]).toBe("disclosure-as-of-date");
  });
});

describe("a publication", () => {
  it("leaves out what does not apply, what is unknown, and keeps the order of the catalogue", () => {
    const answers = { copies: { value: "2" }, route: { value: "VPN" }, gone: { value: "x" }, remote: no };
    expect(Object.entries(publishedAnswers(catalogue, answers))).toEqual([
      ["remote", no],
      ["copies", { value: "2" }],
    ]);
  });

  it("takes over optional and planned answers", () => {
    const answers = { hobby: { value: "囲碁" }, remote: { value: null, planned: { text: "検討中" } } };
    expect(publishedAnswers(catalogue, answers)).toEqual(answers);
  });

  it("changes no fact: publishing what was published is the same", () => {
    const once = publishedAnswers(disclosure, {
      "data-external-storage": no,
      "location-domestic-only": no,
      "remote-used": yes,
    });
    expect(Object.keys(once)).toEqual(["data-external-storage", "remote-used"]);
    expect(publishedAnswers(disclosure, once)).toEqual(once);
  });
});

describe("the fields of a service", () => {
  const forms: ServiceForm[] = ["on_premises", "saas", "paas", "iaas", "hybrid"];
  const fields = fc.record({
    form: fc.constantFrom(...forms),
    remoteMaintenance: fc.boolean(),
    storesDataExternally: fc.boolean(),
  });

  it("become right answers and come back unchanged", () => {
    fc.assert(
      fc.property(fields, (service) => {
        const answers = seedAnswers(service);
        expect(checkAnswers(disclosure, answers)).toEqual([]);
        expect(serviceFieldsFrom(answers)).toEqual(service);
      }),
    );
  });

  it("give a no its reason", () => {
    expect(seedAnswers({ form: "saas", remoteMaintenance: false, storesDataExternally: true })).toEqual({
      "service-form": { value: "saas" },
      "remote-used": { value: "no", note: "サービスの登録内容による" },
      "data-external-storage": { value: "yes" },
    });
  });

  it.each<[string, Answers, object]>([
    ["nothing answered", {}, {}],
    ["na", { "remote-used": { value: "na", note: "機器なし" } }, { remoteMaintenance: false }],
    [
      "not applicable",
      { "data-external-storage": { value: null, notApplicable: { reason: "無" } } },
      { storesDataExternally: false },
    ],
    ["an unknown form", { "service-form": { value: "cloud" } }, {}],
    ["planned", { "remote-used": { value: null, planned: { text: "検討中" } } }, {}],
  ])("read back from %s", (_, answers, expected) => expect(serviceFieldsFrom(answers)).toEqual(expected));
});
