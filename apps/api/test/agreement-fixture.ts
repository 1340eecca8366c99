import { createHash } from "node:crypto";
import type { AgreementContent, Confirmation, Duty, RiskLevel, Scale } from "@portal/shared";

/** A large settled agreement between fictional parties, the same at every call. */

/** Characters that old encodings and single fonts miss; they stand in names, notes and units. */
export const rareCharacters = "髙﨑𠮷㋿～〜①⑳㈱№℡㎡Ⅷ德濵邉齋纊≒";

const hospitalAct: Confirmation = { by: "髙橋 祥子（情報システム部）", at: "2026-11-20T01:15:00Z" };
const vendorAct: Confirmation = { by: "𠮷野 浩（品質保証室）", at: "2026-11-19T08:40:00Z" };
const confirmations = { hospital: hospitalAct, vendor: vendorAct };

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const pick = <T>(list: readonly T[], index: number): T => {
  const value = list[index % list.length];
  if (value === undefined) throw new RangeError("empty list");
  return value;
};

const areas = [
  "体制の整備",
  "アクセス制御",
  "ネットワーク",
  "バックアップ",
  "機器及び媒体",
  "障害対応",
  "監査及び記録",
  "利用者の教育",
];
const tasks = [
  "利用者アカウントの登録・変更・削除を、人事異動の通知から3営業日以内に反映する",
  "サーバのセキュリティパッチを適用し、適用の結果（対象・版・日時）を記録する",
  "バックアップを日次で取得し、四半期に1回は復元の試験を行う",
  "ネットワーク機器の設定（ファームウェアを含む。）を管理し、変更の前に承認を得る",
  "アクセスログを保存し、「不審な操作」の有無を月1回点検する",
  "機器の廃棄にあたり、記憶媒体のデータを復元できない方法で消去し、証明書を発行する",
  "ランサムウェア等の被害を検知した場合に、ネットワークの切離しを判断する",
];
const notes = [
  "院内LANの分界点は、サーバ室のL3スイッチ（CORE-SW1）の下流側ポートとする。",
  "詳細は運用手順書「ST-OPS-014」の第3章（https://portal.example/documents/operations/ST-OPS-014?section=3&revision=12）による。",
  "費用は月額保守料に含む。ただし、休日・夜間（22:00～翌5:00）の作業は別途見積りとする。",
  "",
  "㈱髙﨑システムズ（再委託先）が実施し、乙が結果を確認する。Ⅷ型サーバを除く。",
];

const assignmentOf = (index: number): Record<string, readonly Duty[]> =>
  pick(
    [
      { hospital: ["accountable"], vendor: ["responsible"] },
      { hospital: ["informed"], vendor: ["accountable", "responsible"] },
      { hospital: ["accountable", "responsible"], vendor: ["consulted"] },
      { hospital: ["informed"], vendor: ["accountable"], subcontractor: ["responsible"], third_party: ["consulted"] },
    ] satisfies Record<string, readonly Duty[]>[],
    index,
  );

const roleRows = (count: number): AgreementContent["roles"] =>
  Array.from({ length: count }, (_, index) => ({
    key: `role-${index + 1}`,
    no: index + 1,
    label: `${pick(tasks, index)}。`,
    time: pick(["normal", "normal", "incident", "both", "exit", "normal"] as const, Math.floor(index / 4)),
    area: pick(areas, Math.floor(index / 12)),
    duty: pick(["通常時における責任・説明責任", "管理責任", "定期的な見直し"], index),
    value: {
      assignments: assignmentOf(index),
      ...(index % 3 === 0 ? { boundary: pick(notes, index / 3) } : {}),
      ...(index % 4 === 0 ? { cost: "月額保守料に含む" } : {}),
      ...(index % 5 === 0 ? { deadline: "検知から2時間以内に第一報" } : {}),
      ...(index === 7 ? { note: `文字の試験：${rareCharacters}` } : {}),
      ...(index % 2 === 0 ? { firstCheck: { on: "2026-11-10", confirmed: index % 4 === 0 } } : {}),
      ...(index % 4 === 2 ? { completedOn: "2026-11-18" } : {}),
    },
    confirmations,
  }));

