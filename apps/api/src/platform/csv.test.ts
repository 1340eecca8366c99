import { describe, expect, it } from "@jest/globals";
import { csvCell } from "./csv.js";

describe("a cell of a CSV file", () => {
  it.each([
    ["はい", "はい"],
    ["=1+1", "'=1+1"],
    ["+81", "'+81"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["＝HYPERLINK", "'＝HYPERLINK"],
    ["＋1", "'＋1"],
    ["－1", "'－1"],
    ["＠a", "'＠a"],
    ["\u3000 =1", "'\u3000 =1"],
    ["\t=1", "'\t=1"],
    ['a"b', '"a""b"'],
    ["a,b", '"a,b"'],
    ["a\nb", '"a\nb"'],
    ["", ""],
    ["ーム", "ーム"],
  ])("writes %j as %j", (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });
});
