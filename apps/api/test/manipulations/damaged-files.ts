import {
  attachmentOf,
  fileOf,
  offsetOf,
  pageAt,
  pageTreeOf,
  placeOf,
  rangeOf,
  replacedText,
  streamAt,
  valueOf,
} from "./editing.js";
import { PdfFile } from "../../src/document/pdf-file/pdf-file.js";
import type { Manipulation, Specimens } from "./specimens.js";

const cut = (name: string, end: (specimens: Specimens) => number, codes = ["truncated"]): Manipulation<Specimens> => ({
  name: `a file cut off ${name}`,
  make: (specimens) => specimens.both.subarray(0, end(specimens)),
  codes,
});

const joined = (
  name: string,
  parts: (specimens: Specimens) => Buffer[],
  codes: readonly string[],
): Manipulation<Specimens> => ({
  name,
  make: (specimens) => Buffer.concat(parts(specimens)),
  codes,
});

const alone = (name: string, text: string, codes: readonly string[]): Manipulation<Specimens> => ({
  name,
  make: () => Buffer.from(text, "latin1"),
  codes,
});

const rewritten = (
  name: string,
  make: (pdf: Buffer, file: PdfFile) => Buffer,
  codes: readonly string[] = ["digest-mismatch"],
): Manipulation<Specimens> => ({ name, make: ({ both }) => make(both, fileOf(both)), codes });

/** A small PDF of the same dialect, with a table that fits. */
const classic = (trailer: string): string => {
  const objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"];
  let text = "%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n";
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  return `${text}xref\n0 3\n0000000000 65535 f \n${table}trailer\n<< /Size 3 /Root 1 0 R ${trailer}>>\nstartxref\n${text.length}\n%%EOF\n`;
};

const compressed = (entries: string): string =>
  `%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n<< /Type /XRef /Size 2 /W [1 2 1] /Root 1 0 R ${entries}/Length 8 >>\nstream\n00000000\nendstream\nendobj\nstartxref\n15\n%%EOF\n`;

/** References to two pages in the page tree, as they are written. */
const pageReference = (file: PdfFile, index: number): string => `${pageAt(file, index)} 0 R`;

/** Files cut, joined, rewritten in place, and files of others. */
export const damagedFiles: readonly Manipulation<Specimens>[] = [
  cut("in the header", () => 12),
  cut("in the original", ({ base }) => base.length >> 1),
  cut("in the original's table", ({ base }) => base.length - 200),
  cut("before the first signature", ({ base }) => base.length, ["no-signature"]),
  cut("in the first objects of the vendor's revision", ({ base }) => base.length + 40, ["truncated"]),
  cut(
    "in the vendor's signature",
    ({ both }) => {
      const file = fileOf(both);
      return rangeOf(file, valueOf(file, "VendorSignature")).before + 2_000;
    },
    ["truncated"],
  ),
  cut("in the hospital's signature", ({ both }) => {
    const file = fileOf(both);
    return rangeOf(file, valueOf(file, "HospitalSignature")).before + 2_000;
  }),
  cut("in the last table", ({ both }) => both.length - 100),
  cut("before the last mark", ({ both }) => both.length - 6),
  cut("before the last byte", ({ both }) => both.length - 1),
  joined("a file twice", ({ both }) => [both, both], ["bytes-after-last-signature"]),
  joined("a file with another agreement behind it", ({ both, other }) => [both, other], ["bytes-after-last-signature"]),
  joined("a file with a foreign PDF behind it", ({ both }) => [both, Buffer.from(classic(""), "latin1")], [
    "bytes-after-last-signature",
  ]),
  joined("a file with a foreign PDF before it", ({ both }) => [Buffer.from(classic(""), "latin1"), both], [
    "digest-mismatch",
  ]),
  joined("a file with a line before it", ({ both }) => [Buffer.from("\n"), both], ["digest-mismatch"]),
  joined(
    "a file without its second half in the middle",
    ({ base, both }) => [base.subarray(0, base.length >> 1), both.subarray(base.length)],
    ["digest-mismatch"],
  ),
  rewritten("pages swapped in place", (pdf, file) => {
    const tree = offsetOf(file, pageTreeOf(file));
    const [one, other] = [pageReference(file, 5), pageReference(file, 6)];
    return replacedText(pdf, tree, `${one} ${other}`, `${other} ${one}`);
  }),
  rewritten("a page dropped in place", (pdf, file) => {
    const dropped = ` ${pageReference(file, 3)}`;
    return replacedText(pdf, offsetOf(file, pageTreeOf(file)), dropped, " ".repeat(dropped.length));
  }),
  rewritten(
    "the attachment replaced in place",
    (pdf, file) => {
      const { content } = attachmentOf(file);
      const { length } = streamAt(file, content).bytes;
      const start = placeOf(pdf, "\nstream\n", offsetOf(file, content)) + 8;
      const result = Buffer.from(pdf);
      result.fill(0x20, start, start + length);
      return result;
    },
    ["digest-mismatch", "no-content"],
  ),
  alone("nothing", "", ["not-a-pdf"]),
  alone("a text", "合意書", ["not-a-pdf"]),
  alone("a ZIP file", "PK\u0003\u0004", ["not-a-pdf"]),
  alone("a header and nothing behind it", "%PDF-1.7\n", ["truncated"]),
  alone("a PDF of another program", compressed(""), ["unsupported-structure"]),
  alone("an unsigned PDF of the same dialect", classic(""), ["no-signature", "no-content"]),
  alone("an encrypted PDF", classic("/Encrypt 1 0 R "), ["encrypted"]),
  alone("an encrypted PDF of another program", compressed("/Encrypt 1 0 R "), ["encrypted"]),
  {
    name: "a PDF of more than 50 MB",
    make: () => Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(50 * 1024 * 1024)]),
    codes: ["too-large"],
  },
];
