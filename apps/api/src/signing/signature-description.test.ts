import { describe, expect, it } from "@jest/globals";
import type { SignatureToMake } from "../agreements/agreement-signatures.service.js";
import { describeField } from "./signature-description.js";

const seal: SignatureToMake = {
  agreementId: "01900000-0000-7000-8000-000000000001",
  revision: 1,
  side: "vendor",
  organizationName: "あけぼの医療情報株式会社",
  signerName: "大沢 健吾",
  signerTitle: "取締役",
  authority: null,
  onBehalfOf: null,
  contentDigest: "a".repeat(64),
  number: "2026-0002",
  documentSha256: "b".repeat(64),
};
const at = new Date("2026-11-12T01:00:00Z");
const printed = (more: Partial<SignatureToMake>, method: "platform_seal" | "party_certificate" = "platform_seal") =>
  describeField({ ...seal, ...more }, { method, at, serialNumber: "41AB" }).appearance.lines;

describe("what stands in a signature's field", () => {
  it("names the signer as such: beside the field stands the representative, who may be another person", () => {
    expect(printed({})).toEqual([
      "あけぼの医療情報株式会社",
      "署名者　取締役 大沢 健吾",
      "2026年11月12日 10:00:00（日本時間）",
      "立会人型（電子封印）",
      "証明書番号 41AB",
    ]);
  });

  it("has both names where somebody signs in another's place, and the way of signing", () => {
    const onBehalfOf = { personId: "p", name: "藤堂 美咲", by: "handover", reason: "出張のため" } as const;
    const lines = printed({ onBehalfOf }, "party_certificate");
    expect(lines).toContain("署名者　取締役 大沢 健吾（藤堂 美咲の委任により）");
    expect(lines).toContain("当事者型（当事者の証明書）");
  });
});
