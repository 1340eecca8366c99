import { expect, it } from "@jest/globals";
import { auditActions, isAuditAction } from "./audit-actions.js";

const entries = Object.entries(auditActions);

it("writes every action as subject.act, in both languages", () => {
  for (const [code, { ja, en }] of entries) {
    expect(code).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)*$/);
    expect(ja).toMatch(/[ぁ-んァ-ヶ一-龠]/);
    expect(en.trim()).not.toBe("");
  }
});

it("says no two actions in the same words", () => {
  for (const language of ["ja", "en"] as const)
    expect(new Set(entries.map(([, text]) => text[language])).size).toBe(entries.length);
});

it("knows its own codes and no inherited name", () => {
  expect(isAuditAction("agreement.settled")).toBe(true);
  expect(isAuditAction("toString")).toBe(false);
});
