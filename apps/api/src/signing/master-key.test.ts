import { describe, expect, it } from "@jest/globals";
import { liesWithData } from "./master-key.js";

describe("the place of the master key", () => {
  it.each([
    ["/data/files/master.key", "/data/files", true],
    ["/data/files/deep/master.key", "/data/files", true],
    ["/data/master.key", "/data/files", true],
    ["/run/secrets/master.key", "/data/files", false],
    ["/data-keys/master.key", "/data", false],
  ])("%s is with the data of %s: %s", (file, storage, expected) => {
    expect(liesWithData(file, storage)).toBe(expected);
  });
});
