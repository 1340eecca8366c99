import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { ownDatabase, ownPortal, program, stop } from "./own-portal.js";
import { partyAuthority } from "./party-authority.js";
import { startTestAuthority } from "./timestamp-authority.js";

/** A portal with a time-stamp authority: a database and a process of its own, since jobs go to whichever process is free. */

type Waiting = { status: string; sealingWaitsFor: string | null; signatures: { sealed: boolean }[] };

const database = await ownDatabase("timestamps_test");
const { folder } = database;
const authority = await startTestAuthority({ withLists: true });
const roots = join(folder, "roots.pem");
writeFileSync(roots, authority.rootPem);
const parties = await partyAuthority();
const partyRoots = join(folder, "party-roots.pem");
writeFileSync(partyRoots, parties.rootPem);
const settings = { TSA_URL: authority.url, TSA_ROOTS: roots, PARTY_CERTIFICATE_ROOTS: partyRoots };
const portal = await ownPortal(database, settings);
const { given, world } = portal;

afterAll(async () => {
  await stop(portal);
  await authority.close();
  rmSync(folder, { recursive: true, force: true });
});

const seenBy = async (client: { get: (path: string) => Promise<unknown> }, path: string): Promise<Waiting> =>
  (await given.agreementSeenBy(client as never, path)) as unknown as Waiting;

interface Verdict {
  intact: boolean;
  record: { stage: string };
  problems: unknown[];
  documentTimestamps: unknown[];
}

const verdictOn = async (bytes: Uint8Array): Promise<Verdict> =>
  (await world.nobody.upload("/verifications", "a.pdf", bytes, "application/pdf")).body;

const stagesOf = async (id: string): Promise<string[]> => {
  const { rows } = await world.owner.query<{ stage: string }>(
    "select stage || ' ' || sequence as stage from agreement_document where agreement_id = $1 order by made_at",
    [id],
  );
  return rows.map(({ stage }) => stage);
};

const archiveJob = "select run_at as due from job where kind = 'agreement.archive' and key like $1 and done_at is null";

