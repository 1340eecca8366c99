import { spawnSync } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { agreementSeenBy, aSettledAgreement, aVendorSignedAgreement, sign } from "./given.js";
import {
  asAuthority,
  forKeyAgreement,
  forServers,
  partyAuthority,
  type PartyKey,
  type PersonWish,
  nonRepudiationAlone,
  withUnknownCritical,
} from "./party-authority.js";
import { enrol } from "./second-factor.js";
import { startServer } from "./start-server.mjs";
import { aTeam, type Client, Client as Session, eventually, nobody, owner, thePassword, trailOf } from "./world.js";
import { unzip } from "./zip-reader.js";

/** A process of the same portal whose operator accepts the certificates of one authority. */
const DAY = 86_400_000;
const authority = await partyAuthority();
const folder = mkdtempSync(join(tmpdir(), "portal-party-"));
writeFileSync(join(folder, "roots.pem"), authority.rootPem);
const storage = process.env["TEST_STORAGE_DIR"] ?? "";
const settings = { PARTY_CERTIFICATE_ROOTS: join(folder, "roots.pem") };
const accepting = await startServer(storage, settings);
const strict = await startServer(storage, { ...settings, SIGNING_SECOND_FACTOR: "required" });
afterAll(async () => {
  for (const { server } of [accepting, strict]) {
    const ended = new Promise((end) => server.once("exit", end));
    if (server.exitCode === null && server.kill("SIGTERM")) await ended;
  }
  rmSync(folder, { recursive: true, force: true });
});
const at = ({ url }: { url: string }, { cookie }: Client) => new Session(cookie, url);

interface Prepared {
  readonly id: string;
  readonly signedAttributes: string;
  readonly digest: string;
  readonly signatureAlgorithm: string;
}

const prepare = (client: Client, path: string, contentDigest: string, certificates: string) =>
  client.post(`${path}/external-signatures`, { contentDigest, certificates });

async function prepared(client: Client, path: string, digest: string, key: PartyKey): Promise<Prepared> {
  const answer = await prepare(client, path, digest, key.pem);
  if (answer.status !== 201) throw new Error(`external-signatures answered ${answer.status} ${answer.text}`);
  return answer.body as Prepared;
}

const give = (client: Client, path: string, id: string, contentDigest: string, signature: Buffer, more: object = {}) =>
  client.put(`${path}/external-signatures/${id}`, {
    contentDigest,
    password: thePassword,
    signature: signature.toString("base64"),
    ...more,
  });

const bytesOf = ({ signedAttributes }: Prepared): Buffer => Buffer.from(signedAttributes, "base64");

async function aPartySigner(wish: PersonWish = {}) {
  const settled = await aSettledAgreement();
  const client = at(accepting, settled.vendor.signatory);
  const key = await authority.person(wish);
  return { ...settled, client, key };
}

const untilStatus = (client: Client, path: string, wanted: string) =>
  eventually(
    () => agreementSeenBy(client, path),
    ({ status }) => status === wanted,
  );

