import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "@jest/globals";
import { agreementSeenBy, anotherSettled, aSettledAgreement } from "./given.js";
import type { AnswerRequest } from "./passkey-device.js";
import { enrol, passkeyRequest, provedBy, registerPasskey } from "./second-factor.js";
import { startServer } from "./start-server.mjs";
import { type Client, Client as Session, owner, signIn, thePassword } from "./world.js";

/** A process of the same portal that asks everybody for a second factor at the act of signing. */
const strict = await startServer(process.env["TEST_STORAGE_DIR"] ?? "", { SIGNING_SECOND_FACTOR: "required" });
afterAll(async () => {
  const ended = new Promise((end) => strict.server.once("exit", end));
  if (strict.server.exitCode === null && strict.server.kill("SIGTERM")) await ended;
});

interface Challenge {
  readonly id: string;
  readonly secondFactors: string[];
  readonly passkey: AnswerRequest;
}

async function challengeFor(client: Client, path: string, contentDigest: string): Promise<Challenge> {
  const answer = await client.post(`${path}/signing-challenges`, { contentDigest });
  if (answer.status !== 201) throw new Error(`signing-challenges answered ${answer.status} ${answer.text}`);
  return answer.body as Challenge;
}

const signWith = (client: Client, path: string, body: object) =>
  client.post(`${path}/signatures`, { password: thePassword, ...body }, { "idempotency-key": randomUUID() });

/** A vendor's signatory with a passkey, at the strict process. */
async function aSigner() {
  const settled = await aSettledAgreement();
  const client = new Session(settled.vendor.signatory.cookie, strict.url);
  return { ...settled, client, passkey: await registerPasskey(client) };
}

/** One for all the refusals that leave the agreement as it is: what is tried there is never signed. */
const unsigned = aSigner();

const refused = { status: 403, code: "passkey.refused" };

