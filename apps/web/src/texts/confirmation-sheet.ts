import type { Topic } from "./topic.js";

/** 役割分担等に関する確認表 of an agreement. */
export const confirmationSheet = {
  title: { ja: "役割分担等に関する確認表", en: "Role-split confirmation sheet" },
  open: { ja: "確認表", en: "Confirmation sheet" },
  source: {
    ja: "総務省・厚生労働省・経済産業省の「医療情報システムの契約における当事者間の役割分担等に関する確認表」（2024年6月）の区分に、役割分担表の行を当てはめています。",
    en: "The rows of the role split in the parts of the three ministries' sheet on the role split between contracting parties (June 2024).",
  },
  meaning: {
    ja: "「はい」は、誰が行うかを両者で取り決めたことを示します。対策の実施を示すものではありません。初回確認を記録していない行には、両者が行を確認した日が入ります。",
    en: "Yes says that it is settled who does it, not that it is done. A row without a recorded first check shows the day on which both had confirmed it.",
  },
  part: (number: string, label: string) => ({ ja: `Part ${number}　${label}`, en: label }),
  openLines: (count: number, total: number) => ({
    ja: count === 0 ? `${total} 行すべて確認済み` : `未確認 ${count} 行／${total} 行`,
    en: count === 0 ? `All ${total} rows are checked` : `${count} of ${total} rows still to be checked`,
  }),
  unmatched: {
    ja: "公表された確認表のうち、対応する行のない項目",
    en: "Items of the published sheet without a row here",
  },
  unmatchedHelp: {
    ja: "このほかの項番は、原本を取り込むまで対応付けていません。",
    en: "Other published numbers are not assigned until the original has been imported.",
  },
  workbook: { ja: "Excel形式で保存", en: "Save as Excel" },
  no: { ja: "No.", en: "No." },
  officialNo: { ja: "項番", en: "Published no." },
  item: { ja: "項目", en: "Item" },
  content: { ja: "内容（誰が行うか）", en: "Who does it" },
  firstCheck: { ja: "初回確認", en: "First check" },
  completedOn: { ja: "完了日", en: "Completed on" },
  notYet: { ja: "未確認", en: "Not yet" },
  yes: { ja: "はい", en: "Yes" },
  noWord: { ja: "いいえ", en: "No" },
  byConfirmation: { ja: "行の確認による", en: "by confirming the row" },
} satisfies Topic;
