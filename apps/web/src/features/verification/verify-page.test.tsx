import { describe, expect, it } from "@jest/globals";
import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { answering, json, refusal } from "../../../test/fake-api.js";
import { showRoutes } from "../../../test/show.js";
import type { Verification } from "./verification.api.js";
import { VerifyPage } from "./verify-page.js";

type Signature = Verification["signatures"][number];

const signature = (party: "vendor" | "hospital", more: Partial<Signature> = {}): Signature => ({
  party,
  signer: party === "vendor" ? "取締役 試験 乙子" : "院長 試験 甲太",
  reason: "合意の締結",
  signedAt: "2026-12-31T15:30:00Z",
  valid: true,
  timestamp: null,
  method: "platform_seal",
  certificate: "試験運用者 電子封印",
  issuer: "試験運用者 ルート",
  serialNumber: party === "vendor" ? "0B" : "0A",
  trusted: true,
  coversRevision: true,
  coversWholeFile: party === "hospital",
  ...more,
});

const genuine: Verification = {
  intact: true,
  sha256: "9c1f44a07be251d803fa6e9bc2d71185a04e77b192cc0d3f5a68e1b48f206d97",
  signatures: [signature("vendor"), signature("hospital")],
  documentTimestamps: [],
  revisions: [
    { number: 1, length: 900, changedObjects: [], permitted: true },
    { number: 2, length: 1_000, changedObjects: [3, 12], permitted: true },
    { number: 3, length: 1_100, changedObjects: [4], permitted: true },
  ],
  agreementId: "01900000-0000-7000-8000-000000000001",
  contentDigest: "940e14533afc382514a0ced31fd5d2659cb254039c13b5bb53f78025ddd19943",
  matchesRecord: true,
  record: { number: "2026-0001", revision: 3, stage: "hospital", newestStage: "hospital", current: true },
  problems: [],
};
const unrecorded = { intact: false, matchesRecord: false, record: null };
const notOnRecord = { code: "not-on-record", detail: "記録にありません" };

const file = () => new File(["%PDF-1.7"], "合意書.pdf", { type: "application/pdf" });

async function giveFile(answer: () => Response, given = file()) {
  const sent = answering({ "POST /api/v1/verifications": answer });
  const { container } = showRoutes([{ path: "/verify", Component: VerifyPage }], "/verify");
  await screen.findByRole("heading", { level: 1 });
  const input = container.querySelector<HTMLInputElement>("input[type=file]");
  if (!input) throw new Error("the page offers no field for a file");
  await userEvent.upload(input, given);
  return sent.filter(({ method }) => method === "POST");
}

const verdict = (answer: Partial<Verification>) => giveFile(() => json({ ...genuine, ...answer }));
const title = () => screen.findByRole("heading", { level: 2 });

