import { codeFor } from "./authenticator.js";
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

/** Sets up a second factor for the person of this session, which stays whole. */
export async function enrol(client: Client): Promise<Authenticator> {
  const personId = await personOf(client);
  const begun = await client.post("/me/second-factors", { password: thePassword });
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
