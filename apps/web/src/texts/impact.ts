import type { Topic } from "./topic.js";

/** Which rows of agreements rest on which disclosed answers, and what a newer version of the disclosure changes in them. */
export const impact = {
  title: { ja: "根拠の回答と影響", en: "Answers behind the rows" },
  lead: {
    ja: "合意の行が根拠にしている開示書の回答と、新しい版で変わったところです。合意の内容は、版が新しくなっても変わりません。",
    en: "The disclosed answers that rows rest on, and what a newer version changes in them. A newer version changes nothing in the agreement.",
  },
  open: { ja: "根拠の回答をたどる", en: "Trace the answers behind the rows" },
  newerTitle: {
    ja: "引用している開示書より新しい版があります",
    en: "There is a newer version of the pinned disclosure",
  },
  newerHelp: {
    ja: "変わった回答を根拠にしている行を確かめて、値を見直すかどうかを決められます。",
    en: "See which rows rest on changed answers, and decide whether to revise them.",
  },
  withdrawnTitle: { ja: "引用している開示書は取り下げられました", en: "The pinned disclosure has been withdrawn" },
  seeImpact: { ja: "影響する行を見る", en: "See the rows concerned" },
  isNewest: (number: string) => ({
    ja: `引用している第 ${number} 版より新しい版は、公開されていません。`,
    en: `No version newer than version ${number}, which the agreement pins, has been published.`,
  }),
  changed: (number: string) => ({ ja: `第 ${number} 版で変わった回答`, en: `Answers changed in version ${number}` }),
  published: { ja: "公開", en: "Published" },
  item: { ja: "開示項目", en: "Item" },
  change: { ja: "変更（前 → 後）", en: "Change" },
  answer: { ja: "引用している版の回答", en: "Answer in the pinned version" },
  rows: { ja: "根拠にしている行", en: "Rows that rest on it" },
  rowCount: (part: string, count: number) => ({ ja: `${part} ${count} 行`, en: `${part}: ${count} rows` }),
  lines: (count: number) => ({ ja: `${count} 行の回答を読む`, en: `Read the answer (${count} lines)` }),
  noneRests: {
    ja: "変わった回答のうち、合意の行が根拠にしているものはありません。",
    en: "No row rests on an answer that changed.",
  },
  nothingChanged: { ja: "回答は変わっていません。", en: "No answer changed." },
  others: (count: number) => ({
    ja: `行の根拠ではない変更（${count} 件）`,
    en: `Changes on which no row rests (${count})`,
  }),
  withheld: (count: number) => ({
    ja: `くらべていない回答が ${count} 件あります`,
    en: `${count} answers are not compared`,
  }),
  withheldHelp: {
    ja: "閲覧の範囲が限られているため、こちらには表示されません。変わったかどうかは事業者に確かめられます。",
    en: "Their audience is narrowed and you do not see them. Ask the vendor whether they changed.",
  },
  hidden: { ja: "表示されません（閲覧の範囲外）", en: "Not shown (outside its audience)" },
  all: { ja: "行が根拠にしている回答", en: "Answers on which rows rest" },
  none: { ja: "回答を根拠にしている行はありません", en: "No row rests on an answer" },
  noneHelp: {
    ja: "開示書から作った行がないか、すべて削除されています。",
    en: "No row was made from the disclosure, or all of them were deleted.",
  },

  ofItem: { ja: "この回答を根拠にしている合意の行", en: "Rows of agreements that rest on this answer" },
  ofItemLoading: { ja: "合意の行", en: "Rows of agreements" },
  ofItemNone: {
    ja: "この回答を根拠にしている自組織の合意はありません。",
    en: "No agreement of your organisation rests on this answer.",
  },
  pinnedHere: { ja: "この版を引用", en: "Pins this version" },
  pins: (number: string) => ({ ja: `第 ${number} 版を引用`, en: `Pins version ${number}` }),
  sentence: (pinned: string, change: string) => ({ ja: `${pinned}：${change}`, en: `${pinned}: ${change}` }),
  sameAnswer: { ja: "回答は同じです", en: "The answer is the same" },
  more: { ja: "続きを読み込む", en: "Load more" },

  ofVersion: { ja: "前の版を引用している自組織の合意", en: "Your agreements on earlier versions" },
  ofVersionHelp: {
    ja: "この版で変わった回答を根拠にしている行の数です。",
    en: "How many rows rest on answers that this version changed.",
  },
  agreement: { ja: "合意", en: "Agreement" },
  status: { ja: "状態", en: "Status" },
  pinned: { ja: "引用している版", en: "Pinned version" },
  impacted: { ja: "変わった回答を根拠にしている行", en: "Rows that rest on changed answers" },
  impactedCount: (answers: number, rows: number) => ({
    ja: rows === 0 ? "ありません" : `${rows} 行（回答 ${answers} 件）`,
    en: rows === 0 ? "None" : `${rows} rows (${answers} answers)`,
  }),
  inNewer: (number: string) => ({ ja: `第 ${number} 版では`, en: `In version ${number}` }),
} as const satisfies Topic;