const categories = ["可用性", "信頼性", "性能", "拡張性", "サポート", "データ管理", "セキュリティ"];

const slaRows = (count: number): AgreementContent["sla"] =>
  Array.from({ length: count }, (_, index) => ({
    key: `sla-${index + 1}`,
    no: index + 1,
    label: pick(["稼働率", "平均復旧時間（MTTR）", "障害通知の時間", "オンライン応答時間", "計画停止の予告"], index),
    category: pick(categories, Math.floor(index / 12)),
    targetText: pick(
      ["99.95 %以上", "4時間以内", "検知から30分以内", "3秒以内（95パーセンタイル）", "10営業日前までに書面で"],
      index,
    ),
    windowText: pick(["暦月", "四半期", "年度"], index),
    reportText: pick(["月次", "四半期", "都度"], index),
    typeText: pick(["保証", "目標", "有無・内容"], index),
    value: {
      type: pick(["guarantee", "target", "statement"] as const, index),
      target: { text: "別欄のとおり" },
      window: "month",
      measurement: "外形監視（5分間隔）により測定し、（総時間－停止時間）÷総時間で算出する。計画停止を除く。",
      reportInterval: "monthly",
      remedy: pick(
        ["原因及び再発防止策を5営業日以内に報告する", "当月の利用料の10 %を減額する", "協議のうえ改善計画を定める"],
        index,
      ),
      ...(index % 6 === 0 ? { exclusions: "医療機関側の回線及び機器に起因する停止" } : {}),
    },
    confirmations,
  }));

const riskRows = (count: number): AgreementContent["risks"] =>
  Array.from({ length: count }, (_, index) => ({
    key: `r${index + 1}`,
    no: index + 1,
    label: pick(
      ["保守端末からの不正侵入", "バックアップの暗号化", "委託先要員による持出し", "クラウド設定の誤り"],
      index,
    ),
    threatText: pick(
      ["ランサムウェアによる暗号化", "認証情報の窃取", "内部者による不正", "設定の誤りによる公開"],
      index,
    ),
    levelText: pick(["高", "中", "重大"], index),
    residualText: pick(["低", "中"], index),
    treatmentText: pick(["低減", "移転", "受容"], index),
    ownerText: pick(["事業者", "医療機関", "共同"], index),
    value: {
      flow: pick(["院内サーバ→保守拠点（VPN）", "診療所端末→クラウド（TLS 1.3）", "クラウド→保管庫（東日本）"], index),
      threat: "ransomware",
      impact: 4 as Scale,
      likelihood: 2 as Scale,
      level: "high" as RiskLevel,
      treatment: "reduce" as const,
      measures:
        "二要素認証、接続元の制限、作業の立会い及び記録の保存により、発生の可能性を下げる。復元の試験を四半期ごとに行う。",
      impactAfter: 3 as Scale,
      likelihoodAfter: 1 as Scale,
      residualLevel: "low" as RiskLevel,
      owner: "vendor" as const,
      ...(index % 3 === 0
        ? {
            acceptance: {
              by: "﨑田 祥德",
              role: "院長（医療情報システム安全管理責任者）",
              on: "2026-11-18",
              condition: "次期更改までの暫定とする",
              reviewBy: "2027-09-30",
            },
          }
        : {}),
      ...(index === 4 ? { draft: true } : {}),
    },
    confirmations,
  }));

const clauseTitles = [
  "目的",
  "定義",
  "責任分界",
  "役割分担",
  "セキュリティアップデート",
  "サービス水準",
  "再委託",
  "情報の保存場所",
  "事故時の対応",
  "監査及び資料の提供",
  "変更管理及び再合意",
  "契約の終了及びデータの返却",
  "協議",
];

const clauseText = [
  "本合意書は、甲が利用する医療情報システムについて、甲と乙との間の責任分界、役割分担、サービス水準及びリスクへの対応を定め、「医療情報システムの安全管理に関するガイドライン」及び「医療情報を取り扱う情報システム・サービスの提供事業者における安全管理ガイドライン」に基づく安全管理を確実に実施することを目的とする。",
  "１　乙は、別表の役割分担表において乙が最終責任（◎）を負う業務について、自らの費用と責任において実施し、その結果を甲に報告する。ただし、甲の責めに帰すべき事由により実施できない場合は、この限りでない。",
  "２　前項の報告は、月次の報告書（翌月10日まで）により行う。緊急を要する場合は、検知から2時間以内に電話で第一報を行い、5営業日以内に書面で経過を報告する。",
].join("\n");

