import type { Topic } from "./topic.js";

/** Passkeys: registering one, and being asked for one. */
export const passkey = {
  method: { ja: "確認の方法", en: "Method" },
  byApp: { ja: "認証アプリ", en: "Authenticator app" },
  byAppHelp: {
    ja: "スマートフォンのアプリに表示される6桁のコードを入力します。",
    en: "You enter six digits from an app on your phone.",
  },
  byPasskey: { ja: "パスキー", en: "Passkey" },
  byPasskeyHelp: {
    ja: "パソコンやスマートフォンの画面ロック（指紋・顔・PIN）か、セキュリティキーで確かめます。偽のサイトでは使えないため、だまし取られません。",
    en: "You use the screen lock of your computer or phone (finger, face, PIN) or a security key. It does not work on a fake site, so it cannot be phished.",
  },
  unsupported: {
    ja: "このブラウザーではパスキーを使えません。",
    en: "This browser cannot use passkeys.",
  },
  make: { ja: "パスキーを登録します", en: "Register a passkey" },
  makeHelp: {
    ja: "「パスキーを作る」を押すと、ブラウザーが画面ロックの解除かセキュリティキーを求めます。秘密の鍵がこのサイトに渡ることはありません。",
    en: "After you press the button, the browser asks for your screen lock or your security key. The secret key never comes to this site.",
  },
  name: { ja: "パスキーの名前", en: "Name of the passkey" },
  nameHelp: {
    ja: "あとで見分けられる名前。例：病院のノートパソコン",
    en: "A name you will recognise, such as: hospital laptop",
  },
  nameMissing: { ja: "名前を入力すると登録できます", en: "Enter a name to register it" },
  submit: { ja: "パスキーを作る", en: "Make the passkey" },
  tooLate: {
    ja: "はじめから登録し直せます。端末に「パスキーを保存した」と表示されていても、ここではまだ使えません。",
    en: "Begin again. Even if the device said that it saved a passkey, it cannot be used here yet.",
  },
  added: (name: string) => ({ ja: `パスキー「${name}」を登録しました`, en: `Passkey “${name}” is registered` }),
  one: (name: string) => ({ ja: `パスキー「${name}」`, en: `Passkey “${name}”` }),

  give: { ja: "パスキーで確認します", en: "Confirm with your passkey" },
  giveHelp: {
    ja: "下のボタンを押すと、ブラウザーが画面ロックの解除かセキュリティキーを求めます。",
    en: "Press the button below; the browser asks for your screen lock or your security key.",
  },
  useCode: { ja: "コードを入力する", en: "Enter a code instead" },
  usePasskey: { ja: "パスキーを使う", en: "Use a passkey" },
  otherBrowser: {
    ja: "このブラウザーではパスキーを使えません。パスキーを使えるブラウザーで開くか、コードを入力します。",
    en: "This browser cannot use passkeys. Open this page in one that can, or enter a code.",
  },
} as const satisfies Topic;

/** Why the browser gave no passkey: what happened, and what to do. */
export const passkeyFaults = {
  unsupported: { ja: "このブラウザーではパスキーを使えません", en: "This browser cannot use passkeys" },
  unsupportedHelp: {
    ja: "パスキーを使えるブラウザーで開くか、ほかの方法で確認します。",
    en: "Open this page in a browser that can, or use another method.",
  },
  declined: { ja: "パスキーの確認が終わっていません", en: "The passkey was not used" },
  declinedHelp: {
    ja: "取り消したか、時間がかかりすぎたようです。もう一度押すと、やり直せます。",
    en: "It was cancelled or took too long. Press again to retry.",
  },
  known: { ja: "この端末のパスキーは登録済みです", en: "This device has a passkey here already" },
  knownHelp: {
    ja: "ほかの端末かセキュリティキーなら登録できます。",
    en: "Another device or security key can be registered.",
  },
  failed: { ja: "この端末ではパスキーを使えませんでした", en: "The passkey could not be used on this device" },
  failedHelp: {
    ja: "画面ロックが設定されているかを確かめます。続くときは、ほかの方法で確認します。",
    en: "Check that a screen lock is set. If it keeps failing, use another method.",
  },
} as const satisfies Topic;
