import { randomUUID } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { codeFor } from "./authenticator.js";
import { agreementSeenBy, anotherSettled, aSettledAgreement, sign } from "./given.js";
import type { AnswerRequest } from "./passkey-device.js";
import { enrol, registerPasskey } from "./second-factor.js";
import { aMember, type Client, owner, signIn, thePassword, trailOf } from "./world.js";

interface Batch {
  readonly id: string;
  readonly items: { agreementId: string; consent: string }[];
  readonly secondFactors: string[];
  readonly passkey: AnswerRequest | null;
}
interface Result {
  readonly items: { agreementId: string; number: string; status: string; refusal: { code: string } | null }[];
}
interface Listed {
  readonly id: string;
  readonly path: string;
  readonly digest: string;
}

const begin = (client: Client, agreements: readonly Listed[]) =>
  client.post("/signing-batches", {
    agreements: agreements.map(({ id, digest }) => ({ id, contentDigest: digest })),
  });
const begun = async (client: Client, agreements: readonly Listed[]): Promise<Batch> => {
  const answer = await begin(client, agreements);
  if (answer.status !== 201) throw new Error(`signing-batches answered ${answer.status} ${answer.text}`);
  return answer.body as Batch;
};
const signAll = (client: Client, id: string, proof: object, password = thePassword) =>
  client.post(`/signing-batches/${id}/signatures`, { password, ...proof });
const outcome = ({ items }: Result) =>
  new Map(items.map(({ agreementId, status, refusal }) => [agreementId, refusal?.code ?? status]));

/** Two agreements of the same two parties, settled; the vendor's signatory has opened both. */
async function twoToSign() {
  const first = await aSettledAgreement();
  const list: Listed[] = [first, await anotherSettled(first)].map(({ id, path, digest }) => ({ id, path, digest }));
  for (const { path } of list) await first.vendor.signatory.get(`${path}/document`);
  return { ...first, list, client: first.vendor.signatory };
}

const signatures = async (list: readonly Listed[]) =>
  (
    await owner.query<{ agreement: string; challenge: string; factors: string[]; consent: string }>(
      `select agreement_id as agreement, challenge_id as challenge, factors, consent from agreement_signature
        where agreement_id = any($1) order by agreement_id`,
      [list.map(({ id }) => id)],
    )
  ).rows;

