import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { documentTimestampDue } from "./document-timestamp.js";

describe("when a document time-stamp is due again", () => {
  it.each([
    ["2026-01-01", "2036-01-01", "2035-10-03"],
    ["2026-01-01", "2026-01-21", "2026-01-11"],
  ])("stamped on %s under a certificate until %s: %s", (stamped, ends, due) => {
    expect(documentTimestampDue(new Date(stamped), new Date(ends)).toISOString().slice(0, 10)).toBe(due);
  });

  it("lies between the stamp and the end of its certificate", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: 2, max: 1e12 }), (stamped, validity) => {
        const due = documentTimestampDue(new Date(stamped), new Date(stamped + validity)).getTime();
        expect(due).toBeGreaterThanOrEqual(stamped);
        expect(due).toBeLessThan(stamped + validity);
      }),
    );
  });
});
