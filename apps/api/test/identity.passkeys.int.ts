import { generateKeyPairSync, randomBytes } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { codeFor } from "./authenticator.js";
import {
  aPerson,
  aPersonWithPasskey,
  begin,
  add,
  give,
  remove,
  refused,
  over,
  WITH_EXTENSIONS,
  extensions,
  lies,
} from "./passkey-fixture.js";
import { type AnswerRequest, type CreationRequest, PasskeyDevice } from "./passkey-device.js";
import { enrol, passkeyRequest, provedBy, registerPasskey } from "./second-factor.js";
import { aMember, anOrganization, owner, signIn, thePassword, trailOf } from "./world.js";

describe("registering a passkey", () => {
  it("needs the password, guards the account at once and tells recovery codes with the first", async () => {
    const { person, client } = await aPerson();
    const elsewhere = await signIn(person);
    expect((await begin(client, "wrong")).body).toMatchObject({ status: 403, code: "password.wrong" });
    const begun = (await begin(client)).body as CreationRequest & Record<string, unknown>;
    expect(begun).toMatchObject({ relyingPartyId: "127.0.0.1", passkeys: [], algorithms: [-7, -8, -257] });
    expect(Buffer.from(begun.challenge, "base64url")).toHaveLength(32);
    const device = new PasskeyDevice(client.base);
    const added = await add(client, device.register(begun), " 病院のiPhone ");
    expect(added.status).toBe(201);
    expect((added.body as { recoveryCodes: string[] }).recoveryCodes).toHaveLength(10);

    expect((await client.get("/me/second-factors")).body).toMatchObject({
      items: [{ kind: "passkey", name: "病院のiPhone", lastUsedAt: null }],
      recoveryCodesLeft: 10,
    });
    expect((await client.get("/me")).body).toMatchObject({ secondFactors: ["passkey"], secondFactorMissing: false });
    expect((await elsewhere.get("/agreements")).body).toMatchObject({ status: 403, code: "second-factor.required" });
    expect(await trailOf(person.id)).toContain("account.second-factor-added");
  });

  it("keeps several by name beside the authenticator app, and tells the recovery codes once", async () => {
    const { client } = await aPerson();
    const app = await enrol(client);
    for (const name of ["自宅のパソコン", "セキュリティキー"]) {
      const proof = { code: await app.freshCode() };
      const { recoveryCodes } = await registerPasskey(client, name, new PasskeyDevice(client.base), proof);
      expect(recoveryCodes).toEqual([]);
    }
    const { items } = (await client.get("/me/second-factors")).body as { items: { name: string | null }[] };
    expect(items.map(({ name }) => name)).toEqual([null, "自宅のパソコン", "セキュリティキー"]);
    expect((await client.get("/me/second-factors")).body).toMatchObject({
      recoveryCodesLeft: app.recoveryCodes.length,
    });
    // And the other way round: an app beside a passkey.
    const other = await aPersonWithPasskey();
    const proof = await provedBy(other.client, other.passkey);
    expect((await enrol(other.client, proof)).recoveryCodes).toEqual([]);
    expect((await other.client.get("/me")).body).toMatchObject({ secondFactors: ["totp", "passkey"] });
  });

  it("needs one of the second factors that are there: a stolen session and password add none", async () => {
    const { client, passkey } = await aPersonWithPasskey();
    const beginApp = (proof: object) => client.post("/me/second-factors", { password: thePassword, ...proof });
    for (const beginOne of [(proof: object) => begin(client, thePassword, proof), beginApp]) {
      expect((await beginOne({})).body).toMatchObject({ status: 422, code: "second-factor.code-missing" });
      expect((await beginOne({ code: "123456" })).body).toMatchObject({ status: 403, code: "second-factor.wrong" });
      const stranger = new PasskeyDevice(client.base).answer(await passkeyRequest(client, "change"));
      expect((await beginOne({ passkey: stranger })).body).toMatchObject(refused);
      expect((await beginOne(await provedBy(client, passkey))).status).toBe(201);
    }
  });

  it("takes nothing that was begun before the account was guarded", async () => {
    const { client } = await aPerson();
    const app = (await client.post("/me/second-factors", { password: thePassword })).body as {
      id: string;
      key: string;
    };
    const begun = (await begin(client)).body as CreationRequest;
    await registerPasskey(client);
    expect((await add(client, new PasskeyDevice(client.base).register(begun))).body).toMatchObject(over);
    const confirmed = await client.post(`/me/second-factors/${app.id}/confirmation`, { code: codeFor(app.key) });
    expect(confirmed.status).toBe(404);
  });

  it("tells the browser which ones there are, takes none twice, and ten at most", async () => {
    const { client, passkey } = await aPersonWithPasskey();
    const begun = (await begin(client, thePassword, await provedBy(client, passkey))).body as AnswerRequest;
    expect(begun.passkeys).toEqual([{ id: passkey.device.credentialId, transports: ["internal"] }]);
    expect((await add(client, passkey.device.register(begun))).body).toMatchObject({ code: "already-exists" });
    for (let count = 1; count < 10; count++)
      await registerPasskey(client, `端末 ${count}`, new PasskeyDevice(client.base), await provedBy(client, passkey));
    expect((await begin(client)).body).toMatchObject({ status: 409, code: "passkey.too-many" });
  });

  it("does not take over the passkey of another person", async () => {
    const [{ passkey }, thief] = [await aPersonWithPasskey(), await aPerson()];
    const begun = (await begin(thief.client)).body as CreationRequest;
    const { credentialId } = passkey.device;
    const answer = new PasskeyDevice(thief.client.base).register(begun, { credentialId });
    expect((await add(thief.client, answer)).body).toMatchObject({ code: "already-exists" });
  });

  it.each(["EdDSA", "RS256"] as const)("takes a key of %s too", async (algorithm) => {
    const { person, client } = await aPerson();
    const device = new PasskeyDevice(client.base, algorithm);
    await registerPasskey(client, algorithm, device);
    const half = await signIn(person);
    expect((await give(half, device.answer(await passkeyRequest(half, "sign-in")))).body).toEqual({ status: "active" });
  });

  it("takes no key that proves little", async () => {
    const { client } = await aPerson();
    for (const unsound of [{ modulusLength: 1024 }, { modulusLength: 2048, publicExponent: 3 }]) {
      const device = new PasskeyDevice(client.base, "RS256", generateKeyPairSync("rsa", unsound));
      const begun = (await begin(client)).body as CreationRequest;
      expect((await add(client, device.register(begun))).body).toMatchObject(refused);
    }
  });

  it("reads over what an authenticator adds by itself", async () => {
    const { person, client } = await aPerson();
    const begun = (await begin(client)).body as CreationRequest;
    const device = new PasskeyDevice(client.base);
    const added = device.register(begun, { flags: WITH_EXTENSIONS | 0x40, behind: extensions });
    expect((await add(client, added)).status).toBe(201);
    const half = await signIn(person);
    const request = await passkeyRequest(half, "sign-in");
    const answer = device.answer(request, { flags: WITH_EXTENSIONS, behind: extensions });
    expect((await give(half, answer)).status).toBe(200);
  });

  it.each(lies.map(([name, lie]) => [name, lie] as const))("is refused %s", async (_, lie) => {
    const { client } = await aPerson();
    const begun = (await begin(client)).body as CreationRequest;
    const told = lie(client.base);
    const flags = told.flags === undefined ? {} : { flags: told.flags | 0x40 };
    expect(
      (await add(client, new PasskeyDevice(client.base).register(begun, { ...told, ...flags }))).body,
    ).toMatchObject(refused);
    expect((await client.get("/me")).body).toMatchObject({ secondFactors: [] });
  });

  it("is refused to a challenge that is used, over, of another session or of another purpose", async () => {
    const { person, client } = await aPerson();
    const register = (request: CreationRequest) => new PasskeyDevice(client.base).register(request);
    const other = (await begin(await signIn(person))).body as CreationRequest;
    expect((await add(client, register(other))).body).toMatchObject(over);
    const late = (await begin(client)).body as CreationRequest;
    await owner.query("update passkey_challenge set expires_at = clock_timestamp() where challenge = $1", [
      Buffer.from(late.challenge, "base64url"),
    ]);
    expect((await add(client, register(late))).body).toMatchObject(over);
    const used = (await begin(client)).body as CreationRequest;
    expect((await add(client, register(used))).status).toBe(201);
    expect((await add(client, register(used))).body).toMatchObject(over);
    expect((await add(client, register(await passkeyRequest(client, "change")))).body).toMatchObject(over);
  });

  it("is refused when it cannot be read", async () => {
    const { client } = await aPerson();
    const begun = (await begin(client)).body as CreationRequest;
    const right = new PasskeyDevice(client.base).register(begun);
    const cut = Buffer.from(right.attestation, "base64url");
    const longer = Buffer.concat([cut, Buffer.from([0])]);
    for (const attestation of [cut.subarray(0, cut.length - 20), cut.subarray(0, 40), longer, randomBytes(300)])
      expect((await add(client, { ...right, attestation: attestation.toString("base64url") })).body).toMatchObject(
        refused,
      );
    const clientData = Buffer.from("{").toString("base64url");
    expect((await add(client, { ...right, clientData })).body).toMatchObject(refused);
    expect((await add(client, { ...right, attestation: "not base64url!" })).body).toMatchObject({ status: 400 });
    expect((await add(client, right, "　")).body).toMatchObject({ status: 400 });
    // What was refused used nothing up.
    expect((await add(client, right)).status).toBe(201);
  });
});