describe("the verification page", () => {
  it("calls a file on record with both signatures genuine, and says who signed, when in Tokyo, and what is not known", async () => {
    await verdict({});
    expect((await title()).textContent).toBe("この合意書は、署名されたときのままです");
    expect(document.activeElement).toBe(await title());
    const result = within(screen.getByRole("region", { name: "この合意書は、署名されたときのままです" }));
    expect(result.getByText("本物")).toBeTruthy();
    expect(result.getByText("院長 試験 甲太")).toBeTruthy();
    expect(result.getAllByText("2027年1月1日 00:30")).toHaveLength(2);
    expect(result.getByText("940E-1453-3AFC-3825")).toBeTruthy();
    expect(result.getByText("合意 2026-0001 改訂 3 と同じです")).toBeTruthy();
    expect(result.getByText(/法的な効力についての判断ではありません/)).toBeTruthy();
    const revisions = screen.getByRole("region", { name: "ファイルの改訂", hidden: true });
    expect(within(revisions).getByText("3, 12")).toBeTruthy();
  });

  it("tells a signature by the party's own certificate from the platform's seal, and what was not checked of each", async () => {
    const own = { method: "party_certificate", certificate: "試験病院 院長", issuer: "試験認証局" } as const;
    await verdict({ signatures: [signature("vendor"), signature("hospital", own)] });
    const result = within(await screen.findByRole("region", { name: "この合意書は、署名されたときのままです" }));
    expect(result.getByText("立会人型（電子封印）")).toBeTruthy();
    expect(result.getByText("当事者型（当事者の証明書）")).toBeTruthy();
    expect(result.getByText("発行元 試験認証局")).toBeTruthy();
    expect(result.getByText(/運営者が付けた電子封印です/)).toBeTruthy();
    expect(result.getByText(/失効と、証明書の人が代表する権限は調べていません/)).toBeTruthy();
  });

  it("says that signatures carry no time stamp", async () => {
    await verdict({});
    expect(screen.getAllByText(/タイムスタンプなし/).length).toBeGreaterThan(0);
    expect(screen.getByText(/時刻は、署名のときにポータルが記したもの/)).toBeTruthy();
  });

  it("says who vouches for the time where signatures are time-stamped", async () => {
    const timestamp = { at: "2026-12-31T15:31:00Z", authority: "試験用タイムスタンプ局", valid: true, fault: null };
    await verdict({ signatures: [signature("vendor", { timestamp }), signature("hospital", { timestamp })] });
    expect(screen.getAllByText(/タイムスタンプの時刻（試験用タイムスタンプ局）/)).toHaveLength(2);
    expect(screen.getAllByText("2027年1月1日 00:31").length).toBeGreaterThan(0);
    expect(screen.getByText(/PAdES B-T/)).toBeTruthy();
  });

  it("calls an altered file changed, lists what was found and calls no signature valid", async () => {
    await verdict({
      ...unrecorded,
      signatures: [signature("vendor", { valid: false }), signature("hospital", { valid: false })],
      problems: [{ code: "digest-mismatch", detail: "署名された時の内容と一致しません（試験）" }, notOnRecord],
    });
    expect((await title()).textContent).toBe("署名されたときの内容と違います");
    expect(screen.getByText("署名された時の内容と一致しません（試験）")).toBeTruthy();
    expect(screen.getByText("2件のうち2件が有効ではありません")).toBeTruthy();
    expect(screen.getAllByText("有効ではない")).toHaveLength(2);
    expect(screen.queryByText("本物")).toBeNull();
  });

  it.each<[string, Partial<Verification>, string]>([
    [
      "the vendor's signature only",
      {
        signatures: [signature("vendor")],
        record: { number: "2026-0001", revision: 3, stage: "vendor", newestStage: "vendor", current: true },
      },
      "署名の途中",
    ],
    [
      "made but unsigned",
      {
        intact: false,
        signatures: [],
        record: { number: "2026-0001", revision: 3, stage: "base", newestStage: "base", current: true },
        problems: [{ code: "no-signature", detail: "署名なし" }],
      },
      "未署名",
    ],
    [
      "a step of the way, though concluded since",
      {
        intact: false,
        signatures: [signature("vendor")],
        record: { number: "2026-0001", revision: 3, stage: "vendor", newestStage: "hospital", current: false },
        problems: [{ code: "older-stage", detail: "この合意はすでに成立しています" }],
      },
      "途中の版",
    ],
    [
      "lapsed by reopening",
      {
        intact: false,
        record: { number: "2026-0001", revision: 3, stage: "hospital", newestStage: "hospital", current: false },
        problems: [{ code: "lapsed", detail: "失効の説明" }],
      },
      "失効",
    ],
    [
      "added to",
      { ...unrecorded, problems: [{ code: "bytes-after-last-signature", detail: "追加" }, notOnRecord] },
      "追記あり",
    ],
    [
      "cut off",
      { ...unrecorded, signatures: [], revisions: [], problems: [{ code: "truncated", detail: "切断" }, notOnRecord] },
      "不完全",
    ],
    ["signed here but not on record", { ...unrecorded, problems: [notOnRecord] }, "記録なし"],
    [
      "signed elsewhere",
      { ...unrecorded, signatures: [signature("vendor", { trusted: false, valid: false })], problems: [notOnRecord] },
      "確認できない",
    ],
    ["no PDF", { ...unrecorded, signatures: [], revisions: [], problems: [notOnRecord] }, "確認できない"],
  ])("has a word for a file that is %s", async (_, answer, word) => {
    await verdict(answer);
    await title();
    expect(screen.getByText(word)).toBeTruthy();
    expect(screen.queryByText("本物")).toBeNull();
  });

  it("does not send a file above 50 MB", async () => {
    const large = file();
    Object.defineProperty(large, "size", { value: 50 * 1024 * 1024 + 1 });
    const sent = await giveFile(() => json(genuine), large);
    expect(await screen.findByText("ファイルが50 MBを超えているため、送っていません")).toBeTruthy();
    expect(sent).toEqual([]);
  });

  it("shows a refusal and gives no verdict", async () => {
    await giveFile(() => refusal(429, "too-many-requests", "試行が多すぎます"));
    expect((await screen.findByRole("alert")).textContent).toContain("試行が多すぎます");
    expect(screen.queryByRole("heading", { level: 2 })).toBeNull();
  });
});
