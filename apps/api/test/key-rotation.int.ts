import { execFile, execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "@jest/globals";
import { openSecret, type SealedSecret } from "../src/signing/sealed-secret.js";
import { ownDatabase, ownPortal, program, stop } from "./own-portal.js";

/** Keys replaced while a portal of its own serves, by the program that `npm run keys:rotate` runs. */

const database = await ownDatabase("key_rotation_test");
const portal = await ownPortal(database);
const { given, world } = portal;
const { enrol } = await import("./second-factor.js");
const { owner } = world;

afterAll(async () => {
  await stop(portal);
  rmSync(database.folder, { recursive: true, force: true });
});

const keyFile = join(database.folder, "master.key");
const env = { ...process.env, DATABASE_URL: database.url, STORAGE_DIR: database.folder };
const keysNow = (): Buffer[] =>
  readFileSync(keyFile, "utf8")
    .trim()
    .split("\n")
    .map((line) => Buffer.from(line, "hex"));
const rotate = (...words: string[]) =>
  spawnSync(process.execPath, [program("rotate-keys"), ...words], { env, encoding: "utf8" });

async function everySecret(): Promise<{ belongsTo: string; sealed: SealedSecret }[]> {
  const { rows } = await owner.query<{ belongsTo: string; sealed: SealedSecret }>(
    `select 'installation-root' as "belongsTo", sealed_key as sealed from installation_root
     union all select 'seal-key ' || organization_id, sealed_key from seal_key where sealed_key is not null
     union all select 'second-factor ' || person_id, sealed_secret from second_factor where kind = 'totp'`,
  );
  return rows;
}

/** How many of all sealed secrets open under this master key. */
async function opened(key: Buffer): Promise<{ opens: number; of: number }> {
  const all = await everySecret();
  const opens = all.filter(({ belongsTo, sealed }) => {
    try {
      return openSecret(key, belongsTo, sealed).length > 0;
    } catch {
      return false;
    }
  });
  return { opens: opens.length, of: all.length };
}

const verdictOn = async (client: { get: (path: string) => Promise<{ bytes: Buffer }> }, path: string) => {
  const { bytes } = await client.get(`${path}/document`);
  return (await world.nobody.upload("/verifications", "a.pdf", bytes, "application/pdf")).body as {
    intact: boolean;
    problems: unknown[];
    signatures: { party: string; valid: boolean; serialNumber: string }[];
  };
};

const aPersonWithAnApp = async () => {
  const person = await world.aMember(await world.anOrganization("hospital"), ["signatory"]);
  const app = await enrol(await world.signIn(person));
  const signsIn = async () => {
    const half = await world.signIn(person);
    return (await half.post("/sessions/current/second-factor", { code: await app.freshCode() })).status;
  };
  return { person, app, signsIn };
};

describe("rotation of the master key", () => {
  it("seals everything anew while the portal serves, and nothing needs the old key any more", async () => {
    const { vendor, hospital, path, digest } = await given.aVendorSignedAgreement();
    const { signsIn } = await aPersonWithAnApp();
    const [before] = keysNow();
    copyFileSync(keyFile, join(database.folder, "old.key"));
    const done = rotate();
    expect([done.status, done.stderr]).toEqual([0, ""]);
    const [after, ...more] = keysNow();
    expect([more.length, after!.equals(before!)]).toEqual([0, false]);
    const { of } = await opened(after!);
    expect(of).toBeGreaterThanOrEqual(3);
    expect(await opened(after!)).toEqual({ opens: of, of });
    expect(await opened(before!)).toEqual({ opens: 0, of });

    // The process that serves was not started anew.
    expect(await signsIn()).toBe(200);
    expect((await given.sign(hospital.signatory, path, digest)).status).toBe(201);
    await world.eventually(
      () => given.agreementSeenBy(vendor.editor, path),
      ({ status }) => status === "in_force",
    );
    expect(await verdictOn(vendor.viewer, path)).toMatchObject({ intact: true, problems: [] });
    for (const { organization } of [vendor, hospital])
      expect(await world.trailOf(organization.id)).toContain("key.master-rotated");

    const main = program("main");
    const withOld = { ...env, PORTAL_MASTER_KEY_FILE: join(database.folder, "old.key"), PORT: "1" };
    const refused = spawnSync(process.execPath, [main], { env: withOld, encoding: "utf8" });
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining("put the right one back")]);
  });

  it("keeps both keys when it is interrupted, serves on, and is finished by the next run", async () => {
    const [one, other] = [await aPersonWithAnApp(), await aPersonWithAnApp()];
    const move = (from: string, to: string) =>
      owner.query(
        "update second_factor set sealed_secret = (select sealed_secret from second_factor where id = $1) where id = $2",
        [from, to],
      );
    // One that opens for nobody stops the work half-way; with the secret put back it is whole again.
    const { rows } = await owner.query<{ sealed: object }>(
      "select sealed_secret as sealed from second_factor where id = $1",
      [other.app.id],
    );
    await move(one.app.id, other.app.id);
    const [before] = keysNow();
    const stopped = rotate();
    expect([stopped.status, stopped.stderr]).toEqual([1, expect.stringContaining(`second-factor ${other.person.id}`)]);
    expect(keysNow()).toHaveLength(2);
    expect(keysNow()[1]!.equals(before!)).toBe(true);

    expect(await one.signsIn()).toBe(200);
    const meanwhile = await aPersonWithAnApp();
    await owner.query("update second_factor set sealed_secret = $2 where id = $1", [
      other.app.id,
      JSON.stringify(rows[0]!.sealed),
    ]);
    expect(await other.signsIn()).toBe(200);

    const [to] = keysNow();
    const finished = rotate();
    expect([finished.status, finished.stdout]).toEqual([
      0,
      expect.stringContaining("interrupted rotation is finished"),
    ]);
    expect(keysNow()).toEqual([to]);
    const { opens, of } = await opened(to!);
    expect(opens).toBe(of);
    for (const { signsIn } of [one, other, meanwhile]) expect(await signsIn()).toBe(200);
  });

  it("loses nothing when it is started several times at once", async () => {
    const { signsIn } = await aPersonWithAnApp();
    const start = () => promisify(execFile)(process.execPath, [program("rotate-keys")], { env });
    await Promise.allSettled([start(), start(), start()]);
    expect(rotate().status).toBe(0);
    const [key, ...more] = keysNow();
    expect(more).toEqual([]);
    const { opens, of } = await opened(key!);
    expect(opens).toBe(of);
    expect(await signsIn()).toBe(200);
  });
});

