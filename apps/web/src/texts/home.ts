import type { Topic } from "./topic.js";

/** The first screen after signing in. */
export const home = {
  title: { ja: "ホーム", en: "Home" },
  lead: (organization: string, roles: string) => ({
    ja: `${organization}として操作しています（役割：${roles}）。`,
    en: `You act for ${organization} (roles: ${roles}).`,
  }),
  start: { ja: "ここから始められます", en: "Where to start" },
  services: {
    ja: "サービスを登録し、開示書に答え、承認を得て公開します。",
    en: "Register services, answer their disclosures, and publish them after approval.",
  },
  directory: {
    ja: "公開された開示書を探して読み、比較する候補に入れます。",
    en: "Find and read published disclosures, and put them on the shortlist.",
  },
  comparison: {
    ja: "10件までの開示書を項目ごとに並べ、相違のある項目だけを見られます。",
    en: "Set up to ten disclosures side by side, item by item, or only where they differ.",
  },
  agreements: {
    ja: "役割分担・サービス水準・リスク・条項を1行ずつ確認し、確定して署名します。",
    en: "Confirm duties, service levels, risks and clauses row by row, settle them, and sign.",
  },
} as const satisfies Topic;
