import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { blocksOf } from "../content/blocks.mjs";
import { fontBytes } from "./fonts.mjs";

const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: fontBytes() }] });

const escaped = (text) => text.replace(/[\\#$*_`<>@~=+\-/[\]"']/g, "\\$&").replaceAll("\n", " \\\n");
const cell = (text) => `[${escaped(text)}]`;

function tableSource({ columns, rows }) {
  const body = rows.map((row) =>
    "group" in row
      ? `table.cell(colspan: ${columns.length}, fill: luma(92%))${cell(row.group)},`
      : row.cells.map((text) => `${cell(text)},`).join(" "),
  );
  return `#text(size: 7.5pt, font: "Noto Sans JP", table(columns: (${columns.map(({ width }) => `${width}fr`).join(", ")}),
  stroke: 0.4pt, inset: 3pt, table.header(${columns.map(({ title }) => cell(title)).join(", ")}),
${body.join("\n")}))`;
}

const sources = {
  title: ({ text }) => `#text(size: 23pt, font: "Noto Sans JP", weight: "bold")[${escaped(text)}]\n`,
  part: ({ text }) => `#pagebreak()\n= ${escaped(text)}\n`,
  heading: ({ text }) => `== ${escaped(text)}\n`,
  paragraph: ({ text }) => `${escaped(text)}\n`,
  table: tableSource,
};

const preamble = ({ number }) => `#set document(title: "合意書 ${number}", author: "portal bench")
#set page(paper: "a4", margin: (x: 20mm, y: 22mm), header: text(size: 7pt)[合意番号 ${escaped(number)}], numbering: "1/1")
#set text(font: "Noto Serif JP", size: 10pt, lang: "ja")
#set par(justify: true, leading: 0.75em)
#show heading: set text(font: "Noto Sans JP", weight: "bold")
#outline(depth: 2)
`;

/** Typst, tagged, PDF/A. Its memory of earlier rounds is cleared, as it would be for another agreement. */
export async function render(content) {
  const source =
    preamble(content) +
    blocksOf(content)
      .map((block) => sources[block.kind](block))
      .join("\n");
  const pdf = compiler.pdf({ mainFileContent: source }, { pdfStandard: "a-2a", pdfTags: true, creationTimestamp: 0 });
  compiler.evictCache(0);
  return pdf;
}
