// The least that verifying the audit trail can be: every event read in one stream, and hashed.
import { createHash } from "node:crypto";
import pg from "pg";

const client = new pg.Client(process.env.DATABASE_AUDIT_URL);
await client.connect();
const query = new pg.Query(
  "select chain_id, seq::text as seq, payload, hash from audit_event order by chain_id, audit_event.seq",
);
let chain = "";
let previous = Buffer.alloc(0);
let broken = 0;
query.on("row", ({ chain_id: id, payload, hash }) => {
  if (id !== chain) previous = Buffer.alloc(0);
  chain = id;
  if (!createHash("sha256").update(previous).update(payload, "utf8").digest().equals(hash)) broken += 1;
  previous = hash;
});
await new Promise((done, failed) => {
  query.on("end", done).on("error", failed);
  client.query(query);
});
await client.end();
process.exit(broken === 0 ? 0 : 1);
