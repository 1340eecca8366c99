import { X509Certificate } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Everything the process takes from its environment, read once at boot. `.env.example` explains each name. */
export interface Config {
  readonly databaseUrl: string;
  readonly port: number;
  /** Origin under which browsers reach the portal, without a trailing slash. */
  readonly publicUrl: string;
  readonly storageDir: string;
  readonly masterKeyFile: string;
  /** Name of the operator, printed in seal certificates. */
  readonly operatorName: string;
  /** The time-stamp authority (RFC 3161); null: signatures carry no time-stamp. */
  readonly timestamps: { readonly url: string; readonly roots: readonly Uint8Array[] } | null;
  /** Roots (DER) of authorities whose certificates parties may sign with (当事者型); empty: that way is not offered. */
  readonly partyRoots: readonly Uint8Array[];
  /** The PKCS#11 token with the keys of seals; null: they lie in the database, sealed under the master key. */
  readonly pkcs11: TokenSettings | null;
  /** At the act of signing: from everybody, or from those who have set one up. */
  readonly signingSecondFactor: SigningSecondFactor;
  /** Shows the demonstration notice and its sign-ins. */
  readonly demonstration: boolean;
  /** Connections of the pool. */
  readonly poolSize: number;
}

export interface TokenSettings {
  /** The library of the token. */
  readonly module: string;
  /** Label of the token. */
  readonly token: string;
  /** File that holds the PIN and nothing else. */
  readonly pinFile: string;
  /** What the library may read its own settings from: the environment, without how to reach the database. */
  readonly environment: Readonly<NodeJS.ProcessEnv>;
}

export type SigningSecondFactor = "required" | "when-enrolled";

/** @throws Error naming every setting that is missing or wrong, in one sentence. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const wrong: string[] = [];
  const text = (name: string, fallback?: string): string => {
    const value = env[name] ?? fallback;
    if (value === undefined || value === "") wrong.push(`${name} is missing`);
    return value ?? "";
  };
  const whole = (name: string, fallback: number, least: number, most: number): number => {
    const value = env[name] === undefined || env[name] === "" ? fallback : Number(env[name]);
    if (!Number.isInteger(value) || value < least || value > most)
      wrong.push(`${name} must be a whole number from ${least} to ${most}`);
    return value;
  };
  const databaseUrl = text("DATABASE_URL");
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl)) wrong.push("DATABASE_URL must begin with postgres://");
  const port = whole("PORT", 3000, 1, 65535);
  const publicUrl = text("PUBLIC_URL", `http://localhost:${port}`).replace(/\/+$/, "");
  if (!URL.canParse(publicUrl)) wrong.push("PUBLIC_URL must be an address such as https://portal.example");
  const storageDir = text("STORAGE_DIR");
  const config: Config = {
    databaseUrl,
    port,
    publicUrl,
    storageDir,
    masterKeyFile: text("PORTAL_MASTER_KEY_FILE", storageDir && join(storageDir, "master.key")),
    operatorName: text("OPERATOR_NAME", "開示・合意ポータル運営者"),
    timestamps: timestampsFrom(env["TSA_URL"], env["TSA_ROOTS"], wrong),
    partyRoots: partyRootsFrom(env["PARTY_CERTIFICATE_ROOTS"], wrong),
    pkcs11: pkcs11From(env, wrong),
    signingSecondFactor: signingSecondFactorFrom(env["SIGNING_SECOND_FACTOR"], env["DEMONSTRATION"] === "1", wrong),
    demonstration: env["DEMONSTRATION"] === "1",
    poolSize: whole("DATABASE_POOL_SIZE", 10, 1, 100),
  };
  if (wrong.length > 0) throw new Error(`The configuration is not usable: ${wrong.join("; ")}.`);
  return Object.freeze(config);
}

function signingSecondFactorFrom(
  value: string | undefined,
  demonstration: boolean,
  wrong: string[],
): SigningSecondFactor {
  // The fictional people of a demonstration have no telephone.
  if (!value) return demonstration ? "when-enrolled" : "required";
  if (value !== "required" && value !== "when-enrolled")
    wrong.push('SIGNING_SECOND_FACTOR must be "required" or "when-enrolled"');
  return value === "when-enrolled" ? "when-enrolled" : "required";
}

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** An answer is trusted by its signature, yet whom we ask, and when, is nobody else's business: https, or this machine. */
function timestampsFrom(url: string | undefined, file: string | undefined, wrong: string[]): Config["timestamps"] {
  if (!url) return null;
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !(parsed.protocol === "https:" || (parsed.protocol === "http:" && LOOPBACK.has(parsed.hostname))))
    wrong.push("TSA_URL must begin with https:// (http:// only for an authority on this machine)");
  try {
    if (!file) throw new Error("no file");
    return { url, roots: rootsIn(file) };
  } catch {
    wrong.push("TSA_ROOTS must name a PEM file with the root certificates of the time-stamp authority");
    return null;
  }
}

function partyRootsFrom(file: string | undefined, wrong: string[]): readonly Uint8Array[] {
  if (!file) return [];
  try {
    return rootsIn(file);
  } catch {
    wrong.push("PARTY_CERTIFICATE_ROOTS must name a PEM file with the root certificates of accepted authorities");
    return [];
  }
}

function pkcs11From(env: NodeJS.ProcessEnv, wrong: string[]): Config["pkcs11"] {
  const module = env["PORTAL_PKCS11_MODULE"];
  if (!module) return null;
  const token = env["PORTAL_PKCS11_TOKEN"] ?? "";
  const pinFile = env["PORTAL_PKCS11_PIN_FILE"] ?? "";
  if (!existsSync(module)) wrong.push("PORTAL_PKCS11_MODULE must name the PKCS#11 library of the token");
  if (token === "") wrong.push("PORTAL_PKCS11_TOKEN must say the label of the token");
  if (!existsSync(pinFile)) wrong.push("PORTAL_PKCS11_PIN_FILE must name a file that holds the PIN of the token");
  const environment = Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("DATABASE_")));
  return { module, token, pinFile, environment };
}

function rootsIn(file: string): Uint8Array[] {
  const blocks = readFileSync(file, "utf8").match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  const roots = blocks.map((block) => new X509Certificate(block));
  if (roots.length === 0 || roots.some(({ ca }) => !ca)) throw new Error("no roots");
  return roots.map(({ raw }) => new Uint8Array(raw));
}
