import type { Topic } from "./topic.js";

/** Words of the pieces in `ui/`, which know no topic. */
export const pieces = {
  hospital: { ja: "医療機関", en: "Hospital" },
  vendor: { ja: "事業者", en: "Vendor" },
  currentPlace: { ja: "現在の位置", en: "You are here" },
  close: { ja: "閉じる", en: "Close" },
  cancel: { ja: "やめる", en: "Cancel" },
  retry: { ja: "もう一度読み込む", en: "Load again" },
  required: { ja: "必須", en: "Required" },

  phases: { ja: "契約の段階", en: "Phase of the contract" },
  preContract: { ja: "契約前", en: "Before contract" },
  inContract: { ja: "契約中", en: "In contract" },
  postTermination: { ja: "契約終了後", en: "After the contract" },
  done: { ja: "完了", en: "done" },

  saved: (time: string) => ({ ja: `保存済み ${time}`, en: `Saved ${time}` }),
  savedBefore: { ja: "保存済み", en: "Saved" },
  saving: { ja: "保存しています", en: "Saving" },
  offline: { ja: "保存できていません。入力は残っています", en: "Not saved. Your input is kept" },
  unsavedRefused: {
    ja: "保存していません。下の指摘を直すと保存します",
    en: "Not saved. It will be once the findings below are settled",
  },

  accountable: { ja: "最終責任", en: "Accountable" },
  responsible: { ja: "実施", en: "Responsible" },
  consulted: { ja: "助言・協力", en: "Consulted" },
  informed: { ja: "報告を受ける", en: "Informed" },
  noDuty: { ja: "担当なし", en: "No duty" },
  before: { ja: "変更前", en: "before" },
  after: { ja: "変更後", en: "after" },

  confirmedAt: (party: string, at: string) => ({ ja: `${party} 確認済み ${at}。`, en: `${party}: confirmed ${at}.` }),
  notConfirmed: (party: string) => ({ ja: `${party} 未確認。`, en: `${party}: not confirmed.` }),
  bothConfirmed: { ja: "双方確認", en: "Both confirmed" },
  vendorUnconfirmed: { ja: "乙が未確認", en: "Vendor to confirm" },
  hospitalUnconfirmed: { ja: "甲が未確認", en: "Hospital to confirm" },
  unconfirmed: { ja: "未確認", en: "Not confirmed" },

  differs: { ja: "相違", en: "Differs" },

  digest: { ja: "照合番号", en: "Digest" },
  copy: { ja: "写す", en: "Copy" },
  copyDigest: { ja: "照合番号をすべて写す", en: "Copy the whole digest" },
  copied: { ja: "写しました", en: "Copied" },
  copyRefused: { ja: "写せませんでした。選択して写せます", en: "Could not copy; select it instead" },

  loading: { ja: "読み込んでいます", en: "Loading" },
  loadingThing: (thing: string) => ({ ja: `${thing}を読み込んでいます`, en: `Loading: ${thing}` }),

  shortcutsTitle: { ja: "キー操作の一覧", en: "Keyboard shortcuts" },
  shortcutsHelp: {
    ja: "入力欄にいるあいだは、1文字のキー操作は働きません。",
    en: "Single keys do nothing while you type in a field.",
  },
  shortcutsSwitch: { ja: "1文字のキー操作を使う", en: "Use single-key shortcuts" },
  shortcutKey: { ja: "キー", en: "Key" },
  shortcutDoes: { ja: "すること", en: "What it does" },
  shortcutList: { ja: "この一覧を開く", en: "Open this list" },
  print: { ja: "印刷", en: "Print" },
} as const satisfies Topic;
