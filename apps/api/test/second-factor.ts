import { codeFor } from "./authenticator.js";
import { type AnswerRequest, type CreationRequest, PasskeyDevice } from "./passkey-device.js";
import { type Client, owner, thePassword } from "./world.js";

/** People who have a second factor. */

export interface Authenticator {
  readonly id: string;
  readonly personId: string;
  readonly key: string;
  readonly recoveryCodes: string[];
  /** A code that works now: earlier ones count as used half a minute ago. */
  readonly freshCode: () => Promise<string>;
}

const personOf = async (client: Client): Promise<string> =>
  ((await client.get("/me")).body as { user: { id: string } }).user.id;

/** Sets up a second factor for the person of this session, which stays whole. `proof`: of who has one already. */
export async function enrol(client: Client, proof: object = {}): Promise<Authenticator> {
  const personId = await personOf(client);
  const begun = await client.post("/me/second-factors", { password: thePassword, ...proof });
  if (begun.status !== 201) throw new Error(`POST /me/second-factors answered ${begun.status} ${begun.text}`);
  const { id, key } = begun.body as { id: string; key: string };
  const confirmed = await client.post(`/me/second-factors/${id}/confirmation`, { code: codeFor(key) });
  if (confirmed.status !== 200) throw new Error(`confirmation answered ${confirmed.status} ${confirmed.text}`);
  const { recoveryCodes } = confirmed.body as { recoveryCodes: string[] };
  const freshCode = async () => {
    await owner.query("update second_factor set used_step = used_step - 2 where person_id = $1", [personId]);
    return codeFor(key);
  };
  return { id, personId, key, recoveryCodes, freshCode };
}

export interface Passkey {
  readonly id: string;
  readonly personId: string;
  readonly device: PasskeyDevice;
  /** Those told with it: none where there was a second factor before. */
  readonly recoveryCodes: string[];
}

/** Registers a passkey for the person of this session. `proof`: of who has a second factor already. */
export async function registerPasskey(
  client: Client,
  name = "試験の端末",
  device = new PasskeyDevice(client.base),
  proof: object = {},
): Promise<Passkey> {
  const personId = await personOf(client);
  const begun = await client.post("/me/passkey-registrations", { password: thePassword, ...proof });
  if (begun.status !== 201) throw new Error(`POST /me/passkey-registrations answered ${begun.status} ${begun.text}`);
  const added = await client.post("/me/passkeys", { name, ...device.register(begun.body as CreationRequest) });
  if (added.status !== 201) throw new Error(`POST /me/passkeys answered ${added.status} ${added.text}`);
  const { items } = (await client.get("/me/second-factors")).body as { items: { id: string; name: string | null }[] };
  const { recoveryCodes } = added.body as { recoveryCodes: string[] };
  return { id: items.findLast((item) => item.name === name)!.id, personId, device, recoveryCodes };
}

/** What the portal asks a passkey for, at the second step of signing in or before a change of one's second factors. */
export async function passkeyRequest(client: Client, to: "sign-in" | "change"): Promise<AnswerRequest> {
  const answer = await client.post(to === "sign-in" ? "/sessions/current/passkey-requests" : "/me/passkey-requests");
  if (answer.status !== 201) throw new Error(`the request for a passkey was answered ${answer.status} ${answer.text}`);
  return answer.body as AnswerRequest;
}

/** A proof by this passkey, for a change of one's second factors. */
export const provedBy = async (client: Client, { device }: Passkey): Promise<object> => ({
  passkey: device.answer(await passkeyRequest(client, "change")),
});
