import { describe, expect, it } from "@jest/globals";
import { fullAnswers } from "../tools/full-answers.js";
import { catalogues, prefilled } from "../tools/sample-agreement.js";
import type { ClauseValue, RoleValue, SlaValue } from "./agreement-row.js";
import { clauseDoubts, clauseDoubtsOf, sameFigures } from "./clause-sense.js";
import type { PrefilledRow } from "./prefill.js";
import { standardClause } from "./standard-clauses.js";

const rows = prefilled(
  fullAnswers(catalogues.disclosure, "saas", { "split-maintenance-delegation": { value: "yes" } }),
);
const withRow = (part: string, key: string, change: (value: PrefilledRow["value"]) => PrefilledRow["value"]) =>
  rows.map((row) => (row.part === part && row.key === key ? { ...row, value: change(row.value) } : row));
const slaTarget = (key: string, amount: string, unit: string) =>
  withRow("sla", key, (value) => ({ ...(value as SlaValue), target: { amount, unit, comparator: "lte" } }));
const deadline = (key: string, words: string) =>
  withRow("role", key, (value) => ({ ...(value as RoleValue), deadline: words }));

describe("contradictions between clauses and other rows", () => {
  it("are none in an agreement as it opens", () => {
    expect([...clauseDoubts(rows)]).toEqual([]);
  });

  it("are told at both rows, each naming the other", () => {
    const found = clauseDoubts(slaTarget("incident-first-report", "24", "hour"));
    expect(clauseDoubtsOf(found, { part: "clause", key: "incident-report" })[0]?.detail.ja).toBe(
      "第一報の期限が1時間ですが、「セキュリティ事故の第一報」の行では24時間です。どちらかに揃えてください",
    );
    expect(clauseDoubtsOf(found, { part: "sla", key: "incident-first-report" })[0]?.detail.ja).toContain(
      "24時間ですが、条項「事故時の報告及び対応」では1時間です",
    );
    expect(found.size).toBe(2);
  });

  it("are seen in the deadline of a role row, where it states one figure", () => {
    expect(clauseDoubts(deadline("inc-detect", "検知から２４時間以内")).size).toBe(2);
    expect(clauseDoubts(deadline("inc-detect", "60分以内")).size).toBe(0);
    expect(clauseDoubts(deadline("inc-detect", "1時間以内、夜間は3時間以内")).size).toBe(0);
    expect(clauseDoubts(deadline("inc-detect", "速やかに")).size).toBe(0);
  });

  it("do not count the same span in another unit, but units without a common measure", () => {
    expect(clauseDoubts(slaTarget("incident-first-report", "60", "minute")).size).toBe(0);
    expect(clauseDoubts(slaTarget("termination-notice", "1", "year")).size).toBe(0);
    expect(clauseDoubts(slaTarget("data-erasure", "30", "business_day")).size).toBe(2);
  });

  it("are not looked for in words of one's own", () => {
    const own = withRow("clause", "incident-report", (value) => ({
      title: (value as ClauseValue).title,
      text: "第一報は、速やかに行う。",
    }));
    const changed = own.map((row) =>
      row.key === "incident-first-report" ? slaTarget(row.key, "24", "hour").find(({ key }) => key === row.key)! : row,
    );
    expect(clauseDoubts(changed).size).toBe(0);
  });

  it("find each figure that a clause and another row share", () => {
    for (const { clause, variable, part, key } of sameFigures) {
      const start = part === "role" ? deadline(key, "99時間") : rows;
      const next = start.map((row) =>
        row.part === "clause" && row.key === clause
          ? {
              ...row,
              value: standardClause(clause, { ...(row.value as ClauseValue).variables, [variable]: "3" }, "vendor")!,
            }
          : row,
      );
      expect([clause, variable, clauseDoubtsOf(clauseDoubts(next), { part, key }).length]).toEqual([
        clause,
        variable,
        1,
      ]);
    }
  });
});
