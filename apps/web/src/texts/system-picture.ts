import type { Topic } from "./topic.js";

/** 全体構成図 and 責任分界点 of an agreement. */
export const systemPicture = {
  title: { ja: "構成図と責任分界点", en: "System picture and demarcation points" },
  open: { ja: "構成図", en: "Picture" },
  lead: {
    ja: "役割分担表の行から描いています。行を変えると図も変わります。丸付き数字は、最終責任を負う者が替わる責任分界点です。",
    en: "Drawn from the rows of the role split; it changes with them. A circled number is where accountability passes to another party.",
  },
  shade: { ja: "網掛け：最終責任は事業者", en: "Shaded: the vendor is accountable" },
  dashed: { ja: "破線：行によって異なる", en: "Dashed: differs by row" },
  none: { ja: "描ける行がまだありません", en: "There are no rows to draw yet" },
  noneHelp: {
    ja: "端末・ネットワーク・サーバー・バックアップ・保守に関する役割分担の行を加えると、ここに図ができます。",
    en: "The picture appears once the role split has rows on terminals, networks, servers, backup or maintenance.",
  },
  toRoles: { ja: "役割分担を開く", en: "Open the role split" },
  points: { ja: "責任分界点", en: "Demarcation points" },
  noPoints: {
    ja: "責任分界点はありません。最終責任を負う者は、すべての要素で同じです。",
    en: "There are none: the same party is accountable for every element.",
  },
  number: { ja: "番号", en: "No." },
  place: { ja: "位置", en: "Place" },
  accountable: { ja: "最終責任", en: "Accountable" },
  responsible: { ja: "実施", en: "Responsible" },
  words: { ja: "役割分担表の記載", en: "What the role split says" },
  noWords: {
    ja: "記載がありません。行の「責任分界」に、境となる機器やポートを書くと、双方の認識が一致します。",
    en: "Nothing yet. Name the device or port in the row's demarcation, so that both mean the same.",
  },
  passes: (before: string, after: string) => ({ ja: `${before} → ${after}`, en: `${before} → ${after}` }),
  elements: { ja: "構成図の要素", en: "Elements" },
  element: { ja: "要素", en: "Element" },
  site: { ja: "所在", en: "Site" },
  rows: { ja: "役割分担の行と設置機器", en: "Role rows and equipment" },
  nobody: { ja: "担当なし", en: "Nobody" },
  openRows: (count: number) => ({ ja: `抜け ${count} 行`, en: `${count} rows with a gap` }),
  units: (label: string, count: number) => ({ ja: `${label}：${count}台`, en: `${label}: ${count}` }),
  sitesSaid: (site: string, names: string) => ({ ja: `${site}：${names}。`, en: `${site}: ${names}. ` }),
  pointSaid: (number: number, place: string) => ({
    ja: `責任分界点${number}は${place}。`,
    en: `Demarcation point ${number}: ${place}. `,
  }),
} satisfies Topic;
