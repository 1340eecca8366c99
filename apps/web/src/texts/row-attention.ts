import type { Topic } from "./topic.js";

/** Rows of an agreement that ask for attention, up to where a person has read, and the history of a row. */
export const rowAttention = {
  answer: { ja: "自分の回答待ち", en: "Waiting for our answer" },
  disputed: { ja: "不一致", en: "Disputed" },
  changed: { ja: "前回見てからの変更", en: "Changed since I last looked" },
  answerWhy: {
    ja: "相手方が提案・確認・削除の申し出・コメントをし、こちらがまだ答えていない行",
    en: "The other side proposed, confirmed, asked to delete or wrote, and we have not answered",
  },
  disputedWhy: {
    ja: "双方が別の値を出し、まだ双方の確認がそろっていない行",
    en: "Both sides have sent a value, and none is confirmed by both",
  },
  changedWhy: {
    ja: "相手方が値を変えたかコメントした行のうち、前回読んだあとのもの",
    en: "The other side changed the value or wrote since you last looked",
  },
  title: { ja: "注意が要る行", en: "Rows that ask for attention" },
  nothing: {
    ja: "回答待ち・不一致・前回見てからの変更は、いずれもありません。",
    en: "Nothing waits for an answer, is disputed or has changed since you last looked.",
  },
  inPart: (part: string, count: number) => ({ ja: `${part} ${count} 行`, en: `${part}: ${count}` }),
  looked: (count: number) => ({
    ja: `全体の変更 ${count} 行を読んだことにする`,
    en: `Mark all ${count} changed rows as read`,
  }),
  lookedHelp: {
    ja: "あなたの表示だけが変わり、相手方にも同僚にも知られません。",
    en: "Only your own view changes; neither the other side nor colleagues are told.",
  },

  history: { ja: "値と確認の履歴", en: "Values and confirmations" },
  historyLoading: { ja: "履歴を読み込んでいます", en: "Loading" },
  historyFailed: { ja: "履歴を読み込めませんでした", en: "The history could not be loaded" },
  opened: { ja: "推奨の案で始まりました（値 1）", en: "Began as recommended (value 1)" },
  openedAmending: { ja: "合意済みの値で始まりました（値 1）", en: "Began as agreed before (value 1)" },
  proposed: (name: string, version: number) => ({
    ja: `${name}さんが値 ${version} を提案`,
    en: `${name} proposed value ${version}`,
  }),
  confirmed: (name: string, version: number) => ({
    ja: `${name}さんが値 ${version} を確認`,
    en: `${name} confirmed value ${version}`,
  }),
  withdrawn: (name: string, version: number) => ({
    ja: `${name}さんが値 ${version} の確認を取り消し`,
    en: `${name} withdrew the confirmation of value ${version}`,
  }),

  disclosed: { ja: "もとになった開示の回答", en: "Disclosed answers it rests on" },
  disclosedFailed: { ja: "開示の回答を読み込めませんでした", en: "The disclosed answers could not be loaded" },
  proposal: { ja: "提案", en: "Proposal" },
  asRecommended: { ja: "推奨の案のまま", en: "As recommended" },
} as const satisfies Topic;
