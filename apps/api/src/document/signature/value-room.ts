import { createHash } from "node:crypto";

/** The fixed form in which the range of a signature is written before it is known, so that filling it in moves no byte. */
export const BYTE_RANGE_ROOM = "/ByteRange [0 0000000000 0000000000 0000000000]";

/** Room for a value of at most so many bytes. */
export const contentsRoom = (bytes: number): string => `/Contents <${"0".repeat(bytes * 2)}>`;

const fixed = (value: number): string => String(value).padStart(10, "0");

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
  const before = bytes.indexOf("/Contents <", offset) + "/Contents ".length;
  const after = before + room * 2 + 2;
  const range = `/ByteRange [0 ${fixed(before)} ${fixed(after)} ${fixed(bytes.length - after)}]`;
  bytes.write(range, bytes.indexOf(BYTE_RANGE_ROOM, offset), "latin1");
  const covered = Buffer.concat([bytes.subarray(0, before), bytes.subarray(after)]);
  const value = Buffer.from(await make(createHash("sha256").update(covered).digest(), covered));
  if (value.length > room) throw new RangeError("the signature does not fit into the room kept for it");
  bytes.write(value.toString("hex"), before + 1, "latin1");
};
