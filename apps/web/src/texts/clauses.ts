import type { Topic } from "./topic.js";

/** Clauses: the standard text with its variables, words of one's own, and what they say differently from other rows. */
export const clauses = {
  form: { ja: "条文の書き方", en: "How the clause is written" },
  standard: { ja: "標準文", en: "Standard text" },
  free: { ja: "自由に書く", en: "Own words" },
  preview: { ja: "この値での条文", en: "The clause with these values" },
  noVariables: {
    ja: "この条項の標準文には、変えられる値はありません。",
    en: "The standard text has no values to change.",
  },
  leftStandard: {
    ja: "標準文から離れた条文です。値の欄は使えず、「標準文から変更」と表示されます。「標準文」を選ぶと戻せます。",
    en: "This clause leaves the standard text: it has no value fields and is marked as changed. Choose “Standard text” to go back.",
  },
  range: (min: number, max: number, unit: string, standard: string) => ({
    ja: `${min}〜${max}${unit}。標準は${standard}${unit}`,
    en: `${min} to ${max} ${unit}; standard ${standard}`,
  }),
  changed: { ja: "標準文から変更", en: "Changed from the standard text" },
  own: { ja: "独自の条項", en: "Own clause" },
} as const satisfies Topic;
