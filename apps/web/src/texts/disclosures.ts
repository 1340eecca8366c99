import type { Topic } from "./topic.js";

/** The editor of a disclosure draft, its approval and its publication. */
export const disclosures = {
  title: (service: string) => ({ ja: `${service}　開示書の下書き`, en: `${service}: draft of the disclosure` }),
  editing: { ja: "編集中", en: "Being edited" },
  inReview: { ja: "承認待ち", en: "Waiting for approval" },
  versionNumber: (number: string) => ({ ja: `第 ${number} 版`, en: `Version ${number}` }),
  lastVersion: { ja: "最後に公開した版", en: "Version published last" },
  notPublished: { ja: "まだ公開していません", en: "Not published yet" },
  edition: (edition: string) => ({ ja: `開示項目 ${edition}`, en: `Items, edition ${edition}` }),
  toPublication: { ja: "公開前の確認へ", en: "Check before publishing" },
  readOnly: {
    ja: "閲覧のみです。回答を書けるのは編集の役割を持つ人です",
    en: "Read only. Answers are written by people with the editor role",
  },
  reviewLapses: {
    ja: "承認を依頼しています。回答を変えると依頼は取り消され、あらためて依頼が必要になります",
    en: "Approval was asked for. Changing an answer takes the request back, and it must be asked for again",
  },
  saveRefused: { ja: "入力は残っています。", en: "Your input is kept." },
  saveAgain: { ja: "もう一度保存する", en: "Save again" },

  outline: { ja: "開示書の目次", en: "Sections of the disclosure" },
  contents: { ja: "目次", en: "Sections" },
  required: { ja: "必須", en: "Required" },
  optionalOnly: { ja: "任意", en: "Optional" },
  noneApply: { ja: "対象外", en: "Not applicable" },
  section: (number: number, label: string) => ({ ja: `${number}　${label}`, en: `${number}. ${label}` }),
  hiddenItems: (count: number) => ({
    ja: `条件に当たらないため、ほかの ${count} 項目は表示していません。`,
    en: `Items whose conditions do not hold are not shown: ${count}.`,
  }),
  allHidden: {
    ja: "ほかの回答によると、この節の項目はどれも当てはまりません。関係する回答が変わると表示されます。",
    en: "By the other answers, none of the items of this section applies. They appear when those answers change.",
  },
  before: (words: string) => ({ ja: `← ${words}`, en: `← ${words}` }),
  after: (words: string) => ({ ja: `${words} →`, en: `${words} →` }),
  sectionSteps: { ja: "前後の節", en: "Previous and next section" },
  unknownSection: { ja: "この節はありません", en: "There is no such section" },

  answerIt: { ja: "回答する", en: "Answer" },
  open: { ja: "開く", en: "Open" },
  close: { ja: "閉じる", en: "Close" },
  ofItem: (act: string, number: string, label: string) => ({
    ja: `${number} ${label}：${act}`,
    en: `${number} ${label}: ${act}`,
  }),
  sameAsBefore: { ja: "前の版と同じ", en: "As in the last version" },
  changedFromBefore: { ja: "前の版から変更", en: "Changed since the last version" },
  newSinceBefore: { ja: "前の版にない回答", en: "Not in the last version" },
  unsaved: { ja: "未保存", en: "Not saved" },

  missingTitle: { ja: "公開までに残る必須項目", en: "Required items still missing" },
  missingCount: (count: number) => ({ ja: `${count} 件`, en: `${count}` }),
  missingShort: (count: number) => ({ ja: `残り ${count} 件`, en: `${count} left` }),
  noneMissing: { ja: "必須の項目はすべて回答済みです。", en: "All required items are answered." },
  moreMissing: (count: number) => ({ ja: `ほか ${count} 件をすべて見る`, en: `See the other ${count}` }),

  guideOf: (number: string) => ({ ja: `${number} の手引き`, en: `Guide to ${number}` }),
  guide: { ja: "手引き", en: "Guide" },
  guideNone: {
    ja: "項目を開くと、何を答えるか、その根拠、使われる先をここに表示します。",
    en: "Open an item to see here what to answer, why, and where the answer is used.",
  },
  sources: { ja: "根拠", en: "Sources" },
  source: (title: string, clause: string) => ({ ja: `${title}　${clause}`, en: `${title}, ${clause}` }),
  recalled: { ja: "未確認の補完（原典照合が必要）", en: "Recalled, not yet checked against the original" },
  usedIn: { ja: "使われる先", en: "Used in" },
  comparison: { ja: "病院の比較", en: "Comparison by hospitals" },
  yearlyChecklist: { ja: "年度チェックリスト", en: "Yearly checklist" },
  mhlwChapter: (part: string, chapter: string) => ({
    ja: `厚労省GL ${part} ${chapter}章`,
    en: `MHLW guideline ${part} ${chapter}`,
  }),
  mhlwPart: (part: string) => ({ ja: `厚労省GL ${part}`, en: `MHLW guideline ${part}` }),
  previousAnswer: { ja: "前回の回答", en: "Last answer" },

  keys: { ja: "キー操作", en: "Keys" },
  keyMove: { ja: "移動", en: "move" },
  keyAnswer: { ja: "回答", en: "answer" },
  keyEvidence: { ja: "証跡", en: "evidence" },
  keyNextMissing: { ja: "次の未回答", en: "next missing" },
  keyList: { ja: "一覧", en: "all keys" },
  keyDown: { ja: "次の項目を開く", en: "Open the next item" },
  keyUp: { ja: "前の項目を開く", en: "Open the previous item" },
  keyNext: { ja: "次の未回答の必須項目を開く", en: "Open the next missing item" },

  conflictTitle: { ja: "この項目は、ほかの人も変えました", en: "Somebody else changed this item too" },
  conflictBy: (name: string) => ({ ja: `${name}さんもこの項目を変えました`, en: `${name} changed this item too` }),
  conflictMyself: {
    ja: "あなたは別の画面でもこの項目を変えました",
    en: "You changed this item on another screen too",
  },
  conflictHelp: {
    ja: "どちらを残すかを選ぶと保存します。選ぶまで、あなたの入力はこの画面に残ります。",
    en: "Choose which one stays. Until then your input is kept on this screen.",
  },
  theirs: { ja: "保存されている回答", en: "The saved answer" },
  mine: { ja: "この画面の回答", en: "The answer on this screen" },
  takeTheirs: { ja: "保存されている回答を残す", en: "Keep the saved one" },
  takeMine: { ja: "この画面の回答で置き換える", en: "Replace it with this one" },
  cleared: { ja: "（回答なし）", en: "(no answer)" },

  leaveTitle: { ja: "保存していない回答があります", en: "Some answers are not saved" },
  leaveHelp: {
    ja: "この画面を離れると、次の項目の入力は失われます。",
    en: "Leaving this page loses what you entered for these items.",
  },
  leaveGo: { ja: "入力を捨てて離れる", en: "Discard and leave" },

  publicationTitle: { ja: "公開前の確認", en: "Check before publishing" },
  publicationLead: {
    ja: "公開すると、変えられない版になり、番号と照合番号が付きます。下書きはそのまま続けて編集できます。",
    en: "Publishing cuts a version that cannot be changed, with a number and a digest. The draft can be edited on.",
  },
  backToEditor: { ja: "編集に戻る", en: "Back to editing" },
  conditions: { ja: "公開の条件", en: "What publishing needs" },
  conditionComplete: { ja: "必須の項目への回答", en: "All required items answered" },
  conditionApproved: { ja: "最後に編集した人とは別の承認者", en: "An approver who did not edit last" },
  conditionPerson: { ja: "公開する人の役割", en: "Role of the person publishing" },
  met: { ja: "満たしています", en: "Met" },
  unmet: { ja: "まだです", en: "Not yet" },
  plannedOnly: (count: number) => ({
    ja: `うち予定だけの項目 ${count} 件。予定は回答として数えません。`,
    en: `Of these, only planned: ${count}. A plan does not count as an answer.`,
  }),
  approvedBy: (name: string, at: string) => ({
    ja: `${name}さんが ${at} にこの内容を承認しました。`,
    en: `${name} approved this content on ${at}.`,
  }),
  rejectedBy: (name: string, at: string) => ({
    ja: `${name}さんが ${at} に差し戻しました。`,
    en: `${name} sent it back on ${at}.`,
  }),
  approvalLapsed: (name: string) => ({
    ja: `${name}さんの承認のあとに回答が変わったか、公開済みです。あらためて承認が必要です。`,
    en: `Since ${name} approved, answers changed or it was published. It must be approved again.`,
  }),
  requestedBy: (name: string, at: string) => ({
    ja: `${name}さんが ${at} に承認を依頼しました。承認者の判断を待っています。`,
    en: `${name} asked for approval on ${at}. It waits for an approver.`,
  }),
  notRequested: {
    ja: "承認はまだ依頼していません。",
    en: "Approval has not been asked for.",
  },
  lastEditorIs: (name: string) => ({ ja: `最後に編集した人：${name}さん。`, en: `Last edited by ${name}.` }),
  youApproveByPublishing: {
    ja: "あなたは承認者で、最後に編集した人ではありません。あなたの公開が承認を兼ねます。",
    en: "You are an approver and did not edit last, so your publishing is the approval.",
  },
  youEditedLast: {
    ja: "あなたが最後に編集したため、承認はほかの承認者が行います。",
    en: "You edited last, so another approver has to decide.",
  },
  personMay: { ja: "あなたは公開できる役割を持っています。", en: "Your role allows publishing." },
  personMayNot: {
    ja: "公開できるのは、編集者または承認者の役割を持つ人です。",
    en: "Publishing is for people with the editor or the approver role.",
  },
  comment: { ja: "コメント", en: "Comment" },

  requestReview: { ja: "承認を依頼する", en: "Ask for approval" },
  approve: { ja: "承認する", en: "Approve" },
  reject: { ja: "差し戻す", en: "Send back" },
  approveTitle: { ja: "この内容を承認する", en: "Approve this content" },
  rejectTitle: { ja: "編集者に差し戻す", en: "Send back to the editor" },
  approveHelp: {
    ja: "承認のあとに回答が変わると、この承認は効かなくなります。",
    en: "The approval lapses when an answer changes afterwards.",
  },
  approveComment: { ja: "コメント（なくても進めます）", en: "Comment (optional)" },
  rejectComment: { ja: "直してほしい点", en: "What has to change" },
  rejectCommentMissing: { ja: "直してほしい点を書くと差し戻せます", en: "Say what has to change" },

  changes: { ja: "前の版からの変更", en: "Changes since the last version" },
  changesSince: (number: string) => ({
    ja: `第 ${number} 版からの変更`,
    en: `Changes since version ${number}`,
  }),
  noChanges: { ja: "前の版から変わった回答はありません。", en: "No answer differs from the last version." },
  firstVersion: {
    ja: "はじめての公開です。比べる版はありません。",
    en: "This is the first publication; there is nothing to compare with.",
  },

  publish: { ja: "公開する", en: "Publish" },
  publishForm: { ja: "公開の内容", en: "Publication" },
  changeNote: { ja: "変更の説明", en: "What changed" },
  changeNoteHelp: { ja: "読む病院に見えます。", en: "Hospitals that read it see this." },
  visibility: { ja: "公開の範囲", en: "Who can read it" },
  visibilityDirectory: {
    ja: "サービス一覧に載せ、すべての病院に見せる",
    en: "Every hospital, listed in the directory",
  },
  visibilityNamed: { ja: "合意の相手など、共有した病院だけに見せる", en: "Only hospitals it is shared with" },
  visibilityLink: {
    ja: "一覧に載せず、アドレスを知る病院に見せる",
    en: "Hospitals that have the address; not listed",
  },
  cannotPublishYet: { ja: "まだ公開できません", en: "It cannot be published yet" },
  nextFinish: (count: number) => ({
    ja: `必須の ${count} 項目に回答すると進めます。`,
    en: `Answer the missing required items first: ${count}.`,
  }),
  nextAsk: { ja: "承認を依頼すると進めます。", en: "Ask for approval to go on." },
  nextWait: { ja: "承認者の判断を待っています。", en: "It waits for an approver." },
  nextEditor: {
    ja: "編集者が承認を依頼すると進めます。",
    en: "An editor has to ask for approval.",
  },
} as const satisfies Topic;
