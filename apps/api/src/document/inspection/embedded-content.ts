import { createHash } from "node:crypto";
import { inflateSync } from "node:zlib";
import { FILE_BYTES_MAX } from "@portal/shared";
import type { PdfFile } from "../pdf-file/pdf-file.js";
import { isKind, textOf, type PdfStream } from "../pdf-file/pdf-object.js";
import type { EmbeddedContent } from "./pdf-inspection.js";

const decoded = (stream: PdfStream): Buffer => {
  const filter = stream.dictionary.entries.get("Filter");
  if (filter === undefined) return stream.bytes;
  if (!isKind(filter, "name") || filter.name !== "FlateDecode") throw new TypeError("unknown filter");
  return inflateSync(stream.bytes, { maxOutputLength: FILE_BYTES_MAX });
};

/** The one file associated with the document, decoded; null when there is none, or more than one, or it cannot be read. */
export const embeddedContent = (file: PdfFile): EmbeddedContent | null => {
  const associated = file.resolve(file.catalog().entries.get("AF"));
  if (!isKind(associated, "array") || associated.items.length !== 1) return null;
  const specification = file.resolve(associated.items[0]);
  if (!isKind(specification, "dictionary")) return null;
  const name = textOf(specification.entries.get("UF"));
  const embedded = file.resolve(specification.entries.get("EF"));
  const stream = isKind(embedded, "dictionary") ? file.resolve(embedded.entries.get("F")) : null;
  if (name === null || !isKind(stream, "stream")) return null;
  try {
    const bytes = new Uint8Array(decoded(stream));
    return { name, bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
  } catch {
    return null;
  }
};
