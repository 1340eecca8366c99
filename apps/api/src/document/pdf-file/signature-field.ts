import { isKind, textOf, type PdfDictionary } from "./pdf-object.js";
import type { PdfFile } from "./pdf-file.js";

/** A signature field of the document's form, as it stands in one revision. */
export interface SignatureField {
  readonly number: number;
  readonly name: string;
  readonly dictionary: PdfDictionary;
  /** Object number of the signature, null while the field is empty. */
  readonly signature: number | null;
}

/** The signature fields in the order of the form. Fields of other kinds are left out. */
export const signatureFields = (file: PdfFile, revisionIndex = file.newest): SignatureField[] => {
  const form = file.resolve(file.catalog(revisionIndex).entries.get("AcroForm"), revisionIndex);
  if (!isKind(form, "dictionary")) return [];
  const fields = file.resolve(form.entries.get("Fields"), revisionIndex);
  if (!isKind(fields, "array")) return [];
  return fields.items.flatMap((item) => {
    if (!isKind(item, "reference")) return [];
    const dictionary = file.object(item.number, revisionIndex);
    if (!isKind(dictionary, "dictionary")) return [];
    const type = dictionary.entries.get("FT");
    if (!isKind(type, "name") || type.name !== "Sig") return [];
    const value = dictionary.entries.get("V");
    const name = textOf(dictionary.entries.get("T")) ?? "";
    return [{ number: item.number, name, dictionary, signature: isKind(value, "reference") ? value.number : null }];
  });
};
