import type { Topic } from "./topic.js";

/** The second factor: setting it up, its recovery codes, and giving a code. */
export const secondFactor = {
  account: { ja: "アカウントの保護", en: "Account protection" },
  accountLead: {
    ja: "サインインと署名のときに、本人であることを確かめる手段です。",
    en: "How you prove who you are when you sign in and when you sign.",
  },
  backToSigning: { ja: "署名の画面に戻る", en: "Back to signing" },
  cameForSigning: { ja: "署名の前に、二要素認証を設定します", en: "Set up a second factor before you sign" },
  cameForSigningHelp: {
    ja: "設定が終わると、署名の画面に戻れます。",
    en: "You can go back to signing once it is set up.",
  },
  password: { ja: "パスワード", en: "Password" },
  passwordHelp: {
    ja: "変更すると、ほかの端末でのサインインはすべて終了します。",
    en: "Changing it signs you out everywhere else.",
  },
  title: { ja: "二要素認証", en: "Second factor" },
  isOn: { ja: "設定済み", en: "On" },
  isOff: { ja: "未設定", en: "Off" },
  offHelp: {
    ja: "パスワードに加えて、認証アプリのコードかパスキーで本人を確かめます。設定すると、サインインと署名のたびに確かめます。",
    en: "A code from an authenticator app or a passkey confirms your password. It is asked at every sign-in and signature.",
  },
  neededToSign: { ja: "ここでは、署名に二要素認証が必要です。", en: "Signing needs a second factor here." },
  beginPassword: { ja: "いまのパスワード", en: "Current password" },
  passwordMissing: { ja: "パスワードを入力すると進めます", en: "Enter your password to go on" },
  begin: { ja: "設定を始める", en: "Begin" },

  scan: { ja: "認証アプリでQRコードを読み取ります", en: "Scan the QR code with an authenticator app" },
  scanHelp: {
    ja: "スマートフォンの認証アプリ（時刻に基づくワンタイムパスワードに対応するもの）を使います。",
    en: "Any app for time-based one-time passwords will do.",
  },
  qrCode: { ja: "認証アプリで読み取るQRコード", en: "QR code for the authenticator app" },
  keyHelp: {
    ja: "読み取れないときは、次のキーをアプリに手で入力します。",
    en: "If it cannot be scanned, type this key into the app.",
  },
  key: { ja: "キー", en: "Key" },
  copyKey: { ja: "キーを写す", en: "Copy the key" },
  openApp: { ja: "この端末の認証アプリで開く", en: "Open in the authenticator app on this device" },
  confirm: { ja: "アプリに表示されたコードを入力します", en: "Enter the code that the app shows" },
  enable: { ja: "有効にする", en: "Turn on" },
  beginAgain: { ja: "はじめから設定し直す", en: "Begin again" },
  tooLate: {
    ja: "設定を始めてから15分が過ぎました。新しいQRコードで設定し直せます。",
    en: "More than 15 minutes have passed. Begin again with a new QR code.",
  },

  addedAt: { ja: "設定した日時", en: "Since" },
  factors: { ja: "設定した方法", en: "Methods that are set up" },
  kind: { ja: "方法", en: "Method" },
  lastUsedAt: { ja: "最後に使った日時", en: "Last used" },
  neverUsed: { ja: "まだ使っていません", en: "Not yet" },
  acts: { ja: "操作", en: "Acts" },
  addApp: { ja: "認証アプリを追加する", en: "Add an authenticator app" },
  addPasskey: { ja: "パスキーを追加する", en: "Add a passkey" },
  addBody: {
    ja: "ほかの人が追加できないように、いま使える方法で本人を確かめます。",
    en: "Confirm with a method you have now, so that nobody else can add one.",
  },
  addConfirm: { ja: "次へ", en: "Next" },
  appAdded: { ja: "認証アプリを設定しました", en: "The authenticator app is set up" },
  app: { ja: "認証アプリ", en: "Authenticator app" },
  recoveryCodesLeft: { ja: "回復コードの残り", en: "Recovery codes left" },
  left: (count: number) => ({ ja: `${count} 個`, en: String(count) }),
  fewLeft: { ja: "回復コードが残り少なくなっています", en: "Few recovery codes are left" },
  fewLeftHelp: {
    ja: "作り直すと、新しい10個を控えられます。",
    en: "Make new ones to have ten again.",
  },
  renew: { ja: "回復コードを作り直す", en: "Make new recovery codes" },
  renewBody: {
    ja: "新しい10個を一度だけ表示します。これまでの回復コードは使えなくなります。",
    en: "Ten new ones are shown once. The earlier ones stop working.",
  },
  renewConfirm: { ja: "作り直す", en: "Make new ones" },
  removeOf: (what: string) => ({ ja: `${what}を解除する`, en: `Remove: ${what}` }),
  removeBody: {
    ja: "パスワードだけでサインインできるようになります。回復コードも使えなくなります。",
    en: "The password alone will open your account. The recovery codes stop working too.",
  },
  removeOneBody: {
    ja: "この方法では確かめられなくなります。ほかの方法と回復コードはそのまま使えます。",
    en: "It will not work any more. The other methods and the recovery codes stay as they are.",
  },
  removeConfirm: { ja: "解除する", en: "Remove" },

  recoveryCodes: { ja: "回復コード", en: "Recovery codes" },
  turnedOn: { ja: "二要素認証を設定しました", en: "The second factor is on" },
  recoveryCodesHelp: {
    ja: "端末をなくしたときに、認証コードの代わりに1個ずつ、1回だけ使えます。この画面を閉じると、もう表示できません。端末とは別の場所に控えます。",
    en: "If you lose the device, each serves once in place of a code. They cannot be shown again: keep them apart from the device.",
  },
  copyCodes: { ja: "写す", en: "Copy" },
  saveCodes: { ja: "テキストで保存する", en: "Save as text" },
  codesFile: { ja: "回復コード.txt", en: "recovery-codes.txt" },
  codesFileHead: (product: string, email: string) => ({
    ja: `${product} 回復コード（${email}）`,
    en: `${product}, recovery codes of ${email}`,
  }),
  printCodes: { ja: "印刷する", en: "Print" },
  codesKept: { ja: "控えたので閉じる", en: "Kept, close" },

  code: { ja: "認証コード", en: "Code" },
  codeHelp: { ja: "認証アプリに表示される6桁の数字", en: "Six digits from your authenticator app" },
  codeMissing: { ja: "認証コードを入力すると進めます", en: "Enter the code to go on" },
  recoveryCode: { ja: "回復コード", en: "Recovery code" },
  recoveryCodeHelp: { ja: "控えておいた16文字。1回だけ使えます", en: "One of the 16 letters you kept; it works once" },
  useRecoveryCode: { ja: "回復コードを使う", en: "Use a recovery code" },
  useApp: { ja: "認証アプリのコードを使う", en: "Use a code of the app" },
  wrongHelp: {
    ja: "いま表示されているコードを入力します。何度も違うときは、端末の時刻がずれていないかを確かめます。",
    en: "Enter the code shown now. If it keeps being wrong, check the clock of the device.",
  },

  giveTitle: { ja: "二要素認証", en: "Second factor" },
  giveLead: (email: string) => ({
    ja: `${email} のサインインを、二要素認証で完了します。`,
    en: `Complete the sign-in of ${email} with your second factor.`,
  }),
  give: { ja: "サインインを完了する", en: "Complete the sign-in" },
  backToStart: { ja: "サインインをやり直す", en: "Start over" },
  lostBoth: {
    ja: "端末も回復コードもないときは、組織の管理者が二要素認証を解除できます。",
    en: "Without device and recovery codes, an administrator of your organisation can take the second factor away.",
  },

  reset: { ja: "二要素認証を解除", en: "Take the second factor away" },
  resetOf: (name: string) => ({
    ja: `${name}の二要素認証を解除する`,
    en: `Take the second factor of ${name} away`,
  }),
  resetBody: {
    ja: "認証アプリやパスキーの端末と回復コードの両方をなくした人のための操作です。この人のサインインはすべて終了し、次からはパスワードだけでサインインできます。",
    en: "For a person who lost both the device and the recovery codes. The person is signed out everywhere and signs in with the password alone.",
  },
  resetWait: {
    ja: "なりすましを防ぐため、この人は解除から24時間、合意書に署名できません。",
    en: "To guard against impersonation, this person cannot sign agreements for 24 hours.",
  },
  resetConfirm: { ja: "解除する", en: "Take away" },
} as const satisfies Topic;

/** What a person proved to be the one with. */
export const factorNames = {
  password: { ja: "パスワード", en: "password" },
  totp: { ja: "認証アプリのコード", en: "code of the authenticator app" },
  passkey: { ja: "パスキー", en: "passkey" },
  recovery: { ja: "回復コード", en: "recovery code" },
} as const satisfies Topic;
