import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { catalogues, fullAnswers, prefilled } from "../tools/sample-agreement.js";
import type { SlaValue } from "./agreement-row.js";
import type { Answer } from "./answer.js";
import { slaDoubts } from "./sla-sense.js";

const rows = prefilled(fullAnswers(catalogues.disclosure, "saas")).filter(({ part }) => part === "sla");
const valueOf = (key: string) => rows.find((row) => row.key === key)!.value as SlaValue;
const changed = (key: string, more: Partial<SlaValue>) =>
  rows.map((row) => (row.key === key ? { ...row, value: { ...(row.value as SlaValue), ...more } } : row));
const codesOf = (key: string, some: typeof rows, disclosed?: Record<string, Answer>) =>
  (slaDoubts(some, catalogues.sla, disclosed).get(key) ?? []).map(({ code }) => code);
const within = (amount: string, unit: string) => ({ amount, unit, comparator: "lte" }) as const;

describe("doubts about service levels", () => {
  it("has none about what the catalogue prefills", () => {
    expect([...slaDoubts(rows, catalogues.sla)]).toEqual([]);
  });

  it.each<[string, string, Partial<SlaValue>, readonly string[]]>([
    [
      "an upper limit where more is better",
      "uptime",
      { target: { amount: "99.9", unit: "percent", comparator: "lte" } },
      ["direction"],
    ],
    [
      "a lower limit where less is better",
      "rto",
      { target: { amount: "4", unit: "hour", comparator: "gte" } },
      ["direction"],
    ],
    ["more than all", "uptime", { target: { amount: "100.01", unit: "percent", comparator: "gte" } }, ["over-hundred"]],
    [
      "a formula that does not say what stops are",
      "uptime",
      { measurement: "監視ツールによる", exclusions: "" },
      ["downtime-undefined", "planned-stops-unsaid"],
    ],
    ["a share of time measured by event", "uptime", { window: "each_time" }, ["window-per-event"]],
  ])("asks about %s", (_, key, more, codes) => expect(codesOf(key, changed(key, more))).toEqual(codes));

  it("shows 24 hours a day without exception beside a maintenance window on both rows", () => {
    const always = changed("service-hours", { target: { text: "２４時間３６５日" }, exclusions: "" });
    for (const key of ["service-hours", "maintenance-window"])
      expect(codesOf(key, always)).toEqual(["always-on-with-maintenance"]);
    const none = always.map((row) =>
      row.key === "maintenance-window" ? { ...row, value: { ...valueOf(row.key), target: { text: "なし" } } } : row,
    );
    expect(codesOf("service-hours", none)).toEqual([]);
    expect(
      codesOf("service-hours", changed("service-hours", { target: { text: "24時間365日（計画停止を除く）" } })),
    ).toEqual([]);
  });

  it("marks a level that is weaker than the disclosed figure, across units of time and exactly", () => {
    const disclosed = (amount: string, unit: string): Record<string, Answer> => ({
      "backup-rpo": { value: { ...within(amount, unit), nature: "target" } } as Answer,
    });
    const agreed = (amount: string, unit: string) => changed("rpo", { target: within(amount, unit) });
    expect(codesOf("rpo", agreed("1.5", "hour"), disclosed("89", "minute"))).toEqual(["weaker-than-disclosed"]);
    expect(codesOf("rpo", agreed("1.5", "hour"), disclosed("90", "minute"))).toEqual([]);
    expect(codesOf("rpo", agreed("15", "minute"), disclosed("1", "hour"))).toEqual([]);
    // A working day has no fixed length.
    expect(codesOf("rpo", agreed("9", "day"), disclosed("1", "business_day"))).toEqual([]);
  });

  it("orders spans as their lengths are", () => {
    const lengths = { second: 1, minute: 60, hour: 3_600, day: 86_400 };
    const unit = fc.constantFrom(...(Object.keys(lengths) as (keyof typeof lengths)[]));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999 }), unit, fc.integer({ min: 0, max: 9_999 }), unit, (a, u, b, v) => {
        const disclosed = { "backup-rpo": { value: within(String(b), v) } as Answer };
        const isWeaker = codesOf("rpo", changed("rpo", { target: within(String(a), u) }), disclosed).length > 0;
        expect(isWeaker).toBe(a * lengths[u] > b * lengths[v]);
      }),
    );
  });
});
