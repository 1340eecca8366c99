import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { catalogues, fullAnswers, prefilled } from "../tools/sample-agreement.js";
import type { SlaValue } from "./agreement-row.js";
import { contentChanges } from "./content-changes.js";

const rows = prefilled(fullAnswers(catalogues.disclosure, "saas"));
const changesTo = (after: typeof rows) => contentChanges(rows, after, "ja", catalogues);

describe("what an amendment changes", () => {
  it("is nothing where nothing differs, in whatever order", () => {
    expect(changesTo(rows)).toEqual([]);
    expect(changesTo(rows.toReversed())).toEqual([]);
  });

  it("names a changed row field by field, an added one and a removed one", () => {
    const [removed, ...kept] = rows;
    const after = [
      ...kept.map((row) =>
        row.key === "uptime" ? { ...row, value: { ...(row.value as SlaValue), remedy: "1割を減額する" } } : row,
      ),
      { part: "clause" as const, key: "c1", label: { ja: "特約", en: "Special" }, value: { title: "特約", text: "…" } },
    ];
    expect(changesTo(after as typeof rows)).toMatchObject([
      { part: "sla", key: "uptime", kind: "changed", fields: [{ after: "1割を減額する" }] },
      { part: "clause", key: "c1", label: "特約", kind: "added", fields: [] },
      { part: removed!.part, key: removed!.key, kind: "removed", fields: [] },
    ]);
  });

  it("counts every row that was left out or put in, once", () => {
    fc.assert(
      fc.property(fc.subarray([...rows]), fc.subarray([...rows]), (before, after) => {
        const changes = contentChanges(before, after, "ja", catalogues);
        const ids = (some: typeof rows) => new Set(some.map(({ part, key }) => `${part} ${key}`));
        const [had, has] = [ids(before), ids(after)];
        expect(changes.filter(({ kind }) => kind === "added")).toHaveLength(
          [...has].filter((id) => !had.has(id)).length,
        );
        expect(changes.filter(({ kind }) => kind === "removed")).toHaveLength(
          [...had].filter((id) => !has.has(id)).length,
        );
        expect(changes.filter(({ kind }) => kind === "changed")).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
