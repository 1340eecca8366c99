import { randomUUID } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { aMember, anOrganization, Client, nobody, owner, signIn, thePassword, trailOf } from "./world.js";

const next = "an entirely new password";

async function signInWith(email: string, password: string): Promise<Client> {
  const answer = await nobody.post("/sessions", { email, password });
  expect(answer.status).toBe(201);
  return new Client(answer.headers.get("set-cookie")!.split(";")[0]);
}

describe("PUT /me/password", () => {
  it("changes the own password, ends the other sessions and keeps this one", async () => {
    const person = await aMember(await anOrganization("vendor"), ["viewer"]);
    const [here, elsewhere] = [await signIn(person), await signIn(person)];
    expect((await here.put("/me/password", { current: thePassword, next })).status).toBe(204);
    expect((await here.get("/me")).status).toBe(200);
    expect((await elsewhere.get("/me")).status).toBe(401);
    expect((await nobody.post("/sessions", { email: person.email, password: thePassword })).status).toBe(401);
    await signInWith(person.email, next);
    expect(await trailOf(person.id)).toContain("password.changed");
  });

  it.each([
    ["a wrong password", "wrong", next, 403, "password.wrong", "/current"],
    ["a short new one", thePassword, "too short", 400, "invalid-input", "/next"],
    ["the same again", thePassword, thePassword, 422, "unacceptable", "/next"],
  ])("refuses %s", async (_, current, wanted, status, code, pointer) => {
    const client = await signIn(await aMember(await anOrganization("vendor"), ["viewer"]));
    const answer = await client.put("/me/password", { current, next: wanted });
    expect(answer.body).toMatchObject({ status, code, errors: [{ pointer }] });
  });

  it("refuses guesses after ten", async () => {
    const client = await signIn(await aMember(await anOrganization("vendor"), ["viewer"]));
    for (let count = 0; count < 10; count++) await client.put("/me/password", { current: "wrong", next });
    expect((await client.put("/me/password", { current: thePassword, next })).status).toBe(429);
  });
});

describe("POST /organizations/{id}/members/{personId}/password-reset", () => {
  it("issues a password once that serves for choosing an own one and nothing else", async () => {
    const organization = await anOrganization("hospital");
    const admin = await signIn(await aMember(organization, ["admin"]));
    const person = await aMember(organization, ["editor"]);
    const before = await signIn(person);
    const path = `/organizations/${organization.id}/members/${person.id}/password-reset`;
    const key = { "idempotency-key": randomUUID() };
    const { oneTimePassword } = (await admin.post(path, {}, key)).body as { oneTimePassword: string };
    expect((await admin.post(path, {}, key)).body).toEqual({ oneTimePassword: null });
    expect((await before.get("/me")).status).toBe(401);

    const client = await signInWith(person.email, oneTimePassword);
    expect((await client.get("/me")).body).toMatchObject({ mustChangePassword: true });
    for (const refused of [
      await client.get("/agreements"),
      await client.get("/catalogues"),
      await client.put("/me/active-organization", { organizationId: organization.id }),
    ])
      expect(refused.body).toMatchObject({ status: 403, code: "password.change-required" });
    expect((await client.put("/me/password", { current: oneTimePassword, next })).status).toBe(204);
    expect((await client.get("/me")).body).toMatchObject({ mustChangePassword: false });
    expect((await client.get("/agreements")).status).toBe(200);
    expect(await trailOf(person.id)).toEqual(
      expect.arrayContaining(["member.password-reset", "session.started", "password.changed"]),
    );
  });

  it("does not give a person of two organisations into the hands of one", async () => {
    const [first, second] = [await anOrganization("hospital"), await anOrganization("vendor")];
    const admin = await signIn(await aMember(first, ["admin"]));
    const person = await aMember(first, ["editor"]);
    await owner.query("insert into membership (person_id, organization_id, roles) values ($1, $2, '{viewer}')", [
      person.id,
      second.id,
    ]);
    const answer = await admin.post(`/organizations/${first.id}/members/${person.id}/password-reset`);
    expect(answer.body).toMatchObject({ status: 409, code: "member.belongs-elsewhere" });
    await signIn(person);
  });

  it("is for administrators of the organisation, and not for oneself", async () => {
    const organization = await anOrganization("hospital");
    const [boss, person] = [await aMember(organization, ["admin"]), await aMember(organization, ["editor"])];
    const reset = async (client: Client, id: string) =>
      (await client.post(`/organizations/${organization.id}/members/${id}/password-reset`)).status;
    expect(await reset(await signIn(person), boss.id)).toBe(403);
    expect(await reset(await signIn(boss), boss.id)).toBe(409);
    expect(await reset(await signIn(await aMember(await anOrganization("vendor"), ["admin"])), person.id)).toBe(404);
  });
});

describe("POST /organizations/{id}/members", () => {
  it.each([
    ["an issued password", undefined],
    ["a password the administrator typed", "typed by the administrator"],
  ])("lets a new person in with %s only to change it", async (_, password) => {
    const organization = await anOrganization("vendor");
    const admin = await signIn(await aMember(organization, ["admin"]));
    const email = `${randomUUID()}@test.example`;
    const added = await admin.post(`/organizations/${organization.id}/members`, {
      email,
      name: "新人",
      roles: ["viewer"],
      ...(password && { password }),
    });
    expect(added.status).toBe(201);
    const { oneTimePassword } = added.body as { oneTimePassword: string | null };
    expect(oneTimePassword === null).toBe(password !== undefined);
    const client = await signInWith(email, oneTimePassword ?? password ?? "");
    expect((await client.get("/me")).body).toMatchObject({ mustChangePassword: true });
  });

  it("leaves the password of a known person alone", async () => {
    const organization = await anOrganization("vendor");
    const admin = await signIn(await aMember(organization, ["admin"]));
    const person = await aMember(await anOrganization("hospital"), ["viewer"]);
    const { email, name } = person;
    const added = await admin.post(`/organizations/${organization.id}/members`, { email, name, roles: ["viewer"] });
    expect(added.body).toMatchObject({ id: person.id, oneTimePassword: null });
    expect((await (await signIn(person)).get("/me")).body).toMatchObject({ mustChangePassword: false });
  });
});

describe("a refused sign-in", () => {
  it("stands in the trail of the person's organisations once, however often it is tried", async () => {
    const person = await aMember(await anOrganization("vendor"), ["editor"]);
    for (let count = 0; count < 4; count++) await nobody.post("/sessions", { email: person.email, password: "wrong" });
    await signIn(person);
    await nobody.post("/sessions", { email: person.email, password: "wrong" });
    const refused = (await trailOf(person.id)).filter((action) => action === "session.refused");
    // Two, should the ten minutes turn over in between.
    expect([1, 2]).toContain(refused.length);
  });
});
