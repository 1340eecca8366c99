import type { Topic } from "./topic.js";

/** Screens that could not be shown: what happened, what is safe, what to do. */
export const problemPage = {
  notFound: { ja: "この画面はありません", en: "There is no such page" },
  notFoundHelp: {
    ja: "アドレスが古いか、打ち間違いの可能性があります。入力した内容は失われていません。",
    en: "The address may be old or mistyped. Nothing you entered is lost.",
  },
  missing: { ja: "見つからないか、閲覧する権限がありません", en: "It does not exist, or you may not see it" },
  missingHelp: {
    ja: "別の組織のものを開こうとしている場合は、右上で操作中の組織を切り替えると開けることがあります。",
    en: "If it belongs to another of your organisations, switch the organisation at the top right.",
  },
  forbidden: { ja: "この画面を開く権限がありません", en: "You may not open this page" },
  forbiddenHelp: {
    ja: "必要な役割は、組織の管理者（管理者の役割を持つ人）が付けられます。",
    en: "An administrator of your organisation can give you the role it needs.",
  },
  offline: { ja: "サーバーにつながりません", en: "The server cannot be reached" },
  offlineHelp: {
    ja: "保存済みの内容はそのままです。通信が戻ってから、もう一度読み込めます。",
    en: "What was saved is safe. Load again once you are connected.",
  },
  failed: { ja: "画面を表示できませんでした", en: "The page could not be shown" },
  failedHelp: {
    ja: "保存済みの内容はそのままです。もう一度読み込んでも続く場合は、下の番号を運営者に伝えると原因を調べられます。",
    en: "What was saved is safe. If it goes on after loading again, the number below lets the operator find the cause.",
  },
  updated: { ja: "新しい版が公開されています", en: "A new release is out" },
  updatedHelp: {
    ja: "画面の部品を読み込めませんでした。もう一度読み込むと新しい版で開きます。",
    en: "A part of the page could not be loaded. Loading again opens the new release.",
  },
  requestId: { ja: "受付番号", en: "Request" },
  toHome: { ja: "ホームへ", en: "To the home page" },
} as const satisfies Topic;
