import type { PdfFile } from "../pdf-file/pdf-file.js";
import { isKind, type PdfDictionary } from "../pdf-file/pdf-object.js";
import type { SignatureField } from "../pdf-file/signature-field.js";
import type { DocumentTimestampInspection } from "./pdf-inspection.js";
import { absent, storedLists } from "./revocation-check.js";
import { derValue, revisionOf, soundRange } from "./signature-range.js";
import { checkTimestamp } from "./timestamp-check.js";

const dictionaryAt = (file: PdfFile, number: number): PdfDictionary => {
  const object = file.object(number);
  return isKind(object, "dictionary") ? object : { kind: "dictionary", entries: new Map() };
};

/** Whether the value of a field is a document time-stamp and no signature of a person. */
export const isDocumentTimestamp = (file: PdfFile, number: number): boolean => {
  const type = dictionaryAt(file, number).entries.get("Type");
  return isKind(type, "name") && type.name === "DocTimeStamp";
};

/** Checks a document time-stamp: over all bytes of its revision but its own value. Never throws on what the file holds. */
export const checkDocumentTimestamp = (
  file: PdfFile,
  field: SignatureField & { readonly signature: number },
  roots: readonly Uint8Array[],
): DocumentTimestampInspection => {
  const dictionary = dictionaryAt(file, field.signature);
  const offset = file.offsetOf(field.signature) ?? 0;
  const revision = revisionOf(file, offset);
  const range = soundRange(file, offset, dictionary);
  const contents = dictionary.entries.get("Contents");
  const token = isKind(contents, "string") ? derValue(contents.bytes) : null;
  const covered =
    range && Buffer.concat([file.bytes.subarray(0, range.before), file.bytes.subarray(range.after, range.end)]);
  const timestamp =
    token === null || covered === null
      ? {
          at: null,
          authority: "",
          certificateEnds: null,
          valid: false,
          fault: "unreadable" as const,
          revocation: absent,
        }
      : checkTimestamp(token, covered, roots, storedLists(file));
  return {
    field: field.name,
    covered: range,
    revision,
    coversRevision: range !== null && range.end === file.revisions[revision]?.end,
    coversAll: range !== null && range.end === file.bytes.length,
    ...timestamp,
  };
};