const clauseRows = (count: number): AgreementContent["clauses"] =>
  Array.from({ length: count }, (_, index) => ({
    key: `clause-${index + 1}`,
    no: index + 1,
    number: String(index + 1),
    label: pick(clauseTitles, index),
    value: { title: pick(clauseTitles, index), text: clauseText },
    confirmations,
  }));

const summaryLines = (count: number): AgreementContent["disclosure"]["summary"] =>
  Array.from({ length: count }, (_, index) => ({
    itemId: `D-${String(index + 1).padStart(3, "0")}`,
    section: pick(
      ["組織的安全管理", "物理的安全管理", "技術的安全管理", "人的安全管理", "非常時の対応"],
      Math.floor(index / 20),
    ),
    label: `${pick(tasks, index + 2)}ことを定めているか。`,
    state: "answered" as const,
    text: pick(["はい", "はい（AES-256-GCM）", "99.9 %以上", "日本国内（東日本・西日本）"], index),
    note: pick(notes, index),
  }));

const exceptionLines = (): AgreementContent["disclosure"]["exceptions"] =>
  Array.from({ length: 14 }, (_, index) => ({
    itemId: `D-${String(index * 7 + 3).padStart(3, "0")}`,
    section: pick(["組織的安全管理", "技術的安全管理"], Math.floor(index / 7)),
    label: "保守要員の作業に医療機関の職員が立ち会うことを必須としているか。",
    state: index % 2 === 0 ? ("no" as const) : ("not_applicable" as const),
    text: index % 2 === 0 ? "いいえ" : "対象外",
    note:
      index % 2 === 0
        ? "遠隔保守の全操作を録画し、翌営業日までに確認することで代替する。2027年3月に対応予定。"
        : "媒体による授受を行わないため。",
  }));

export interface FixtureSize {
  readonly roles?: number;
  readonly sla?: number;
  readonly risks?: number;
  readonly clauses?: number;
  readonly summary?: number;
}

