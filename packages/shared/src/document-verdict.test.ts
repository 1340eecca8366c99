import { describe, expect, it } from "@jest/globals";
import { documentVerdict } from "./document-verdict.js";

describe("the verdict on a document of the record", () => {
  it.each([
    [[], "sound"],
    [["older-stage"], "sound"],
    [["lapsed"], "lapsed"],
    [["lapsed", "digest-mismatch"], "broken"],
    [["older-stage", "not-on-record"], "broken"],
    [["not-on-record"], "broken"],
    [["a code of tomorrow"], "broken"],
  ] as const)("of %j is %s", (codes, verdict) => {
    expect(documentVerdict(codes)).toBe(verdict);
  });
});
