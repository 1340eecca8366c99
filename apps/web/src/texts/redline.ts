import type { Topic } from "./topic.js";

/** What one state of an agreement says otherwise than another. */
export const redline = {
  title: { ja: "変更箇所", en: "Changes" },
  open: { ja: "変更箇所を見る", en: "Show changes" },
  against: { ja: "くらべる相手", en: "Compared with" },
  recommended: { ja: "推奨の値", en: "Recommended" },
  amended: (number: string) => ({ ja: `もとの合意 ${number}`, en: `Agreement ${number}` }),
  revision: (revision: string) => ({ ja: `改訂 ${revision}`, en: `Revision ${revision}` }),
  lead: (count: number) => ({
    ja: count === 0 ? "違いはありません。" : `${count} 行が違います。ここに出ない行は同じです。`,
    en: count === 0 ? "There is no difference." : `${count} rows differ; every other row is the same.`,
  }),
  none: { ja: "違いはありません", en: "No difference" },
  noneHelp: { ja: "くらべた二つの内容は、すべての行で同じです。", en: "The two are the same in every row." },
  part: { ja: "部", en: "Part" },
  row: { ja: "行", en: "Row" },
  changes: { ja: "変更", en: "Change" },
  added: { ja: "追加", en: "Added" },
  removed: { ja: "削除", en: "Removed" },
} satisfies Topic;
