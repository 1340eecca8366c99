import { describe, expect, it } from "@jest/globals";
import { cleanup, screen, within } from "@testing-library/react";
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
  certificateIssuer: "試験運用者 ルート",
  serialNumber: party === "vendor" ? "0B" : "0A",
  trusted: true,
  coversRevision: true,
  coversWholeFile: party === "hospital",
  certificateEnds: "2031-12-31T15:00:00Z",
  issuer: { name: "試験運用者 電子封印ルート認証局", sha256: "ab".repeat(32) },
  revocation: { state: "absent", listedAt: null },
  field: party === "vendor" ? "VendorSignature" : "HospitalSignature",
  covered: { before: 800, after: 850, end: party === "vendor" ? 1_000 : 1_100 },
  coveredSha256: "cd".repeat(32),
  signatureSpan: { start: 40, length: 70 },
  timestampSpan: null,
  checks: [
    { code: "coverage", state: "passed" },
    { code: "digest", state: "passed" },
    { code: "signature", state: "passed" },
    { code: "certificate-named", state: "passed" },
    { code: "certificate-chain", state: "passed" },
    { code: "revocation", state: "absent" },
    { code: "timestamp", state: "absent" },
  ],
  ...more,
});

const byParty: Partial<Signature> = {
  method: "party_certificate",
  certificate: "試験病院 院長",
  certificateIssuer: "試験認証局",
  issuer: { name: "試験認証局 ルート", sha256: "ef".repeat(32) },
};

const genuine: Verification = {
  intact: true,
  sha256: "9c1f44a07be251d803fa6e9bc2d71185a04e77b192cc0d3f5a68e1b48f206d97",
  signatures: [signature("vendor"), signature("hospital")],
  documentTimestamps: [],
  level: "B-B",
  validationStore: { certificates: 0, revocationLists: 0 },
  certification: 2,
  revisions: [
    { number: 1, length: 900, changedObjects: [], permitted: true },
    { number: 2, length: 1_000, changedObjects: [3, 12], permitted: true },
    { number: 3, length: 1_100, changedObjects: [4], permitted: true },
  ],
  agreementId: "01900000-0000-7000-8000-000000000001",
  contentDigest: "940e14533afc382514a0ced31fd5d2659cb254039c13b5bb53f78025ddd19943",
  matchesRecord: true,
  record: {
    number: "2026-0001",
    revision: 3,
    stage: "hospital",
    newestStage: "hospital",
    over: null,
    supersededBy: null,
    current: true,
  },
  problems: [],
};
const timestamp = {
  at: "2026-12-31T15:31:00Z",
  authority: "試験用タイムスタンプ局",
  valid: true,
  fault: null,
  revocation: { state: "absent" as const, listedAt: null },
  holdsUntil: "2036-12-31T15:31:00Z",
};
const unrecorded = { intact: false, matchesRecord: false, record: null };
const notOnRecord = { code: "not-on-record", detail: "記録にありません" };

const file = () => new File(["%PDF-1.7"], "合意書.pdf", { type: "application/pdf" });

