import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { catalogues, explained } from "../tools/sample-agreement.js";
import type { RiskValue, RowPart, RowValue } from "./agreement-row.js";
import { checkRow, type RowContext } from "./row-check.js";

const { roles, sla, risk } = catalogues;
const hospital: RowContext = { roles, sla, risk, side: "hospital", today: "2026-11-24" };
const vendor: RowContext = { ...hospital, side: "vendor" };

/** `pointer code` of every finding, or the value. */
const result = (part: RowPart, key: string, input: unknown, context = hospital) => {
  const checked = checkRow(part, key, input, context);
  return checked.ok ? checked.value : checked.findings.map(({ pointer, code }) => `${pointer} ${code}`);
};

const acceptance = { by: "見本 太郎", role: "院長", on: "2026-11-20" };
const high = {
  flow: "F-01",
  threat: "ransomware",
  impact: 4,
  likelihood: 3,
  treatment: "reduce",
  measures: "多要素認証",
  impactAfter: 3,
  likelihoodAfter: 3,
  owner: "vendor",
};
const stored = (value: object): RowValue => value as RowValue;

describe("risk levels", () => {
  it("are derived, whatever the input says", () => {
    const value = result("risk", "r1", { ...high, level: "low", residualLevel: "low" });
    expect(value).toEqual({ ...high, level: "critical", residualLevel: "high" });
  });

  it("follow the bands for every pair of figures", () => {
    const scale = fc.integer({ min: 1, max: 4 });
    fc.assert(
      fc.property(scale, scale, scale, scale, (impact, likelihood, impactAfter, likelihoodAfter) => {
        const value = result("risk", "r1", { ...high, impact, likelihood, impactAfter, likelihoodAfter }) as RiskValue;
        const of = (score: number) => risk.bands.find(({ min, max }) => min <= score && score <= max)?.id;
        expect([value.level, value.residualLevel]).toEqual([
          of(impact * likelihood),
          of(impactAfter * likelihoodAfter),
        ]);
      }),
    );
  });
});

describe("the acceptance of a residual risk", () => {
  const levels = { level: "critical", residualLevel: "high" };
  const accepted = stored({ ...high, ...levels, acceptance });
  const pending = stored({ ...high, ...levels });

  it.each<[string, RowContext, object, unknown]>([
    [
      "the hospital fills it in",
      { ...hospital, previous: pending },
      { ...high, acceptance },
      { ...high, ...levels, acceptance },
    ],
    ["the hospital takes it back", { ...hospital, previous: accepted }, high, { ...high, ...levels }],
    ["the vendor sends it back unchanged", { ...vendor, previous: accepted }, { ...high, acceptance }, accepted],
    [
      "the vendor leaves it out",
      { ...vendor, previous: accepted },
      { ...high, measures: "他" },
      { ...accepted, measures: "他" },
    ],
    [
      "the vendor fills it in",
      { ...vendor, previous: pending },
      { ...high, acceptance },
      ["/acceptance hospital-only"],
    ],
    [
      "the vendor changes it",
      { ...vendor, previous: accepted },
      { ...high, acceptance: { ...acceptance, by: "他" } },
      ["/acceptance hospital-only"],
    ],
    ["the vendor adds a row with it", vendor, { ...high, acceptance }, ["/acceptance hospital-only"]],
  ])("%s", (_, context, input, expected) => expect(result("risk", "r1", input, context)).toEqual(expected));
});

describe("the record of who told whom", () => {
  const levels = { level: "critical", residualLevel: "high" };
  const known = (value: object): RowValue => stored({ ...high, ...levels, ...value });
  const understood = { by: "見本 花子", role: "医療情報部長", on: "2026-11-20" };
  const assessment = { ...understood, text: "院内で補える" };
  const later = { ...explained, on: "2026-11-22" };
  const whole = { explained, understood };

  it.each<[string, RowContext, object, object | readonly string[]]>([
    ["the vendor explains", vendor, { communication: { explained } }, { communication: { explained } }],
    [
      "the hospital explains in the vendor's place",
      hospital,
      { communication: { explained } },
      ["/communication/explained vendor-only"],
    ],
    [
      "the hospital understands",
      { ...hospital, previous: known({ communication: { explained } }) },
      { communication: whole },
      { communication: whole },
    ],
    [
      "the vendor understands in the hospital's place",
      { ...vendor, previous: known({ communication: { explained } }) },
      { communication: whole },
      ["/communication/understood hospital-only"],
    ],
    [
      "nothing was explained that could be understood",
      { ...hospital, previous: known({}) },
      { communication: { understood } },
      ["/communication/understood understood-unexplained"],
    ],
    [
      "understood before it was explained",
      { ...hospital, previous: known({ communication: { explained } }) },
      { communication: { explained, understood: { ...understood, on: "2026-11-01" } } },
      ["/communication/understood/on before-explanation"],
    ],
    [
      "another explanation is understood anew",
      { ...vendor, previous: known({ communication: whole }) },
      { communication: { explained: { ...explained, to: ["別の人"] }, understood } },
      { communication: { explained: { ...explained, to: ["別の人"] } } },
    ],
    [
      "the hospital leaves the vendor's part out",
      { ...hospital, previous: known({ communication: { explained } }) },
      {},
      { communication: { explained } },
    ],
    [
      "a day to come",
      vendor,
      { communication: { explained: { ...later, on: "2026-12-01" } } },
      ["/communication/explained/on date-in-future"],
    ],
    [
      "told to nobody",
      vendor,
      { communication: { explained: { ...explained, to: [] } } },
      ["/communication/explained/to missing"],
    ],
  ])("%s", (_, context, input, expected) => {
    const wanted = Array.isArray(expected) ? expected : { ...high, ...levels, ...expected };
    expect(result("risk", "r1", { ...high, ...input }, context)).toEqual(wanted);
  });

  it("only the hospital assesses an いいえ, and only an いいえ is assessed", () => {
    expect(result("risk", "no:priv-pia", { ...high, assessment })).toEqual({ ...high, ...levels, assessment });
    expect(result("risk", "no:priv-pia", { ...high, assessment }, vendor)).toEqual(["/assessment hospital-only"]);
    expect(result("risk", "r1", { ...high, assessment })).toEqual(["/assessment unknown-member"]);
  });

  it("only an option is taken or declined", () => {
    const taken = { ...high, decision: "taken" };
    expect(result("risk", "option:service-security-options:1", taken)).toEqual({ ...taken, ...levels });
    expect(result("risk", "r1", taken)).toEqual(["/decision unknown-member"]);
  });
});

describe("our own figures", () => {
  const drafted = stored({ ...high, level: "critical", residualLevel: "high", draft: true });
  const context = { ...vendor, previous: drafted };

  it.each<[string, object, boolean]>([
    ["stay a draft while only words change", { ...high, measures: "他", draft: true }, true],
    ["stay a draft when the mark is left out", high, true],
    ["are no draft once a figure is another", { ...high, impactAfter: 2, draft: true }, false],
    ["are no draft once somebody says so", { ...high, draft: false }, false],
  ])("%s", (_, input, isDraft) => {
    expect("draft" in (result("risk", "r1", input, context) as object)).toBe(isDraft);
  });

  it("cannot be made a draft by a party", () =>
    expect(result("risk", "r9", { ...high, draft: true })).not.toHaveProperty("draft"));
});
