import { createHmac, timingSafeEqual } from "node:crypto";

/** Time-based one-time passwords as every authenticator app makes them: RFC 6238 over HMAC-SHA-1, 30 seconds, six digits. */

const STEP_SECONDS = 30;
const DIGITS = 6;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Number of the step that a moment lies in (RFC 6238, 4.2). */
export const stepAt = (seconds: number): number => Math.floor(seconds / STEP_SECONDS);

/** The code of one step (RFC 4226, 5.3). */
export function totpCode(secret: Uint8Array, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const offset = mac[mac.length - 1]! & 0xf;
  const number = (mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits;
  return String(number).padStart(digits, "0");
}

/** The step whose code this is: now, or one before or after, for clocks differ (RFC 6238, 5.2). */
export function matchingStep(secret: Uint8Array, code: string, now: number): number | undefined {
  // Every step is compared, so that time tells nothing of which one it was.
  return [now - 1, now, now + 1].filter((step) =>
    timingSafeEqual(Buffer.from(totpCode(secret, step)), Buffer.from(code.padEnd(DIGITS).slice(0, DIGITS))),
  )[0];
}

/** RFC 4648, without padding: authenticator apps take the secret in it, people type recovery codes in it. */
export function base32(bytes: Uint8Array): string {
  let bits = 0;
  let value = 0;
  let text = "";
  for (const byte of bytes) {
    value = (value << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET[(value >>> (bits - 5)) & 31];
    value &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET[(value << (5 - bits)) & 31] : text;
}

/** The address in the QR code, which authenticator apps read. */
export function otpauthAddress(issuer: string, account: string, secret: Uint8Array): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=${DIGITS}&period=${STEP_SECONDS}`;
}

/** What was typed, as it was meant: full-width digits of a Japanese keyboard, spaces and hyphens between groups. */
export const typedCode = (text: string): string => text.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase();
