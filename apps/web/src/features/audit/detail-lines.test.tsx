import { describe, expect, it } from "@jest/globals";
import { detailLines } from "./detail-lines.js";

describe("the detail of an event", () => {
  it("says what changed and nothing that did not", () => {
    const before = { target: { amount: "99.5", unit: "percent" }, remedy: "協議" };
    const after = { target: { amount: "99.9", unit: "percent" }, remedy: "協議", measurement: "月次" };
    expect(detailLines({ rowId: "1", part: "sla", before, after })).toEqual([
      { path: ["target", "amount"], before: "99.5", after: "99.9" },
      { path: ["measurement"], before: "", after: "月次" },
      { path: ["part"], after: "sla" },
    ]);
  });

  it("says what was added without a before, and lists in one line", () => {
    expect(detailLines({ after: { title: "条項" }, roles: ["editor", "viewer"] })).toEqual([
      { path: ["title"], after: "条項" },
      { path: ["roles"], after: "editor, viewer" },
    ]);
  });

  it("is empty without anything to read", () => {
    expect(detailLines({ rowId: "1" })).toEqual([]);
  });
});
