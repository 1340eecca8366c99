import { describe, expect, it } from "@jest/globals";
import { aPersonWithPasskey, begin, give, refused, over, lies } from "./passkey-fixture.js";
import { PasskeyDevice } from "./passkey-device.js";
import { passkeyRequest } from "./second-factor.js";
import { Client, owner, signIn, trailOf } from "./world.js";

describe("signing in with a passkey", () => {
  it("tells before it only which kinds there are, and opens a new session with it", async () => {
    const { person, client, passkey } = await aPersonWithPasskey();
    const half = await signIn(person);
    expect((await half.get("/me")).body).toMatchObject({
      memberships: [],
      secondFactorMissing: true,
      secondFactors: ["passkey"],
    });
    expect((await half.post("/me/passkey-requests")).body).toMatchObject({ code: "second-factor.required" });
    expect((await begin(half)).body).toMatchObject({ code: "second-factor.required" });
    const request = await passkeyRequest(half, "sign-in");
    expect(request.passkeys).toEqual([{ id: passkey.device.credentialId, transports: ["internal"] }]);
    const given = await give(half, passkey.device.answer(request));
    expect(given.body).toEqual({ status: "active" });
    const whole = new Client(given.headers.get("set-cookie")!.split(";")[0]);
    expect((await whole.get("/agreements")).status).toBe(200);
    expect((await half.get("/me")).status).toBe(401);
    expect((await whole.post("/sessions/current/passkey-requests")).body).toMatchObject({ code: "wrong-state" });
    const { items } = (await client.get("/me/second-factors")).body as { items: { lastUsedAt: string | null }[] };
    expect(items[0]!.lastUsedAt).not.toBeNull();
    const { rows } = await owner.query<{ payload: string }>(
      "select payload from audit_event where subject_id = $1 and action = 'session.started' order by seq desc limit 1",
      [person.id],
    );
    expect(JSON.parse(rows[0]!.payload)).toMatchObject({ detail: { factor: "passkey" } });
  });

  it.each(lies.map(([name, lie]) => [name, lie] as const))("is refused %s", async (_, lie) => {
    const { person, client, passkey } = await aPersonWithPasskey();
    const half = await signIn(person);
    const answer = passkey.device.answer(await passkeyRequest(half, "sign-in"), lie(client.base));
    expect((await give(half, answer)).body).toMatchObject(refused);
    expect((await half.get("/agreements")).body).toMatchObject({ code: "second-factor.required" });
  });

  it("is refused with another person's passkey, with a forged signature, and to a challenge of others", async () => {
    const [one, other] = [await aPersonWithPasskey(), await aPersonWithPasskey()];
    const half = await signIn(one.person);
    const request = await passkeyRequest(half, "sign-in");
    expect((await give(half, other.passkey.device.answer(request))).body).toMatchObject(refused);
    const { credentialId } = one.passkey.device;
    expect((await give(half, other.passkey.device.answer(request, { credentialId }))).body).toMatchObject(refused);
    const right = one.passkey.device.answer(request);
    const signature = Buffer.from(right.signature, "base64url");
    signature[signature.length - 1]! ^= 1;
    expect((await give(half, { ...right, signature: signature.toString("base64url") })).body).toMatchObject(refused);
    const theirs = await passkeyRequest(await signIn(other.person), "sign-in");
    const { device } = one.passkey;
    expect((await give(half, device.answer({ ...request, challenge: theirs.challenge }))).body).toMatchObject(over);
    const another = await passkeyRequest(await signIn(one.person), "sign-in");
    expect((await give(half, device.answer({ ...request, challenge: another.challenge }))).body).toMatchObject(over);
    const change = await passkeyRequest(one.client, "change");
    expect((await give(half, device.answer({ ...request, challenge: change.challenge }))).body).toMatchObject(over);
    expect(await trailOf(one.person.id)).toContain("session.refused");
    expect((await give(half, device.answer(request))).status).toBe(200);
  });

  it("takes an answer once, at whichever process, and none after five minutes", async () => {
    const { person, client, passkey } = await aPersonWithPasskey();
    const half = await signIn(person);
    const answer = passkey.device.answer(await passkeyRequest(half, "sign-in"));
    const answers = await Promise.all(Array.from({ length: 6 }, () => give(half, answer)));
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
    const again = await signIn(person);
    expect((await give(again, answer)).body).toMatchObject(over);
    const request = await passkeyRequest(again, "sign-in");
    await owner.query("update passkey_challenge set expires_at = clock_timestamp() where challenge = $1", [
      Buffer.from(request.challenge, "base64url"),
    ]);
    expect((await give(again, passkey.device.answer(request))).body).toMatchObject(over);
    expect((await client.get("/agreements")).status).toBe(200);
  });

  it("is refused when the counter goes back or stands still, and taken from a passkey that keeps none", async () => {
    const { person, client, passkey } = await aPersonWithPasskey();
    const answered = async (counter: number) => {
      const half = await signIn(person);
      return give(half, passkey.device.answer(await passkeyRequest(half, "sign-in"), { counter }));
    };
    // Synchronised passkeys always say 0.
    expect((await answered(0)).status).toBe(200);
    expect((await answered(0)).status).toBe(200);
    expect((await answered(7)).status).toBe(200);
    for (const counter of [7, 6, 0])
      expect((await answered(counter)).body).toMatchObject({ status: 403, code: "passkey.counter-back" });
    expect((await answered(8)).status).toBe(200);
    expect((await client.get("/me")).status).toBe(200);
  });

  it("leaves the recovery codes as the way in, and says that a code of an app is wrong", async () => {
    const { person, passkey } = await aPersonWithPasskey();
    const half = await signIn(person);
    const code = (typed: string) => half.post("/sessions/current/second-factor", { code: typed });
    expect((await code("123456")).body).toMatchObject({ status: 403, code: "second-factor.wrong" });
    expect((await half.post("/sessions/current/second-factor", {})).body).toMatchObject({
      status: 422,
      code: "second-factor.code-missing",
    });
    expect((await code(passkey.recoveryCodes[0]!)).status).toBe(200);
  });

  it("counts wrong answers like wrong codes", async () => {
    const { person, client, passkey } = await aPersonWithPasskey();
    const half = await signIn(person);
    const request = await passkeyRequest(half, "sign-in");
    const stranger = new PasskeyDevice(client.base);
    const { credentialId } = passkey.device;
    const statuses: number[] = [];
    for (let at = 0; at < 12; at++)
      statuses.push((await give(half, stranger.answer(request, { credentialId }))).status);
    expect(statuses.at(-1)).toBe(429);
    expect(statuses.filter((status) => status === 403)).toHaveLength(10);
  });
});
