import { type AgreementContent, type PictureBox, pictureLayout, pictureSiteLabels, pictureSites } from "@portal/shared";
import { filledBox, ink, LEFT, outlinedBox, type PageFlow } from "../typesetting/page.js";
import { bodyText, noteText, setParagraph } from "../typesetting/paragraph.js";
import { setTable } from "../typesetting/table.js";
import { points as at, type Operators } from "../typesetting/text-painter.js";
import { NONE, orNothing } from "./wording.js";

type Picture = NonNullable<AgreementContent["systemPicture"]>;
type Element = Picture["elements"][number];
const CIRCLED_ONE = 0x2460;
/** ① to ⑳. */
export const circled = (number: number): string => String.fromCodePoint(CIRCLED_ONE + number - 1);

/** 全体構成図・責任分界点: the elements, who answers for each, and where that passes from one party to the other. */
export const setSystemPicture = (flow: PageFlow, { systemPicture }: AgreementContent): void => {
  if (!systemPicture || systemPicture.elements.length === 0) {
    setParagraph(flow, NONE, bodyText);
    return;
  }
  setParagraph(
    flow,
    "役割分担表の各行から描いた図である。丸付き数字は、最終責任を負う者が替わる責任分界点を示す。網掛けの枠は最終責任を負う者が事業者であるもの、破線の枠は行によって異なるものを示す。",
    noteText,
  );
  draw(flow, systemPicture);
  setPoints(flow, systemPicture);
  setElements(flow, systemPicture);
};

function draw(flow: PageFlow, picture: Picture): void {
  const { sites, boxes, connections, points, height } = pictureLayout(picture);
  flow.need(height + 12);
  const [x, y] = [LEFT, flow.y];
  const placed = boxes.map((box) => ({ ...box, left: box.left + x, top: box.top + y }));
  const elementAt = new Map(picture.elements.map((element) => [element.id as string, element]));
  const artifacts = [
    ...sites
      .filter(({ framed }) => framed)
      .map(({ left, top, width, height: tall }) => outlinedBox(left + x, top + y, width, tall, 0.5, ink.rule)),
    ...connections.map((corners) => path(corners.map(([a, b]) => [a + x, b + y] as const))),
    ...placed.map((box) => frameOf(elementAt.get(box.id)!, box)),
  ];
  flow.artifact(artifacts.join(""));
  const figure = flow.element("Figure", undefined, { alt: inWords(picture) });
  const words = [
    ...sites.map(({ site, left, top, width }) =>
      flow.label(
        pictureSiteLabels[site].ja,
        "gothicBold",
        { left: left + x, width, y: top + y + 14, align: "center" },
        { size: 8.5 },
      ),
    ),
    ...placed.map((box) => wordsOf(flow, elementAt.get(box.id)!, box)),
    ...points.map(({ number, x: a, y: b }) => numberAt(flow, number, a + x, b + y)),
  ];
  flow.mark(figure, "Figure", words.join(""));
  flow.y += height + 12;
}

function wordsOf(
  flow: PageFlow,
  { label, accountableText, responsibleText, equipment }: Element,
  box: PictureBox,
): Operators {
  const place = { left: box.left + 5, width: box.width - 10 };
  const line = (text: string, typeface: "gothic" | "gothicBold", down: number, size: number): Operators =>
    flow.label(text, typeface, { ...place, y: box.top + down }, { size });
  return [
    line(equipment.length > 0 ? `${label}：${equipment.length}台` : label, "gothicBold", 12, 7.6),
    line(`最終責任　${accountableText}`, "gothic", 24, 7),
    line(`実施　${responsibleText}`, "gothic", 35, 7),
  ].join("");
}

function frameOf({ accountable }: Element, { left, top, width, height }: PictureBox): Operators {
  const isVendor = accountable.length === 1 && accountable[0] === "vendor";
  const frame = outlinedBox(left, top, width, height, 0.9, ink.accent);
  return (
    filledBox(left, top, width, height, isVendor ? ink.shade : "1 1 1") +
    (accountable.length > 1 ? `[4 2.5] 0 d ${frame}[] 0 d\n` : frame)
  );
}

const path = (corners: readonly (readonly [number, number])[]): Operators =>
  `1.1 w ${ink.accent} RG ${corners.map(([x, y], index) => `${at(x)} ${at(y)} ${index === 0 ? "m" : "l"}`).join(" ")} S\n`;

const numberAt = (flow: PageFlow, number: number, x: number, y: number): Operators =>
  filledBox(x - 7, y - 7, 14, 14, "1 1 1") +
  flow.label(circled(number), "gothicBold", { left: x - 7, width: 14, y: y + 4.4, align: "center" }, { size: 12 });

/** What the figure shows, for who cannot see it. */
const inWords = ({ elements, points }: Picture): string =>
  [
    ...pictureSites.map((site) => {
      const names = elements.filter((element) => element.site === site).map(({ label }) => label);
      return names.length === 0 ? "" : `${pictureSiteLabels[site].ja}：${names.join("、")}。`;
    }),
    ...points.map(({ number, place }) => `責任分界点${number}は${place}。`),
  ].join("");

function setPoints(flow: PageFlow, { points }: Picture): void {
  if (points.length === 0) {
    setParagraph(flow, "責任分界点：なし（最終責任を負う者は、すべての要素で同じである）。", bodyText);
    return;
  }
  setTable(flow, {
    caption: "責任分界点",
    columns: [
      { title: "番号", width: 6, align: "center" },
      { title: "位置", width: 36 },
      { title: "最終責任", width: 20 },
      { title: "役割分担表の記載（行番号）", width: 38 },
    ],
    rows: points.map(({ number, place, accountableText: [before, after], sides, words }) => ({
      cells: [
        circled(number),
        place,
        sides.map(({ partyText, roleNumbers }) => `${partyText}（行 ${roleNumbers.join("、")}）`).join("\n") ||
          `${before} → ${after}`,
        words.map(({ roleNumber, text }) => `${text}（${roleNumber}）`).join("\n") || "なし",
      ],
    })),
    size: 7.5,
  });
}

function setElements(flow: PageFlow, { elements }: Picture): void {
  setTable(flow, {
    caption: "構成図の要素",
    columns: [
      { title: "要素", width: 28 },
      { title: "所在", width: 16 },
      { title: "最終責任", width: 18 },
      { title: "実施", width: 22 },
      { title: "役割分担表の行番号", width: 16 },
    ],
    rows: elements.map(({ label, equipment, site, accountableText, responsibleText, roleNumbers }) => ({
      cells: [
        [label, ...equipment.map((name) => `・${name}`)].join("\n"),
        pictureSiteLabels[site].ja,
        accountableText,
        responsibleText,
        orNothing(roleNumbers.join("、")),
      ],
    })),
    size: 7.5,
  });
}
