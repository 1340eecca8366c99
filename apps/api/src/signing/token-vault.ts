import { execFile } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import type { TokenSettings } from "../platform/config.js";
import type { KeyVault, NewKey, StoredKey } from "./key-vault.js";

/** The token does not do what it is asked for now: not there, another PIN, busy. */
export class TokenUnavailable extends Error {
  constructor(reason: string) {
    super(`no answer from the token: ${reason}`);
    this.name = "TokenUnavailable";
  }
}

/** What the database keeps of a key in a token: where it is. */
interface TokenKey {
  readonly v: 1;
  /** Label of the token. */
  readonly token: string;
  /** CKA_ID, hexadecimal. */
  readonly keyId: string;
}

const TOOL = "pkcs11-tool";
const PIN_NAME = "PORTAL_PKCS11_PIN";
const TIME_LIMIT_MS = 30_000;
const ANSWER_BYTES_MAX = 65_536;
const KEY_ID_LENGTH = 16;

/**
 * Keys in a PKCS#11 token (a hardware security module): made there, never leaving it, used through OpenSC's `pkcs11-tool`. The PIN
 * is read from its file at each use and goes to the program by its environment, never on its command line.
 */
export class TokenVault implements KeyVault {
  /** SHA-256 of a PIN that was refused: tokens lock themselves after a few wrong ones, and jobs try for ever. */
  private refusedPin = "";

  constructor(private readonly settings: TokenSettings) {}

  holds(stored: StoredKey): boolean {
    return "keyId" in stored && (stored as TokenKey).token === this.settings.token;
  }

  async create(organizationId: string): Promise<NewKey> {
    const keyId = randomBytes(KEY_ID_LENGTH).toString("hex");
    const label = `portal seal ${organizationId}`;
    const kind = ["--key-type", "EC:prime256v1", "--usage-sign", "--sensitive"];
    await this.ask(["--keypairgen", ...kind, "--id", keyId, "--label", label]);
    const publicKey = await this.ask(["--read-object", "--type", "pubkey", "--id", keyId]);
    const stored: TokenKey = { v: 1, token: this.settings.token, keyId };
    return { publicKey, store: () => Promise.resolve(stored), discard: () => this.destroy(stored) };
  }

  sign(_organizationId: string, stored: StoredKey, bytes: Uint8Array): Promise<Uint8Array> {
    // Hashed here: many tokens, and SoftHSM among them, know ECDSA over a hash alone.
    const digest = createHash("sha256").update(bytes).digest();
    const mechanism = ["--mechanism", "ECDSA", "--signature-format", "openssl"];
    return this.ask(["--sign", ...mechanism, "--id", this.keyIdOf(stored)], digest);
  }

  async destroy(stored: StoredKey): Promise<void> {
    const keyId = this.keyIdOf(stored);
    for (const type of ["privkey", "pubkey"])
      await this.ask(["--delete-object", "--type", type, "--id", keyId]).catch((error: unknown) => {
        // Gone already: an attempt before this one did it.
        if (!/object not found/i.test(String(error))) throw error;
      });
  }

  /** Whether the token is there and takes the PIN. @throws TokenUnavailable */
  async requirePresent(): Promise<void> {
    await this.ask(["--list-objects", "--type", "privkey"]);
  }

  private keyIdOf(stored: StoredKey): string {
    if (!this.holds(stored)) throw new Error(`the key is not in the token ${this.settings.token}`);
    return (stored as TokenKey).keyId;
  }

  private ask(words: readonly string[], input: Uint8Array = new Uint8Array()): Promise<Uint8Array> {
    const { module, token, pinFile, environment } = this.settings;
    const pin = readFileSync(pinFile, "utf8").trim();
    const pinHash = createHash("sha256").update(pin).digest("hex");
    if (pinHash === this.refusedPin)
      throw new TokenUnavailable(`it refused the PIN in ${pinFile}, which is not tried again until it is another one`);
    const login = ["--module", module, "--token-label", token, "--login", "--pin", `env:${PIN_NAME}`];
    return new Promise((answered, failed) => {
      const options = {
        encoding: "buffer",
        env: { ...environment, [PIN_NAME]: pin },
        timeout: TIME_LIMIT_MS,
        maxBuffer: ANSWER_BYTES_MAX,
      } as const;
      const child = execFile(TOOL, [...login, ...words], options, (error, output, complaint) => {
        if (!error) return answered(new Uint8Array(output));
        const reason = reasonIn(complaint.toString("utf8")) ?? error.message;
        if (/CKR_PIN_(INCORRECT|LOCKED|EXPIRED)/.test(reason)) this.refusedPin = pinHash;
        failed(new TokenUnavailable(reason));
      });
      // One that ends before it has read says why on its other stream.
      child.stdin?.on("error", () => undefined).end(input);
    });
  }
}

const reasonIn = (complaint: string): string | undefined =>
  complaint
    .split("\n")
    .map((line) => line.trim())
    .find((line) => /^error:|not found|failed/i.test(line));
