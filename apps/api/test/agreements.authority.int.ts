import { randomUUID } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { addDays, dateInTokyo } from "@portal/shared";
import { agreementSeenBy, aSettledAgreement, aVendorSignedAgreement, sign } from "./given.js";
import { aMember, type Client, eventually, nobody, owner, signIn, type Team, trailOf } from "./world.js";

const today = dateInTokyo(new Date().toISOString());

const idOf = async (client: Client): Promise<string> =>
  ((await client.get("/me")).body as { user: { id: string } }).user.id;

/** Puts a line into the register as the owner: what a person could do, and what only time does. */
async function register(team: Team, client: Client, changes: Record<string, unknown> = {}): Promise<string> {
  const line = {
    id: randomUUID(),
    organization_id: team.organization.id,
    person_id: await idOf(client),
    person_name: "試験 署名",
    title: "代表取締役",
    kind: "representative",
    valid_from: "2024-04-01",
    granted_by: await idOf(team.admin),
    granted_by_name: "試験 管理",
    ...changes,
  };
  const columns = Object.keys(line);
  await owner.query(
    `insert into signing_authority (${columns.join(", ")}) values (${columns.map((_, index) => `$${index + 1}`).join(", ")})`,
    Object.values(line),
  );
  return line.id;
}

const codeOf = async (client: Client, path: string, digest: string): Promise<unknown> => {
  const { status, body } = await sign(client, path, digest);
  return status === 201 ? 201 : (body as { code: string }).code;
};

describe("gate g7: authority at the moment of signing", () => {
  it("asks the register once the organisation keeps one, and keeps what the signature rested on with it", async () => {
    const { vendor, hospital, path, digest, id } = await aSettledAgreement();
    const other = await signIn(await aMember(vendor.organization, ["signatory"]));
    const line = await register(vendor, vendor.signatory, { limit_jpy: 500, valid_until: today });
    expect(await codeOf(other, path, digest)).toBe("authority.missing");
    expect(await codeOf(vendor.signatory, path, digest)).toBe(201);
    const { rows } = await owner.query<{ title: string; authority: object }>(
      "select person_title as title, authority from agreement_signature where agreement_id = $1",
      [id],
    );
    expect(rows).toEqual([
      {
        title: "代表取締役",
        authority: expect.objectContaining({ id: line, kind: "representative", limitJpy: "500", validUntil: today }),
      },
    ]);
    await eventually(
      () => agreementSeenBy(vendor.editor, path),
      ({ status }) => status === "vendor_signed",
    );
    // The hospital keeps no register: its signatories sign by their role.
    expect(await codeOf(hospital.signatory, path, digest)).toBe(201);
    const concluded = await eventually(
      () => agreementSeenBy(hospital.editor, path),
      ({ status }) => status === "in_force",
    );
    expect(concluded).toMatchObject({
      signatures: [
        { party: "vendor", authority: { kind: "representative", title: "代表取締役" }, onBehalfOf: null },
        { party: "hospital", authority: null, onBehalfOf: null },
      ],
    });
    const pdf = await hospital.viewer.get(`${path}/document`);
    const verdict = (await nobody.upload("/verifications", "a.pdf", pdf.bytes)).body as {
      intact: boolean;
      signatures: { signer: string; reason: string }[];
    };
    expect(verdict.intact).toBe(true);
    expect(verdict.signatures[0]!.reason).toContain("署名の権限：代表者（代表取締役 試験 署名）");
    expect(await trailOf(id)).toContain("agreement.signed");
  });

  it.each([
    ["authority.not-yet", { valid_from: addDays(today, 1) }],
    ["authority.expired", { valid_until: addDays(today, -1) }],
    ["authority.other-service", { services: JSON.stringify([{ id: randomUUID(), name: "別のサービス" }]) }],
    [
      "authority.revoked",
      { revoked_at: new Date(), revoked_by: "admin", revoked_by_name: "試験 管理", revocation_reason: "異動" },
    ],
  ])("refuses with %s, already when one begins to sign", async (code, changes: Record<string, unknown>) => {
    const { vendor, path, digest } = await aSettledAgreement();
    const given = changes["revoked_by"] ? { ...changes, revoked_by: await idOf(vendor.admin) } : changes;
    await register(vendor, vendor.signatory, given);
    const begun = await vendor.signatory.post(`${path}/signing-challenges`, { contentDigest: digest });
    expect(begun.body).toMatchObject({ status: 403, code });
    expect(await codeOf(vendor.signatory, path, digest)).toBe(code);
    expect(await agreementSeenBy(vendor.editor, path)).toMatchObject({ status: "settled", signatures: [] });
  });
});

