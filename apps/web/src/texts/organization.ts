import type { RiskLimit, Text } from "@portal/shared";
import type { Topic } from "./topic.js";

/** Settings of an organisation: its details, and its members with their roles. */
export const organization = {
  title: { ja: "組織設定", en: "Organisation settings" },
  lead: {
    ja: "ここの名称・住所・代表者・連絡先は、合意を確定したときに合意書へ写されます。",
    en: "Name, address, representative and contact are copied into an agreement when it is settled.",
  },
  details: { ja: "組織の情報", en: "Details" },
  name: { ja: "表示名", en: "Display name" },
  legalName: { ja: "正式名称（合意書に印字）", en: "Legal name (printed in agreements)" },
  address: { ja: "住所", en: "Address" },
  representative: { ja: "代表者", en: "Representative" },
  representativeTitle: { ja: "役職", en: "Office" },
  representativeName: { ja: "氏名", en: "Name" },
  incidentContact: { ja: "事故時の連絡先", en: "Contact for incidents" },
  riskLimit: { ja: "許容するリスクの上限", en: "Limit of accepted risk" },
  riskLimitHelp: {
    ja: "これを超える残存リスクは、承認者の氏名と日付がなければ合意を確定できません。確定したときの上限が合意書に記されます。",
    en: "A residual risk above it needs a named approver before an agreement is settled. The agreement states the limit of that day.",
  },
  contactName: { ja: "窓口", en: "Desk" },
  contactRole: { ja: "役割", en: "Role" },
  contactPhone: { ja: "電話", en: "Phone" },
  contactEmail: { ja: "メール", en: "E-mail" },
  contactHours: { ja: "受付時間", en: "Hours" },
  notStated: { ja: "未登録", en: "Not stated" },
  kind: { ja: "種別", en: "Kind" },
  edit: { ja: "情報を変更する", en: "Change the details" },
  save: { ja: "変更を保存する", en: "Save the changes" },
  saved: { ja: "保存しました", en: "Saved" },
  nameMissing: { ja: "表示名を入力すると保存できます", en: "Enter the display name" },
  conflict: { ja: "あなたの入力は残っています。", en: "Your input is kept." },
  conflictTheirs: { ja: "いまの値を採る", en: "Take the values now" },
  conflictMine: { ja: "あなたの値で保存する", en: "Save your values" },
  adminOnly: (names: string) => ({
    ja: names
      ? `変更できるのは、管理の役割を持つ人（${names}）です。`
      : "変更できるのは管理の役割を持つ人ですが、この組織にはいません。運営者に依頼してください。",
    en: names
      ? `Only members with the role of administrator can change this: ${names}.`
      : "Only administrators can change this, and this organisation has none: ask the operator.",
  }),
  nameSeparator: { ja: "、", en: ", " },

  members: { ja: "所属する人", en: "Members" },
  memberName: { ja: "氏名", en: "Name" },
  email: { ja: "メールアドレス", en: "E-mail address" },
  memberTitle: { ja: "役職", en: "Job title" },
  roles: { ja: "役割", en: "Roles" },
  acts: { ja: "操作", en: "Actions" },
  secondFactor: { ja: "二要素認証", en: "Second factor" },
  noSecondFactor: { ja: "未設定", en: "None" },
  totp: { ja: "認証アプリ", en: "Authenticator app" },
  passkey: { ja: "パスキー", en: "Passkey" },
  add: { ja: "人を加える", en: "Add a member" },
  change: { ja: "変更", en: "Change" },
  changeOf: (name: string) => ({ ja: `${name}の役割と役職を変更する`, en: `Change the roles of ${name}` }),
  remove: { ja: "外す", en: "Remove" },
  removeOf: (name: string) => ({ ja: `${name}を組織から外す`, en: `Remove ${name}` }),
  removeBody: {
    ja: "この組織として操作できなくなります。これまでの記録と署名は残ります。",
    en: "This person can no longer act for the organisation. Records and signatures stay.",
  },
  emailMissing: { ja: "メールアドレスを入力すると加えられます", en: "Enter the e-mail address" },
  memberNameMissing: { ja: "氏名を入力すると加えられます", en: "Enter the name" },
  rolesMissing: { ja: "役割を一つ以上選びます", en: "Choose at least one role" },
  passwordHelp: {
    ja: "はじめての人には、加えたあとに一度だけ使うパスワードを表示します。すでにアカウントのある人は、いまのパスワードを使います。",
    en: "For a new person a one-time password is shown afterwards; a person with an account keeps the own.",
  },
  editorDoes: {
    ja: "書く・始める・提案する・確認する・確定する",
    en: "writes, opens, proposes, confirms, settles",
  },
  approverDoes: { ja: "開示書を審査し、公開する", en: "reviews and publishes disclosures" },
  signatoryDoes: {
    ja: "合意書に署名する・辞退する・終了を通知する",
    en: "signs, declines, gives notice of termination",
  },
  viewerDoes: { ja: "読むだけ", en: "reads only" },
  adminDoes: { ja: "人と役割・設定を管理する（内容には関わらない）", en: "manages members and settings, not content" },
  you: { ja: "（あなた）", en: " (you)" },
} as const satisfies Topic;

/** Choices of the limit of accepted risk; critical is above every limit. */
export const riskLimitLabels: Readonly<Record<RiskLimit, Text>> = {
  low: { ja: "低（中以上に承認者が要る）", en: "Low (an approver from medium upwards)" },
  medium: { ja: "中（高以上に承認者が要る）", en: "Medium (an approver from high upwards)" },
  high: { ja: "高（極高に承認者が要る）", en: "High (an approver for critical)" },
};
