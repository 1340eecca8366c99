import { randomBytes } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { openSecret, sealSecret } from "./sealed-secret.js";

describe("a sealed secret", () => {
  const master = randomBytes(32);
  const sealed = sealSecret(master, "organisation 1", Buffer.from("private key"));

  it("opens for its owner under its master key", () => {
    expect(openSecret(master, "organisation 1", sealed).toString()).toBe("private key");
  });

  it("does not open for another owner", () => {
    expect(() => openSecret(master, "organisation 2", sealed)).toThrow();
  });

  it("does not open under another master key", () => {
    expect(() => openSecret(randomBytes(32), "organisation 1", sealed)).toThrow();
  });

  it("does not open after a change", () => {
    const changed = Buffer.from(sealed.secret, "base64");
    changed[20]! ^= 1;
    expect(() => openSecret(master, "organisation 1", { ...sealed, secret: changed.toString("base64") })).toThrow();
  });
});
