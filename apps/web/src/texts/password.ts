import type { Topic } from "./topic.js";

/** Choosing an own password, and the one that an administrator hands over once. */
export const password = {
  title: { ja: "パスワードの変更", en: "Change the password" },
  lead: {
    ja: "変更すると、ほかの端末でのサインインはすべて終了します。この画面はサインインしたままです。",
    en: "After the change you are signed out everywhere else; here you stay signed in.",
  },
  forcedTitle: { ja: "自分のパスワードを決めてください", en: "Choose your own password" },
  forcedLead: {
    ja: "管理者から受け取ったパスワードでサインインしています。自分だけが知るパスワードに変えると、先へ進めます。",
    en: "You signed in with a password from an administrator. Choose one that only you know to go on.",
  },
  current: { ja: "いまのパスワード", en: "Current password" },
  next: { ja: "新しいパスワード", en: "New password" },
  nextHelp: { ja: "13文字以上", en: "13 characters or more" },
  again: { ja: "新しいパスワード（もう一度）", en: "New password, again" },
  currentMissing: { ja: "いまのパスワードを入力すると変更できます", en: "Enter the current password" },
  nextShort: { ja: "13文字以上にします", en: "Use 13 characters or more" },
  nextSame: { ja: "いまと違うパスワードにします", en: "Choose another password than now" },
  againDiffers: { ja: "新しいパスワードと一致していません", en: "It differs from the new password" },
  show: { ja: "パスワードの表示を切り替える", en: "Show or hide the password" },
  submit: { ja: "パスワードを変更する", en: "Change the password" },
  changed: { ja: "パスワードを変更しました", en: "The password has been changed" },

  reset: { ja: "パスワードを再設定", en: "Reset the password" },
  resetOf: (name: string) => ({ ja: `${name}のパスワードを再設定する`, en: `Reset the password of ${name}` }),
  resetBody: {
    ja: "一度だけ使うパスワードを発行します。いまのパスワードは使えなくなり、この人のサインインはすべて終了します。",
    en: "A one-time password is issued. The present one stops working, and the person is signed out everywhere.",
  },
  resetConfirm: { ja: "再設定する", en: "Reset" },
  issuedTitle: (name: string) => ({ ja: `${name}に渡すパスワード`, en: `Password for ${name}` }),
  issuedBody: {
    ja: "この画面を閉じると、もう表示できません。本人に直接伝えてください。次のサインインのときに、本人が自分のパスワードに変えます。",
    en: "It cannot be shown again after closing. Give it to the person directly; it must be changed at the next sign-in.",
  },
  issued: { ja: "一度だけ使うパスワード", en: "One-time password" },
  issuedClose: { ja: "伝えたので閉じる", en: "Handed over, close" },
} as const satisfies Topic;
