import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { catalogues } from "../tools/sample-agreement.js";
import type { RowPart, RowValue } from "./agreement-row.js";
import { checkRow, isRowKey, type RowContext } from "./row-check.js";
import { isMisshapen } from "./row-findings.js";

const { roles, sla, risk } = catalogues;
const hospital: RowContext = { roles, sla, risk, side: "hospital", today: "2026-11-24" };
const vendor: RowContext = { ...hospital, side: "vendor" };

/** `pointer code` of every finding, or the value. */
const result = (part: RowPart, key: string, input: unknown, context = hospital) => {
  const checked = checkRow(part, key, input, context);
  return checked.ok ? checked.value : checked.findings.map(({ pointer, code }) => `${pointer} ${code}`);
};

const role = { assignments: { hospital: ["informed"], vendor: ["accountable", "responsible"] } };
const uptime = {
  type: "guarantee",
  target: { amount: "99.9", unit: "percent", comparator: "gte" },
  window: "monthly",
  measurement: "外部監視",
  reportInterval: "monthly",
  remedy: "減額",
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

describe("values that may be stored as they are", () => {
  it.each<[string, RowPart, string, object]>([
    ["a role row", "role", "dat-backup", role],
    [
      "a role row with all its columns",
      "role",
      "dat-backup",
      {
        assignments: { ...role.assignments, subcontractor: ["responsible"], third_party: [] },
        boundary: "院内ルータの外側",
        cost: "乙",
        deadline: "毎日",
        condition: "",
        note: "𠮷野㈱",
        firstCheck: { on: "2026-11-24", confirmed: false },
        completedOn: "2027-03-31",
      },
    ],
    ["an SLA figure", "sla", "uptime", uptime],
    [
      "equipment with all its columns",
      "equipment",
      "e1",
      {
        kind: "vpn_router",
        place: "サーバ室",
        owner: "vendor",
        patchedBy: "subcontractor",
        patchWithin: "公表から72時間以内",
        connection: "院内保守網と事業者の保守拠点",
        model: "見本 100",
        supportEndsOn: "2030-03-31",
        note: "",
      },
    ],
    [
      "equipment whose duties are still open",
      "equipment",
      "e12",
      { kind: "other", place: "透析室", owner: null, patchedBy: null, patchWithin: "" },
    ],
    [
      "an SLA range",
      "sla",
      "first-response",
      { ...uptime, target: { amount: "2", amountTo: "4", unit: "hour", comparator: "range" } },
    ],
    [
      "an SLA row in words",
      "sla",
      "data-location",
      {
        ...uptime,
        type: "statement",
        target: { text: "国内" },
        remedyType: "report",
        exclusions: "",
        reportIntervalText: "変更時",
      },
    ],
    ["a clause", "clause", "damages", { title: "損害賠償", text: "協議する。", variables: { days: "30" } }],
    ["a clause of the parties' own", "clause", "own-1", { title: "特約", text: "なし" }],
    ["a period", "term", "period", { startsOn: "2027-04-01", endsOn: "2027-04-01", renewal: "automatic" }],
    [
      "a period with a notice",
      "term",
      "period",
      { startsOn: "2027-04-01", endsOn: "2030-03-31", renewal: "automatic", noticeMonths: 3 },
    ],
    ["no amount", "term", "amount", { jpy: null }],
    ["an amount", "term", "amount", { jpy: "1200000" }],
    ["contacts", "term", "contacts", { vendor: [{ name: "当番", phone: "03" }], hospital: [] }],
  ])("%s", (_, part, key, value) => expect(result(part, key, value)).toEqual(value));
});

describe("the notice before a renewal", () => {
  const period = { startsOn: "2027-04-01", endsOn: "2030-03-31", renewal: "automatic" };
  it.each([
    ["where nothing renews", { renewal: "none", noticeMonths: 3 }, "notice-unexpected"],
    ["of no month", { noticeMonths: 0 }, "notice-range"],
    ["of years", { noticeMonths: 25 }, "notice-range"],
    ["in words", { noticeMonths: "3" }, "not-whole"],
    ["before the first day", { endsOn: "2027-06-30", noticeMonths: 3 }, "notice-before-start"],
  ])("is refused %s", (_, more, code) =>
    expect(result("term", "period", { ...period, ...more })).toEqual([`/noticeMonths ${code}`]),
  );
});

describe("refused values", () => {
  const target = (change: object) => ({ ...uptime, target: { ...uptime.target, ...change } });
  it.each<[string, RowPart, string, unknown, readonly string[]]>([
    ["no object", "role", "dat-backup", [], [" wrong-type", "/assignments missing"]],
    ["null", "term", "amount", null, [" wrong-type", "/jpy missing"]],
    ["an unknown row", "role", "no-such-row", role, [" unknown-key"]],
    ["an unknown member", "role", "dat-backup", { ...role, colour: 1 }, ["/colour unknown-member"]],
    [
      "equipment that nobody shares",
      "equipment",
      "e1",
      { kind: "modem", place: " ", owner: "shared", patchedBy: 1, patchWithin: null },
      [
        "/kind unknown-choice",
        "/place missing",
        "/owner unknown-choice",
        "/patchedBy wrong-type",
        "/patchWithin wrong-type",
      ],
    ],
    ["equipment without a number", "equipment", "router", { kind: "other", place: "x" }, [" unknown-key"]],
    [
      "an unknown party",
      "role",
      "dat-backup",
      { assignments: { ...role.assignments, police: [] } },
      ["/assignments/police unknown-member"],
    ],
    [
      "a side left out",
      "role",
      "dat-backup",
      { assignments: { vendor: ["accountable"] } },
      ["/assignments/hospital missing"],
    ],
    [
      "an unknown duty",
      "role",
      "dat-backup",
      { assignments: { hospital: ["boss"], vendor: [] } },
      ["/assignments/hospital/0 unknown-choice"],
    ],
    [
      "a duty twice",
      "role",
      "dat-backup",
      { assignments: { hospital: ["informed", "informed"], vendor: [] } },
      ["/assignments/hospital/1 repeated-choice"],
    ],
    [
      "an accountable subcontractor",
      "role",
      "dat-backup",
      { assignments: { hospital: [], vendor: [], subcontractor: ["accountable"] } },
      ["/assignments/subcontractor/0 accountable-party"],
    ],
    [
      "a first check tomorrow",
      "role",
      "dat-backup",
      { ...role, firstCheck: { on: "2026-11-25", confirmed: true } },
      ["/firstCheck/on date-in-future"],
    ],
    [
      "completion after はい",
      "role",
      "dat-backup",
      { ...role, firstCheck: { on: "2026-11-24", confirmed: true }, completedOn: "2026-11-24" },
      ["/completedOn completed-unexpected"],
    ],
    [
      "completion without a check",
      "role",
      "dat-backup",
      { ...role, completedOn: "2026-02-30" },
      ["/completedOn not-a-date", "/completedOn completed-unexpected"],
    ],
    ["a note too long", "role", "dat-backup", { ...role, note: "あ".repeat(20_001) }, ["/note too-long"]],
    [
      "a character that no database keeps",
      "role",
      "dat-backup",
      { ...role, note: "a\u0000b" },
      ["/note bad-character"],
    ],
    ["half a character", "role", "dat-backup", { ...role, note: "\ud842" }, ["/note bad-character"]],
    ["a number for a text", "role", "dat-backup", { ...role, cost: 3 }, ["/cost wrong-type"]],

    [
      "an empty SLA row",
      "sla",
      "uptime",
      {},
      ["type", "target", "window", "measurement", "reportInterval", "remedy"].map((name) => `/${name} missing`),
    ],
    ["a figure of another unit", "sla", "uptime", target({ unit: "hour" }), ["/target/unit unknown-choice"]],
    ["a figure where only words fit", "sla", "data-location", { ...uptime }, ["/target/unit unknown-choice"]],
    ["a rounded number", "sla", "uptime", target({ amount: 99.9 }), ["/target/amount wrong-type"]],
    ["a negative figure", "sla", "uptime", target({ amount: "-1" }), ["/target/amount not-decimal"]],
    ["half a range", "sla", "uptime", target({ comparator: "range" }), ["/target/amountTo range-end-required"]],
    [
      "a range upside down",
      "sla",
      "uptime",
      target({ comparator: "range", amountTo: "99.85" }),
      ["/target/amountTo range-order"],
    ],
    ["an end without a range", "sla", "uptime", target({ amountTo: "100" }), ["/target/amountTo range-end-unexpected"]],
    [
      "words and a figure",
      "sla",
      "uptime",
      target({ text: "高い" }),
      ["amount", "unit", "comparator"].map((name) => `/target/${name} unknown-member`),
    ],
    ["an unknown interval", "sla", "uptime", { ...uptime, window: "hourly" }, ["/window unknown-choice"]],

    ["a scale of 5", "risk", "r1", { ...high, impact: 5 }, ["/impact not-scale"]],
    ["half a step", "risk", "r1", { ...high, likelihood: 1.5 }, ["/likelihood not-scale"]],
    ["a scale in words", "risk", "r1", { ...high, impactAfter: "3" }, ["/impactAfter wrong-type"]],
    ["a blank threat", "risk", "r1", { ...high, threat: " " }, ["/threat missing"]],
    [
      "an acceptance without a date",
      "risk",
      "r1",
      { ...high, acceptance: { by: "a", role: "b" } },
      ["/acceptance/on missing"],
    ],
    [
      "an acceptance by nobody",
      "risk",
      "r1",
      { ...high, acceptance: { ...acceptance, by: "" } },
      ["/acceptance/by missing"],
    ],
    [
      "an acceptance tomorrow",
      "risk",
      "r1",
      { ...high, acceptance: { ...acceptance, on: "2026-11-25" } },
      ["/acceptance/on date-in-future"],
    ],

    ["a clause without words", "clause", "damages", { title: " ", text: "" }, ["/title missing", "/text missing"]],
    [
      "an update duty that says neither",
      "clause",
      "update-duty",
      { title: "更新", text: "協議" },
      ["/variant missing"],
    ],
    [
      "an update duty of our invention",
      "clause",
      "update-duty",
      { title: "更新", text: "協議", variant: "maybe" },
      ["/variant unknown-choice"],
    ],
    [
      "a variable that is no text",
      "clause",
      "damages",
      { title: "a", text: "b", variables: { days: 30 } },
      ["/variables/days wrong-type"],
    ],
    [
      "a period that ends first",
      "term",
      "period",
      { startsOn: "2027-04-02", endsOn: "2027-04-01", renewal: "none" },
      ["/endsOn date-order"],
    ],
    [
      "a day that does not exist",
      "term",
      "period",
      { startsOn: "2027-02-29", endsOn: "2027-04-01", renewal: "none" },
      ["/startsOn not-a-date"],
    ],
    ["half a yen", "term", "amount", { jpy: "0.5" }, ["/jpy not-yen"]],
    ["a number of yen", "term", "amount", { jpy: 100 }, ["/jpy wrong-type"]],
    [
      "a contact without a name",
      "term",
      "contacts",
      { vendor: [{ phone: "03" }], hospital: [] },
      ["/vendor/0/name missing"],
    ],
    ["one side's contacts", "term", "contacts", { vendor: [] }, ["/hospital missing"]],
  ])("%s", (_, part, key, input, expected) => expect(result(part, key, input)).toEqual(expected));

  it("never come back a hundredfold", () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`x${index}`, 1]));
    expect(result("role", "dat-backup", { ...role, ...many })).toHaveLength(100);
  });
});