describe("signing with a passkey", () => {
  it("is enough where everybody needs a second factor; the evidence names the passkey, not its key", async () => {
    const { client, passkey, path, id, digest, hospital } = await aSigner();
    const challenge = await challengeFor(client, path, digest);
    expect(challenge).toMatchObject({ secondFactors: ["passkey"], passkey: { relyingPartyId: "127.0.0.1" } });
    expect(challenge.passkey.challenge).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const body = { contentDigest: digest, challenge: challenge.id, passkey: passkey.device.answer(challenge.passkey) };
    expect((await signWith(client, path, body)).status).toBe(201);
    const signature = { factors: ["password", "passkey"], challengeId: challenge.id };
    expect((await agreementSeenBy(hospital.editor, path)) as unknown).toMatchObject({ signatures: [signature] });
    const { rows } = await owner.query<{ payload: string }>(
      "select payload from audit_event where subject_id = $1 and action = 'agreement.signed'",
      [id],
    );
    const { credentialId } = passkey.device;
    expect(JSON.parse(rows[0]!.payload)).toMatchObject({ detail: { ...signature, credentialId } });
    const kept = await owner.query("select credential_id from agreement_signature where agreement_id = $1", [id]);
    expect(kept.rows).toEqual([{ credential_id: credentialId }]);
    const replay = await signWith(client, path, body);
    expect(replay.body).toMatchObject({ status: 409, code: "signing.challenge-used" });
  });

  it("needs it, or a code, or a recovery code, of who has set one up", async () => {
    const { client, path, digest, passkey, vendor } = await aSigner();
    const contentDigest = digest;
    const { id: challenge, passkey: request } = await challengeFor(client, path, digest);
    const answer = async (body: object, at = client) => (await signWith(at, path, body)).body as unknown;
    expect(await answer({ contentDigest, challenge })).toMatchObject({
      status: 422,
      code: "second-factor.code-missing",
    });
    expect(await answer({ contentDigest, challenge }, vendor.signatory)).toMatchObject({
      code: "second-factor.code-missing",
    });
    expect(await answer({ contentDigest, challenge, code: "123456" })).toMatchObject({ code: "second-factor.wrong" });
    // There is nothing that a passkey could have signed without a challenge.
    const signed = passkey.device.answer(request);
    expect(await answer({ contentDigest, passkey: signed })).toMatchObject({ code: "signing.challenge-missing" });
    expect(await answer({ contentDigest, passkey: signed }, vendor.signatory)).toMatchObject({
      code: "signing.challenge-missing",
    });
    expect(await agreementSeenBy(vendor.editor, path)).toMatchObject({ status: "settled", signatures: [] });
    const code = passkey.recoveryCodes[0];
    expect(await answer({ contentDigest, challenge, code })).toMatchObject({
      signatures: [{ factors: ["password", "recovery"] }],
    });
  });

  it("is refused from another origin, another relying party, or without the person verified", async () => {
    const { client, passkey, path, digest } = await aSigner();
    const challenge = await challengeFor(client, path, digest);
    const body = (lies: object) => ({
      contentDigest: digest,
      challenge: challenge.id,
      passkey: passkey.device.answer(challenge.passkey, lies),
    });
    for (const lies of [
      { origin: "https://portal.example" },
      { relyingPartyId: "portal.example" },
      { flags: 0x01 },
      { crossOrigin: true },
      { type: "webauthn.create" },
    ])
      expect((await signWith(client, path, body(lies))).body).toMatchObject(refused);
    // What was refused used nothing up.
    expect((await signWith(client, path, body({}))).status).toBe(201);
  });

  it("is refused with the passkey of another person, or one that claims to be the person's", async () => {
    const { client, passkey, path, digest, hospital } = await unsigned;
    const theirs = await registerPasskey(new Session(hospital.signatory.cookie, strict.url));
    const challenge = await challengeFor(client, path, digest);
    const { credentialId } = passkey.device;
    for (const lies of [{}, { credentialId }]) {
      const answer = theirs.device.answer(challenge.passkey, lies);
      const body = { contentDigest: digest, challenge: challenge.id, passkey: answer };
      expect((await signWith(client, path, body)).body).toMatchObject(refused);
    }
  });

  it("is worth nothing for another agreement, another challenge or a sign-in", async () => {
    const signer = await unsigned;
    const { client, passkey, path, digest } = signer;
    const other = await anotherSettled(signer);
    const here = await challengeFor(client, path, digest);
    const there = await challengeFor(client, other.path, other.digest);
    const { device } = passkey;
    const sign = async (challenge: string, request: AnswerRequest) =>
      (await signWith(client, path, { contentDigest: digest, challenge, passkey: device.answer(request) }))
        .body as unknown;
    // The other agreement's challenge, as it is and under the name of this one.
    expect(await sign(there.id, there.passkey)).toMatchObject({ code: "signing.challenge-unknown" });
    expect(await sign(here.id, there.passkey)).toMatchObject(refused);
    // An earlier challenge of this agreement, and one of another act of the person.
    const again = await challengeFor(client, path, digest);
    expect(await sign(again.id, here.passkey)).toMatchObject(refused);
    expect(await sign(here.id, await passkeyRequest(client, "change"))).toMatchObject(refused);
    // Nor does the answer to a challenge of signing open a session.
    const { rows } = await owner.query<{ email: string }>("select email from person where id = $1", [passkey.personId]);
    const half = new Session((await signIn(rows[0]!)).cookie, strict.url);
    const given = await half.post("/sessions/current/second-factor", { passkey: device.answer(again.passkey) });
    expect(given.body).toMatchObject({ status: 409, code: "passkey.challenge-over" });
  });

  it("is worth nothing in another session of the same person", async () => {
    const { client, passkey, path, digest } = await unsigned;
    const challenge = await challengeFor(client, path, digest);
    const { rows } = await owner.query<{ email: string }>("select email from person where id = $1", [passkey.personId]);
    const half = new Session((await signIn(rows[0]!)).cookie, strict.url);
    const given = await half.post("/sessions/current/second-factor", {
      passkey: passkey.device.answer(await passkeyRequest(half, "sign-in")),
    });
    const second = new Session(given.headers.get("set-cookie")!.split(";")[0], strict.url);
    const body = { contentDigest: digest, challenge: challenge.id, passkey: passkey.device.answer(challenge.passkey) };
    expect((await signWith(second, path, body)).body).toMatchObject({ status: 409, code: "signing.challenge-unknown" });
    const own = await challengeFor(second, path, digest);
    const mixed = { ...body, challenge: own.id };
    expect((await signWith(second, path, mixed)).body).toMatchObject(refused);
  });

  it("is over after five minutes, and when the counter goes back", async () => {
    const { client, passkey, path, digest } = await unsigned;
    const late = await challengeFor(client, path, digest);
    await owner.query(
      "update signing_challenge set expires_at = clock_timestamp() - interval '1 second' where id = $1",
      [late.id],
    );
    const body = (challenge: Challenge, counter?: number) => ({
      contentDigest: digest,
      challenge: challenge.id,
      passkey: passkey.device.answer(challenge.passkey, counter === undefined ? {} : { counter }),
    });
    expect((await signWith(client, path, body(late))).body).toMatchObject({ code: "signing.challenge-expired" });
    await owner.query("update second_factor set sign_count = 41 where id = $1", [passkey.id]);
    const challenge = await challengeFor(client, path, digest);
    for (const counter of [41, 3])
      expect((await signWith(client, path, body(challenge, counter))).body).toMatchObject({
        status: 403,
        code: "passkey.counter-back",
      });
  });

  it("lets who has both choose", async () => {
    const { client, passkey, path, digest } = await aSigner();
    const app = await enrol(client, await provedBy(client, passkey));
    const challenge = await challengeFor(client, path, digest);
    expect(challenge.secondFactors).toEqual(["totp", "passkey"]);
    const body = { contentDigest: digest, challenge: challenge.id, code: await app.freshCode() };
    expect((await signWith(client, path, body)).body).toMatchObject({
      signatures: [{ factors: ["password", "totp"] }],
    });
  });
});
