import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "@jest/globals";
import { type Agreement, agreementSeenBy, aSettledAgreement, aVendorSignedAgreement, sign } from "./given.js";
import { codeFor } from "./authenticator.js";
import { enrol } from "./second-factor.js";
import { startServer } from "./start-server.mjs";
import { type Client, Client as Session, eventually, owner, signIn, thePassword } from "./world.js";

/** A process of the same portal that asks everybody for a second factor at the act of signing. */
const strict = await startServer(process.env["TEST_STORAGE_DIR"] ?? "", { SIGNING_SECOND_FACTOR: "required" });
afterAll(async () => {
  const ended = new Promise((end) => strict.server.once("exit", end));
  if (strict.server.exitCode === null && strict.server.kill("SIGTERM")) await ended;
});
const atStrict = ({ cookie }: Client) => new Session(cookie, strict.url);

interface Challenge {
  readonly id: string;
  readonly expiresAt: string;
  readonly consent: string;
  readonly secondFactors: string[];
}

async function challengeFor(client: Client, path: string, contentDigest: string): Promise<Challenge> {
  const answer = await client.post(`${path}/signing-challenges`, { contentDigest });
  if (answer.status !== 201) throw new Error(`signing-challenges answered ${answer.status} ${answer.text}`);
  return answer.body as Challenge;
}

const signWith = (client: Client, path: string, body: object, key: string = randomUUID()) =>
  client.post(`${path}/signatures`, { password: thePassword, ...body }, { "idempotency-key": key });

async function aSigner() {
  const settled = await aSettledAgreement();
  const app = await enrol(settled.vendor.signatory);
  return { ...settled, app, client: atStrict(settled.vendor.signatory) };
}