describe("the form of update-duty", () => {
  it("stays as it was when only the words are sent", () => {
    const previous = stored({ title: "更新", text: "負う", variant: "vendor" });
    const value = result("clause", "update-duty", { title: "更新", text: "他" }, { ...vendor, previous });
    expect(value).toEqual({ title: "更新", text: "他", variant: "vendor" });
  });
});

describe("keys of rows", () => {
  it.each<[RowPart, string, boolean]>([
    ["role", "dat-backup", true],
    ["role", "uptime", false],
    ["sla", "uptime", true],
    ["risk", "r12", true],
    ["risk", "r0", false],
    ["risk", "no:backup-offline", true],
    ["risk", "no:", false],
    ["clause", "own-1", true],
    ["clause", "Own clause", false],
    ["term", "period", true],
    ["term", "price", false],
  ])("%s %s: %p", (part, key, expected) => expect(isRowKey(part, key, { roles, sla })).toBe(expected));
});

describe("hostile input", () => {
  const parts: readonly [RowPart, string][] = [
    ["role", "dat-backup"],
    ["sla", "uptime"],
    ["risk", "r1"],
    ["clause", "update-duty"],
    ["term", "period"],
    ["term", "contacts"],
  ];

  it("is answered with findings or a value, never by throwing", () => {
    fc.assert(
      fc.property(fc.constantFrom(...parts), fc.jsonValue(), ([part, key], input) => {
        const checked = checkRow(part, key, input, vendor);
        if (!checked.ok) expect(checked.findings.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it("does not reach what every object inherits", () => {
    const input: unknown = JSON.parse(
      '{"assignments": {"hospital": [], "vendor": []}, "__proto__": {"note": 1}, "constructor": 1}',
    );
    expect(result("role", "dat-backup", input)).toEqual(["/__proto__ unknown-member", "/constructor unknown-member"]);
  });
});

describe("what a finding means for the answer", () => {
  const findings = (input: unknown) => {
    const checked = checkRow("term", "amount", input, hospital);
    return checked.ok ? [] : checked.findings;
  };
  it("tells a misshapen body from a refused value", () => {
    expect(isMisshapen(findings({ jpy: 1 }))).toBe(true);
    expect(isMisshapen(findings({ jpy: "1.5" }))).toBe(false);
  });
});
