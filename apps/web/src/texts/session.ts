import type { Topic } from "./topic.js";

/** Signing in, and who one acts as. */
export const session = {
  title: { ja: "サインイン", en: "Sign in" },
  lead: {
    ja: "医療情報システムの開示と、責任分界・サービス水準の合意のためのポータルです。",
    en: "A portal for disclosing medical information systems and agreeing on duties and service levels.",
  },
  email: { ja: "メールアドレス", en: "E-mail address" },
  password: { ja: "パスワード", en: "Password" },
  showPassword: { ja: "パスワードの表示を切り替える", en: "Show or hide the password" },
  submit: { ja: "サインインする", en: "Sign in" },
  emailMissing: { ja: "メールアドレスを入力すると進めます", en: "Enter the e-mail address" },
  passwordMissing: { ja: "パスワードを入力すると進めます", en: "Enter the password" },
  returning: {
    ja: "サインインすると、開こうとしていた画面に戻ります。",
    en: "After signing in you return to the page you wanted.",
  },
  failedHelp: {
    ja: "パスワードを忘れたときは、組織の管理者が再設定できます。",
    en: "An administrator of your organisation can reset a forgotten password.",
  },
  demonstration: { ja: "これはデモンストレーションです", en: "This is a demonstration" },
  demonstrationHelp: {
    ja: "組織・人・サービスはすべて架空です。行を選ぶと、サインインの欄に入ります。",
    en: "All organisations, people and services are fictional. Choosing a row fills the form.",
  },
  demonstrationPassword: { ja: "パスワードはすべて", en: "The password of all is" },
  demonstrationTable: { ja: "デモンストレーション用のサインイン", en: "Sign-ins of the demonstration" },
  organization: { ja: "組織", en: "Organisation" },
  roles: { ja: "役割", en: "Roles" },
  operator: (name: string) => ({ ja: `運営者：${name}`, en: `Operated by ${name}` }),
  editor: { ja: "編集", en: "Editor" },
  approver: { ja: "承認", en: "Approver" },
  signatory: { ja: "署名", en: "Signatory" },
  viewer: { ja: "閲覧", en: "Viewer" },
  admin: { ja: "管理", en: "Administrator" },
  chooseOrganization: { ja: "どの組織として操作するかを選べます", en: "Choose the organisation to act for" },
  chooseOrganizationHelp: {
    ja: "見える内容とできることは、選んだ組織と役割で決まります。",
    en: "What you see and may do depends on the organisation and your roles there.",
  },
} as const satisfies Topic;
