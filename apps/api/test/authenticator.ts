import { createHmac } from "node:crypto";

/** An authenticator app of the tests' own making, written apart from the product's own code. */

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Number of the half minute that the clock shows. */
export const stepNow = (): number => Math.floor(Date.now() / 30_000);

/** The code that an app shows now, or so many steps away. */
export function codeFor(key: string, stepsAway = 0): string {
  const bits = [...key].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const secret = Buffer.from(bits.match(/.{8}/g)!.map((octet) => parseInt(octet, 2)));
  const counter = Buffer.from((stepNow() + stepsAway).toString(16).padStart(16, "0"), "hex");
  const mac = createHmac("sha1", secret).update(counter).digest();
  return String((mac.readUInt32BE(mac.at(-1)! & 15) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
