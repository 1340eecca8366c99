-- Signing with the party's own certificate (当事者型): what was prepared for a signature that is made outside, and the roots it leads to.

-- Roots of authorities whose certificates parties signed with. Insert-only, as timestamp_root: what was signed under a root that the
-- configuration no longer names must still verify.
create table party_root (
  sha256      text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  certificate bytea not null,
  kept_at     timestamptz not null default clock_timestamp()
);
select app.protect('party_root', $$ app.system() in ('jobs', 'verification') $$, $$ app.system() = 'jobs' $$);
grant select, insert on party_root to portal_app;

-- One prepared signature: bound to person, organisation, revision, content and the very file it is appended to.
create table external_signature (
  id                uuid primary key,
  agreement_id      uuid not null references agreement,
  revision          int  not null,
  side              text not null check (side in ('vendor', 'hospital')),
  person_id         uuid not null references person,
  organization_id   uuid not null references organization,
  content_digest    text not null,
  document_sha256   text not null,
  -- DER: the signer's certificate, and those above it up to the root.
  certificate       bytea not null,
  chain             bytea[] not null,
  -- The SET OF (DER) that is signed.
  signed_attributes bytea not null,
  -- What is appended to the file, with room for the value at this position of the result.
  increment         bytea not null,
  value_at          int not null,
  prepared_at       timestamptz not null,
  expires_at        timestamptz not null,
  -- The value that came back; null until then. Never changed.
  signature         bytea,
  used_at           timestamptz,
  check ((signature is null) = (used_at is null))
);
create index on external_signature (agreement_id, revision);
select app.protect('external_signature', $$ person_id = app.user_id() and organization_id = app.org_id() $$);
grant select, insert, delete, update (signature, used_at) on external_signature to portal_app;

-- A used one is evidence: whatever the application does, it stays as it is.
create function app.keep_used_signature() returns trigger language plpgsql as $$
begin
  if old.used_at is not null then
    raise exception 'a signature that was given is never changed';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger keep_used before update or delete on external_signature for each row execute function app.keep_used_signature();

-- Whose key signs an act: the platform's seal by order of the person (立会人型), or the party's own certificate (当事者型).
alter table agreement_signature
  add column method text not null default 'platform_seal' check (method in ('platform_seal', 'party_certificate')),
  add column external_signature_id uuid unique references external_signature,
  -- {subject, issuer, serialNumber, validTo} of the party's certificate, for both parties to read.
  add column certificate jsonb,
  add constraint agreement_signature_method_check1 check
    ((method = 'party_certificate') = (external_signature_id is not null) and (external_signature_id is null) = (certificate is null));
