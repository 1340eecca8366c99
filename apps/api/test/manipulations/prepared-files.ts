import {
  arrayOf,
  dictionaryOf,
  nameOf,
  objectText,
  referenceTo,
  textString,
  withEntries,
  type PdfObject,
} from "../../src/document/pdf-file/pdf-object.js";
import type { PdfFile } from "../../src/document/pdf-file/pdf-file.js";
import type { IncrementalUpdate } from "../../src/document/pdf-file/incremental-update.js";
import { signAs } from "../signing-fixture.js";
import {
  dictionaryAt,
  fileOf,
  itemsIn,
  pageAt,
  pageTreeOf,
  placeOf,
  referenceIn,
  rootOf,
  streamOf,
  updated,
} from "./editing.js";
import type { Manipulation } from "./specimens.js";
import type { Workshop } from "./workshop.js";

type Objects = Record<number, PdfObject>;

/** The unsigned file written anew, with other or more objects, as one revision. */
const rewritten = (base: Buffer, change: (file: PdfFile) => Objects, trailer = ""): Buffer => {
  const file = fileOf(base);
  const objects = new Map([...file.revision(0).offsets.keys()].map((number) => [number, file.object(number)]));
  for (const [number, object] of Object.entries(change(file))) objects.set(Number(number), object);
  const size = Math.max(...objects.keys()) + 1;
  const chunks = [base.subarray(0, 15)];
  const table = ["0000000000 65535 f \n"];
  let position = 15;
  for (let number = 1; number < size; number++) {
    const text = Buffer.from(`${number} 0 obj\n${objectText(objects.get(number) ?? null)}\nendobj\n`, "latin1");
    table.push(`${String(position).padStart(10, "0")} 00000 n \n`);
    chunks.push(text);
    position += text.length;
  }
  const entries = withEntries(file.revision(0).trailer, { Size: size });
  const end = objectText(entries).replace(/ >>$/, `${trailer} >>`);
  const tail = `xref\n0 ${size}\n${table.join("")}trailer\n${end}\nstartxref\n${position}\n%%EOF\n`;
  return Buffer.concat([...chunks, Buffer.from(tail, "latin1")]);
};

const signedByBoth = async (base: Uint8Array, { root }: Workshop): Promise<Uint8Array> =>
  signAs("HospitalSignature", await signAs("VendorSignature", base, root), root);

const FIRST = 5000;
const overlay = streamOf("1 1 1 rg 0 0 600 850 re f");

/** A shadow attack: what both sign is prepared, and one revision afterwards shows something else. */
const shadow = (
  name: string,
  prepare: (file: PdfFile) => Objects,
  show: (update: IncrementalUpdate, file: PdfFile) => void,
): Manipulation<Workshop> => ({
  name: `a shadow attack that ${name}`,
  make: async (workshop) => updated(await signedByBoth(rewritten(workshop.base, prepare), workshop), show),
  codes: ["changed-after-signing", "bytes-after-last-signature"],
});

const contentsOf = (file: PdfFile, index: number): number =>
  referenceIn(dictionaryAt(file, pageAt(file, index)), "Contents");

const withContents = (file: PdfFile, index: number, contents: PdfObject): PdfObject =>
  withEntries(dictionaryAt(file, pageAt(file, index)), { Contents: contents });

const layer = dictionaryOf({ Type: nameOf("OCG"), Name: textString("x") });
const layers = (shown: boolean): PdfObject =>
  dictionaryOf({
    OCGs: arrayOf(referenceTo(FIRST)),
    D: dictionaryOf({ [shown ? "ON" : "OFF"]: arrayOf(referenceTo(FIRST)) }),
  });

/** A page tree of fewer pages that stands ready beside the true one. */
const otherTree = (file: PdfFile): PdfObject =>
  withEntries(dictionaryAt(file, pageTreeOf(file)), {
    Kids: arrayOf(...itemsIn(dictionaryAt(file, pageTreeOf(file)), "Kids").slice(0, 2)),
    Count: 2,
  });

const hiddenPage = "<< /Type /Page /MediaBox [0 0 9 9] >>";

/** Files that were prepared before they were signed, each with genuine signatures of both. */
export const preparedFiles: readonly Manipulation<Workshop>[] = [
  shadow(
    "uncovers what an overlay hid",
    (file) => ({
      [FIRST]: overlay,
      [pageAt(file, 4)]: withContents(file, 4, arrayOf(referenceTo(contentsOf(file, 4)), referenceTo(FIRST))),
    }),
    (update, file) =>
      update.put(
        pageAt(file, 4),
        withContents(file, 4, arrayOf(...itemsIn(dictionaryAt(file, pageAt(file, 4)), "Contents").slice(0, 1))),
      ),
  ),
  shadow(
    "empties the overlay itself",
    (file) => ({
      [FIRST]: overlay,
      [pageAt(file, 4)]: withContents(file, 4, arrayOf(referenceTo(contentsOf(file, 4)), referenceTo(FIRST))),
    }),
    (update) => update.put(FIRST, streamOf("")),
  ),
  shadow(
    "switches a layer",
    (file) => ({
      [FIRST]: layer,
      [rootOf(file)]: withEntries(file.catalog(), { OCProperties: layers(false) }),
    }),
    (update, file) => update.put(rootOf(file), withEntries(file.catalog(), { OCProperties: layers(true) })),
  ),
  shadow(
    "replaces a page's content by one that stood ready",
    () => ({ [FIRST]: overlay }),
    (update, file) => update.put(pageAt(file, 4), withContents(file, 4, referenceTo(FIRST))),
  ),
  shadow(
    "hides all pages and shows others that stood ready",
    (file) => ({ [FIRST]: otherTree(file) }),
    (update, file) => update.put(rootOf(file), withEntries(file.catalog(), { Pages: referenceTo(FIRST) })),
  ),
  {
    name: "a shadow attack that makes a stream's content an object, by a table alone",
    make: async (workshop) => {
      const page = pageAt(fileOf(workshop.base), 4);
      const hidden = `${page} 0 obj\n${hiddenPage}\nendobj\n`;
      const prepared = rewritten(workshop.base, () => ({ [FIRST]: streamOf(hidden) }));
      const signed = Buffer.from(await signedByBoth(prepared, workshop));
      const offset = String(placeOf(signed, hidden)).padStart(10, "0");
      const file = fileOf(signed);
      const trailer = `<< /Size ${FIRST + 100} /Root ${rootOf(file)} 0 R /Prev ${file.revision(2).xrefOffset} >>`;
      const table = `xref\n${page} 1\n${offset} 00000 n \ntrailer\n${trailer}\nstartxref\n${signed.length}\n%%EOF\n`;
      return Buffer.concat([signed, Buffer.from(table, "latin1")]);
    },
    codes: ["bytes-after-last-signature"],
  },
  {
    name: "a file with a second table for some readers alone",
    make: (workshop) =>
      signedByBoth(
        rewritten(workshop.base, () => ({}), " /XRefStm 15"),
        workshop,
      ),
    codes: ["unsupported-structure"],
  },
  {
    name: "a file that the hospital signed after a page had been changed",
    make: async ({ vendor, root }) => {
      const changed = updated(vendor, (update, file) => {
        update.put(contentsOf(file, 4), overlay);
      });
      return signAs("HospitalSignature", changed, root);
    },
    codes: ["changed-after-signing", "bytes-after-last-signature"],
  },
];
