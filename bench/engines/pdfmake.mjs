import pdfmake from "pdfmake";
import { blocksOf } from "../content/blocks.mjs";
import { fontFiles } from "./fonts.mjs";

const { gothic, gothicBold, mincho } = fontFiles;
pdfmake.setFonts({
  Gothic: { normal: gothic, bold: gothicBold },
  Mincho: { normal: mincho, bold: gothicBold },
});
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => true);

// pdfmake breaks lines at spaces alone, so Japanese gets a place to break between all characters.
const breakable = (text) => text.replace(/([^\x20-\x7e\n])(?=[^\n])/g, "$1\u200b");

function table({ columns, rows }) {
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const body = rows.map((row) =>
    "group" in row
      ? [
          { text: breakable(row.group), colSpan: columns.length, fillColor: "#eeeeee" },
          ...columns.slice(1).map(() => ""),
        ]
      : row.cells.map(breakable),
  );
  const width = ({ width: share }) => ((595 - 114) * share) / total - 9;
  return {
    table: {
      headerRows: 1,
      widths: columns.map(width),
      body: [columns.map(({ title }) => ({ text: breakable(title), bold: true })), ...body],
    },
    font: "Gothic",
    fontSize: 7.5,
  };
}

const nodes = {
  title: ({ text }) => ({ text: breakable(text), font: "Gothic", bold: true, fontSize: 23 }),
  part: ({ text }) => ({ text: breakable(text), font: "Gothic", bold: true, fontSize: 14, pageBreak: "before" }),
  heading: ({ text }) => ({ text: breakable(text), font: "Gothic", bold: true, fontSize: 10.5 }),
  paragraph: ({ text }) => ({ text: breakable(text), lineHeight: 1.2 }),
  table,
};

/** pdfmake, untagged. */
export async function render(content) {
  const document = pdfmake.createPdf({
    pageSize: "A4",
    pageMargins: [57, 62, 57, 62],
    defaultStyle: { font: "Mincho", fontSize: 10 },
    header: { text: `合意番号 ${content.number}`, fontSize: 7, margin: [57, 30, 57, 0] },
    footer: (page, pages) => ({ text: `${page}/${pages}`, alignment: "center", fontSize: 7 }),
    content: blocksOf(content).map((block) => nodes[block.kind](block)),
  });
  return document.getBuffer();
}
