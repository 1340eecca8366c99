import { inflateRawSync } from "node:zlib";

/** A kind of file that evidence may have. */
export interface FileKind {
  readonly mediaType: string;
  /** Endings that fit; the first is added to a name with another one. */
  readonly endings: readonly string[];
}

const kinds = {
  pdf: { mediaType: "application/pdf", endings: [".pdf"] },
  png: { mediaType: "image/png", endings: [".png"] },
  jpeg: { mediaType: "image/jpeg", endings: [".jpg", ".jpeg"] },
  xlsx: { mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", endings: [".xlsx"] },
  docx: { mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", endings: [".docx"] },
  csv: { mediaType: "text/csv", endings: [".csv"] },
  txt: { mediaType: "text/plain", endings: [".txt"] },
} as const satisfies Record<string, FileKind>;

/** Every ending that evidence may have. */
export const acceptedEndings: readonly string[] = Object.values(kinds).flatMap(({ endings }) => endings);

/**
 * Which kind the bytes are, by their content; the name only tells CSV from plain text.
 * @returns undefined for anything that is not taken: another kind, an empty file, an office file with macros
 */
export function kindOf(bytes: Buffer, name: string): FileKind | undefined {
  if (bytes.length === 0) return undefined;
  if (bytes.subarray(0, 5).toString("latin1") === "%PDF-") return kinds.pdf;
  if (bytes.subarray(0, 8).equals(Buffer.from("89504e470d0a1a0a", "hex"))) return kinds.png;
  if (bytes.subarray(0, 3).equals(Buffer.from("ffd8ff", "hex"))) return kinds.jpeg;
  if (bytes.subarray(0, 4).toString("latin1") === "PK\x03\x04") return officeKind(bytes);
  return textKind(bytes, name);
}

function textKind(bytes: Buffer, name: string): FileKind | undefined {
  if (!isText(bytes)) return undefined;
  return name.toLowerCase().endsWith(".csv") ? kinds.csv : kinds.txt;
}

// UTF-8 or Shift_JIS, as Japanese offices write them; no control characters but tab, line ends and form feed.
function isText(bytes: Buffer): boolean {
  if (bytes.some((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d].includes(byte))) return false;
  return ["utf-8", "shift_jis"].some((encoding) => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return true;
    } catch {
      return false;
    }
  });
}

const MAIN_PARTS: readonly [part: string, kind: FileKind][] = [
  ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", kinds.xlsx],
  ["application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", kinds.docx],
];
const MACROS = /vbaProject|macroEnabled|macrosheet/i;
const CONTENT_TYPES_MAX = 1024 * 1024;

function officeKind(bytes: Buffer): FileKind | undefined {
  const entries = zipEntries(bytes);
  const types = entries?.find(({ name }) => name === "[Content_Types].xml");
  if (!entries || !types || entries.some(({ name }) => MACROS.test(name))) return undefined;
  const xml = entryText(bytes, types);
  if (xml === undefined || MACROS.test(xml)) return undefined;
  return MAIN_PARTS.find(([part]) => xml.includes(part))?.[1];
}

interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly compressedSize: number;
  readonly offset: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;

// APPNOTE 4.3: the central directory alone counts, as every reader of office files takes it.
function zipEntries(bytes: Buffer): ZipEntry[] | undefined {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END_OF_DIRECTORY) return undefined;
  const count = bytes.readUInt16LE(end + 10);
  const entries: ZipEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) return undefined;
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.subarray(at + 46, at + 46 + nameLength).toString("utf8"),
      method: bytes.readUInt16LE(at + 10),
      compressedSize: bytes.readUInt32LE(at + 20),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function entryText(bytes: Buffer, { method, compressedSize, offset }: ZipEntry): string | undefined {
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL_ENTRY) return undefined;
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const packed = bytes.subarray(start, start + compressedSize);
  if (method === 0) return packed.length <= CONTENT_TYPES_MAX ? packed.toString("utf8") : undefined;
  if (method !== 8) return undefined;
  try {
    return inflateRawSync(packed, { maxOutputLength: CONTENT_TYPES_MAX }).toString("utf8");
  } catch {
    return undefined;
  }
}
