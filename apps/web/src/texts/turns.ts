import type { Topic } from "./topic.js";

/** Whose turn it is to edit an agreement, edits that are not sent yet, and handing the turn over. */
export const turns = {
  ours: { ja: "こちらの手番です", en: "It is our turn" },
  theirs: (party: string) => ({ ja: `${party}の手番です`, en: `It is the turn of the ${party.toLowerCase()}` }),
  respondBy: { ja: "回答の期限", en: "Answer by" },
  opened: { ja: "協議を始めた側から、手番が始まります。", en: "The side that opened begins." },
  handedOver: (party: string, name: string, at: string) => ({
    ja: `${party} ${name}さんが ${at} に手番を渡しました。`,
    en: `${name} (${party.toLowerCase()}) handed the turn over on ${at}.`,
  }),
  rowsSent: (count: number) => ({ ja: `送られた変更 ${count} 行`, en: `${count} rows were changed with it` }),
  message: { ja: "伝言", en: "Message" },
  unsentCount: (count: number) => ({
    ja: `未送信の変更 ${count} 件（相手方にはまだ見えません）`,
    en: `${count} unsent edits (the other side does not see them yet)`,
  }),
  nothingUnsent: {
    ja: "未送信の変更はありません。行を編集すると、送るまで自組織だけに見えます。",
    en: "Nothing is unsent. Edits are seen by your organisation alone until they are sent.",
  },
  waiting: {
    ja: "行の確認とコメントはできます。相手方に未送信の変更がなければ、行を編集すると手番がこちらに移ります。",
    en: "You can confirm rows and comment. Editing a row takes the turn, unless the other side has unsent edits.",
  },
  addedAtOnce: {
    ja: "加えた行は、相手方にすぐ見えます。",
    en: "The other side sees an added row at once.",
  },
  handOver: { ja: "手番を渡す", en: "Hand the turn over" },
  sendAndHandOver: { ja: "変更を送って手番を渡す", en: "Send the edits and hand the turn over" },
  sheetBody: {
    ja: "次の変更を相手方に送ります。送ると、変わった行の確認だけが外れます。",
    en: "These edits go to the other side. Sending clears the confirmations of the changed rows only.",
  },
  sheetNothing: {
    ja: "送る変更はありません。手番だけを渡します。",
    en: "There is nothing to send; only the turn is handed over.",
  },
  sheetList: { ja: "送る変更", en: "Edits to send" },
  onlyComment: { ja: "値は変わりません。", en: "The value stays the same." },
  commentSaid: (text: string) => ({ ja: `ひとこと：${text}`, en: `Said with it: ${text}` }),
  respondByField: { ja: "いつまでに回答してほしいか（任意）", en: "Answer wanted by (optional)" },
  messageField: { ja: "相手方への伝言（任意）", en: "Message to the other side (optional)" },
  dayOver: { ja: "今日以後の日を入力すると渡せます", en: "Enter a day that is not before today" },
  changedTitle: { ja: "未送信の変更が変わったため、送りませんでした", en: "The edits changed, so nothing was sent" },
  changedHelp: {
    ja: "下は新しい一覧です。読んでから、もう一度送れます。",
    en: "The list below is the new one. Read it, then send again.",
  },

  unsent: { ja: "未送信", en: "Not sent" },
  unsentTitle: { ja: "未送信の変更", en: "Unsent edit" },
  unsentHelp: {
    ja: "自組織だけに見えています。手番を渡すときに送られます。",
    en: "Only your organisation sees it. It is sent when the turn is handed over.",
  },
  unsentBy: (name: string, at: string) => ({ ja: `${name}　${at}`, en: `${name}, ${at}` }),
  discard: { ja: "この変更を取り消す", en: "Discard this edit" },
  discardBody: {
    ja: "未送信の変更を消し、双方に見えている値に戻します。消した内容は戻せません。",
    en: "The edit is deleted and the value that both see stays. It cannot be brought back.",
  },
  confirmHeld: {
    ja: "未送信の変更があるため、この行は確認できません。送るか取り消すと確認できます。",
    en: "This row has an unsent edit and cannot be confirmed. Send or discard the edit first.",
  },
  keep: { ja: "未送信で保存する", en: "Save without sending" },
  sendNow: { ja: "すぐに送る", en: "Send at once" },
  keepHelp: {
    ja: "未送信で保存すると、手番を渡すまで自組織だけに見えます。送ると、この行の確認だけが外れます。",
    en: "Saved without sending, only your organisation sees it. Sending clears the confirmations of this row only.",
  },
  takesTurn: {
    ja: "いまは相手方の手番です。保存すると手番がこちらに移ります。相手方に未送信の変更があるときは保存できません。",
    en: "It is the other side's turn. Saving takes the turn; it is refused while the other side has unsent edits.",
  },
} as const satisfies Topic;
