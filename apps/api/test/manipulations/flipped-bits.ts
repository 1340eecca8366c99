import {
  attachmentOf,
  dictionaryAt,
  fieldOf,
  fileOf,
  findObject,
  flippedAt,
  flippedBehind,
  flippedDigitAt,
  flippedInStream,
  offsetOf,
  pageAt,
  pageTreeOf,
  placeOf,
  rangeOf,
  referenceIn,
  rootOf,
  roomOf,
  valueOf,
} from "./editing.js";
import type { PdfFile } from "../../src/document/pdf-file/pdf-file.js";
import { isKind } from "../../src/document/pdf-file/pdf-object.js";
import type { Manipulation, Specimens } from "./specimens.js";

const inStream = (
  name: string,
  find: (file: PdfFile) => number,
  codes: readonly string[] = ["digest-mismatch"],
): Manipulation<Specimens> => ({
  name: `a bit of ${name}`,
  make: ({ both }) => flippedInStream(both, find(fileOf(both))),
  codes,
});

const behind = (
  name: string,
  text: string,
  find: (file: PdfFile) => number,
  codes: readonly string[] = ["digest-mismatch"],
): Manipulation<Specimens> => ({
  name: `a bit of ${name}`,
  make: ({ both }) => flippedBehind(both, find(fileOf(both)), text),
  codes,
});

const at = (
  name: string,
  place: (pdf: Buffer, file: PdfFile) => number,
  codes: readonly string[],
  flip: (pdf: Uint8Array, position: number) => Buffer = flippedAt,
): Manipulation<Specimens> => ({
  name: `a bit of ${name}`,
  make: ({ both }) => flip(both, place(both, fileOf(both))),
  codes,
});

/** In the value of the hospital's signature, where each byte is two digits. */
const inValue = (name: string, place: (value: Buffer) => number, codes: readonly string[]): Manipulation<Specimens> =>
  at(
    name,
    (_, file) => rangeOf(file, hospitalValue(file)).before + 1 + 2 * place(roomOf(file, hospitalValue(file))),
    codes,
    flippedDigitAt,
  );

const printedForm = (file: PdfFile): number => {
  const forms = dictionaryAt(file, fieldOf(file, "VendorSignature")).entries.get("AP");
  if (!isKind(forms, "dictionary")) throw new Error("no printed form");
  return referenceIn(forms, "N");
};

const vendorValue = (file: PdfFile): number => valueOf(file, "VendorSignature");
const hospitalValue = (file: PdfFile): number => valueOf(file, "HospitalSignature");

const messageDigest = Buffer.from("06092a864886f70d010904", "hex");
const certificateVersion = Buffer.from("a00302010202", "hex");
const endOfValue = (value: Buffer): number => 4 + value.readUInt16BE(2);

/** One bit in every kind of object, and in everything between them. */
export const flippedBits: readonly Manipulation<Specimens>[] = [
  inStream("a page's content", (file) => referenceIn(dictionaryAt(file, pageAt(file, 2)), "Contents")),
  inStream("a font's program", (file) => referenceIn(dictionaryAt(file, findObject(file, ["FontFile2"])), "FontFile2")),
  inStream("a font's Unicode map", (file) =>
    referenceIn(dictionaryAt(file, findObject(file, ["ToUnicode"])), "ToUnicode"),
  ),
  inStream("the colour profile", (file) =>
    referenceIn(dictionaryAt(file, findObject(file, ["DestOutputProfile"])), "DestOutputProfile"),
  ),
  inStream("the metadata", (file) => findObject(file, [], "Metadata")),
  inStream("the attached agreement.json", (file) => attachmentOf(file).content, ["digest-mismatch", "no-content"]),
  inStream("the printed signature", printedForm),
  behind("a structure element", "/S /", (file) => findObject(file, ["S", "P", "K"])),
  behind("the structure tree", "/ParentTreeNextKey ", (file) => findObject(file, [], "StructTreeRoot")),
  behind("a bookmark", "/Title (", (file) => findObject(file, ["Title", "Parent", "Dest"])),
  behind("the catalogue", "/Lang <", rootOf, ["digest-mismatch", "changed-after-signing"]),
  behind("the page tree", "/Count ", pageTreeOf),
  behind("a page", "/MediaBox [0 0 5", (file) => pageAt(file, 3)),
  behind("a link", "/Rect [", (file) => findObject(file, [], "Link")),
  behind("a signature's widget", "/Rect [", (file) => fieldOf(file, "VendorSignature"), [
    "digest-mismatch",
    "changed-after-signing",
  ]),
  behind("the document's information", "(D:202", (file) =>
    referenceIn(dictionaryAt(file, file.trailerReference("Info")), "CreationDate"),
  ),
  behind("the attachment's specification", "/F (", (file) => attachmentOf(file).specification),
  behind("a signature's reason", "/Reason <feff", vendorValue),
  behind("a signature's date", "/M (D:202", hospitalValue),
  behind("a signature's date, so that it is none", "/M (", hospitalValue, ["digest-mismatch", "invalid-signature"]),
  behind("the vendor's range", "/ByteRange [0 000", vendorValue, ["incomplete-coverage", "digest-mismatch"]),
  behind("the hospital's range", "/ByteRange [0 00", hospitalValue, ["incomplete-coverage"]),
  inValue("the certificate in a signature", (value) => value.indexOf(certificateVersion) + 12, [
    "invalid-signature",
    "untrusted-certificate",
  ]),
  inValue("the signed hash in a signature", (value) => value.indexOf(messageDigest) + 20, ["invalid-signature"]),
  inValue("the value of a signature", (value) => endOfValue(value) - 5, ["invalid-signature"]),
  inValue("the room behind a signature's value", (value) => endOfValue(value) + 9, ["invalid-signature"]),
  at("a cross-reference entry", (pdf, file) => placeOf(pdf, " 00000 n", file.revision(0).xrefOffset) - 1, [
    "digest-mismatch",
  ]),
  at("the last cross-reference table", (pdf, file) => placeOf(pdf, " 00000 n", file.revision(2).xrefOffset) - 1, [
    "digest-mismatch",
  ]),
  at(
    "the identifier in the trailer",
    (pdf, file) => placeOf(pdf, "/ID [<", file.revision(0).xrefOffset) + 8,
    ["digest-mismatch", "changed-after-signing"],
    flippedDigitAt,
  ),
  at("the start of the last table", (pdf, file) => placeOf(pdf, "startxref\n", file.revision(2).xrefOffset) + 12, [
    "digest-mismatch",
  ]),
  at("the last end-of-file mark", (pdf) => pdf.length - 3, ["digest-mismatch"]),
  at("the first byte", () => 0, ["digest-mismatch"]),
  at("an object's number", (_, file) => offsetOf(file, pageAt(file, 1)), ["digest-mismatch"]),
];
