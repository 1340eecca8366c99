import type { PdfFile } from "../pdf-file/pdf-file.js";
import { isKind, type PdfDictionary } from "../pdf-file/pdf-object.js";
import type { CoveredBytes } from "./pdf-inspection.js";

/** The range as the signature states it, if it leaves out exactly its own value; null otherwise. */
export const soundRange = (file: PdfFile, offset: number, dictionary: PdfDictionary): CoveredBytes | null => {
  const range = dictionary.entries.get("ByteRange");
  const numbers = isKind(range, "array") ? range.items : [];
  const [start, before, after, length] = numbers;
  if (numbers.length !== 4 || start !== 0) return null;
  if (typeof before !== "number" || typeof after !== "number" || typeof length !== "number") return null;
  if (!Number.isInteger(length)) return null;
  const value = file.bytes.indexOf("/Contents <", offset) + "/Contents ".length;
  const valueEnd = file.bytes.indexOf(">", value) + 1;
  const end = after + length;
  if (before !== value || after !== valueEnd || length < 0 || end > file.bytes.length) return null;
  const hole = file.bytes.toString("latin1", before, after);
  return /^<[0-9a-f]+>$/.test(hole) ? { before, after, end } : null;
};

/** The DER value at the start of the padded room; null unless the padding is zeros. */
export const derValue = (room: Buffer): Buffer | null => {
  const first = room[1] ?? 0;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (lengthBytes > 3) return null;
  const length = lengthBytes === 0 ? first : room.readUIntBE(2, lengthBytes);
  const end = 2 + lengthBytes + length;
  if (end > room.length || room.subarray(end).some((byte) => byte !== 0)) return null;
  return room.subarray(0, end);
};

/** Index of the revision whose bytes hold the object. */
export const revisionOf = (file: PdfFile, offset: number): number =>
  file.revisions.findIndex(({ start, end }) => offset >= start && offset < end);
