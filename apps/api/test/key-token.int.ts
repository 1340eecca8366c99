import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { ownDatabase, ownPortal, program, stop } from "./own-portal.js";
import { startServer } from "./start-server.mjs";

/** Keys of seals in a PKCS#11 token: SoftHSM stands for the hardware. Where it or `pkcs11-tool` is missing nothing here is counted. */

const library = [
  "/usr/lib/softhsm/libsofthsm2.so",
  "/usr/lib64/pkcs11/libsofthsm2.so",
  "/usr/local/lib/softhsm/libsofthsm2.so",
  "/opt/homebrew/lib/softhsm/libsofthsm2.so",
].find((file) => existsSync(file));
const present = (tool: string) => spawnSync(tool, ["--version"]).error === undefined;
const missing = [
  ...["pkcs11-tool", "softhsm2-util"].filter((tool) => !present(tool)),
  ...(library ? [] : ["libsofthsm2.so"]),
];
const PIN = "48151623";

const said = (program: string, words: readonly string[], env: NodeJS.ProcessEnv): string => {
  const { status, stdout, stderr } = spawnSync(program, words, { env, encoding: "utf8" });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
  return stdout;
};

async function aPortalWithToken() {
  const database = await ownDatabase("key_token_test");
  const { folder } = database;
  mkdirSync(join(folder, "tokens"));
  const configuration = join(folder, "softhsm.conf");
  writeFileSync(configuration, `directories.tokendir = ${join(folder, "tokens")}\n`);
  const pinFile = join(folder, "token.pin");
  writeFileSync(pinFile, `${PIN}\n`, { mode: 0o600 });
  const softHsm = { SOFTHSM2_CONF: configuration };
  const env = { ...process.env, ...softHsm, TOKEN_PIN: PIN };
  said("softhsm2-util", ["--init-token", "--free", "--label", "portal", "--so-pin", "11111111", "--pin", PIN], env);
  /** Identifiers of the private keys in the token. */
  const keys = (): string[] => {
    const login = ["--module", library!, "--token-label", "portal", "--login", "--pin", "env:TOKEN_PIN"];
    const listed = said("pkcs11-tool", [...login, "--list-objects", "--type", "privkey"], env);
    return [...listed.matchAll(/ID: +([0-9a-f]+)/g)].map(([, id]) => id!);
  };
  const settings = {
    ...softHsm,
    PORTAL_PKCS11_MODULE: library!,
    PORTAL_PKCS11_TOKEN: "portal",
    PORTAL_PKCS11_PIN_FILE: pinFile,
  };
  return { database, folder, keys, settings, pinFile };
}