describe("signing with the party's own certificate (当事者型)", () => {
  it.each(["P-256", "P-384", "RSA 3072"] as const)(
    "puts the party's own %s signature into the PDF, told apart from the platform's seal",
    async (kind) => {
      const { client, key, path, id, digest, hospital, vendor } = await aPartySigner({ kind });
      const one = await prepared(client, path, digest, key);
      const answer = await give(client, path, one.id, digest, key.sign(bytesOf(one)));
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({
        status: "sealing",
        signatures: [{ party: "vendor", method: "party_certificate", certificate: { subject: "試験 署名者" } }],
      });
      await untilStatus(vendor.editor, path, "vendor_signed");
      // The other side signs by the seal; its process knows nothing of the roots but from the record.
      expect((await sign(hospital.signatory, path, digest)).status).toBe(201);
      await untilStatus(vendor.editor, path, "in_force");
      const { bytes } = await vendor.viewer.get(`${path}/document`);
      const verdict = await nobody.upload("/verifications", "a.pdf", bytes, "application/pdf");
      expect(verdict.body).toMatchObject({
        intact: true,
        problems: [],
        signatures: [
          {
            party: "vendor",
            method: "party_certificate",
            certificateIssuer: "試験認証サービス 発行局",
            issuer: {
              name: "試験認証サービス ルート",
              sha256: createHash("sha256").update(authority.root).digest("hex"),
            },
            revocation: { state: "absent", listedAt: null },
            valid: true,
            trusted: true,
            reason: expect.stringContaining("当事者型の電子署名"),
          },
          {
            party: "hospital",
            method: "platform_seal",
            valid: true,
            reason: expect.stringContaining("立会人型の電子封印"),
          },
        ],
      });
      const handedOut = await nobody.get("/verifications/party-roots.pem");
      expect(handedOut.status).toBe(200);
      expect(Buffer.from(handedOut.bytes).toString("utf8")).toContain(authority.rootPem);
      expect(await trailOf(id)).toEqual(
        expect.arrayContaining(["agreement.external-signature-prepared", "agreement.signed", "agreement.sealed"]),
      );
    },
  );

  it("is taken from the hospital as well, whose signature concludes the agreement", async () => {
    const { vendor, hospital, path, digest } = await aVendorSignedAgreement();
    const client = at(accepting, hospital.signatory);
    const key = await authority.person({ extensions: nonRepudiationAlone() });
    const one = await prepared(client, path, digest, key);
    expect((await give(client, path, one.id, digest, key.sign(bytesOf(one)))).status).toBe(200);
    await untilStatus(vendor.editor, path, "in_force");
  });

  const missing = ["openssl", "pdfsig", "sha256sum"].filter((tool) => spawnSync(tool, ["--version"]).error);
  if (missing.length > 0) process.stdout.write(`not run: verify.sh of a party's signature (${missing.join(", ")})\n`);
  else
    it("is named as such in the evidence bundle, and found right by its script without the portal", async () => {
      const { client, key, path, digest, hospital, vendor } = await aPartySigner();
      const one = await prepared(client, path, digest, key);
      await give(client, path, one.id, digest, key.sign(bytesOf(one)));
      await untilStatus(vendor.editor, path, "vendor_signed");
      await sign(hospital.signatory, path, digest);
      await untilStatus(vendor.editor, path, "in_force");
      const files = unzip(Buffer.from((await vendor.viewer.get(`${path}/evidence-bundle`)).bytes));
      expect(JSON.parse(files.get("signatures.json")!.toString("utf8"))).toMatchObject([
        { side: "vendor", method: "party_certificate", certificate: { issuer: "試験認証サービス 発行局" } },
        { side: "hospital", method: "platform_seal", certificate: null },
      ]);
      const place = join(folder, "bundle");
      for (const [name, bytes] of files) {
        mkdirSync(dirname(join(place, name)), { recursive: true });
        writeFileSync(join(place, name), bytes);
      }
      const { stdout, status } = spawnSync("sh", [join(place, "verify.sh")], { encoding: "utf8" });
      expect(stdout).toMatch(/ok {4}openssl: signature 1 .*当事者型/);
      expect(stdout).toMatch(/ok {4}openssl: signature 2 .*立会人型/);
      expect(status).toBe(0);
    });

  it("passes every gate of signing: turn, authority, password, digest, challenge and code", async () => {
    const { vendor, hospital, path, digest } = await aSettledAgreement();
    const key = await authority.person();
    const asked = async (client: Client, contentDigest = digest) =>
      (await prepare(at(accepting, client), path, contentDigest, key.pem)).body as unknown;
    expect(await asked(hospital.signatory)).toMatchObject({ status: 409, code: "wrong-state" });
    expect(await asked(vendor.editor)).toMatchObject({ status: 403 });
    expect(await asked(vendor.signatory, "0".repeat(64))).toMatchObject({ code: "agreement.digest-mismatch" });
    const app = await enrol(vendor.signatory);
    const client = at(strict, vendor.signatory);
    const one = await prepared(client, path, digest, key);
    const signature = key.sign(bytesOf(one));
    const refused = async (more: object) =>
      (await give(client, path, one.id, digest, signature, more)).body as { code: string };
    expect(await refused({ password: "wrong" })).toMatchObject({ code: "password.wrong" });
    expect(await refused({ code: await app.freshCode() })).toMatchObject({ code: "signing.challenge-missing" });
    const challenge = (await client.post(`${path}/signing-challenges`, { contentDigest: digest })).body as {
      id: string;
    };
    expect(await refused({ challenge: challenge.id })).toMatchObject({ code: "second-factor.code-missing" });
    expect(await agreementSeenBy(vendor.editor, path)).toMatchObject({ status: "settled", signatures: [] });
    const body = { challenge: challenge.id, code: await app.freshCode() };
    expect((await give(client, path, one.id, digest, signature, body)).body).toMatchObject({
      signatures: [{ method: "party_certificate", factors: ["password", "totp"], challengeId: challenge.id }],
    });
  });

  it("is not offered where the operator accepts no authority", async () => {
    const { vendor, path, digest } = await aSettledAgreement();
    const key = await authority.person();
    expect((await prepare(vendor.signatory, path, digest, key.pem)).body).toMatchObject({
      status: 409,
      code: "party-certificate.not-offered",
    });
    expect((await nobody.get("/installation")).body).toMatchObject({ partyCertificates: false });
    expect((await at(accepting, nobody).get("/installation")).body).toMatchObject({ partyCertificates: true });
  });
});