describe("renewal of a seal", () => {
  const serialsOf = async (organizationId: string) => {
    const { rows } = await owner.query<{ certificate: Buffer; gone: boolean; retired: boolean }>(
      `select certificate, sealed_key is null as gone, retired_at is not null as retired
         from seal_key where organization_id = $1 order by made_at`,
      [organizationId],
    );
    return rows;
  };

  it("signs with a new key from then on, and what was signed before still verifies", async () => {
    const first = await given.aVendorSignedAgreement();
    const { vendor, hospital } = first;
    const done = rotate("--seals", vendor.organization.id);
    expect([done.status, done.stderr]).toEqual([0, ""]);
    expect(await serialsOf(vendor.organization.id)).toMatchObject([
      { gone: true, retired: true },
      { gone: false, retired: false },
    ]);
    expect(await world.trailOf(vendor.organization.id)).toContain("key.rotated");

    // The countersignature is laid over the old seal.
    expect((await given.sign(hospital.signatory, first.path, first.digest)).status).toBe(201);
    await world.eventually(
      () => given.agreementSeenBy(vendor.editor, first.path),
      ({ status }) => status === "in_force",
    );
    const second = await given.anAgreementInForce(undefined, { vendor, hospital });
    const [old, fresh] = [await verdictOn(vendor.viewer, first.path), await verdictOn(vendor.viewer, second.path)];
    for (const verdict of [old, fresh])
      expect(verdict).toMatchObject({ intact: true, problems: [], signatures: [{ valid: true }, { valid: true }] });
    const serial = ({ signatures }: typeof old, party: string) =>
      signatures.find((signature) => signature.party === party)!.serialNumber;
    expect(serial(fresh, "vendor")).not.toBe(serial(old, "vendor"));
    expect(serial(fresh, "hospital")).toBe(serial(old, "hospital"));
    const report = execFileSync(process.execPath, [program("verify"), "--json"], {
      env: { ...env, DATABASE_AUDIT_URL: database.auditUrl },
      encoding: "utf8",
    });
    expect(JSON.parse(report)).toMatchObject({ clean: true });
  });

  it("comes by itself 90 days before the certificate ends, and once", async () => {
    const { vendor } = await given.aVendorSignedAgreement();
    const { id } = vendor.organization;
    const jobs =
      "select key, run_at as due, done_at as done from job where kind = 'seal-key.renew' and org_id = $1 order by queued_at";
    const { rows } = await owner.query<{ key: string; due: Date }>(jobs, [id]);
    expect(rows).toHaveLength(1);
    const days = (rows[0]!.due.getTime() - Date.now()) / 86_400_000;
    // The certificate is for five years.
    expect([days > 1734, days < 1738]).toEqual([true, true]);
    const again = () =>
      owner.query("update job set run_at = clock_timestamp(), done_at = null where key = $1", [rows[0]!.key]);
    const done = () =>
      world.eventually(
        () => owner.query<{ done: Date | null }>(jobs, [id]),
        ({ rows: [first] }) => first!.done !== null,
      );
    await again();
    await done();
    expect(await serialsOf(id)).toHaveLength(2);
    await again();
    await done();
    expect(await serialsOf(id)).toHaveLength(2);
    expect((await owner.query(jobs, [id])).rows).toHaveLength(2);
  });

  it("knows no seal of an organisation that never signed", () => {
    const refused = rotate("--seals", "00000000-0000-7000-8000-000000000000");
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining("has a seal key")]);
  });
});