const grant = (team: Team, by: Client, body: object) =>
  by.post(`/organizations/${team.organization.id}/signing-authorities`, {
    title: "代表取締役",
    kind: "representative",
    validFrom: "2024-04-01",
    ...body,
  });

interface Rights {
  readonly handovers: readonly { id: string; fromName: string; toName: string; standing: boolean }[];
}

describe("the register", () => {
  it("is written by administrators for others, with the power of attorney, and keeps what was revoked", async () => {
    const { vendor, hospital } = await aSettledAgreement();
    const path = `/organizations/${vendor.organization.id}/signing-authorities`;
    const personId = await idOf(vendor.signatory);
    const bytes = Buffer.from("委任状");
    const file = (await vendor.admin.upload("/files", "委任状.txt", bytes, "text/plain")).body as { id: string };
    const granted = await grant(vendor, vendor.admin, {
      personId,
      title: "営業部長",
      kind: "delegated",
      principal: "試験 太郎",
      documentId: file.id,
      limitJpy: "5000000",
    });
    expect(granted.status).toBe(201);
    const [line] = (granted.body as { items: { id: string }[] }).items;
    expect(line).toMatchObject({
      personId,
      principal: "試験 太郎",
      document: { name: "委任状.txt" },
      limitJpy: "5000000",
      services: null,
      grantedBy: "試験 admin",
      revocation: null,
      holdsRole: true,
    });
    expect((await vendor.viewer.get(`${path}/${line!.id}/document`)).bytes).toEqual(bytes);
    expect((await hospital.admin.get(`${path}/${line!.id}/document`)).status).toBe(404);
    expect((await vendor.signatory.post(`${path}/${line!.id}/revocation`, { reason: "x" })).status).toBe(403);
    const revoked = await vendor.admin.post(`${path}/${line!.id}/revocation`, { reason: "異動のため" });
    expect(revoked.body).toMatchObject({
      items: [{ id: line!.id, revocation: { by: "試験 admin", reason: "異動のため" } }],
    });
    expect(await trailOf(line!.id)).toEqual(["authority.granted", "authority.revoked"]);
  });

  it("is changed by another line in the place of one, together with its power of attorney, or not at all", async () => {
    const { vendor } = await aSettledAgreement();
    const personId = await idOf(vendor.signatory);
    const file = (await vendor.admin.upload("/files", "委任状.txt", Buffer.from("委任状"), "text/plain")).body as {
      id: string;
    };
    const delegated = { personId, kind: "delegated", principal: "試験 太郎" };
    const first = (await grant(vendor, vendor.admin, { ...delegated, documentId: file.id })).body as {
      items: { id: string }[];
    };
    const { id } = first.items[0]!;
    const replaces = { id, reason: "規程の改定" };
    // What is wrong with the new line leaves the old one as it was.
    const wrong = await grant(vendor, vendor.admin, { ...delegated, validUntil: "2024-03-31", replaces });
    expect(wrong.body).toMatchObject({ status: 422, errors: [{ pointer: "/validUntil" }] });
    const other = (await aMember(vendor.organization, ["signatory"])).id;
    const foreign = await grant(vendor, vendor.admin, { ...delegated, personId: other, replaces });
    expect(foreign.body).toMatchObject({ status: 422, errors: [{ pointer: "/replaces" }] });
    const changed = await grant(vendor, vendor.admin, { ...delegated, limitJpy: "900", replaces });
    expect(changed.body).toMatchObject({
      items: [
        { limitJpy: "900", document: { name: "委任状.txt" }, revocation: null },
        { id, limitJpy: null, revocation: { by: "試験 admin", reason: "規程の改定" } },
      ],
    });
    expect((await grant(vendor, vendor.admin, { ...delegated, replaces })).body).toMatchObject({ status: 422 });
    expect(await trailOf(id)).toEqual(["authority.granted", "authority.revoked"]);
  });

  it("is never written for oneself, not even past the application", async () => {
    const { vendor } = await aSettledAgreement();
    const both = await aMember(vendor.organization, ["admin", "signatory"]);
    const client = await signIn(both);
    expect((await grant(vendor, client, { personId: both.id })).body).toMatchObject({
      status: 403,
      code: "authority.for-oneself",
    });
    const own = await register(vendor, client);
    const path = `/organizations/${vendor.organization.id}/signing-authorities/${own}/revocation`;
    expect((await client.post(path, { reason: "x" })).body).toMatchObject({ code: "authority.for-oneself" });
    await expect(register(vendor, client, { granted_by: both.id })).rejects.toThrow(/check constraint/);
  });

  it("refuses who is no signatory, a foreign file, a delegation without evidence and days in the wrong order", async () => {
    const { vendor, hospital } = await aSettledAgreement();
    const personId = await idOf(vendor.signatory);
    const foreign = (await hospital.admin.upload("/files", "a.txt", Buffer.from("a"), "text/plain")).body as {
      id: string;
    };
    const pointersOf = async (body: object) =>
      ((await grant(vendor, vendor.admin, body)).body as { errors: { pointer: string }[] }).errors.map(
        ({ pointer }) => pointer,
      );
    expect(await pointersOf({ personId: await idOf(vendor.editor) })).toEqual(["/personId"]);
    expect(await pointersOf({ personId, kind: "delegated" })).toEqual(["/principal", "/documentId"]);
    expect(await pointersOf({ personId, kind: "delegated", principal: "甲", documentId: foreign.id })).toEqual([
      "/documentId",
    ]);
    expect(await pointersOf({ personId, validUntil: "2024-03-31" })).toEqual(["/validUntil"]);
    expect(await pointersOf({ personId, serviceIds: [randomUUID()] })).toEqual(["/serviceIds"]);
  });
});

