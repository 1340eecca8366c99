import { describe, expect, it } from "@jest/globals";
import { aMember, anOrganization, Client, nobody, owner, signIn, thePassword, trailOf } from "./world.js";

describe("POST /sessions", () => {
  it("opens a session with an HttpOnly, SameSite cookie and tells who is signed in", async () => {
    const organization = await anOrganization("vendor");
    const person = await aMember(organization, ["editor"]);
    const answer = await nobody.post("/sessions", { email: person.email.toUpperCase(), password: thePassword });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({ status: "active" });
    expect(answer.headers.get("set-cookie")).toMatch(/HttpOnly.*SameSite=Lax/i);
    const client = new Client(answer.headers.get("set-cookie")!.split(";")[0]!);
    expect((await client.get("/me")).body).toMatchObject({
      user: { id: person.id, email: person.email },
      memberships: [{ organization: { id: organization.id, kind: "vendor" }, roles: ["editor"] }],
      activeOrganizationId: organization.id,
    });
    expect(await trailOf(person.id)).toEqual(["session.started"]);
    const { rows } = await owner.query("select actor_id from audit_event where subject_id = $1", [person.id]);
    expect(rows).toEqual([{ actor_id: person.id }]);
  });

  it("answers a wrong password and an unknown address alike", async () => {
    const person = await aMember(await anOrganization("vendor"), ["editor"]);
    const wrong = await nobody.post("/sessions", { email: person.email, password: "wrong" });
    const unknown = await nobody.post("/sessions", { email: `x${person.email}`, password: "wrong" });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    const told = (answer: typeof wrong) => ({ ...(answer.body as object), instance: "" });
    expect(told(wrong)).toEqual(told(unknown));
  });

  it("refuses an account after ten failures, and says when to come back", async () => {
    const person = await aMember(await anOrganization("vendor"), ["editor"]);
    for (let count = 0; count < 10; count++) await nobody.post("/sessions", { email: person.email, password: "wrong" });
    const answer = await nobody.post("/sessions", { email: person.email, password: thePassword });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  it.each([
    ["no JSON", "{", 400, "not-json"],
    ["a missing member", { email: "a@b.example" }, 400, "invalid-input"],
    ["an unknown member", { email: "a@b.example", password: "x", admin: true }, 400, "invalid-input"],
    ["a wrong type", { email: 1, password: "x" }, 400, "invalid-input"],
    ["an array", [], 400, "invalid-input"],
  ])("refuses %s as problem+json", async (_, body, status, code) => {
    const answer = await nobody.post("/sessions", body);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({ code, type: `urn:portal:problem:${code}`, status });
  });
});

describe("a session", () => {
  it("is dead after signing out", async () => {
    const client = await signIn(await aMember(await anOrganization("hospital"), ["viewer"]));
    expect((await client.delete("/sessions/current")).status).toBe(204);
    expect((await client.get("/me")).status).toBe(401);
  });

  it("acts for the organisation that was chosen, and for no organisation of others", async () => {
    const [first, second, foreign] = [
      await anOrganization("vendor"),
      await anOrganization("hospital"),
      await anOrganization("hospital"),
    ];
    const person = await aMember(first, ["editor"]);
    await addTo(second.id, person.id);
    const client = await signIn(person);
    expect((await client.put("/me/active-organization", { organizationId: second.id })).body).toMatchObject({
      activeOrganizationId: second.id,
    });
    expect((await client.put("/me/active-organization", { organizationId: foreign.id })).status).toBe(404);
    expect((await client.get("/me")).body).toMatchObject({ activeOrganizationId: second.id });
  });

  it("refuses what another site's page sends", async () => {
    const client = await signIn(await aMember(await anOrganization("vendor"), ["admin"]));
    for (const headers of [{ origin: "https://evil.example" }, { origin: "null" }])
      expect((await client.post("/services", {}, headers)).body).toMatchObject({ status: 403, code: "cross-site" });
  });

  it("answers in the language asked for", async () => {
    expect((await nobody.get("/me", { "accept-language": "en" })).body).toMatchObject({ title: "Sign in first" });
    expect((await nobody.get("/me")).body).toMatchObject({ title: "サインインが必要です" });
  });
});

async function addTo(organizationId: string, personId: string): Promise<void> {
  await owner.query("insert into membership (person_id, organization_id, roles) values ($1, $2, '{viewer}')", [
    personId,
    organizationId,
  ]);
}
