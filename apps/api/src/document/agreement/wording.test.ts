import { describe, expect, it } from "@jest/globals";
import { agreementFixture } from "../../../test/agreement-fixture.js";
import { rangesInWords } from "./approval.js";
import {
  articleNumber,
  bytesInWords,
  checkNumber,
  dateInWords,
  delegatedMaintenanceSentence,
  instantInWords,
  updateDutySentence,
  withGroups,
  yenInWords,
} from "./wording.js";

describe("wording of the agreement", () => {
  it.each([
    [dateInWords("2026-04-01"), "2026年4月1日"],
    [dateInWords("2027年度中"), "2027年度中"],
    [instantInWords("2026-11-22T15:04:59Z"), "2026年11月23日 00:04"],
    [instantInWords("2026-12-31T15:00:00Z"), "2027年1月1日 00:00"],
    [articleNumber("5"), "第5条"],
    [articleNumber("第5条の2"), "第5条の2"],
    [yenInWords("12600000"), "12,600,000円"],
    [yenInWords("0"), "0円"],
    [yenInWords(null), "該当なし（本合意書は金額を定めない）"],
    [checkNumber("7f2c91ae04d86b3e".padEnd(64, "0")), "7F2C-91AE-04D8-6B3E"],
    [bytesInWords(482_113), "470.8 KB"],
    [rangesInWords([3, 1, 2, 7, 9, 10]), "1～3、7、9～10"],
  ])("prints %s", (printed, expected) => {
    expect(printed).toBe(expected);
  });

  it("says who bears the update duty and by which clause", () => {
    const content = agreementFixture();
    expect(updateDutySentence(content)).toBe(
      "セキュリティアップデート責任：すべてのサーバのセキュリティアップデート責任は、事業者が負う。（第5条）",
    );
    expect(delegatedMaintenanceSentence(content)).toMatch(/^適用できる。.*第5条/);
    for (const bearer of ["partial", "not_vendor"] as const) {
      const other = { ...content, updateDuty: { ...content.updateDuty, bearer } };
      expect(delegatedMaintenanceSentence(other)).toMatch(/^適用できない。/);
    }
  });

  it("names a group once above its rows", () => {
    const rows = withGroups(
      ["a1", "a2", "b1"],
      (row) => row.slice(0, 1),
      (row) => [row],
    );
    expect(rows).toEqual([{ group: "a" }, { cells: ["a1"] }, { cells: ["a2"] }, { group: "b" }, { cells: ["b1"] }]);
  });
});
