/** A value of CBOR (RFC 8949) as authenticators write it: maps are keyed by numbers or text. */
export type Cbor = number | string | boolean | null | Uint8Array | readonly Cbor[] | ReadonlyMap<number | string, Cbor>;

const DEPTH_MAX = 8;

/**
 * Reads one value from the front of the bytes, in the definite, whole-number form that CTAP2 writes.
 * @returns the value, and how many bytes it took
 * @throws Error for anything else: tags, floats, indefinite lengths, a length beyond the end, a key that is there twice
 */
export function readCbor(bytes: Uint8Array): { value: Cbor; length: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;

  const take = (length: number): number => {
    if (length > bytes.length - at) throw new Error("the CBOR ends early");
    at += length;
    return at - length;
  };

  const argument = (short: number): number => {
    if (short < 24) return short;
    if (short === 24) return view.getUint8(take(1));
    if (short === 25) return view.getUint16(take(2));
    if (short === 26) return view.getUint32(take(4));
    throw new Error("a number of this CBOR is larger than any that an authenticator writes");
  };

  const raw = (length: number): Uint8Array => bytes.subarray(take(length), at);

  const map = (size: number, depth: number): Cbor => {
    const entries = new Map<number | string, Cbor>();
    for (let left = size; left > 0; left--) {
      const key = value(depth);
      if (typeof key !== "number" && typeof key !== "string")
        throw new Error("a key of this CBOR is no number or text");
      if (entries.has(key)) throw new Error("a key of this CBOR is there twice");
      entries.set(key, value(depth));
    }
    return entries;
  };

  const value = (depth: number): Cbor => {
    if (depth > DEPTH_MAX) throw new Error("the CBOR is nested too deeply");
    const first = view.getUint8(take(1));
    const [major, short] = [first >> 5, first & 31];
    switch (major) {
      case 0:
        return argument(short);
      case 1:
        return -1 - argument(short);
      case 2:
        return raw(argument(short));
      case 3:
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(raw(argument(short)));
      case 4: {
        const items: Cbor[] = [];
        for (let left = argument(short); left > 0; left--) items.push(value(depth + 1));
        return items;
      }
      case 5:
        return map(argument(short), depth + 1);
      case 7:
        if (short === 20 || short === 21) return short === 21;
        if (short === 22) return null;
    }
    throw new Error("this kind of CBOR is nothing that an authenticator writes");
  };

  return { value: value(0), length: at };
}
