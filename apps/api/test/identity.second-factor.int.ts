import { randomUUID } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { codeFor } from "./authenticator.js";
import { enrol } from "./second-factor.js";
import { aMember, anOrganization, Client, nobody, owner, signIn, thePassword, trailOf } from "./world.js";

async function aPerson() {
  const person = await aMember(await anOrganization("hospital"), ["signatory"]);
  return { person, client: await signIn(person) };
}

/** Signs in with the password alone; the session is half-authenticated. */
const halfSession = (person: { email: string }) => signIn(person);
const give = (client: Client, code: string) => client.post("/sessions/current/second-factor", { code });

describe("setting up a second factor", () => {
  it("needs the password and a first right code, and tells ten recovery codes once", async () => {
    const { person, client } = await aPerson();
    expect((await client.post("/me/second-factors", { password: "wrong" })).body).toMatchObject({
      status: 403,
      code: "password.wrong",
    });
    const begun = (await client.post("/me/second-factors", { password: thePassword })).body as Record<string, string>;
    expect(begun["key"]).toMatch(/^[A-Z2-7]{32}$/);
    expect(begun["address"]).toMatch(/^otpauth:\/\/totp\//);
    expect((await client.get("/me/second-factors")).body).toMatchObject({ items: [], recoveryCodesLeft: 0 });
    const path = `/me/second-factors/${begun["id"]}/confirmation`;
    const wrong = await client.post(path, { code: codeFor(begun["key"]!, 5) });
    expect(wrong.body).toMatchObject({ status: 403, code: "second-factor.wrong", errors: [{ pointer: "/code" }] });
    expect((await client.get("/me")).body).toMatchObject({ secondFactors: [] });

    const { recoveryCodes } = (await client.post(path, { code: codeFor(begun["key"]!) })).body as {
      recoveryCodes: string[];
    };
    expect(new Set(recoveryCodes).size).toBe(10);
    for (const code of recoveryCodes) expect(code).toMatch(/^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$/);
    expect((await client.get("/me/second-factors")).body).toMatchObject({
      items: [{ kind: "totp" }],
      recoveryCodesLeft: 10,
    });
    expect((await client.get("/me")).body).toMatchObject({ secondFactors: ["totp"], secondFactorMissing: false });
    expect((await client.post("/me/second-factors", { password: thePassword })).body).toMatchObject({
      code: "already-exists",
    });
    expect(await trailOf(person.id)).toContain("account.second-factor-added");
  });

  it("stores neither the secret nor a recovery code", async () => {
    const { person, client } = await aPerson();
    const { key, recoveryCodes } = await enrol(client);
    const { rows } = await owner.query<{ all: string }>(
      `select (select json_agg(f) from second_factor f where person_id = $1)::text || (select json_agg(c) from recovery_code c where person_id = $1)::text as all`,
      [person.id],
    );
    for (const told of [key, ...recoveryCodes, ...recoveryCodes.map((code) => code.replaceAll("-", ""))])
      expect(rows[0]!.all).not.toContain(told);
  });

  it("makes the person's other sessions half-authenticated, and no longer takes what was begun long ago", async () => {
    const { person, client } = await aPerson();
    const elsewhere = await signIn(person);
    const begun = (await client.post("/me/second-factors", { password: thePassword })).body as Record<string, string>;
    await owner.query("update second_factor set created_at = created_at - interval '16 minutes' where id = $1", [
      begun["id"],
    ]);
    const late = await client.post(`/me/second-factors/${begun["id"]}/confirmation`, { code: codeFor(begun["key"]!) });
    expect(late.status).toBe(404);
    await enrol(client);
    expect((await elsewhere.get("/agreements")).body).toMatchObject({ status: 403, code: "second-factor.required" });
    expect((await client.get("/agreements")).status).toBe(200);
  });

  it("is one's own: nobody else's can be confirmed or removed", async () => {
    const [one, other] = [await aPerson(), await aPerson()];
    const { id } = (await one.client.post("/me/second-factors", { password: thePassword })).body as { id: string };
    expect((await other.client.post(`/me/second-factors/${id}/confirmation`, { code: "123456" })).status).toBe(404);
    const theirs = await enrol(other.client);
    const mine = await enrol(one.client);
    const removal = { password: thePassword, code: await mine.freshCode() };
    expect((await one.client.post(`/me/second-factors/${theirs.id}/removal`, removal)).status).toBe(404);
  });
});

describe("signing in with a second factor", () => {
  it("tells only the name before the code, and opens a new session with it", async () => {
    const { person, client } = await aPerson();
    const app = await enrol(client);
    const answer = await nobody.post("/sessions", { email: person.email, password: thePassword });
    expect(answer.body).toEqual({ status: "second_factor_required" });
    const half = new Client(answer.headers.get("set-cookie")!.split(";")[0]);
    expect((await half.get("/me")).body).toMatchObject({
      user: { id: person.id },
      memberships: [],
      activeOrganizationId: null,
      secondFactorMissing: true,
    });
    const given = await give(half, await app.freshCode());
    expect(given.body).toEqual({ status: "active" });
    const whole = new Client(given.headers.get("set-cookie")!.split(";")[0]);
    expect(whole.cookie).not.toBe(half.cookie);
    expect((await whole.get("/agreements")).status).toBe(200);
    expect((await half.get("/me")).status).toBe(401);
    expect((await give(whole, await app.freshCode())).body).toMatchObject({ code: "wrong-state" });
  });

  it("takes a code once, at whichever process, and none of an earlier step after it", async () => {
    const { person, client } = await aPerson();
    const app = await enrol(client);
    const code = await app.freshCode();
    const halves = await Promise.all(Array.from({ length: 6 }, () => halfSession(person)));
    const answers = await Promise.all(halves.map((half, at) => give(at % 2 === 0 ? half : half.elsewhere(), code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    const again = await give(await halfSession(person), code);
    expect(again.body).toMatchObject({ status: 409, code: "second-factor.code-used" });
    const earlier = await give(await halfSession(person), codeFor(app.key, -1));
    expect(["second-factor.code-used", "second-factor.wrong"]).toContain((earlier.body as { code: string }).code);
  });

  it("takes full-width digits and spaces, as a Japanese keyboard gives them", async () => {
    const { person, client } = await aPerson();
    const app = await enrol(client);
    const wide = (await app.freshCode()).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    expect((await give(await halfSession(person), `${wide.slice(0, 3)}　${wide.slice(3)}`)).status).toBe(200);
  });

  it("counts wrong codes like wrong passwords, parallel ones too, and notes the refusal once", async () => {
    const { person, client } = await aPerson();
    const app = await enrol(client);
    const halves = await Promise.all(Array.from({ length: 3 }, () => halfSession(person)));
    const wrong = codeFor(app.key, 40);
    const guesses = await Promise.all(Array.from({ length: 30 }, (_, at) => give(halves[at % 3]!, wrong)));
    const statuses = guesses.map(({ status }) => status);
    // Eleven, should a minute turn over between two that came at once.
    expect(statuses.filter((status) => status === 403).length).toBeLessThanOrEqual(11);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(19);
    const late = await give(halves[0]!, await app.freshCode());
    expect(late.status).toBe(429);
    expect(Number(late.headers.get("retry-after"))).toBeGreaterThan(0);
    const refused = (await trailOf(person.id)).filter((action) => action === "session.refused");
    expect([1, 2]).toContain(refused.length);
  });
});

describe("recovery codes", () => {
  it("each serve once in place of a code, in any spelling", async () => {
    const { person, client } = await aPerson();
    const { recoveryCodes } = await enrol(client);
    const typed = recoveryCodes[3]!.toLowerCase().replaceAll("-", " ");
    const halves = await Promise.all([halfSession(person), halfSession(person), halfSession(person)]);
    const answers = await Promise.all(halves.map((half) => give(half, typed)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403, 403]);
    expect((await give(await halfSession(person), recoveryCodes[4]!)).status).toBe(200);
    expect((await client.get("/me/second-factors")).body).toMatchObject({ recoveryCodesLeft: 8 });
    expect(await trailOf(person.id)).toContain("account.recovery-code-used");
  });

  it("are renewed with password and code; the earlier ones are worth nothing then", async () => {
    const { person, client } = await aPerson();
    const app = await enrol(client);
    const path = "/me/second-factors/recovery-codes";
    expect((await client.post(path, { password: thePassword, code: "000000x" })).status).toBe(403);
    const renewed = await client.post(path, { password: thePassword, code: await app.freshCode() });
    expect(renewed.status).toBe(201);
    const { recoveryCodes } = renewed.body as { recoveryCodes: string[] };
    expect((await give(await halfSession(person), app.recoveryCodes[0]!)).status).toBe(403);
    expect((await give(await halfSession(person), recoveryCodes[0]!)).status).toBe(200);
    expect(await trailOf(person.id)).toContain("account.recovery-codes-renewed");
  });
});

describe("removing a second factor", () => {
  it("needs password and code, and leaves nothing behind", async () => {
    const { person, client } = await aPerson();
    const app = await enrol(client);
    const path = `/me/second-factors/${app.id}/removal`;
    const code = await app.freshCode();
    expect((await client.post(path, { password: "wrong", code })).body).toMatchObject({ code: "password.wrong" });
    expect((await client.post(path, { password: thePassword, code: codeFor(app.key, 40) })).body).toMatchObject({
      code: "second-factor.wrong",
    });
    expect((await client.post(path, { password: thePassword, code })).status).toBe(204);
    expect((await client.get("/me/second-factors")).body).toMatchObject({ items: [], recoveryCodesLeft: 0 });
    expect((await (await signIn(person)).get("/agreements")).status).toBe(200);
    expect(await trailOf(person.id)).toContain("account.second-factor-removed");
  });
});

describe("POST /organizations/{id}/members/{personId}/second-factor-reset", () => {
  it("helps who lost the device: sessions end, and the password alone signs in", async () => {
    const organization = await anOrganization("hospital");
    const admin = await signIn(await aMember(organization, ["admin"]));
    const person = await aMember(organization, ["signatory"]);
    const client = await signIn(person);
    await enrol(client);
    const path = `/organizations/${organization.id}/members/${person.id}/second-factor-reset`;
    expect((await admin.post(path, {}, { "idempotency-key": randomUUID() })).status).toBe(204);
    expect((await client.get("/me")).status).toBe(401);
    expect((await (await signIn(person)).get("/agreements")).status).toBe(200);
    expect(await trailOf(person.id)).toContain("member.second-factor-reset");
  });

  it("is for administrators of the person's only organisation, and not for oneself", async () => {
    const [organization, second] = [await anOrganization("hospital"), await anOrganization("vendor")];
    const [boss, person] = [await aMember(organization, ["admin"]), await aMember(organization, ["editor"])];
    await owner.query("insert into membership (person_id, organization_id, roles) values ($1, $2, '{viewer}')", [
      person.id,
      second.id,
    ]);
    const reset = async (client: Client, id: string) =>
      (await client.post(`/organizations/${organization.id}/members/${id}/second-factor-reset`)).status;
    const admin = await signIn(boss);
    expect(await reset(await signIn(person), boss.id)).toBe(403);
    expect(await reset(admin, boss.id)).toBe(409);
    expect(await reset(admin, person.id)).toBe(409);
    expect(await reset(await signIn(await aMember(await anOrganization("vendor"), ["admin"])), person.id)).toBe(404);
  });
});

describe("GET /organizations/{id}/members", () => {
  it("tells administrators, and nobody else, who has set up which second factor", async () => {
    const organization = await anOrganization("hospital");
    const [admin, person] = [await aMember(organization, ["admin"]), await aMember(organization, ["signatory"])];
    const [adminClient, client] = [await signIn(admin), await signIn(person)];
    await client.post("/me/second-factors", { password: thePassword });
    const factors = async (reader: Client) => {
      const { body } = await reader.get(`/organizations/${organization.id}/members`);
      const { items } = body as { items: { id: string; secondFactors: string[] | null }[] };
      return new Map(items.map(({ id, secondFactors }) => [id, secondFactors]));
    };
    // What was begun and not confirmed is none.
    expect((await factors(adminClient)).get(person.id)).toEqual([]);
    await enrol(client);
    expect(await factors(adminClient)).toEqual(
      new Map([
        [admin.id, []],
        [person.id, ["totp"]],
      ]),
    );
    expect([...(await factors(client)).values()]).toEqual([null, null]);
  });
});
