import { expect, it } from "@jest/globals";
import pg from "pg";
import { anOpenAgreement } from "./given.js";
import { owner } from "./world.js";

const application = async <T extends pg.QueryResultRow>(
  work: (client: pg.Client) => Promise<pg.QueryResult<T>>,
): Promise<T[]> => {
  const client = new pg.Client({ connectionString: process.env["TEST_DATABASE_URL"] });
  await client.connect();
  try {
    return (await work(client)).rows;
  } finally {
    await client.end();
  }
};

it("shows nothing to a connection that does not say who acts", async () => {
  await anOpenAgreement();
  for (const table of [
    "agreement",
    "agreement_row",
    "disclosure",
    "disclosure_version",
    "service",
    "file",
    "person",
    "session",
    "second_factor",
    "passkey_challenge",
    "recovery_code",
    "signing_challenge",
    "signing_batch",
    "audit_event",
    "notification",
    "agreement_document_opening",
  ])
    expect(await application((client) => client.query(`select 1 from ${table} limit 1`))).toEqual([]);
});

it("is forced on every table", async () => {
  const { rows } = await owner.query(
    `select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migrations'
        and (not c.relforcerowsecurity or not exists (select from pg_policy p where p.polrelid = c.oid))`,
  );
  expect(rows).toEqual([]);
});

it("has no view that is checked as its owner", async () => {
  const { rows } = await owner.query(
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v' and not coalesce(reloptions, '{}') @> '{security_invoker=true}'`,
  );
  expect(rows).toEqual([]);
});

it.each([
  ["audit_event", "update audit_event set action = 'x'"],
  ["audit_event", "delete from audit_event"],
  ["disclosure_version", "update disclosure_version set content = 'x'"],
  ["disclosure_version", "delete from disclosure_version"],
  ["agreement_content", "update agreement_content set content = 'x'"],
  ["agreement_document", "delete from agreement_document"],
  ["agreement_row_value", "update agreement_row_value set by = 'x'"],
  ["agreement_row_confirmation", "delete from agreement_row_confirmation"],
  ["agreement_internal_comment", "update agreement_internal_comment set text = 'x'"],
  ["signing_batch", "update signing_batch set expires_at = now()"],
  ["agreement_document_opening", "update agreement_document_opening set content_digest = 'x'"],
  ["notification", "insert into notification (id) values (gen_random_uuid())"],
  ["notification", "update notification set kind = 'x'"],
  ["agreement_signature", "update agreement_signature set person_name = 'x'"],
])("keeps %s insert-only for the application: %s", async (_, sql) => {
  await expect(application((client) => client.query(sql))).rejects.toThrow(/permission denied/);
});

it("serves under a role that owns nothing and cannot pass by row-level security", async () => {
  const [role] = await application((client) =>
    client.query(
      "select rolsuper, rolbypassrls, (select count(*)::int from pg_class where relowner = r.oid) as owned from pg_roles r where rolname = current_user",
    ),
  );
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false, owned: 0 });
});
