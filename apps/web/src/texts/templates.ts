import type { Topic } from "./topic.js";

/** Templates (ひな形): rows in which an organisation wants its agreements to deviate from the recommendation. */
export const templates = {
  title: { ja: "ひな形", en: "Templates" },
  list: { ja: "ひな形の一覧", en: "List of templates" },
  lead: {
    ja: "推奨と異なる値にしたい行を、合意で繰り返し使えるようにまとめたものです。自組織だけに見えます。",
    en: "Rows that you want to differ from the recommendation, kept for use in agreements. Only your organisation sees them.",
  },
  create: { ja: "ひな形を作る", en: "Make a template" },
  createIt: { ja: "作る", en: "Make it" },
  empty: { ja: "ひな形はまだありません", en: "There are no templates yet" },
  emptyEditor: {
    ja: "ここで作るか、合意の概要にある「この合意の行をひな形として保存」から作れます。",
    en: "Make one here, or from an agreement: “Save rows of this agreement as a template” on its overview.",
  },
  emptyReader: {
    ja: "編集の役割を持つ人がひな形を作ると、ここに並びます。",
    en: "Templates appear here once somebody with the editor role makes one.",
  },
  more: { ja: "続きを読み込む", en: "Load more" },

  name: { ja: "名前", en: "Name" },
  nameMissing: { ja: "ひな形の名前を入力すると保存できます", en: "Enter the name of the template" },
  description: { ja: "説明", en: "Description" },
  descriptionHelp: { ja: "どのような合意に使うかを書きます。", en: "For which agreements it is meant." },
  form: { ja: "比べる提供形態", en: "Form of service" },
  formHelp: {
    ja: "役割分担の推奨は、提供形態で違います。この形態の推奨と比べます。",
    en: "The recommended roles depend on the form of the service; the template is compared with those of this form.",
  },
  deviations: { ja: "推奨と異なる行", en: "Rows that deviate" },
  deviationCounts: (role: number, sla: number, clause: number) => ({
    ja: `役割分担 ${role}　SLA ${sla}　条項 ${clause}`,
    en: `Roles ${role}, SLA ${sla}, clauses ${clause}`,
  }),
  usedIn: { ja: "使った合意", en: "Used in" },
  usedInCount: (count: number) => ({ ja: `${count} 件`, en: `${count} agreements` }),
  edited: { ja: "最終編集", en: "Last edit" },
  status: { ja: "状態", en: "Status" },
  offered: { ja: "使えます", en: "Can be used" },
  archived: { ja: "保管中", en: "Archived" },
  archivedHelp: {
    ja: "保管中のひな形は、合意で選べません。使うときは「再開する」を押します。",
    en: "An archived template cannot be chosen for an agreement. Restore it to use it.",
  },

  edit: { ja: "名前と説明を編集する", en: "Edit name and description" },
  save: { ja: "保存する", en: "Save" },
  archive: { ja: "保管する", en: "Archive" },
  archiveTitle: { ja: "ひな形を保管する", en: "Archive the template" },
  archiveBody: {
    ja: "合意で選べなくなります。内容は残り、いつでも再開できます。すでに使った合意は変わりません。",
    en: "It can no longer be chosen for agreements. Its content stays, and it can be restored at any time. Agreements that used it stay as they are.",
  },
  restore: { ja: "再開する", en: "Restore" },
  delete: { ja: "削除する", en: "Delete" },
  deleteTitle: { ja: "ひな形を削除する", en: "Delete the template" },
  deleteBody: {
    ja: "まだどの合意にも使っていないひな形です。削除すると元に戻せません。",
    en: "No agreement has used this template. Deleting it cannot be undone.",
  },
  deletedUsed: {
    ja: "削除の前に合意で使われたため、削除せずに保管しました。",
    en: "An agreement has used it meanwhile, so it was archived instead of deleted.",
  },
  trail: { ja: "このひな形の監査記録", en: "Audit trail of this template" },

  partFilter: { ja: "部", en: "Part" },
  allParts: { ja: "すべての部", en: "All parts" },
  shown: { ja: "表示する行", en: "Rows shown" },
  onlyDeviating: (count: number) => ({ ja: `推奨と異なる行（${count}）`, en: `Deviating (${count})` }),
  allRows: (count: number) => ({ ja: `すべての行（${count}）`, en: `All rows (${count})` }),
  rows: { ja: "ひな形の行", en: "Rows of the template" },
  row: { ja: "行", en: "Row" },
  value: { ja: "ひな形の値", en: "Value of the template" },
  deviation: { ja: "推奨との違い", en: "Deviation" },
  asRecommended: { ja: "推奨どおり", en: "As recommended" },
  noneDeviates: { ja: "推奨と異なる行はありません", en: "No row deviates" },
  noneDeviatesEditor: {
    ja: "「すべての行」から行を選んで値を変えると、ここに並びます。",
    en: "Choose a row among all rows and change its value; it appears here.",
  },
  noneDeviatesReader: {
    ja: "編集の役割を持つ人が値を変えた行が、ここに並びます。",
    en: "Rows that somebody with the editor role changes appear here.",
  },
  showAll: { ja: "すべての行を表示する", en: "Show all rows" },
  addClause: { ja: "独自の条項を加える", en: "Add a clause of your own" },
  ownClause: { ja: "独自の条項", en: "Own clause" },
  placeholders: (names: string) => ({
    ja: `${names} は、使う合意の名前に置き換わります。`,
    en: `The places for the names of hospital, vendor and service are filled by the agreement it is used in.`,
  }),
  editRow: { ja: "この行を編集する", en: "Edit this row" },
  stopEditing: { ja: "編集をやめる", en: "Stop editing" },
  toRecommended: { ja: "推奨に戻す", en: "Back to the recommendation" },
  toRecommendedBody: {
    ja: "このひな形での値を消し、推奨の値に戻します。",
    en: "The template's value is dropped; the row is as recommended again.",
  },
  removeClause: { ja: "この条項を外す", en: "Remove this clause" },
  removeClauseBody: {
    ja: "ひな形から条項を外します。使った合意の条項は変わりません。",
    en: "The clause leaves the template. Agreements that used it keep it.",
  },
  nothingToSave: {
    ja: "推奨と同じ値です。保存すると、推奨どおりの行になります。",
    en: "This is the recommended value; saved, the row counts as recommended.",
  },
  unsavedText: {
    ja: "この行に書いた変更は、まだ保存していません。ここを離れると失われます。残すには、戻って「保存する」を押してください。",
    en: "What you wrote in this row is not saved and is lost when you leave. To keep it, go back and save it.",
  },
  conflictHelp: {
    ja: "あなたの入力は残っています。いまの内容を確かめてから、どちらにするかを選べます。",
    en: "Your input is kept. See the present state, then choose.",
  },
  conflictOtherRows: {
    ja: "ほかのところが変わりました。あなたが編集しているところは変わっていません。",
    en: "Something else changed; what you are editing did not.",
  },
  takeTheirs: { ja: "いまの内容を残す", en: "Keep the present state" },
  takeMine: { ja: "自分の内容で保存する", en: "Save mine" },

  ofAgreement: { ja: "ひな形", en: "Templates" },
  saveAs: { ja: "この合意の行をひな形として保存", en: "Save rows of this agreement as a template" },
  saveAsLead: {
    ja: "推奨と異なる行のうち、ひな形に入れる行を選びます。双方に見えている値を保存します。組織とサービスの名前は除きます。",
    en: "Choose which deviating rows to keep. The values that both sides see are kept, without the names of organisations and service.",
  },
  saveAsDo: (count: number) => ({ ja: `選んだ ${count} 行をひな形にする`, en: `Make a template of ${count} rows` }),
  saveAsRows: { ja: "ひな形に入れる行", en: "Rows to keep" },
  saveAsNone: { ja: "推奨と異なる行がありません", en: "No row deviates" },
  saveAsNoneHelp: {
    ja: "この合意の役割分担・SLA・条項は、すべて推奨どおりです。値を変えた行があると、ひな形にできます。",
    en: "Roles, service levels and clauses of this agreement are all as recommended. Rows that deviate can be kept.",
  },
  chooseRow: { ja: "1 行以上選ぶと進めます", en: "Choose at least one row" },
  chooseAll: { ja: "すべて選ぶ", en: "Choose all" },
  chooseNone: { ja: "すべて外す", en: "Choose none" },
  backToAgreement: { ja: "合意に戻る", en: "Back to the agreement" },
  mayNotEdit: {
    ja: "ひな形を作れるのは、編集の役割を持つ人です",
    en: "Only members with the role of editor may make templates",
  },

  apply: { ja: "ひな形を使う", en: "Use a template" },
  applyLead: {
    ja: "変わる行を確かめて選びます。選んだ行は未送信の変更になり、手番を渡すまで相手方には見えません。",
    en: "See what would change and choose. The chosen rows become unsent edits, which the other side does not see until you hand the turn over.",
  },
  choose: { ja: "使うひな形", en: "Template" },
  chooseNothing: { ja: "ひな形を選ぶ", en: "Choose a template" },
  chooseHelp: { ja: "ひな形を選ぶと、変わる行を表示します。", en: "Choose a template to see which rows would change." },
  previewLoading: { ja: "変わる行", en: "What would change" },
  changes: { ja: "変わる行", en: "Rows that change" },
  change: { ja: "いまの値 → ひな形の値", en: "Now → by the template" },
  same: (count: number) => ({
    ja: `ほかの ${count} 行は、すでにひな形と同じ値です。`,
    en: `${count} other rows already say what the template says.`,
  }),
  nothingChanges: { ja: "変わる行はありません", en: "Nothing would change" },
  nothingChangesHelp: {
    ja: "使える行は、すべてひな形と同じ値です。",
    en: "Every row that can be used already says what the template says.",
  },
  replacesUnsent: {
    ja: "いまの値は、こちらの未送信の変更です。これを置き換えます。",
    en: "The present value is our unsent edit; it is replaced.",
  },
  losesConfirmations: {
    ja: "確認済みの行です。送ると確認が外れます。",
    en: "The row has been confirmed; sending clears the confirmation.",
  },
  unfit: { ja: "使わない行と理由", en: "Rows that are not used, and why" },
  applyDo: (count: number) => ({
    ja: `選んだ ${count} 行を未送信で保存する`,
    en: `Save ${count} rows without sending`,
  }),
  changedTitle: {
    ja: "確かめている間に内容が変わったため、使いませんでした",
    en: "It changed meanwhile; nothing was saved",
  },
  changedHelp: {
    ja: "どの行も変えていません。下の新しい内容を確かめてから、もう一度選べます。",
    en: "No row was changed. Read the new list below, then choose again.",
  },
  notNegotiable: {
    ja: "この合意の行は、いま変えられません。ひな形を使えるのは、協議中の合意で、編集の役割を持つ人です。",
    en: "The rows of this agreement cannot be changed now. Templates are used in a running negotiation, by members with the role of editor.",
  },
  noneToUse: { ja: "使えるひな形がありません", en: "There is no template to use" },
  noneToUseHelp: {
    ja: "ひな形を作るか、保管中のものを再開すると、ここで選べます。",
    en: "Make a template, or restore an archived one, to choose it here.",
  },
  fromTemplate: { ja: "使ったひな形", en: "From the template" },
  onlyOurs: { ja: "（自組織だけに見えます）", en: "(only your organisation sees this)" },

  atOpening: { ja: "はじめから使うひな形（任意）", en: "Templates to open with (optional)" },
  atOpeningHelp: {
    ja: "ひな形の行は、こちらの提案として案に入ります。同じ行を持つひな形を複数選ぶと、後に選んだほうの値になります。",
    en: "Their rows become our proposal. Where two speak of the same row, the one chosen later counts.",
  },
  atOpeningNone: {
    ja: "ひな形を作ると、はじめから使えます。",
    en: "A template can be used from the start once there is one.",
  },
  atOpeningMax: (max: number) => ({ ja: `一度に使えるのは ${max} 件までです`, en: `At most ${max} at once` }),
  order: (number: number) => ({ ja: `${number} 番目`, en: `No. ${number}` }),
  otherForm: (form: string) => ({ ja: `${form} 向けのひな形です`, en: `Made for ${form}` }),
} as const satisfies Topic;
