import { types } from "node:util";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { readCbor } from "./cbor.js";

const read = (hex: string) => readCbor(Buffer.from(hex, "hex"));

describe("reading CBOR", () => {
  // Examples of RFC 8949, appendix A.
  it.each([
    ["00", 0],
    ["17", 23],
    ["1818", 24],
    ["1903e8", 1000],
    ["1a000f4240", 1_000_000],
    ["20", -1],
    ["3903e7", -1000],
    ["f4", false],
    ["f5", true],
    ["f6", null],
    ["62c3bc", "ü"],
    ["63e6b0b4", "水"],
    ["64efbbbf61", "\ufeffa"],
    ["80", []],
    ["83010203", [1, 2, 3]],
    [
      "a201020304",
      new Map([
        [1, 2],
        [3, 4],
      ]),
    ],
    [
      "a26161016162820203",
      new Map<string, unknown>([
        ["a", 1],
        ["b", [2, 3]],
      ]),
    ],
  ])("%s", (hex, value) => {
    expect(read(hex)).toEqual({ value, length: hex.length / 2 });
  });

  it("gives bytes, and says where the value ends", () => {
    const { value, length } = read("4401020304ffff");
    expect(Buffer.from(value as Uint8Array).toString("hex")).toBe("01020304");
    expect(length).toBe(5);
  });

  it.each([
    ["nothing at all", ""],
    ["a length beyond the end", "4401"],
    ["a size beyond the end", "9affffffff"],
    ["a number of 64 bits", "1b000000e8d4a51000"],
    ["an indefinite length", "5f42010243030405ff"],
    ["a tag", "c074323031332d30332d32315432303a30343a30305a"],
    ["a float", "f93c00"],
    ["a key twice", "a201020103"],
    ["a key that is a list", "a18001"],
    ["text that is no UTF-8", "61ff"],
    ["lists within lists without end", "81".repeat(40) + "00"],
  ])("refuses %s", (_, hex) => {
    expect(() => read(hex)).toThrow();
  });

  it("ends with a value or an error on any bytes, and never reads past them", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        let length = 0;
        try {
          length = readCbor(bytes).length;
        } catch (error) {
          // One of Node's own classes is another class inside Jest.
          expect(types.isNativeError(error)).toBe(true);
        }
        expect(length).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: 2000 },
    );
  });
});