if (missing.length > 0) {
  process.stdout.write(`not run: keys in a PKCS#11 token (${missing.join(", ")}; opensc, softhsm2)\n`);
  // Jest takes a file without a test for a mistake.
  it.todo("keys in a PKCS#11 token");
} else {
  const token = await aPortalWithToken();
  const { folder, database, keys, pinFile } = token;
  const before = await ownPortal(database);
  const { given, world } = before;
  const { owner } = world;

  const running = { portal: { server: before.server } };
  const serve = async (settings: Readonly<Record<string, string>>): Promise<string> => {
    await stop(running.portal);
    const started = await startServer(folder, { DATABASE_URL: database.url, ...settings });
    running.portal = started;
    return started.url;
  };
  afterAll(async () => {
    await stop(running.portal);
    rmSync(folder, { recursive: true, force: true });
  });

  const storedOf = async (organizationId: string) => {
    const { rows } = await owner.query<{ stored: { keyId?: string } | null }>(
      "select sealed_key as stored from seal_key where organization_id = $1 order by made_at",
      [organizationId],
    );
    return rows.map(({ stored }) => stored);
  };
  const at = (url: string, teams: Awaited<ReturnType<typeof given.anAgreementInForce>>) => {
    const moved = ({ organization, ...clients }: typeof teams.vendor) => ({
      organization,
      ...(Object.fromEntries(
        Object.entries(clients).map(([role, { cookie }]) => [role, new world.Client(cookie, url)]),
      ) as Omit<typeof teams.vendor, "organization">),
    });
    return { vendor: moved(teams.vendor), hospital: moved(teams.hospital) };
  };
  const documentOf = async ({ vendor, path }: { vendor: typeof first.vendor; path: string }) =>
    (await vendor.viewer.get(`${path}/document`)).bytes;
  const verdictOn = async (url: string, bytes: Uint8Array) =>
    (await new world.Client("", url).upload("/verifications", "a.pdf", bytes, "application/pdf")).body as {
      signatures: { serialNumber: string }[];
    };
  const sound = {
    intact: true,
    problems: [],
    signatures: [
      { valid: true, trusted: true },
      { valid: true, trusted: true },
    ],
  };

  // Signed with keys in the database; the token comes afterwards.
  const first = await given.anAgreementInForce();
  const url = await serve(token.settings);
  const { vendor, hospital } = at(url, first);

  describe("a portal whose keys of seals are in a token", () => {
    it("moves to a new key in the token at the next signature, and what was signed before still verifies", async () => {
      const second = await given.anAgreementInForce(undefined, { vendor, hospital });
      const bytes = await documentOf({ vendor, path: second.path });
      expect(await verdictOn(url, bytes)).toMatchObject(sound);
      const earlier = await verdictOn(url, await documentOf({ vendor, path: first.path }));
      expect(earlier).toMatchObject(sound);
      const [old, fresh] = await storedOf(vendor.organization.id);
      expect([old, fresh]).toEqual([null, { v: 1, token: "portal", keyId: expect.stringMatching(/^[0-9a-f]{32}$/) }]);
      expect(keys()).toContain(fresh!.keyId);
      expect(keys()).toHaveLength(2);
      expect(await world.trailOf(vendor.organization.id)).toContain("key.rotated");
      if (!present("pdfsig")) return void process.stdout.write("not run: pdfsig (poppler-utils)\n");
      const file = join(folder, "signed.pdf");
      writeFileSync(file, bytes);
      expect(said("pdfsig", ["-nocert", file], process.env).match(/Signature is Valid/g)).toHaveLength(2);
    });

    it("waits while the token refuses the PIN, asks it once with that PIN, and seals when it is right again", async () => {
      const { path, digest } = await given.aSettledAgreement(undefined, { vendor, hospital });
      writeFileSync(pinFile, "wrong-pin");
      expect((await given.sign(vendor.signatory, path, digest)).status).toBe(201);
      const lastError = async () => {
        const { rows } = await owner.query<{ error: string | null }>(
          "select last_error as error from job where kind = 'agreement.seal' and done_at is null",
        );
        return rows[0]?.error ?? "";
      };
      await world.eventually(lastError, (error) => error.includes("not tried again"));
      expect(await lastError()).not.toContain("wrong-pin");
      writeFileSync(pinFile, PIN);
      await world.eventually(
        () => given.agreementSeenBy(vendor.editor, path),
        ({ status }) => status === "vendor_signed",
      );
    });

    it("destroys the key in the token when a seal gets a new one; its signatures still verify", async () => {
      const third = await given.anAgreementInForce(undefined, { vendor, hospital });
      const [old] = (await storedOf(vendor.organization.id)).slice(-1);
      const done = spawnSync(process.execPath, [program("rotate-keys"), "--seals", vendor.organization.id], {
        env: { ...process.env, ...token.settings, DATABASE_URL: database.url, STORAGE_DIR: folder },
        encoding: "utf8",
      });
      expect([done.status, done.stderr]).toEqual([0, ""]);
      await world.eventually(
        () => Promise.resolve(keys()),
        (ids) => !ids.includes(old!.keyId!),
      );
      const [fresh] = (await storedOf(vendor.organization.id)).slice(-1);
      expect(keys()).toContain(fresh!.keyId);
      const fourth = await given.anAgreementInForce(undefined, { vendor, hospital });
      const [before, after] = await Promise.all(
        [third, fourth].map(async ({ path }) => verdictOn(url, await documentOf({ vendor, path }))),
      );
      expect([before, after]).toMatchObject([sound, sound]);
      expect(after!.signatures[0]!.serialNumber).not.toBe(before!.signatures[0]!.serialNumber);
    });

    it("rotates the master key, which no key in the token needs", async () => {
      const done = spawnSync(process.execPath, [program("rotate-keys")], {
        env: { ...process.env, ...token.settings, DATABASE_URL: database.url, STORAGE_DIR: folder },
        encoding: "utf8",
      });
      // The root's key is all that lies in the database.
      expect([done.status, done.stdout]).toEqual([0, expect.stringContaining("1 keys and secrets")]);
      const next = await given.anAgreementInForce(undefined, { vendor, hospital });
      expect(await verdictOn(url, await documentOf({ vendor, path: next.path }))).toMatchObject(sound);
    });
  });
}