describe("signing several agreements at one act", () => {
  it("takes one code for all of them; each has a challenge, a consent and an audit event of its own", async () => {
    const { client, list, vendor, hospital } = await twoToSign();
    const app = await enrol(client);
    const batch = await begun(client, list);
    expect(batch).toMatchObject({ secondFactors: ["totp"], passkey: null });
    const code = await app.freshCode();
    const signed = await signAll(client, batch.id, { code });
    expect(signed.status).toBe(200);
    expect(outcome(signed.body)).toEqual(new Map(list.map(({ id }) => [id, "signed"])));
    const kept = await signatures(list);
    expect(kept.map(({ factors }) => factors)).toEqual([
      ["password", "totp"],
      ["password", "totp"],
    ]);
    expect(new Set(kept.map(({ challenge }) => challenge)).size).toBe(2);
    expect(new Map(kept.map(({ agreement, consent }) => [agreement, consent]))).toEqual(
      new Map(batch.items.map(({ agreementId, consent }) => [agreementId, consent])),
    );
    const { rows } = await owner.query<{ payload: string }>(
      "select payload from audit_event where subject_id = any($1) and action = 'agreement.signed'",
      [list.map(({ id }) => id)],
    );
    expect(rows.map(({ payload }) => (JSON.parse(payload) as { detail: object }).detail)).toEqual(
      list.map(() => expect.objectContaining({ batchId: batch.id })),
    );
    // What else was signed with it is its organisation's own matter.
    expect(await trailOf(batch.id)).toEqual(["signing.batch-proved"]);
    const seen = async (reader: Client) =>
      ((await reader.get(`/audit-events?subject=${batch.id}`)).body as { items: object[] }).items.length;
    expect([await seen(vendor.viewer), await seen(hospital.viewer)]).toEqual([1, 0]);
  });

  it("is not begun for what was not opened by this very person, is not settled so, or is not one's own", async () => {
    const { client, list, vendor, hospital } = await twoToSign();
    // The inbox: whose signature comes next.
    const inbox = async (reader: Client) =>
      ((await reader.get("/agreements?toSign=true")).body as { items: { id: string; documentOpened: boolean }[] })
        .items;
    expect(new Map((await inbox(client)).map(({ id, documentOpened }) => [id, documentOpened]))).toEqual(
      new Map(list.map(({ id }) => [id, true])),
    );
    expect(await inbox(hospital.signatory)).toEqual([]);
    const pointersOf = async (reader: Client, agreements: readonly Listed[]) => {
      const { status, body } = await begin(reader, agreements);
      expect(status).toBe(422);
      return (body as { errors: { pointer: string; code: string }[] }).errors.map(({ pointer, code }) => [
        pointer,
        code,
      ]);
    };
    const colleague = await signIn(await aMember(vendor.organization, ["signatory"]));
    await colleague.get(`${list[0]!.path}/document`);
    expect(await pointersOf(colleague, list)).toEqual([["/agreements/1", "agreement.document-not-opened"]]);
    const other = { ...list[1]!, digest: "0".repeat(64) };
    const unknown = { ...list[1]!, id: randomUUID() };
    expect(await pointersOf(client, [list[0]!, other, unknown])).toEqual([
      ["/agreements/1", "agreement.digest-mismatch"],
      ["/agreements/2", "not-found"],
    ]);
    // The hospital's turn comes after the vendor's.
    await hospital.signatory.get(`${list[0]!.path}/document`);
    expect(await pointersOf(hospital.signatory, [list[0]!])).toEqual([["/agreements/0", "wrong-state"]]);
    expect((await begin(client, [list[0]!, list[0]!])).status).toBe(400);
    expect((await begin(vendor.editor, list)).status).toBe(403);
  });

  it("signs the others when one has changed meanwhile, and says why that one was not", async () => {
    const { client, list, hospital } = await twoToSign();
    const batch = await begun(client, list);
    expect((await hospital.editor.post(`${list[0]!.path}/reopening`, { reason: "見直し" })).status).toBe(200);
    const { body } = await signAll(client, batch.id, {});
    expect(outcome(body)).toEqual(
      new Map([
        [list[0]!.id, "wrong-state"],
        [list[1]!.id, "signed"],
      ]),
    );
    expect((await signatures(list)).map(({ agreement }) => agreement)).toEqual([list[1]!.id]);
  });

  it("uses nothing up when password or code are wrong, and nothing at all when the list has expired", async () => {
    const { client, list } = await twoToSign();
    const app = await enrol(client);
    const { id } = await begun(client, list);
    const code = await app.freshCode();
    expect((await signAll(client, id, { code }, "wrong")).body).toMatchObject({ code: "password.wrong" });
    expect((await signAll(client, id, {})).body).toMatchObject({ code: "second-factor.code-missing" });
    expect((await signAll(client, id, { code: codeFor(app.key, 40) })).body).toMatchObject({
      code: "second-factor.wrong",
    });
    await owner.query("update signing_batch set expires_at = clock_timestamp() - interval '1 second' where id = $1", [
      id,
    ]);
    expect((await signAll(client, id, { code })).body).toMatchObject({ code: "signing.challenge-expired" });
    expect(await signatures(list)).toEqual([]);
    const fresh = await begun(client, list);
    expect((await signAll(client, fresh.id, { code })).status).toBe(200);
    expect(await signatures(list)).toHaveLength(2);
  });
});