describe("a certificate", () => {
  const elsewhere = partyAuthority("知らない認証局");
  it.each<[string, () => Promise<PartyKey>, string]>([
    ["that has expired", () => authority.person({ from: Date.now() - 9 * DAY, to: Date.now() - DAY }), "not-valid-now"],
    ["that is not valid yet", () => authority.person({ from: Date.now() + DAY }), "not-valid-now"],
    ["that ends within a week", () => authority.person({ to: Date.now() + 6 * DAY }), "not-valid-now"],
    ["for servers", () => authority.person({ extensions: forServers() }), "not-for-signing"],
    ["for key agreement", () => authority.person({ extensions: forKeyAgreement() }), "not-for-signing"],
    ["without a key usage", () => authority.person({ extensions: [] }), "not-for-signing"],
    ["of an authority", () => authority.person({ extensions: asAuthority() }), "not-for-signing"],
    ["with RSA of 1024 bits", () => authority.person({ kind: "RSA 1024" }), "weak-key"],
    ["with a curve that is not accepted", () => authority.person({ kind: "P-521" }), "weak-key"],
    ["that its owner made", () => authority.selfMade(), "untrusted"],
    ["of another authority", async () => (await elsewhere).person(), "untrusted"],
    [
      "with a critical part that nobody knows",
      () => authority.person({ extensions: withUnknownCritical() }),
      "untrusted",
    ],
    [
      "whose issuer is missing",
      async () => {
        const key = await authority.person();
        return { ...key, pem: key.pem.slice(0, key.pem.indexOf("-----END") + 30) };
      },
      "untrusted",
    ],
    ["that is none", async () => ({ ...(await authority.person()), pem: "hello" }), "unreadable"],
  ])("%s is refused with its reason", async (_, make, code) => {
    const { path, digest, vendor } = await settled;
    const answer = await prepare(at(accepting, vendor.signatory), path, digest, (await make()).pem);
    expect(answer.body).toMatchObject({ status: 422, code: `party-certificate.${code}` });
  });
  const settled = aSettledAgreement();
});

describe("a signature that comes back", () => {
  it("is refused when it is by another key, over something else, or no signature, and can then still be given", async () => {
    const { client, key, path, digest, vendor } = await aPartySigner();
    const one = await prepared(client, path, digest, key);
    const other = await authority.person();
    for (const wrong of [
      other.sign(bytesOf(one)),
      key.sign(Buffer.from("another content")),
      key.sign(Buffer.from(one.digest, "hex")),
      Buffer.alloc(70, 1),
    ])
      expect((await give(client, path, one.id, digest, wrong)).body).toMatchObject({
        status: 422,
        code: "external-signature.invalid",
      });
    expect(await agreementSeenBy(vendor.editor, path)).toMatchObject({ status: "settled", signatures: [] });
    expect((await give(client, path, one.id, digest, key.sign(bytesOf(one)))).status).toBe(200);
  });

  it("serves once: of ten replays at two processes one succeeds, and it cannot be changed afterwards", async () => {
    const { client, key, path, digest, vendor, id } = await aPartySigner();
    const one = await prepared(client, path, digest, key);
    const signature = key.sign(bytesOf(one));
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        give(index % 2 === 0 ? client : at(strict, vendor.signatory), path, one.id, digest, signature),
      ),
    );
    // The strict process asks for a second factor first, and so takes none of them.
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await give(client, path, one.id, digest, signature)).body).toMatchObject({
      status: 409,
      code: "external-signature.used",
    });
    await expect(
      owner.query("update external_signature set signature = null, used_at = null where agreement_id = $1", [id]),
    ).rejects.toThrow("never changed");
  });

  it("is worth nothing after half an hour, for another preparation, person or organisation", async () => {
    const { client, key, path, digest, hospital } = await aPartySigner();
    const first = await prepared(client, path, digest, key);
    const second = await prepared(client, path, digest, key);
    const signature = key.sign(bytesOf(first));
    expect((await give(client, path, first.id, digest, signature)).body).toMatchObject({
      status: 409,
      code: "external-signature.unknown",
    });
    const counterparty = at(accepting, hospital.signatory);
    expect((await give(counterparty, path, second.id, digest, key.sign(bytesOf(second)))).status).toBe(409);
    const stranger = at(accepting, (await aTeam("vendor")).signatory);
    expect((await give(stranger, path, second.id, digest, key.sign(bytesOf(second)))).status).toBe(404);
    expect((await give(client, path, randomUUID(), digest, signature)).body).toMatchObject({
      code: "external-signature.unknown",
    });
    await owner.query(
      "update external_signature set expires_at = clock_timestamp() - interval '1 second' where id = $1",
      [second.id],
    );
    expect((await give(client, path, second.id, digest, key.sign(bytesOf(second)))).body).toMatchObject({
      status: 409,
      code: "external-signature.expired",
    });
  });

  it("is worth nothing once the agreement went back to negotiation, and for another agreement", async () => {
    const { client, key, path, digest, vendor } = await aPartySigner();
    const one = await prepared(client, path, digest, key);
    const signature = key.sign(bytesOf(one));
    const another = await aVendorSignedAgreement();
    expect((await give(client, another.path, one.id, another.digest, signature)).status).toBe(404);
    expect((await vendor.editor.post(`${path}/reopening`, { reason: "条項を直すため" })).status).toBe(200);
    expect((await give(client, path, one.id, digest, signature)).status).toBe(409);
    expect(await agreementSeenBy(vendor.editor, path)).toMatchObject({ status: "negotiating", signatures: [] });
  });
});
