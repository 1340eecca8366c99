import type { Topic } from "./topic.js";

/** Published versions side by side. */
export const comparison = {
  title: { ja: "比較", en: "Compare" },
  titleOf: (count: number) => ({ ja: `${count} サービスの比較`, en: `Comparing ${count} services` }),
  lead: {
    ja: "未回答は「いいえ」として数えません。補足の違いは相違に数えません。",
    en: "Unanswered is never counted as no. Notes do not count as differences.",
  },
  table: { ja: "比較表", en: "Comparison" },
  item: { ja: "項目", en: "Item" },
  addMore: { ja: "サービスを加える", en: "Add services" },
  differencesOnly: { ja: "相違のある項目だけ", en: "Only where they differ" },
  section: { ja: "節", en: "Section" },
  allSections: { ja: "すべての節", en: "All sections" },
  shown: (count: number, total: number) => ({
    ja: `${total} 項目のうち ${count} 項目を表示`,
    en: `${count} of ${total} items shown`,
  }),
  summary: { ja: "回答のまとめ", en: "Summary" },
  version: (number: string) => ({ ja: `第 ${number} 版`, en: `Version ${number}` }),
  superseded: { ja: "旧版", en: "Superseded" },
  withdrawn: { ja: "取下げ済み", en: "Withdrawn" },
  remove: { ja: "外す", en: "Remove" },
  removeNamed: (name: string) => ({ ja: `${name} を比較から外す`, en: `Remove ${name}` }),
  open: { ja: "くわしく", en: "Details" },
  openNamed: (service: string, item: string) => ({
    ja: `${service}、${item} をくわしく`,
    en: `Details of ${item}, ${service}`,
  }),
  panel: { ja: "選んだ回答", en: "The picked answer" },
  about: { ja: "項目の説明", en: "About this item" },
  sources: { ja: "根拠", en: "Sources" },
  clause: (document: string, clause: string) => ({ ja: `${document}　${clause}`, en: `${document}, ${clause}` }),
  others: { ja: "ほかのサービスの回答", en: "The other services" },
  toVersion: { ja: "開示書のこの項目を開く", en: "Open this item in the disclosure" },
  openAgreement: { ja: "このサービスで合意の協議を始める", en: "Open an agreement on this service" },
  close: { ja: "閉じる", en: "Close" },

  tooFew: { ja: "比較する開示書を 2 件以上選びます", en: "Choose two or more disclosures" },
  tooFewNone: {
    ja: "サービスを探す画面で「比較に加える」を選ぶと、ここに並びます。",
    en: "Add services to the comparison in the directory; they appear here.",
  },
  tooFewOne: {
    ja: "いまは 1 件です。もう 1 件加えると比較できます。",
    en: "There is one now. Add one more to compare.",
  },
  toDirectory: { ja: "サービスを探す", en: "Find a service" },
  allAgree: { ja: "相違のある項目はありません", en: "They agree on every item" },
  allAgreeHelp: {
    ja: "選んだ開示書は、この範囲のすべての項目で同じ回答です。",
    en: "The chosen disclosures give the same answers here.",
  },
  showAll: { ja: "すべての項目を表示する", en: "Show all items" },

  keyMove: { ja: "回答のあいだを移る", en: "Move between answers" },
  keyDifferences: { ja: "相違のある項目だけに切り替える", en: "Only where they differ, on or off" },
  keyClose: { ja: "選んだ回答を閉じる", en: "Close the picked answer" },
} as const satisfies Topic;