describe("signing in another's place", () => {
  it("hands the signing over with a reason; both names stand in the signature, the PDF and the record", async () => {
    const { vendor, path, digest, id } = await aSettledAgreement();
    const to = await aMember(vendor.organization, ["signatory"], "後任 花子");
    const successor = await signIn(to);
    const handed = await vendor.signatory.post(`${path}/handovers`, { toPersonId: to.id, reason: "異動のため" });
    expect(handed.body).toMatchObject({ handovers: [{ toName: "後任 花子", reason: "異動のため", standing: true }] });
    expect(await codeOf(vendor.signatory, path, digest)).toBe("authority.handed-over");
    expect(await codeOf(successor, path, digest)).toBe(201);
    await eventually(
      () => agreementSeenBy(vendor.editor, path),
      ({ status }) => status === "vendor_signed",
    );
    const pdf = await vendor.viewer.get(`${path}/document`);
    const verdict = (await nobody.upload("/verifications", "a.pdf", pdf.bytes)).body;
    expect(verdict).toMatchObject({
      intact: true,
      signatures: [{ signer: expect.stringContaining("後任 花子（試験 signatoryの委任により）") }],
    });
    const { rows } = await owner.query("select on_behalf_of from agreement_signature where agreement_id = $1", [id]);
    expect(rows).toMatchObject([{ on_behalf_of: { name: "試験 signatory", by: "handover", reason: "異動のため" } }]);
    expect((await vendor.signatory.post(`${path}/handovers`, { toPersonId: to.id, reason: "x" })).status).toBe(409);
  });

  it("is open again when the recipient is removed or the hand-over is withdrawn, and the other side hears nothing of it", async () => {
    const { vendor, hospital, path } = await aSettledAgreement();
    const [one, other] = [
      await aMember(vendor.organization, ["signatory"]),
      await aMember(vendor.organization, ["signatory"]),
    ];
    await vendor.signatory.post(`${path}/handovers`, { toPersonId: one.id, reason: "不在のため" });
    await vendor.admin.delete(`/organizations/${vendor.organization.id}/members/${one.id}`);
    const rights = async (client: Client) => (await client.get(`${path}/signing-rights`)).body as Rights;
    expect((await rights(vendor.viewer)).handovers).toMatchObject([{ standing: false }]);
    const again = (await vendor.signatory.post(`${path}/handovers`, { toPersonId: other.id, reason: "改めて" }))
      .body as Rights;
    const { id } = again.handovers[1]!;
    expect((await (await signIn(other)).delete(`${path}/handovers/${id}`)).status).toBe(404);
    expect((await vendor.signatory.delete(`${path}/handovers/${id}`)).body).toMatchObject({
      handovers: [{ standing: false }, { withdrawn: true, standing: false }],
    });
    expect((await rights(hospital.viewer)).handovers).toEqual([]);
  });

  it("refuses to hand it to somebody without role or authority", async () => {
    const { vendor, path } = await aSettledAgreement();
    const other = await aMember(vendor.organization, ["signatory"]);
    await register(vendor, vendor.signatory);
    for (const toPersonId of [other.id, await idOf(vendor.editor), await idOf(vendor.signatory)])
      expect((await vendor.signatory.post(`${path}/handovers`, { toPersonId, reason: "x" })).body).toMatchObject({
        status: 422,
        errors: [{ pointer: "/toPersonId" }],
      });
  });

  it("lets a deputy sign by the authority of whom it stands in for, until the delegation is ended", async () => {
    const { vendor, path, digest, id } = await aSettledAgreement();
    const deputy = await aMember(vendor.organization, ["signatory"], "代理 次郎");
    const client = await signIn(deputy);
    const line = await register(vendor, vendor.signatory);
    const delegations = `/organizations/${vendor.organization.id}/signing-delegations`;
    const input = { toPersonId: deputy.id, validFrom: today, validUntil: today, reason: "出張" };
    const first = (await vendor.signatory.post(delegations, input)).body as { delegations: { id: string }[] };
    expect((await vendor.signatory.post(`${delegations}/${first.delegations[0]!.id}/end`)).status).toBe(200);
    expect(await codeOf(client, path, digest)).toBe("authority.missing");
    await vendor.signatory.post(delegations, input);
    expect(await codeOf(client, path, digest)).toBe(201);
    const { rows } = await owner.query(
      "select authority, on_behalf_of from agreement_signature where agreement_id = $1",
      [id],
    );
    expect(rows).toMatchObject([{ authority: { id: line }, on_behalf_of: { by: "delegation", reason: "出張" } }]);
  });
});

describe("four eyes inside the organisation", () => {
  it("keeps whoever settled from signing where the organisation asks for it", async () => {
    const { vendor, hospital, path, digest } = await aVendorSignedAgreement();
    const settler = await idOf(hospital.editor);
    await owner.query("update membership set roles = '{editor,signatory}' where person_id = $1", [settler]);
    const organization = `/organizations/${hospital.organization.id}`;
    const before = await hospital.admin.get(organization);
    const set = await hospital.admin.patch(
      organization,
      { separateSignatory: true },
      { "if-match": (before.body as { etag: string }).etag },
    );
    expect(set.body).toMatchObject({ separateSignatory: true });
    expect((await hospital.editor.get(`${path}/signing-rights`)).body).toMatchObject({ separateFrom: [settler] });
    expect((await vendor.editor.get(`${path}/signing-rights`)).body).toMatchObject({ separateFrom: [] });
    expect(await codeOf(hospital.editor, path, digest)).toBe("authority.separate-person");
    expect(await codeOf(hospital.signatory, path, digest)).toBe(201);
  });
});
