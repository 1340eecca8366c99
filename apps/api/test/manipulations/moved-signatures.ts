import { createPrivateKey, sign } from "node:crypto";
import { createSealKey } from "../../src/document/certificate.js";
import { encodeCms } from "../../src/document/signature/cades.js";
import type { PdfFile } from "../../src/document/pdf-file/pdf-file.js";
import type { IncrementalUpdate } from "../../src/document/pdf-file/incremental-update.js";
import { objectText } from "../../src/document/pdf-file/pdf-object.js";
import { fixtureRoot, signAs } from "../signing-fixture.js";
import {
  fileOf,
  offsetOf,
  pageAt,
  rangeOf,
  replacedText,
  roomOf,
  rootOf,
  updated,
  valueOf,
  withValue,
  without,
  cmsOf,
  dictionaryAt,
} from "./editing.js";
import type { Manipulation, Specimens } from "./specimens.js";

const padded = (value: number): string => String(value).padStart(10, "0");

interface Range {
  readonly before: number;
  readonly after: number;
  readonly length: number;
}

const rangeText = ({ before, after, length }: Range, start = "0"): string =>
  `/ByteRange [${start} ${padded(before)} ${padded(after)} ${padded(length)}]`;

/** The hospital's range is another; everything else is as it was. */
const ranged = (
  name: string,
  change: (range: Range) => string,
  codes: readonly string[] = ["incomplete-coverage"],
): Manipulation<Specimens> => ({
  name: `a range that ${name}`,
  make: ({ both }) => {
    const file = fileOf(both);
    const number = valueOf(file, "HospitalSignature");
    const range = rangeOf(file, number);
    return replacedText(both, offsetOf(file, number), rangeText(range), change(range));
  },
  codes,
});

/** What the hospital's signature brought. */
const lastRevision = ({ vendor, both }: Specimens): Buffer => both.subarray(vendor.length);

/** A revision behind another file: its table, its predecessor and its range are moved along. */
const movedBehind = (file: Buffer, revision: Buffer, from: number): Buffer => {
  const by = file.length - from;
  const { revisions } = fileOf(file);
  const text = revision
    .toString("latin1")
    .replace(/(\d{10}) 00000 n /g, (_, offset: string) => `${padded(Number(offset) + by)} 00000 n `)
    .replace(/startxref\n(\d+)/, (_, offset: string) => `startxref\n${Number(offset) + by}`)
    .replace(/\/Prev \d+/, `/Prev ${revisions.at(-1)?.xrefOffset}`);
  // Numbers in the trailer may have become shorter or longer.
  const grown = text.length - revision.length;
  const ranged = text.replace(/\/ByteRange \[0 (\d+) (\d+) (\d+)\]/, (_, ...numbers: string[]) => {
    const [before = 0, after = 0, length = 0] = numbers.slice(0, 3).map(Number);
    return rangeText({ before: before + by, after: after + by, length: length + grown });
  });
  return Buffer.concat([file, Buffer.from(ranged, "latin1")]);
};

const lacking =
  (entry: string) =>
  (update: IncrementalUpdate, file: PdfFile): void => {
    const number = valueOf(file, "VendorSignature");
    update.put(number, without(dictionaryAt(file, number), entry));
  };

/**
 * Signature wrapping: all that was signed is kept, its second part as the content of a stream, and a second signature object with
 * the same value has a range that finds it there. What lies between is the attacker's.
 */
const wrapped = ({ both, vendor }: Specimens): Buffer => {
  const file = fileOf(both);
  const number = valueOf(file, "HospitalSignature");
  const { before, after } = rangeOf(file, number);
  const kept = both.subarray(after);
  const page = pageAt(file, 4);
  const value = both.toString("latin1", before, after);
  const wrapper = (at: number): string => {
    const range = rangeText({ before, after: at, length: kept.length });
    return ` >>\nendobj\n${number} 0 obj\n<< /Type /Sig /SubFilter /ETSI.CAdES.detached ${range} /Contents ${value} >>\nendobj\n`;
  };
  const other = `${page} 0 obj\n${objectText(dictionaryAt(file, pageAt(file, 5)))}\nendobj\n`;
  const carrier = `999 0 obj\n<< /Length ${kept.length} >>\nstream\n`;
  const at = after + (wrapper(0) + other + carrier).length;
  const head = Buffer.concat([both.subarray(0, after), Buffer.from(wrapper(at) + other + carrier, "latin1"), kept]);
  const offsets: [number, number][] = [
    [number, after + " >>\nendobj\n".length],
    [page, after + wrapper(0).length],
    [999, at - carrier.length],
  ];
  const table = offsets.map(([object, offset]) => `${object} 1\n${padded(offset)} 00000 n \n`).join("");
  const xref = head.length + "\nendstream\nendobj\n".length;
  const trailer = `<< /Size 1000 /Root ${rootOf(file)} 0 R /Prev ${fileOf(vendor).revision(1).xrefOffset} >>`;
  const tail = `\nendstream\nendobj\nxref\n${table}trailer\n${trailer}\nstartxref\n${xref}\n%%EOF\n`;
  return Buffer.concat([head, Buffer.from(tail, "latin1")]);
};

