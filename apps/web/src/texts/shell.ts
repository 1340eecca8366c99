import type { Topic } from "./topic.js";

/** The frame of every screen: navigation, organisation menu, language, banner. */
export const shell = {
  product: { ja: "開示・合意ポータル", en: "Disclosure and Agreement Portal" },
  skip: { ja: "本文へ移動", en: "Skip to the content" },
  mainNavigation: { ja: "主な画面", en: "Main screens" },
  openMenu: { ja: "メニューを開く", en: "Open the menu" },
  menu: { ja: "メニュー", en: "Menu" },
  home: { ja: "ホーム", en: "Home" },
  services: { ja: "サービスと開示", en: "Services and disclosures" },
  directory: { ja: "サービスを探す", en: "Find a service" },
  comparison: { ja: "比較", en: "Compare" },
  agreements: { ja: "合意", en: "Agreements" },
  templates: { ja: "ひな形", en: "Templates" },
  organization: { ja: "組織設定", en: "Organisation settings" },
  auditTrail: { ja: "監査記録", en: "Audit trail" },
  verify: { ja: "文書の検証", en: "Verify a document" },
  shortcuts: { ja: "キー操作の一覧", en: "Keyboard shortcuts" },
  signOut: { ja: "サインアウト", en: "Sign out" },
  signIn: { ja: "サインイン", en: "Sign in" },
  acting: { ja: "操作中", en: "Acting" },
  actingFor: (name: string, kind: string) => ({
    ja: `操作中の組織 ${name}（${kind}）。切り替える`,
    en: `Acting for ${name} (${kind}). Switch`,
  }),
  noOrganization: { ja: "所属する組織がありません", en: "You belong to no organisation" },
  noOrganizationHelp: {
    ja: "組織の管理者が登録すると、ここから操作できます。",
    en: "Once an administrator of an organisation adds you, you can work from here.",
  },
  demonstration: {
    ja: "デモンストレーションです。組織・人・サービスはすべて架空のものです",
    en: "This is a demonstration. All organisations, people and services are fictional",
  },
} as const satisfies Topic;
