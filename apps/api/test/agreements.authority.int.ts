import { randomUUID } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { addDays, dateInTokyo } from "@portal/shared";
import { agreementSeenBy, aSettledAgreement, sign } from "./given.js";
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