export const agreementFixture = (size: FixtureSize = {}): AgreementContent => ({
  form: "portal.agreement-content/1",
  agreementId: "0192f6a0-7c1d-7e44-9a51-3b6c2d9f1e07",
  number: "2026-0147",
  revision: 2,
  amends: { number: "2026-0147", revision: 1 },
  settledAt: "2026-11-20T05:30:00Z",
  parties: {
    hospital: {
      organizationId: "hospital-a",
      name: "青葉会 髙橋記念総合病院",
      legalName: "医療法人社団 青葉会　髙橋記念総合病院",
      address: "東京都架空区青葉一丁目2番3号",
      representative: { title: "理事長", name: "﨑田 祥德" },
    },
    vendor: {
      organizationId: "vendor-a",
      name: "メディカル・クラウド𠮷野",
      legalName: "株式会社メディカル・クラウド𠮷野",
      address: "大阪府架空市中央区本町4－5－6　𠮷野ビル8階",
      representative: { title: "代表取締役社長", name: "𠮷野 辻子" },
    },
  },
  service: {
    id: "service-a",
    name: "クラウド電子カルテ「カルテ・クラウドα」",
    form: "saas",
    formLabel: "SaaS",
    description: "診療録の作成、オーダ、会計連携及び地域連携の機能を、インターネット経由（TLS 1.3）で提供する。",
    remoteMaintenance: true,
    storesDataExternally: true,
  },
  disclosure: {
    versionId: "version-7",
    number: "DV-2026-0031 第7版",
    sha256: sha256("disclosure"),
    publishedAt: "2026-10-01T00:00:00Z",
    catalogueEdition: "2026-10",
    catalogueTitle: "医療情報セキュリティ開示書",
    summary: summaryLines(size.summary ?? 90),
    exceptions: exceptionLines(),
    tables: [
      {
        title: "情報の保存場所",
        columns: ["区分", "国・地域", "所在地", "事業者", "備考"],
        rows: [
          ["本番", "日本", "東京都内のデータセンター", "架空データセンター㈱", "ISO/IEC 27001、ISMAP"],
          ["待機", "日本", "大阪府内のデータセンター", "架空データセンター㈱", ""],
          ["バックアップ", "日本", "北海道内のデータセンター", "北方保管㈱", "日次、30世代（≒1か月）"],
        ],
      },
      {
        title: "再委託先",
        columns: ["名称", "業務", "国", "監督の方法"],
        rows: [["㈱髙﨑システムズ", "24時間の監視及び一次対応", "日本", "年1回の実地監査、四半期の報告"]],
      },
      { title: "情報の流れ", columns: ["起点", "終点", "情報", "経路"], rows: [] },
    ],
  },
  editions: [
    { title: "医療情報システムの安全管理に関するガイドライン（厚生労働省）", edition: "第7.0版" },
    { title: "医療情報を取り扱う情報システム・サービスの提供事業者における安全管理ガイドライン", edition: "第2.0版" },
    { title: "医療機関におけるサイバーセキュリティ対策チェックリスト", edition: "令和8年度版" },
    { title: "医療情報セキュリティ開示書（MDS/SDS）", edition: "Ver.5.0" },
  ],
  updateDuty: {
    bearer: "vendor",
    clauseNumber: "5",
    text: "すべてのサーバのセキュリティアップデート責任は、事業者が負う。",
  },
  period: { startsOn: "2026-12-01", endsOn: "2031-11-30", renewal: "by_agreement" },
  amountJpy: "12600000",
  contacts: {
    hospital: [
      {
        name: "髙橋 祥子",
        role: "医療情報システム安全管理責任者",
        phone: "03-0000-0000",
        email: "s.takahashi@hospital-a.example",
        hours: "平日 8:30～17:15",
      },
    ],
    vendor: [
      {
        name: "運用監視センター",
        role: "24時間窓口",
        phone: "0120-000-000",
        email: "noc@vendor-a.example",
        hours: "24時間365日",
      },
      { name: "𠮷野 浩", role: "情報セキュリティ責任者", email: "security@vendor-a.example" },
    ],
  },
  clauses: clauseRows(size.clauses ?? 13),
  roles: roleRows(size.roles ?? 107),
  sla: slaRows(size.sla ?? 81),
  risks: riskRows(size.risks ?? 30),
  clarifications: [
    {
      item: "D-041 バックアップ",
      question: "バックアップ媒体は、ランサムウェアの被害を避けるためにオフラインで保管されるか。",
      outcome: "世代のうち1つを、論理的に切り離した保管庫（書換え不可）に置く。",
    },
  ],
  openMatters: [{ matter: "次期サーバ更改に伴う二要素認証の方式の決定", by: "2027-03-31" }],
  evidence: [
    { name: "ISMS認証登録証（写し）.pdf", item: "D-012 認証の取得", sha256: sha256("evidence-1"), size: 482_113 },
    {
      name: "脆弱性診断報告書（要約）2026年度.pdf",
      item: "D-066 脆弱性診断",
      sha256: sha256("evidence-2"),
      size: 2_311_004,
    },
  ],
  history: [
    { at: "2026-10-05T02:00:00Z", who: "髙橋 祥子（情報システム部）", party: "hospital", act: "合意の作成を開始" },
    { at: "2026-11-19T08:40:00Z", who: "𠮷野 浩（品質保証室）", party: "vendor", act: "全行を確認" },
    { at: "2026-11-20T01:15:00Z", who: "髙橋 祥子（情報システム部）", party: "hospital", act: "全行を確認" },
    { at: "2026-11-20T05:30:00Z", who: "システム", party: null, act: "合意内容を確定" },
  ],
});

/** Stands in for the canonical form: sorted keys are not needed by tests that only compare bytes. */
export const fixtureRendering = (
  content: AgreementContent,
): { contentDigest: string; canonicalJson: string; createdAt: string } => {
  const canonicalJson = JSON.stringify(content);
  return { canonicalJson, contentDigest: sha256(canonicalJson), createdAt: content.settledAt };
};
