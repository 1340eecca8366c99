import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { loadCatalogues } from "../tools/load-catalogues.mjs";
import { booleanFact, sampleCatalogue, sampleItem, valueFact, yesNo } from "../tools/sample-catalogue.js";
import type { Answer, Answers } from "./answer.js";
import type { Condition } from "./catalogue.js";
import { applies, factsOf, holds, isRequired, type Facts } from "./condition.js";

const { disclosure } = await loadCatalogues();

const yes: Answer = { value: "yes" };
const no: Answer = { value: "no", note: "使わない" };

describe("facts", () => {
  const catalogue = sampleCatalogue(
    {
      service: [
        sampleItem("form", { type: "single_choice" }),
        sampleItem("stores", yesNo),
        sampleItem("domestic", yesNo, { appliesWhen: { fact: "stores", equals: true } }),
        sampleItem("kinds", { type: "multi_choice" }),
      ],
    },
    [
      valueFact("form", "form"),
      booleanFact("foreign", "domestic", ["no"]),
      booleanFact("stores", "stores"),
      booleanFact("clinical", "kinds", ["doctor", "nurse"]),
      booleanFact("homeless", "nowhere"),
    ],
  );
  const none = { form: null, foreign: false, stores: false, clinical: false, homeless: false };

  it.each<[string, Answers, Facts]>([
    ["nothing answered", {}, none],
    ["a chosen form", { form: { value: "saas" } }, { ...none, form: "saas" }],
    ["a form that is not applicable", { form: { value: null, notApplicable: { reason: "役務のみ" } } }, none],
    ["yes", { stores: yes }, { ...none, stores: true }],
    ["no", { stores: no }, none],
    ["na", { stores: { value: "na", note: "対象外" } }, none],
    ["not applicable", { stores: { value: null, notApplicable: { reason: "対象外" } } }, none],
    ["planned only", { stores: { value: null, planned: { text: "来年度" } } }, none],
    ["a fact by no", { stores: yes, domestic: no }, { ...none, stores: true, foreign: true }],
    ["a fact by no, out of scope", { stores: no, domestic: no }, none],
    ["a fact by no, its condition unanswered", { domestic: no }, none],
    ["one of many", { kinds: { value: ["clerk", "nurse"] } }, { ...none, clinical: true }],
    ["none of many", { kinds: { value: ["clerk"] } }, none],
    ["a wrong shape for a value", { form: { value: ["saas"] } }, none],
  ])("of %s", (_, answers, expected) => expect(factsOf(catalogue, answers)).toEqual(expected));

  it("end when they rest on themselves", () => {
    const circle = sampleCatalogue(
      {
        all: [
          sampleItem("a", yesNo, { appliesWhen: { fact: "b", equals: true } }),
          sampleItem("b", yesNo, { appliesWhen: { fact: "a", equals: true } }),
        ],
      },
      [booleanFact("a", "a"), booleanFact("b", "b")],
    );
    expect(factsOf(circle, { a: yes, b: yes })).toEqual({ a: false, b: false });
  });

  it("are all nothing where nothing is answered, in the real catalogue", () => {
    const facts = factsOf(disclosure, {});
    expect(Object.keys(facts)).toEqual(disclosure.facts.map(({ id }) => id));
    for (const fact of disclosure.facts) expect(facts[fact.id]).toBe(fact.kind === "boolean" ? false : null);
  });

  it("ask for the external identity providers only where one is used, in the real catalogue", () => {
    const item = disclosure.sections.flatMap(({ items }) => items).find(({ id }) => id === "auth-idp-list")!;
    const asked = (methods: string[]): boolean =>
      applies(item, factsOf(disclosure, { "auth-methods": { value: methods } }));
    expect(asked(["id_password", "totp"])).toBe(false);
    expect(asked(["id_password", "external_idp"])).toBe(true);
  });

  it("read no member that every object inherits", () => {
    const inherited = sampleCatalogue({ all: [sampleItem("constructor", yesNo)] }, [booleanFact("f", "constructor")]);
    expect(factsOf(inherited, {})).toEqual({ f: false });
  });
});

describe("conditions", () => {
  const facts: Facts = { form: "saas", stores: true, remote: false, category: null };

  it.each<[Condition, boolean]>([
    [{ always: true }, true],
    [{ never: true }, false],
    [{ fact: "stores", equals: true }, true],
    [{ fact: "stores", equals: false }, false],
    [{ fact: "remote", equals: false }, true],
    [{ fact: "form", equals: "saas" }, true],
    [{ fact: "form", equals: "paas" }, false],
    [{ fact: "form", in: ["paas", "saas"] }, true],
    [{ fact: "form", in: ["paas"] }, false],
    [{ fact: "category", in: ["emr"] }, false],
    [{ fact: "category", equals: "emr" }, false],
    [{ fact: "unheard", equals: true }, false],
    [{ fact: "toString", equals: true }, false],
    [{ not: { fact: "category", in: ["emr"] } }, true],
    [{ any: [] }, false],
    [{ all: [] }, true],
    [{ any: [{ never: true }, { fact: "stores", equals: true }] }, true],
    [{ all: [{ always: true }, { fact: "remote", equals: true }] }, false],
    [{ not: { all: [{ any: [{ never: true }] }, { always: true }] } }, true],
  ])("%j holds: %s", (condition, expected) => expect(holds(condition, facts)).toBe(expected));

  const conditions = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 4 },
      fc.constant<Condition>({ always: true }),
      fc.constant<Condition>({ never: true }),
      fc.record({ fact: fc.constantFrom("stores", "remote"), equals: fc.boolean() }),
      fc.record({ fact: fc.constantFrom("form", "category"), in: fc.array(fc.constantFrom("saas", "emr")) }),
      fc.record({ any: fc.array(tie("condition"), { maxLength: 3 }) }),
      fc.record({ all: fc.array(tie("condition"), { maxLength: 3 }) }),
      fc.record({ not: tie("condition") }),
    ),
  })).condition;

  it("keep the laws of logic", () => {
    fc.assert(
      fc.property(conditions, conditions, (a, b) => {
        expect(holds({ not: { any: [a, b] } }, facts)).toBe(holds({ all: [{ not: a }, { not: b }] }, facts));
        expect(holds({ not: { not: a } }, facts)).toBe(holds(a, facts));
        expect(holds({ any: [a, { not: a }] }, facts)).toBe(true);
      }),
    );
  });
});

describe("an item", () => {
  const onlyCloud = { fact: "form", in: ["saas"] } as const;
  it.each<[string, Condition, Condition, string, boolean, boolean]>([
    ["applies and is required", onlyCloud, { always: true }, "saas", true, true],
    ["applies and may be left out", onlyCloud, { never: true }, "saas", true, false],
    ["is never required where it does not apply", onlyCloud, { always: true }, "paas", false, false],
  ])("%s", (_, appliesWhen, requiredWhen, form, doesApply, required) => {
    const item = sampleItem("x", yesNo, { appliesWhen, requiredWhen });
    expect(applies(item, { form })).toBe(doesApply);
    expect(isRequired(item, { form })).toBe(required);
  });

  it("of the real catalogue asks for subcontractors only where there are some", () => {
    const list = disclosure.sections.flatMap(({ items }) => items).find(({ id }) => id === "sub-list");
    expect(list && applies(list, factsOf(disclosure, { "sub-used": yes }))).toBe(true);
    expect(list && applies(list, factsOf(disclosure, { "sub-used": no }))).toBe(false);
  });
});
