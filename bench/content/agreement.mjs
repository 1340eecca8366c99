import { createHash } from "node:crypto";
import { areas, answers, clauseParagraphs, clauseTitles, levels, measures, notes, risks, tasks } from "./sentences.mjs";

const sha256 = (text) => createHash("sha256").update(text).digest("hex");
const pick = (list, index) => list[index % list.length];
const times = (count, make) => Array.from({ length: Math.max(1, Math.round(count)) }, (_, index) => make(index));

const confirmations = {
  hospital: { by: "情報企画課　課長", at: "2026-11-20T01:15:00Z" },
  vendor: { by: "品質保証部　部長", at: "2026-11-19T08:40:00Z" },
};

const duties = [
  { hospital: ["accountable"], vendor: ["responsible"] },
  { hospital: ["informed"], vendor: ["accountable", "responsible"] },
  { hospital: ["accountable", "responsible"], vendor: ["consulted"] },
  { hospital: ["informed"], vendor: ["accountable"], subcontractor: ["responsible"], third_party: ["consulted"] },
];

/**
 * The content of an agreement between fictional parties, the same for every engine. At size 1 it fills about 50 pages.
 * `edition` goes into every text, so that no engine can reuse what it set in the round before.
 * @param {{ size?: number, edition?: number }} [settings]
 * @returns {import("@portal/shared").AgreementContent}
 */
export function agreementContent({ size = 1, edition = 0 } = {}) {
  const marked = (text, index) => `${text}（整理 ${edition}－${index + 1}）`;
  const row = (part, index, rest) => ({ key: `${part}-${index + 1}`, no: index + 1, confirmations, ...rest });
  return {
    form: "portal.agreement-content/1",
    agreementId: "0192f6a0-7c1d-7e44-9a51-3b6c2d9f1e07",
    number: `2026-${String(1000 + edition)}`,
    revision: 1,
    amends: null,
    settledAt: "2026-11-20T05:30:00Z",
    ...parties,
    disclosure: disclosure(size, marked),
    editions: [
      { title: "医療情報システムの安全管理に関するガイドライン（厚生労働省）", edition: "第7.0版" },
      { title: "医療情報を取り扱う情報システム・サービスの提供事業者における安全管理ガイドライン", edition: "第2.0版" },
    ],
    updateDuty: { bearer: "vendor", clauseNumber: "5", text: "すべてのサーバの更新は、事業者が責任を負う。" },
    period: { startsOn: "2026-12-01", endsOn: "2031-11-30", renewal: "by_agreement" },
    amountJpy: "12600000",
    contacts: {
      hospital: [{ name: "情報企画課", role: "医療情報システム安全管理責任者", phone: "03-0000-0000" }],
      vendor: [{ name: "運用センター", role: "24時間窓口", phone: "0120-000-000", email: "noc@vendor.example" }],
    },
    clauses: times(13 * size, (index) =>
      row("clause", index, {
        number: String(index + 1),
        label: pick(clauseTitles, index),
        value: {
          title: pick(clauseTitles, index),
          text: clauseParagraphs.map((text, at) => marked(text, index * 10 + at)).join("\n"),
        },
      }),
    ),
    roles: times(112 * size, (index) =>
      row("role", index, {
        label: marked(pick(tasks, index), index),
        time: pick(["normal", "normal", "incident", "both", "exit", "normal"], Math.floor(index / 4)),
        area: pick(areas, Math.floor(index / 12)),
        duty: pick(["通常時における責任", "管理責任", "定期的な見直し"], index),
        value: {
          assignments: pick(duties, index),
          ...(index % 2 === 0 && { boundary: pick(notes, index / 2) }),
          ...(index % 3 === 0 && { cost: "月額保守料に含む" }),
          ...(index % 5 === 0 && { deadline: "検知から2時間以内に第一報" }),
          ...(index % 2 === 0 && { firstCheck: { on: "2026-11-10", confirmed: index % 4 === 0 } }),
        },
      }),
    ),
    sla: times(84 * size, (index) =>
      row("sla", index, {
        label: pick(["稼働率", "平均復旧時間", "障害通知の時間", "オンライン応答時間", "計画停止の予告"], index),
        category: pick(["可用性", "信頼性", "性能", "サポート", "データ管理"], Math.floor(index / 12)),
        targetText: pick(["99.95 %以上", "4時間以内", "検知から30分以内", "3秒以内（95パーセンタイル）"], index),
        windowText: pick(["暦月", "四半期", "年度"], index),
        reportText: pick(["月次", "四半期", "都度"], index),
        typeText: pick(["保証", "目標", "有無・内容"], index),
        value: {
          type: "guarantee",
          target: { text: "別欄のとおり" },
          window: "month",
          measurement: marked(pick(measures, index + 1), index),
          reportInterval: "monthly",
          remedy: pick(["原因及び再発防止策を5営業日以内に報告する", "当月の利用料の10 %を減額する"], index),
        },
      }),
    ),
    risks: times(32 * size, (index) =>
      row("r", index, {
        label: marked(pick(risks, index), index),
        threatText: pick(risks, index + 1),
        levelText: pick(levels, index),
        residualText: pick(levels, index + 1),
        treatmentText: "低減",
        ownerText: pick(["事業者", "医療機関", "共同"], index),
        value: {
          flow: pick(["院内サーバ→保守拠点（VPN）", "診療所端末→クラウド（TLS 1.3）"], index),
          threat: "ransomware",
          impact: 4,
          likelihood: 2,
          level: "high",
          treatment: "reduce",
          measures: pick(measures, index) + pick(measures, index + 1),
          impactAfter: 3,
          likelihoodAfter: 1,
          residualLevel: "low",
          owner: "vendor",
          ...(index % 3 === 0 && {
            acceptance: { by: "院長", role: "最終責任者", on: "2026-11-18", condition: "次期更改までの暫定とする" },
          }),
        },
      }),
    ),
    clarifications: [],
    openMatters: [],
    evidence: times(4, (index) => ({
      name: `認証登録証（写し）${index + 1}.pdf`,
      item: "認証の取得",
      sha256: sha256(`evidence ${index}`),
      size: 482_113,
    })),
    history: [
      { at: "2026-10-05T02:00:00Z", who: "情報企画課", party: "hospital", act: "合意の作成を開始" },
      { at: "2026-11-20T05:30:00Z", who: "情報企画課", party: "hospital", act: "合意内容を確定" },
    ],
  };
}