describe("removing a passkey", () => {
  it("needs the password and any of the second factors; the recovery codes go with the last one", async () => {
    const { person, client, passkey } = await aPersonWithPasskey();
    const device = new PasskeyDevice(client.base);
    const second = await registerPasskey(client, "二つ目", device, await provedBy(client, passkey));
    const password = thePassword;
    const answer = async () => second.device.answer(await passkeyRequest(client, "change"));
    expect((await remove(client, passkey.id, { password: "wrong", passkey: await answer() })).body).toMatchObject({
      code: "password.wrong",
    });
    expect((await remove(client, passkey.id, { password })).body).toMatchObject({ code: "second-factor.code-missing" });
    const stranger = new PasskeyDevice(client.base).answer(await passkeyRequest(client, "change"));
    expect((await remove(client, passkey.id, { password, passkey: stranger })).body).toMatchObject(refused);

    expect((await remove(client, passkey.id, { password, passkey: await answer() })).status).toBe(204);
    expect((await client.get("/me/second-factors")).body).toMatchObject({
      items: [{ name: "二つ目" }],
      recoveryCodesLeft: 10,
    });
    const half = await signIn(person);
    const removed = passkey.device.answer(await passkeyRequest(half, "sign-in"));
    expect((await give(half, removed)).body).toMatchObject(refused);

    // Who has lost every device removes it with a recovery code.
    expect((await remove(client, second.id, { password, code: passkey.recoveryCodes[1] })).status).toBe(204);
    expect((await client.get("/me/second-factors")).body).toMatchObject({ items: [], recoveryCodesLeft: 0 });
    expect((await (await signIn(person)).get("/agreements")).status).toBe(200);
  });

  it("renews the recovery codes by passkey too", async () => {
    const { client, passkey } = await aPersonWithPasskey();
    const answer = passkey.device.answer(await passkeyRequest(client, "change"));
    const renewed = await client.post("/me/second-factors/recovery-codes", { password: thePassword, passkey: answer });
    expect((renewed.body as { recoveryCodes: string[] }).recoveryCodes).toHaveLength(10);
  });

  it("keeps the app when a passkey goes, and is not possible for others", async () => {
    const { client, passkey } = await aPersonWithPasskey();
    const app = await enrol(client, await provedBy(client, passkey));
    const other = await aPersonWithPasskey();
    const theirs = other.passkey.device.answer(await passkeyRequest(other.client, "change"));
    expect((await remove(other.client, passkey.id, { password: thePassword, passkey: theirs })).status).toBe(404);
    const removal = { password: thePassword, code: await app.freshCode() };
    expect((await remove(client, passkey.id, removal)).status).toBe(204);
    expect((await client.get("/me")).body).toMatchObject({ secondFactors: ["totp"] });
  });

  it("is done by an administrator for who lost every device", async () => {
    const organization = await anOrganization("hospital");
    const admin = await signIn(await aMember(organization, ["admin"]));
    const person = await aMember(organization, ["signatory"]);
    const client = await signIn(person);
    const passkey = await registerPasskey(client);
    await registerPasskey(client, "二つ目", new PasskeyDevice(client.base), await provedBy(client, passkey));
    const path = `/organizations/${organization.id}/members/${person.id}/second-factor-reset`;
    expect((await admin.post(path)).status).toBe(204);
    expect((await client.get("/me")).status).toBe(401);
    const again = await signIn(person);
    expect((await again.get("/me/second-factors")).body).toMatchObject({ items: [], recoveryCodesLeft: 0 });
    const { rows } = await owner.query("select second_factor_reset_at is not null as reset from person where id = $1", [
      person.id,
    ]);
    expect(rows).toEqual([{ reset: true }]);
  });
});
