import type { Topic } from "./topic.js";

/** Changed answers of two versions, side by side. */
export const changes = {
  item: { ja: "項目", en: "Item" },
  kind: { ja: "変更", en: "Change" },
  before: { ja: "変更前", en: "Before" },
  after: { ja: "変更後", en: "After" },
  added: { ja: "追加", en: "Added" },
  removed: { ja: "削除", en: "Removed" },
  changed: { ja: "変更", en: "Changed" },
  none: { ja: "回答なし", en: "No answer" },
  plan: (planned: string, words: string, by: string) => ({
    ja: `${planned}：${words}${by && `（${by} まで）`}`,
    en: `${planned}: ${words}${by && ` (by ${by})`}`,
  }),
  sameRows: (count: number) => ({ ja: `ほか ${count} 行は同じ`, en: `${count} other rows are the same` }),
} as const satisfies Topic;