describe("where everybody needs a second factor to sign", () => {
  it("signs with password, code and challenge, and keeps all three as evidence", async () => {
    const { client, app, path, id, digest, hospital } = await aSigner();
    const challenge = await challengeFor(client, path, digest);
    expect(challenge).toMatchObject({ secondFactors: ["totp"], passkey: null });
    expect(challenge.consent).toContain(digest.slice(0, 4).toUpperCase());
    const minutes = (Date.parse(challenge.expiresAt) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(4);
    expect(minutes).toBeLessThanOrEqual(5);
    const body = { contentDigest: digest, code: await app.freshCode(), challenge: challenge.id };
    expect((await signWith(client, path, body)).status).toBe(201);
    const signature = { factors: ["password", "totp"], challengeId: challenge.id };
    expect((await agreementSeenBy(hospital.editor, path)) as unknown).toMatchObject({ signatures: [signature] });
    const { rows } = await owner.query<{ payload: string }>(
      "select payload from audit_event where subject_id = $1 and action = 'agreement.signed'",
      [id],
    );
    expect(JSON.parse(rows[0]!.payload)).toMatchObject({ detail: signature });
    const kept = await owner.query(
      "select consent, challenged_at < signed_at as before from agreement_signature where agreement_id = $1",
      [id],
    );
    expect(kept.rows).toEqual([{ consent: challenge.consent, before: true }]);
  });

  it("needs each of them", async () => {
    const { client, app, path, digest, vendor } = await aSigner();
    const { id: challenge } = await challengeFor(client, path, digest);
    const contentDigest = digest;
    const code = await app.freshCode();
    const refused = async (body: object) => (await signWith(client, path, body)).body as unknown;
    expect(await refused({ contentDigest, code })).toMatchObject({ status: 422, code: "signing.challenge-missing" });
    expect(await refused({ contentDigest, challenge })).toMatchObject({
      status: 422,
      code: "second-factor.code-missing",
      errors: [{ pointer: "/code" }],
    });
    expect(await refused({ contentDigest, challenge, code: codeFor(app.key, 40) })).toMatchObject({
      status: 403,
      code: "second-factor.wrong",
    });
    expect(await refused({ contentDigest, challenge, code, password: "wrong" })).toMatchObject({
      status: 403,
      code: "password.wrong",
    });
    expect(await agreementSeenBy(vendor.editor, path)).toMatchObject({ status: "settled", signatures: [] });
    // What was refused used nothing up.
    expect((await signWith(client, path, { contentDigest, challenge, code })).status).toBe(201);
  });

  it("sends who has none away to set one up, before and at the signature", async () => {
    const { vendor, path, digest } = await aSettledAgreement();
    const client = atStrict(vendor.signatory);
    const begun = await client.post(`${path}/signing-challenges`, { contentDigest: digest });
    expect(begun.body).toMatchObject({ status: 409, code: "second-factor.not-enrolled" });
    const lax = await challengeFor(vendor.signatory, path, digest);
    const body = { contentDigest: digest, challenge: lax.id };
    expect((await signWith(client, path, body)).body).toMatchObject({ code: "second-factor.not-enrolled" });
    expect((await signWith(client, path, { ...body, code: "123456" })).body).toMatchObject({
      code: "second-factor.not-enrolled",
    });
    expect((await client.get("/installation")).body).toMatchObject({ signingSecondFactor: "required" });
  });

  it("takes a recovery code, and says in the evidence that it was one", async () => {
    const { client, app, path, digest } = await aSigner();
    const { id: challenge } = await challengeFor(client, path, digest);
    const body = { contentDigest: digest, code: app.recoveryCodes[0], challenge };
    expect((await signWith(client, path, body)).body).toMatchObject({
      signatures: [{ factors: ["password", "recovery"] }],
    });
  });

  it("waits a day after an administrator took the second factor away", async () => {
    const { client, app, path, digest } = await aSigner();
    await owner.query(
      "update person set second_factor_reset_at = clock_timestamp() - interval '23 hours' where id = $1",
      [app.personId],
    );
    const early = await client.post(`${path}/signing-challenges`, { contentDigest: digest });
    expect(early.body).toMatchObject({ status: 409, code: "second-factor.reset-recently" });
    await owner.query(
      "update person set second_factor_reset_at = clock_timestamp() - interval '25 hours' where id = $1",
      [app.personId],
    );
    await challengeFor(client, path, digest);
  });
});

describe("a signing challenge", () => {
  it("serves once: of twenty replays at two processes one succeeds", async () => {
    const { client, app, path, digest, vendor, id } = await aSigner();
    const { id: challenge } = await challengeFor(client, path, digest);
    const body = { contentDigest: digest, code: await app.freshCode(), challenge };
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => signWith(at % 2 === 0 ? client : vendor.signatory, path, body)),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    const codes = new Set(
      answers.filter(({ status }) => status !== 201).map(({ body }) => (body as { code: string }).code),
    );
    // Ten attempts at a time count as guesses until they are over.
    for (const code of codes) expect(["signing.challenge-used", "too-many-requests"]).toContain(code);
    const replay = await signWith(client, path, body);
    expect(replay.body).toMatchObject({ status: 409, code: "signing.challenge-used" });
    const { rows } = await owner.query("select 1 from agreement_signature where agreement_id = $1", [id]);
    expect(rows).toHaveLength(1);
  });

  it("is answered again to the same Idempotency-Key, without a new code", async () => {
    const { client, app, path, digest } = await aSigner();
    const { id: challenge } = await challengeFor(client, path, digest);
    const key = randomUUID();
    const body = { contentDigest: digest, code: await app.freshCode(), challenge };
    const first = await signWith(client, path, body, key);
    const again = await signWith(client, path, body, key);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect((again.body as Agreement).id).toBe((first.body as Agreement).id);
  });

  it("is worth nothing in another session, for another person, agreement or revision", async () => {
    const { client, app, path, digest, vendor, hospital } = await aSigner();
    const { id: challenge } = await challengeFor(client, path, digest);
    const unknown = { status: 409, code: "signing.challenge-unknown" };
    // The same person in another session.
    const half = await signIn(await emailOf(app.personId));
    const given = await half.post("/sessions/current/second-factor", { code: await app.freshCode() });
    const other = new Session(given.headers.get("set-cookie")!.split(";")[0], strict.url);
    const body = async () => ({ contentDigest: digest, code: await app.freshCode(), challenge });
    expect((await signWith(other, path, await body())).body).toMatchObject(unknown);
    expect((await signWith(client, path, { ...(await body()), challenge: "no such thing" })).body).toMatchObject(
      unknown,
    );
    // Another person of another organisation, in the turn of that side.
    const signed = await aVendorSignedAgreement();
    const director = await enrol(signed.hospital.signatory);
    const theirs = { contentDigest: signed.digest, code: await director.freshCode(), challenge };
    expect((await signWith(atStrict(signed.hospital.signatory), signed.path, theirs)).body).toMatchObject(unknown);
    // The next revision of the same content.
    expect((await hospital.editor.post(`${path}/reopening`, { reason: "直す" })).status).toBe(200);
    const settled = await hospital.editor.post(`${path}/settlement`);
    expect(settled.status).toBe(200);
    const { contentDigest } = settled.body as { contentDigest: string };
    await eventually(
      () => agreementSeenBy(vendor.editor, path),
      ({ document }) => document.ready,
    );
    const next = { contentDigest, code: await app.freshCode(), challenge };
    expect((await signWith(client, path, next)).body).toMatchObject(unknown);
    const stale = { contentDigest: digest === contentDigest ? "0".repeat(64) : digest, code: next.code, challenge };
    expect((await signWith(client, path, stale)).body).toMatchObject({ code: "agreement.digest-mismatch" });
  });

  it("is over after five minutes", async () => {
    const { client, app, path, digest } = await aSigner();
    const { id: challenge } = await challengeFor(client, path, digest);
    await owner.query(
      "update signing_challenge set expires_at = clock_timestamp() - interval '1 second' where id = $1",
      [challenge],
    );
    const body = { contentDigest: digest, code: await app.freshCode(), challenge };
    expect((await signWith(client, path, body)).body).toMatchObject({ status: 409, code: "signing.challenge-expired" });
  });

  it("is given only for what may be signed now, by whom", async () => {
    const { vendor, hospital, path, digest } = await aSettledAgreement();
    const ask = (client: Client, contentDigest: string) => client.post(`${path}/signing-challenges`, { contentDigest });
    expect((await ask(vendor.signatory, "0".repeat(64))).body).toMatchObject({ code: "agreement.digest-mismatch" });
    expect((await ask(hospital.signatory, digest)).body).toMatchObject({ code: "wrong-state" });
    expect((await ask(vendor.editor, digest)).status).toBe(403);
  });
});

