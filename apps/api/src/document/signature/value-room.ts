import { createHash } from "node:crypto";

/** The fixed form in which the range of a signature is written before it is known, so that filling it in moves no byte. */
export const BYTE_RANGE_ROOM = "/ByteRange [0 0000000000 0000000000 0000000000]";

/** Room for a value of at most so many bytes. */
export const contentsRoom = (bytes: number): string => `/Contents <${"0".repeat(bytes * 2)}>`;

const fixed = (value: number): string => String(value).padStart(10, "0");

/** Where the value of a signature stands, and what its range covers. */
export interface ValuePlace {
  /** Position of the value's opening bracket in the file. */
  readonly at: number;
  readonly covered: Buffer;
  /** SHA-256 of the covered bytes. */
  readonly digest: Buffer;
}

/** Writes the range of the signature that starts at `offset`, in place: all of the file but the room for its value. */
export const layRange = (bytes: Buffer, offset: number, room: number): ValuePlace => {
  const before = bytes.indexOf("/Contents <", offset) + "/Contents ".length;
  const after = before + room * 2 + 2;
  const range = `/ByteRange [0 ${fixed(before)} ${fixed(after)} ${fixed(bytes.length - after)}]`;
  bytes.write(range, bytes.indexOf(BYTE_RANGE_ROOM, offset), "latin1");
  const covered = Buffer.concat([bytes.subarray(0, before), bytes.subarray(after)]);
  return { at: before, covered, digest: createHash("sha256").update(covered).digest() };
};

/** Writes the value into its room, in place. Throws when it does not fit. */
export const putValue = (bytes: Buffer, at: number, room: number, value: Uint8Array): void => {
  if (value.length > room) throw new RangeError("the signature does not fit into the room kept for it");
  bytes.write(Buffer.from(value).toString("hex"), at + 1, "latin1");
};

/**
 * Fills the range and the value of the signature that starts at `offset`, in place. `make` is given the SHA-256 of the covered
 * bytes and the bytes themselves. Throws when the value does not fit.
 */
export const fillValue = async (
  bytes: Buffer,
  offset: number,
  room: number,
  make: (digest: Buffer, covered: Buffer) => Promise<Uint8Array>,
): Promise<void> => {
  const { at, digest, covered } = layRange(bytes, offset, room);
  putValue(bytes, at, room, await make(digest, covered));
};