describe("the same request sent again", () => {
  it("tells the same, however often and at once, and signs each agreement once", async () => {
    const { client, list } = await twoToSign();
    const app = await enrol(client);
    const { id } = await begun(client, list);
    const code = await app.freshCode();
    const answers = await Promise.all([client, client.elsewhere(), client].map((one) => signAll(one, id, { code })));
    for (const { body } of [...answers, await signAll(client, id, { code })])
      expect(outcome(body)).toEqual(new Map(list.map((one) => [one.id, "signed"])));
    expect(await signatures(list)).toHaveLength(2);
    expect((await signAll(client, id, { code: app.recoveryCodes[0] })).body).toMatchObject({
      status: 409,
      code: "signing.challenge-used",
    });
  });

  it("goes on where it was interrupted, with the proof that was given for the list", async () => {
    const { client, list, vendor } = await twoToSign();
    const app = await enrol(client);
    const { id } = await begun(client, list);
    const code = await app.freshCode();
    const idOf = async (one: Client) => ((await one.get("/me")).body as { user: { id: string } }).user.id;
    const { rows } = await owner.query<{ id: string }>(
      `insert into signing_authority (id, organization_id, person_id, person_name, title, kind, valid_from, valid_until, granted_by, granted_by_name)
       values ($1, $2, $3, 'x', 'x', 'representative', '2020-01-01', '2020-12-31', $4, 'x') returning id`,
      [randomUUID(), vendor.organization.id, await idOf(client), await idOf(vendor.admin)],
    );
    const first = await signAll(client, id, { code });
    expect(outcome(first.body)).toEqual(new Map(list.map((one) => [one.id, "authority.expired"])));
    await owner.query("delete from signing_authority where id = $1", [rows[0]!.id]);
    const second = await signAll(client, id, { code });
    expect(outcome(second.body)).toEqual(new Map(list.map((one) => [one.id, "signed"])));
  });

  it("is worth nothing in another session, to another person, or to one agreement alone", async () => {
    const { client, list, vendor } = await twoToSign();
    const [listed] = list;
    const batch = await begun(client, list);
    const { rows } = await owner.query<{ id: string }>("select id from signing_challenge where batch_id = $1", [
      batch.id,
    ]);
    for (const challenge of [batch.id, ...rows.map(({ id }) => id)]) {
      const body = { contentDigest: listed!.digest, password: thePassword, challenge };
      const alone = await client.post(`${listed!.path}/signatures`, body, { "idempotency-key": randomUUID() });
      expect(alone.body).toMatchObject({ status: 409, code: "signing.challenge-unknown" });
    }
    const colleague = await signIn(await aMember(vendor.organization, ["signatory"]));
    expect((await signAll(colleague, batch.id, {})).status).toBe(404);
    const { rows: people } = await owner.query<{ email: string }>(
      "select p.email from person p join signing_batch b on b.person_id = p.id where b.id = $1",
      [batch.id],
    );
    expect((await signAll(await signIn({ email: people[0]!.email }), batch.id, {})).body).toMatchObject({
      status: 409,
      code: "signing.challenge-unknown",
    });
    expect(await agreementSeenBy(vendor.editor, listed!.path)).toMatchObject({ status: "settled", signatures: [] });
  });
});

it("has a passkey sign the whole list: its answer serves no other list and no single agreement", async () => {
  const { client, list } = await twoToSign();
  const { device } = await registerPasskey(client);
  const [both, one] = [await begun(client, list), await begun(client, list.slice(0, 1))];
  expect(both.passkey!.challenge).not.toBe(one.passkey!.challenge);
  const refused = { status: 403, code: "passkey.refused" };
  expect((await signAll(client, both.id, { passkey: device.answer(one.passkey!) })).body).toMatchObject(refused);
  const [listed] = list;
  const alone = await client.post(`${listed!.path}/signing-challenges`, { contentDigest: listed!.digest });
  const single = (alone.body as { id: string; passkey: AnswerRequest }).passkey;
  expect((await signAll(client, both.id, { passkey: device.answer(single) })).body).toMatchObject(refused);
  const signed = await signAll(client, both.id, { passkey: device.answer(both.passkey!) });
  expect(outcome(signed.body)).toEqual(new Map(list.map(({ id }) => [id, "signed"])));
  expect((await signatures(list)).map(({ factors }) => factors)).toEqual([
    ["password", "passkey"],
    ["password", "passkey"],
  ]);
  // Signed already: the other list has nothing left to sign.
  const late = await signAll(client, one.id, { passkey: device.answer(one.passkey!) });
  expect(outcome(late.body).get(listed!.id)).toMatch(/^(wrong-state|agreement.sealing)$/);
  expect((await sign(client, listed!.path, listed!.digest)).status).not.toBe(201);
});
