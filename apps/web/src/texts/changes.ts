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
  evidence: (count: number) => ({ ja: `証跡 ${count} 件`, en: `Evidence: ${count}` }),
} as const satisfies Topic;
