import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * The key that seals every other key: 32 bytes, hex, in a file outside the database, made at the first start, readable by the
 * portal's user alone. Losing it loses the seal keys; signed documents stay valid.
 * @throws Error when the file holds something else
 */
export function masterKey(file: string): Buffer {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as { code?: string }).code !== "EEXIST") throw error;
  }
  const text = readFileSync(file, "utf8").trim();
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Error(`The master key file ${file} does not hold 64 hexadecimal digits.`);
  return Buffer.from(text, "hex");
}