describe("a portal with a time-stamp authority", () => {
  it("adds a document time-stamp once in force, again before it ages, and knows every state", async () => {
    authority.behave("honest");
    const { vendor, path, id } = await given.anAgreementInForce();
    const archived = (count: number) =>
      world.eventually(
        () => stagesOf(id),
        (stages) => stages.length === 3 + count,
      );
    expect(await archived(1)).toEqual(["base 0", "vendor 0", "hospital 0", "archive 1"]);
    const first = (await vendor.viewer.get(`${path}/document`)).bytes;
    expect(await verdictOn(first)).toMatchObject({
      intact: true,
      problems: [],
      record: { stage: "archive" },
      documentTimestamps: [{ valid: true, authority: "試験用タイムスタンプ局" }],
    });
    const { rows: due } = await world.owner.query<{ due: Date }>(archiveJob, [`archive ${id} %`]);
    const days = (due[0]!.due.getTime() - Date.now()) / 86_400_000;
    // The test's authority has a certificate for 365 days.
    expect([due.length, days > 270 && days < 280]).toEqual([1, true]);
    await world.owner.query("update job set run_at = clock_timestamp() where key = $1", [`archive ${id} 1 2`]);
    await archived(2);
    const second = (await vendor.viewer.get(`${path}/document`)).bytes;
    expect(second.subarray(0, first.length).equals(first)).toBe(true);
    expect(await verdictOn(second)).toMatchObject({
      intact: true,
      documentTimestamps: [{ valid: true }, { valid: true }],
    });
    expect(await verdictOn(first)).toMatchObject({ intact: true, record: { stage: "archive" } });
    // What `npm run verify` runs: every state is known, under the roots that the portal kept.
    const report = execFileSync(process.execPath, [program("verify"), "--json"], {
      env: { ...process.env, DATABASE_AUDIT_URL: database.auditUrl, STORAGE_DIR: folder },
      encoding: "utf8",
    });
    expect(JSON.parse(report)).toMatchObject({ clean: true, findings: [] });
  });

  it("keeps the list about the authority's certificate in the document, and waits for it while it cannot be had", async () => {
    authority.behave("honest");
    authority.listing("down");
    const { vendor, path, id } = await given.anAgreementInForce();
    const errorOf = async () => {
      const { rows } = await world.owner.query<{ error: string | null }>(
        "select last_error as error from job where kind = 'agreement.archive' and key like $1",
        [`archive ${id} %`],
      );
      return rows[0]?.error ?? "";
    };
    await world.eventually(errorOf, (error) => error.includes("no revocation list"));
    expect(await stagesOf(id)).toEqual(["base 0", "vendor 0", "hospital 0"]);
    authority.listing("reachable");
    await world.eventually(
      () => stagesOf(id),
      (stages) => stages.length === 4,
    );
    const timestamp = { valid: true, revocation: { state: "good" } };
    expect(await verdictOn((await vendor.viewer.get(`${path}/document`)).bytes)).toMatchObject({
      intact: true,
      signatures: [{ timestamp }, { timestamp }],
      documentTimestamps: [timestamp],
    });
  });

  it("seals both signatures with a time-stamp and says so to anyone who verifies", async () => {
    authority.behave("honest");
    const { vendor, path } = await given.anAgreementInForce();
    const { bytes } = await vendor.viewer.get(`${path}/document`);
    const verdict = await world.nobody.upload("/verifications", "a.pdf", bytes, "application/pdf");
    const timestamp = { authority: "試験用タイムスタンプ局", valid: true, fault: null };
    expect(verdict.body).toMatchObject({
      intact: true,
      problems: [],
      signatures: [
        { party: "vendor", valid: true, timestamp },
        { party: "hospital", valid: true, timestamp },
      ],
    });
  });

  it("stamps the party's own signature as it does a seal, and waits for it alike", async () => {
    authority.behave("down");
    const { vendor, hospital, path, digest } = await given.aSettledAgreement();
    const key = await parties.person();
    const asked = { contentDigest: digest, certificates: key.pem };
    const prepared = (await vendor.signatory.post(`${path}/external-signatures`, asked)).body as {
      id: string;
      signedAttributes: string;
    };
    const signature = key.sign(Buffer.from(prepared.signedAttributes, "base64")).toString("base64");
    const body = { contentDigest: digest, password: world.thePassword, signature };
    expect((await vendor.signatory.put(`${path}/external-signatures/${prepared.id}`, body)).status).toBe(200);
    await world.eventually(
      () => seenBy(vendor.editor, path),
      ({ sealingWaitsFor }) => sealingWaitsFor === "timestamp",
    );
    authority.behave("honest");
    await world.eventually(
      () => seenBy(vendor.editor, path),
      ({ status }) => status === "vendor_signed",
    );
    expect((await given.sign(hospital.signatory, path, digest)).status).toBe(201);
    await world.eventually(
      () => seenBy(vendor.editor, path),
      ({ status }) => status === "in_force",
    );
    const { bytes } = await vendor.viewer.get(`${path}/document`);
    expect(await verdictOn(bytes)).toMatchObject({
      intact: true,
      problems: [],
      signatures: [
        { method: "party_certificate", valid: true, timestamp: { valid: true } },
        { method: "platform_seal", valid: true, timestamp: { valid: true } },
      ],
    });
  });

  it.each([
    "down",
    "wrong-nonce",
    "wrong-imprint",
    "expired-certificate",
    "no-usage",
    "sha1-imprint",
    "old-time",
  ] as const)(
    "stays 締結処理中（タイムスタンプ待ち） while the authority is %s, and is concluded once it is honest",
    async (conduct) => {
      authority.behave("honest");
      const { vendor, hospital, path, digest, id } = await given.aVendorSignedAgreement();
      authority.behave(conduct);
      expect((await given.sign(hospital.signatory, path, digest)).status).toBe(201);
      const waiting = await world.eventually(
        () => seenBy(vendor.editor, path),
        ({ sealingWaitsFor }) => sealingWaitsFor === "timestamp",
      );
      expect(waiting).toMatchObject({ status: "sealing", signatures: [{ sealed: true }, { sealed: false }] });
      const { rows } = await world.owner.query("select stage from agreement_document where agreement_id = $1", [id]);
      expect(rows.map(({ stage }: { stage: string }) => stage).sort()).toEqual(["base", "vendor"]);
      authority.behave("honest");
      const concluded = await world.eventually(
        () => seenBy(vendor.editor, path),
        ({ status }) => status === "in_force",
      );
      expect(concluded.sealingWaitsFor).toBeNull();
      const trail = (await world.trailOf(id)).filter((action) => action !== "agreement.archived");
      expect(trail.slice(-3)).toEqual(["agreement.signed", "agreement.seal-failed", "agreement.sealed"]);
    },
  );
});
