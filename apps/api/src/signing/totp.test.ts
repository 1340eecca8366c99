import { describe, expect, it } from "@jest/globals";
import { base32, matchingStep, otpauthAddress, stepAt, totpCode, typedCode } from "./totp.js";

const secret = Buffer.from("12345678901234567890");

describe("totpCode", () => {
  // RFC 6238, appendix B, the rows of SHA-1.
  it.each([
    [59, "94287082"],
    [1111111109, "07081804"],
    [1111111111, "14050471"],
    [1234567890, "89005924"],
    [2000000000, "69279037"],
    [20000000000, "65353130"],
  ])("gives the RFC's code at %d seconds", (seconds, code) => {
    expect(totpCode(secret, stepAt(seconds), 8)).toBe(code);
    expect(totpCode(secret, stepAt(seconds))).toBe(code.slice(2));
  });
});

describe("matchingStep", () => {
  it("takes the step before, this one and the next, and no other", () => {
    const found = [-2, -1, 0, 1, 2].map((away) => matchingStep(secret, totpCode(secret, 1000 + away), 1000));
    expect(found).toEqual([undefined, 999, 1000, 1001, undefined]);
  });

  it.each(["", "1", "1234567", "abcdef"])("knows no step of %p", (code) => {
    expect(matchingStep(secret, code, 1000)).toBeUndefined();
  });
});

describe("base32", () => {
  // RFC 4648, section 10, without padding.
  it.each([
    ["", ""],
    ["f", "MY"],
    ["fo", "MZXQ"],
    ["foo", "MZXW6"],
    ["foob", "MZXW6YQ"],
    ["fooba", "MZXW6YTB"],
    ["foobar", "MZXW6YTBOI"],
  ])("writes %p as %p", (text, written) => expect(base32(Buffer.from(text))).toBe(written));
});

it("writes an address that apps read, whatever the operator is called", () => {
  const address = new URL(otpauthAddress("開示・合意 ポータル&co", "a@b.example", secret));
  expect(address.protocol).toBe("otpauth:");
  expect(Object.fromEntries(address.searchParams)).toEqual({
    secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
    issuer: "開示・合意 ポータル&co",
    algorithm: "SHA1",
    digits: "6",
    period: "30",
  });
});

it("reads what was typed as it was meant", () => {
  expect(typedCode(" １２３ ４５６")).toBe("123456");
  expect(typedCode("abcd-efgh-2345-mnop")).toBe("ABCDEFGH2345MNOP");
});