async function giveFile(answer: () => Response, given: File | File[] = file()) {
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

const rootLinks = () =>
  [...document.querySelectorAll('a[href^="/api/v1/verifications/"]')].map((link) =>
    link.getAttribute("href")?.replace("/api/v1/verifications/", ""),
  );

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
    await verdict({ signatures: [signature("vendor"), signature("hospital", byParty)] });
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
    await verdict({
      level: "B-T",
      signatures: [signature("vendor", { timestamp }), signature("hospital", { timestamp })],
    });
    expect(screen.getAllByText(/タイムスタンプの時刻（試験用タイムスタンプ局）/)).toHaveLength(2);
    expect(screen.getAllByText("2027年1月1日 00:31").length).toBeGreaterThan(0);
    expect(screen.getByText(/PAdES B-T/)).toBeTruthy();
  });

  it("says that the authority's certificate was not checked for revocation unless the document holds a list about it", async () => {
    const words = /タイムスタンプ局の証明書が失効していないかどうか/;
    const stamped = (state: "good" | "absent") => [
      signature("vendor", { timestamp: { ...timestamp, revocation: { state, listedAt: null } } }),
    ];
    await verdict({ signatures: stamped("absent") });
    expect(await screen.findByText(words)).toBeTruthy();
    cleanup();
    await verdict({ signatures: stamped("good") });
    await title();
    expect(screen.queryByText(words)).toBeNull();
  });

  it("says in a sentence what each check of a signature found, and whose seal it is", async () => {
    const [coverage, , ...others] = signature("vendor").checks;
    await verdict({
      signatures: [
        signature("vendor", { valid: false, checks: [coverage!, { code: "digest", state: "failed" }, ...others] }),
      ],
    });
    const checked = within(await screen.findByRole("region", { name: "署名1：取締役 試験 乙子" }));
    expect(checked.getByText(/先頭から1,000バイト.*を除く950バイトを覆っています/)).toBeTruthy();
    expect(checked.getByText(/計算し直したSHA-256が、署名されたハッシュ値と一致しません/).textContent).toContain(
      "不適合",
    );
    expect(checked.getByText(/シリアル番号 0B の証明書が指定/)).toBeTruthy();
    expect(checked.getByText(/「試験運用者 電子封印ルート認証局」が発行し/)).toBeTruthy();
    expect(checked.getByText(/失効リストは、このファイルに入っていません/)).toBeTruthy();
    expect(checked.getByText(/試験運用者 電子封印。証明書の有効期限は2032年1月1日/)).toBeTruthy();
  });

  it("lists each document time-stamp with what it protects and until when, the newest as the one to be renewed", async () => {
    const stamp = (field: string, end: number) => ({
      ...timestamp,
      field,
      covered: { before: 10, after: 20, end },
      coversRevision: true,
    });
    await verdict({ level: "B-LTA", documentTimestamps: [stamp("A1", 1_200), stamp("A2", 1_300)] });
    expect(await screen.findByText(/PAdES B-LTA/)).toBeTruthy();
    expect(screen.getByText(/1,200バイトまで.*後の文書タイムスタンプに引き継がれています/)).toBeTruthy();
    expect(
      screen.getByText(/1,300バイトまで.*期限は2037年1月1日 00:31で、それまでに次の文書タイムスタンプが要ります/),
    ).toBeTruthy();
  });

  it("writes down the commands for this very file, each with what it must print, and copies them", async () => {
    const user = userEvent.setup();
    await verdict({});
    await user.click(screen.getByText("ポータルを使わずに確かめる"));
    expect(screen.getByText("sha256sum '合意書.pdf'")).toBeTruthy();
    expect(screen.getAllByText(genuine.sha256).length).toBeGreaterThan(0);
    await user.click(screen.getByRole("button", { name: "「PDFの構造」のコマンドを写す" }));
    expect(await screen.findByText("写しました")).toBeTruthy();
    expect(screen.getByRole("link", { name: /roots\.pem/ }).getAttribute("href")).toBe(
      "/api/v1/verifications/roots.pem",
    );
  });

  it("says how Acrobat will show it, with the fingerprint to compare before the root is trusted", async () => {
    await verdict({});
    expect(await screen.findByText(/黄色い三角.*改ざんの意味ではありません/)).toBeTruthy();
    expect(screen.getByText(/ABAB-ABAB.*別の経路で受け取った値と見比べて/)).toBeTruthy();
    expect(screen.getByText(/DocMDP、許可レベル2/)).toBeTruthy();
  });

  it("checks a party's certificate by the party's own root: in the sentences, the commands and for Acrobat", async () => {
    const user = userEvent.setup();
    await verdict({ signatures: [signature("vendor"), signature("hospital", byParty)] });
    const checked = within(await screen.findByRole("region", { name: "署名2：院長 試験 甲太" }));
    expect(checked.getByText(/「試験認証局」が発行し、運営者が受け入れたルート「試験認証局 ルート」/)).toBeTruthy();
    expect(checked.getByText(/この証明書を発行した認証局の失効リストは、このファイルに入っていません/)).toBeTruthy();
    expect(checked.getByText("誰の証明書か")).toBeTruthy();
    expect(screen.getByText(/「試験認証局 ルート」（party-roots\.pem）.*EFEF-EFEF/)).toBeTruthy();
    await user.click(screen.getByText("ポータルを使わずに確かめる"));
    expect(rootLinks()).toEqual(["roots.pem", "party-roots.pem"]);
    const commands = (text: RegExp) => screen.getAllByText(text, { selector: "pre code" });
    expect(commands(/signature-1\.der.*-CAfile roots\.pem/)).toHaveLength(1);
    expect(commands(/signature-2\.der.*-CAfile party-roots\.pem/)).toHaveLength(1);
    expect(screen.getByText("当事者の証明書のルートの指紋（署名2）")).toBeTruthy();
  });

  it("asks for no root of the seals, and speaks of none, where both signed by their own certificates", async () => {
    await verdict({ signatures: [signature("vendor", byParty), signature("hospital", byParty)] });
    await screen.findByRole("region", { name: "署名1：取締役 試験 乙子" });
    expect(rootLinks()).toEqual(["party-roots.pem"]);
    expect(screen.getAllByText(/当事者の証明書のルートの指紋/)).toHaveLength(1);
    expect(screen.queryByText(/黄色い三角/)).toBeNull();
    expect(screen.queryByText(/電子封印の証明書は、このポータル自身の認証局/)).toBeNull();
  });

  it("says of a genuine file that an amendment has taken the place of what it holds", async () => {
    await verdict({ record: { ...genuine.record!, over: "superseded", supersededBy: "2026-0009" } });
    expect((await title()).textContent).toBe("この合意書は、署名されたときのままです");
    expect(screen.getByText(/再合意 2026-0009 に置き換えられています/)).toBeTruthy();
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
        record: {
          number: "2026-0001",
          revision: 3,
          stage: "vendor",
          newestStage: "vendor",
          over: null,
          supersededBy: null,
          current: true,
        },
      },
      "署名の途中",
    ],
    [
      "made but unsigned",
      {
        intact: false,
        signatures: [],
        record: {
          number: "2026-0001",
          revision: 3,
          stage: "base",
          newestStage: "base",
          over: null,
          supersededBy: null,
          current: true,
        },
        problems: [{ code: "no-signature", detail: "署名なし" }],
      },
      "未署名",
    ],
    [
      "a step of the way, though concluded since",
      {
        intact: false,
        signatures: [signature("vendor")],
        record: {
          number: "2026-0001",
          revision: 3,
          stage: "vendor",
          newestStage: "hospital",
          over: null,
          supersededBy: null,
          current: false,
        },
        problems: [{ code: "older-stage", detail: "この合意はすでに成立しています" }],
      },
      "途中の版",
    ],
    [
      "lapsed by reopening",
      {
        intact: false,
        record: {
          number: "2026-0001",
          revision: 3,
          stage: "hospital",
          newestStage: "hospital",
          over: null,
          supersededBy: null,
          current: false,
        },
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

describe("several files at once", () => {
  const files = ["一.pdf", "二.pdf", "三.pdf"].map((name) => new File(["%PDF-1.7"], name, { type: "application/pdf" }));
  const row = (name: string) => screen.findByRole("row", { name: new RegExp(name) });

  it("gives each its own line, and the whole answer about the one that is looked at", async () => {
    const answers = [
      () => json(genuine),
      () =>
        json({ ...genuine, ...unrecorded, problems: [{ code: "digest-mismatch", detail: "内容が変わっています" }] }),
      () => refusal(503, "unavailable", "いまは使えません"),
    ];
    const sent = await giveFile(() => answers.shift()!(), files);
    await screen.findByText("3 / 3");
    expect(within(await row("一")).getByText("本物")).toBeTruthy();
    expect(within(await row("一")).getByText("2026-0001")).toBeTruthy();
    expect(within(await row("二")).getByText("変更あり")).toBeTruthy();
    expect(within(await row("二")).getByText("内容が変わっています")).toBeTruthy();
    expect(within(await row("三")).getByText("調べられませんでした")).toBeTruthy();
    expect(within(await row("三")).queryByRole("button")).toBeNull();
    expect(sent.length).toBeLessThanOrEqual(3);

    await userEvent.click(screen.getByRole("button", { name: "二.pdf の詳しい結果を見る" }));
    expect(await screen.findByRole("heading", { level: 2, name: "署名されたときの内容と違います" })).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "一.pdf の詳しい結果を見る" }));
    expect(
      await screen.findByRole("heading", { level: 2, name: "この合意書は、署名されたときのままです" }),
    ).toBeTruthy();
    expect(screen.queryByRole("heading", { level: 2, name: "署名されたときの内容と違います" })).toBeNull();
  });

  it("sends nothing when there are too many, and says how many may be", async () => {
    const many = Array.from({ length: 51 }, (_, index) => new File(["x"], `${index}.pdf`, { type: "application/pdf" }));
    const sent = await giveFile(() => json(genuine), many);
    expect(await screen.findByText(/50 件まで/, { selector: "[role=alert] *" })).toBeTruthy();
    expect(sent).toEqual([]);
  });
});