/** Signatures moved, emptied, copied, re-made, and ranges that cover something else. */
export const movedSignatures: readonly Manipulation<Specimens>[] = [
  ranged("ends before the end", (range) => rangeText({ ...range, length: range.length - 40 }), [
    "incomplete-coverage",
    "digest-mismatch",
  ]),
  ranged("goes beyond the end", (range) => rangeText({ ...range, length: 9_999_999_999 })),
  ranged("leaves out more than the value", ({ before, after, length }) =>
    rangeText({ before: before - 60, after: after + 10, length: length - 10 }),
  ),
  ranged("leaves out nothing", ({ before, length }) => rangeText({ before, after: before, length })),
  ranged("overlaps itself", ({ before, length }) => rangeText({ before, after: before - 100, length })),
  ranged("has a negative number", ({ before, length }) =>
    rangeText({ before, after: 0, length }).replace("0000000000", "-000000100"),
  ),
  ranged("does not start at the beginning", (range) => rangeText(range, "9")),
  ranged("has a fraction", (range) => rangeText(range).replace(/\d\d\]$/, ".5]")),
  ranged("has a number more", (range) => rangeText(range).replace(/000(\d{7})\]$/, "$1 00]")),
  {
    name: "a signature without a value",
    make: ({ both }) => withValue(both, valueOf(fileOf(both), "HospitalSignature"), new Uint8Array()),
    codes: ["invalid-signature"],
  },
  {
    name: "a first signature without a value",
    make: ({ both }) => withValue(both, valueOf(fileOf(both), "VendorSignature"), new Uint8Array()),
    codes: ["digest-mismatch", "invalid-signature"],
  },
  {
    name: "a signature whose value has another name",
    make: ({ both }) => {
      const file = fileOf(both);
      return replacedText(both, offsetOf(file, valueOf(file, "HospitalSignature")), "/Contents <", "/Content_ <");
    },
    codes: ["incomplete-coverage", "invalid-signature", "changed-after-signing"],
  },
  {
    name: "a signature without a range",
    make: ({ both }) => {
      const file = fileOf(both);
      return replacedText(both, offsetOf(file, valueOf(file, "HospitalSignature")), "/ByteRange ", "/ByteRange_");
    },
    codes: ["incomplete-coverage", "changed-after-signing"],
  },
  {
    name: "a revision that takes the range from a signature",
    make: ({ both }) => updated(both, lacking("ByteRange")),
    codes: ["changed-after-signing", "incomplete-coverage", "bytes-after-last-signature"],
  },
  {
    name: "a revision that takes the value from a signature",
    make: ({ both }) => updated(both, lacking("Contents")),
    codes: ["changed-after-signing", "incomplete-coverage", "bytes-after-last-signature", "invalid-signature"],
  },
  {
    name: "a revision that repeats a signature with the range it had",
    make: ({ both }) =>
      updated(both, (update, file) => {
        const number = valueOf(file, "HospitalSignature");
        update.put(number, dictionaryAt(file, number));
        update.put(pageAt(file, 4), dictionaryAt(file, pageAt(file, 5)));
      }),
    codes: ["changed-after-signing", "incomplete-coverage", "bytes-after-last-signature"],
  },
  { name: "a signature wrapped around what was signed", make: wrapped, codes: ["digest-mismatch"] },
  {
    name: "a file whose first signature was cut out",
    make: (specimens) => movedBehind(specimens.base, lastRevision(specimens), specimens.vendor.length),
    codes: ["digest-mismatch", "changed-after-signing"],
  },
  {
    name: "a signature copied from another agreement",
    make: ({ both, other }) => {
      const file = fileOf(other);
      return withValue(
        both,
        valueOf(fileOf(both), "HospitalSignature"),
        roomOf(file, valueOf(file, "HospitalSignature")),
      );
    },
    codes: ["digest-mismatch"],
  },
  {
    name: "the vendor's signature in the hospital's field",
    make: ({ both }) => {
      const file = fileOf(both);
      return withValue(both, valueOf(file, "HospitalSignature"), roomOf(file, valueOf(file, "VendorSignature")));
    },
    codes: ["digest-mismatch"],
  },
  {
    name: "the last revision of another agreement",
    make: ({ vendor, other }) => {
      const { end } = fileOf(other).revision(1);
      return movedBehind(vendor, other.subarray(end), end);
    },
    codes: ["digest-mismatch", "changed-after-signing"],
  },
  {
    name: "a signature under a stranger's root of the same name",
    make: async ({ vendor }) => signAs("HospitalSignature", vendor, await fixtureRoot()),
    codes: ["untrusted-certificate"],
  },
  {
    name: "a signature with the other party's certificate in it",
    make: ({ both }) => {
      const file = fileOf(both);
      const { certificate } = cmsOf(file, "VendorSignature");
      const cms = encodeCms({ ...cmsOf(file, "HospitalSignature"), certificate });
      return withValue(both, valueOf(file, "HospitalSignature"), cms);
    },
    codes: ["invalid-signature"],
  },
  {
    name: "a signature made anew with a key that does not belong to its certificate",
    make: async ({ both }) => {
      const file = fileOf(both);
      const parts = cmsOf(file, "HospitalSignature");
      const { privateKey } = await createSealKey();
      const key = createPrivateKey({ key: Buffer.from(privateKey), format: "der", type: "pkcs8" });
      const signature = sign("sha256", parts.signedAttributes, key);
      return withValue(
        both,
        valueOf(file, "HospitalSignature"),
        encodeCms({ ...parts, signature, timestampToken: null }),
      );
    },
    codes: ["invalid-signature"],
  },
  {
    name: "a signature that brings a certificate more",
    make: async ({ both }) => {
      const file = fileOf(both);
      const parts = cmsOf(file, "HospitalSignature");
      const { certificate } = await fixtureRoot();
      const cms = encodeCms({ ...parts, chain: [...parts.chain, Buffer.from(certificate)] });
      return withValue(both, valueOf(file, "HospitalSignature"), cms);
    },
    codes: ["untrusted-certificate"],
  },
];
