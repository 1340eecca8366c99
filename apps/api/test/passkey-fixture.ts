import { type Lies } from "./passkey-device.js";
import { registerPasskey } from "./second-factor.js";
import { aMember, anOrganization, type Client, signIn, thePassword } from "./world.js";

export async function aPerson() {
  const person = await aMember(await anOrganization("hospital"), ["signatory"]);
  return { person, client: await signIn(person) };
}

export async function aPersonWithPasskey() {
  const { person, client } = await aPerson();
  return { person, client, passkey: await registerPasskey(client) };
}

export const begin = (client: Client, password = thePassword, proof: object = {}) =>
  client.post("/me/passkey-registrations", { password, ...proof });
export const add = (client: Client, answer: object, name = "端末") => client.post("/me/passkeys", { name, ...answer });
export const give = (client: Client, passkey: object) => client.post("/sessions/current/second-factor", { passkey });
export const remove = (client: Client, id: string, body: object) =>
  client.post(`/me/second-factors/${id}/removal`, body);
export const refused = { status: 403, code: "passkey.refused" };
export const over = { status: 409, code: "passkey.challenge-over" };

export const USER_PRESENT_ONLY = 0x01;
export const WITH_EXTENSIONS = 0x85;
/** {"credProtect": 1} in CBOR. */
export const extensions = Buffer.from("a16b6372656450726f7465637401", "hex");
export const lies: [string, (base: string) => Lies][] = [
  ["of a page of another site", () => ({ origin: "https://portal.example.attacker.example" })],
  ["of the same host at another port", (base) => ({ origin: base.replace(/\d+$/, "1") })],
  ["from within a frame of another site", () => ({ crossOrigin: true })],
  ["made for another relying party", () => ({ relyingPartyId: "attacker.example" })],
  ["without the person verified", () => ({ flags: USER_PRESENT_ONLY })],
  ["made for another act", () => ({ type: "payment.get" })],
  ["with bytes that nothing announces", () => ({ behind: Buffer.from([0]) })],
  [
    "with bytes after its extensions",
    () => ({ flags: WITH_EXTENSIONS, behind: Buffer.concat([extensions, extensions]) }),
  ],
  ["with extensions announced that are not there", () => ({ flags: WITH_EXTENSIONS })],
];
