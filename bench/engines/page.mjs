import { pathToFileURL } from "node:url";
import { blocksOf } from "../content/blocks.mjs";
import { fontFiles } from "./fonts.mjs";

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\n", "<br>");

function table({ columns, rows }) {
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => `<col style="width:${((100 * width) / total).toFixed(2)}%">`);
  const heads = columns.map(({ title }) => `<th>${escaped(title)}</th>`);
  const body = rows.map((row) =>
    "group" in row
      ? `<tr><th colspan="${columns.length}">${escaped(row.group)}</th></tr>`
      : `<tr>${row.cells.map((text) => `<td>${escaped(text)}</td>`).join("")}</tr>`,
  );
  return `<table><colgroup>${widths.join("")}</colgroup><thead><tr>${heads.join("")}</tr></thead><tbody>${body.join("\n")}</tbody></table>`;
}

const elements = {
  title: ({ text }) => `<h1>${escaped(text)}</h1>`,
  part: ({ text }) => `<h2 class="part">${escaped(text)}</h2>`,
  heading: ({ text }) => `<h3>${escaped(text)}</h3>`,
  paragraph: ({ text }) => `<p>${escaped(text)}</p>`,
  table,
};

const face = (family, weight, file) =>
  `@font-face { font-family: ${family}; font-weight: ${weight}; src: url("${pathToFileURL(file)}") }`;

/** The agreement as a page that a browser can print. */
export const pageOf = (
  content,
) => `<!doctype html><html lang="ja"><meta charset="utf-8"><title>合意書 ${content.number}</title><style>
${face("Gothic", 400, fontFiles.gothic)} ${face("Gothic", 700, fontFiles.gothicBold)} ${face("Mincho", 400, fontFiles.mincho)}
@page { size: A4; margin: 22mm 20mm }
body { font: 10pt/1.7 Mincho; margin: 0 } h1, h2, h3, th { font-family: Gothic; font-weight: 700 } .part { break-before: page }
table { border-collapse: collapse; width: 100%; table-layout: fixed; font: 7.5pt/1.5 Gothic } td, th { border: 0.4pt solid; padding: 3pt;
overflow-wrap: anywhere; vertical-align: top; text-align: left } tr { break-inside: avoid }
</style><body>${blocksOf(content)
  .map((block) => elements[block.kind](block))
  .join("\n")}</body></html>`;
