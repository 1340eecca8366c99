-- Several agreements signed at one act (まとめて署名): one proof of who it is, each agreement with a challenge of its own.
create table signing_batch (
  id              uuid primary key,
  person_id       uuid not null references person,
  organization_id uuid not null references organization,
  session_hash    bytea not null,
  nonce           bytea not null default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()),
  created_at      timestamptz not null default clock_timestamp(),
  expires_at      timestamptz not null,
  -- The one proof that serves all of them, and a hash of it: the same request may be sent again, another one may not.
  proved_at       timestamptz,
  proof_hash      bytea,
  factors         text[] check (factors <@ '{password,totp,recovery,passkey}' and 'password' = any(factors)),
  credential_id   text,
  check (num_nulls(proved_at, proof_hash, factors) in (0, 3)),
  check (credential_id is null or 'passkey' = any(factors))
);
create index on signing_batch (expires_at);
select app.protect('signing_batch', $$ person_id = app.user_id() and organization_id = app.org_id() $$);
grant select, insert, update (proved_at, proof_hash, factors, credential_id) on signing_batch to portal_app;

-- Null: for an act of its own.
alter table signing_challenge add column batch_id uuid references signing_batch;
create index on signing_challenge (batch_id) where batch_id is not null;