describe("where who has a second factor signs with it", () => {
  it("needs neither code nor challenge of who has none, and says so in the evidence", async () => {
    const { vendor, path, digest } = await aSettledAgreement();
    expect(await challengeFor(vendor.signatory, path, digest)).toMatchObject({ secondFactors: [] });
    expect((await sign(vendor.signatory, path, digest)).body).toMatchObject({
      signatures: [{ factors: ["password"], challengeId: null }],
    });
  });

  it("needs the code of who has one, and refuses the one that signed in", async () => {
    const { vendor, path, digest } = await aSettledAgreement();
    const app = await enrol(vendor.signatory);
    expect((await sign(vendor.signatory, path, digest)).body).toMatchObject({ code: "second-factor.code-missing" });
    const half = await signIn(await emailOf(app.personId));
    const code = await app.freshCode();
    const given = await half.post("/sessions/current/second-factor", { code });
    const client = new Session(given.headers.get("set-cookie")!.split(";")[0]);
    expect((await signWith(client, path, { contentDigest: digest, code })).body).toMatchObject({
      status: 409,
      code: "second-factor.code-used",
    });
    const signed = await signWith(client, path, { contentDigest: digest, code: await app.freshCode() });
    expect(signed.body).toMatchObject({ signatures: [{ factors: ["password", "totp"], challengeId: null }] });
  });
});

async function emailOf(personId: string): Promise<{ email: string }> {
  const { rows } = await owner.query<{ email: string }>("select email from person where id = $1", [personId]);
  return rows[0]!;
}
