import { expect } from "@jest/globals";
import { type Agreement, agreementSeenBy, anOpenAgreement, type Negotiation, type Row } from "./given.js";
import { type Client } from "./world.js";

export const rowOf = ({ rows }: Agreement, key: string): Row => rows.find((row) => row.key === key)!;
export const rowSeenBy = async (client: Client, { path }: Negotiation, key = "uptime"): Promise<Row> =>
  rowOf(await agreementSeenBy(client, path), key);

// Words that stand nowhere else: wherever they turn up, an unsent edit has leaked.
export const SECRET = "未送信の秘密の値引き";
export const COMMENT = "未送信の秘密のひとこと";

export const keep = (client: Client, { path }: Negotiation, row: Row, remedy = SECRET, comment = COMMENT) =>
  client.patch(
    `${path}/rows/${row.id}`,
    { value: { ...row.value, remedy }, comment, unsent: true },
    { "if-match": row.unsent?.etag ?? row.etag },
  );

/** The hospital opens, so it has the turn and an edit that it has not sent. */
export async function anUnsentEdit(): Promise<Negotiation> {
  const negotiation = await anOpenAgreement();
  const { hospital } = negotiation;
  expect((await keep(hospital.editor, negotiation, await rowSeenBy(hospital.editor, negotiation))).status).toBe(200);
  return negotiation;
}
