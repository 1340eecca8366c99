import { PdfFile } from "../../src/document/pdf-file/pdf-file.js";

/** What a manipulator has: files that were really signed, and no key. */
export interface Specimens {
  /** The agreement before any signature, with the vendor's, and with both. */
  readonly base: Buffer;
  readonly vendor: Buffer;
  readonly both: Buffer;
  /** Another agreement with both signatures. */
  readonly other: Buffer;
}

/** A way to make a file that must be refused, and the problems that it must be refused for: these and no others. */
export interface Manipulation<From> {
  readonly name: string;
  readonly make: (from: From) => Uint8Array | Promise<Uint8Array>;
  readonly codes: readonly string[];
}

/** The earlier states are the beginnings of the signed file. */
export const specimensOf = (both: Uint8Array, other: Uint8Array): Specimens => {
  const bytes = Buffer.from(both);
  const [base, vendor] = PdfFile.read(bytes).revisions.map(({ end }) => bytes.subarray(0, end));
  if (base === undefined || vendor === undefined) throw new Error("not a file with two signatures");
  return { base, vendor, both: bytes, other: Buffer.from(other) };
};