const parties = {
  parties: {
    hospital: {
      organizationId: "hospital",
      name: "計測総合病院",
      legalName: "医療法人社団 計測会　計測総合病院",
      address: "東京都架空区青葉一丁目2番3号",
      representative: { title: "理事長", name: "測定 花子" },
    },
    vendor: {
      organizationId: "vendor",
      name: "計測システムズ",
      legalName: "株式会社計測システムズ",
      address: "大阪府架空市中央区本町4－5－6",
      representative: { title: "代表取締役社長", name: "比較 太郎" },
    },
  },
  service: {
    id: "service",
    name: "クラウド電子カルテ「計測カルテ」",
    form: "saas",
    formLabel: "SaaS",
    description: "診療録の作成、オーダ、会計連携及び地域連携の機能を、インターネット経由（TLS 1.3）で提供する。",
    remoteMaintenance: true,
    storesDataExternally: true,
  },
};

const disclosure = (size, marked) => ({
  versionId: "version",
  number: "第7版",
  sha256: sha256("disclosure"),
  publishedAt: "2026-10-01T00:00:00Z",
  catalogueEdition: "2026-10",
  catalogueTitle: "医療情報セキュリティ開示書",
  summary: times(96 * size, (index) => ({
    itemId: `D-${String(index + 1).padStart(3, "0")}`,
    section: pick(areas, Math.floor(index / 20)),
    label: `${pick(tasks, index + 2)}ことを定めているか。`,
    state: "answered",
    text: pick(answers, index),
    note: marked(pick(notes, index), index),
  })),
  exceptions: times(14 * size, (index) => ({
    itemId: `D-${String(index * 7 + 3).padStart(3, "0")}`,
    section: pick(areas, Math.floor(index / 7)),
    label: "保守要員の作業に医療機関の職員が立ち会うことを必須としているか。",
    state: index % 2 === 0 ? "no" : "not_applicable",
    text: index % 2 === 0 ? "いいえ" : "対象外",
    note: marked("遠隔保守の全操作を録画し、翌営業日までに確認することで代替する。", index),
  })),
  tables: [
    {
      title: "情報の保存場所",
      columns: ["区分", "国・地域", "所在地", "事業者", "備考"],
      rows: [
        ["本番", "日本", "東京都内のデータセンター", "架空データセンター株式会社", "ISO/IEC 27001"],
        ["待機", "日本", "大阪府内のデータセンター", "架空データセンター株式会社", "日次、30世代"],
      ],
    },
  ],
});
