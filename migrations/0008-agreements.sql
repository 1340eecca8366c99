-- Agreements between one vendor and one hospital. Rules: packages/shared/src/agreement.ts
create sequence agreement_number;
grant usage on sequence agreement_number to portal_app;

create table agreement (
  id              uuid primary key,
  -- 合意番号: year and running number.
  number          text not null unique,
  vendor_org_id   uuid not null references organization,
  hospital_org_id uuid not null references organization check (hospital_org_id <> vendor_org_id),
  service_id      uuid not null references service,
  version_id      uuid not null references disclosure_version,
  catalogues      jsonb not null,
  status          text not null check (status in ('drafting', 'negotiating', 'settled', 'vendor_sealing', 'vendor_signed', 'hospital_sealing',
                    'in_force', 'terminating', 'terminated', 'closed', 'declined', 'voided', 'expired')),
  mode            text not null default 'normal' check (mode in ('normal', 'incident')),
  revision        int  not null default 1 check (revision >= 1),
  opened_by       text not null check (opened_by in ('vendor', 'hospital')),
  opened_by_name  text not null,
  opened_at       timestamptz not null default app.now(),
  -- Grows with every change of a value; agreement ETag.
  version         int  not null default 1,
  settled_at      timestamptz,
  content_digest  text,
  expires_on      date,
  starts_on       date not null,
  ends_on         date not null check (ends_on >= starts_on),
  -- The last day that a termination notice names; null before one.
  terminates_on   date,
  amends          uuid references agreement,
  -- {by, name, at, endsOn, reason} of the last move that carries a reason.
  closing         jsonb
);
create index on agreement (vendor_org_id, opened_at desc);
create index on agreement (hospital_org_id, opened_at desc);
create index on agreement (version_id);
select app.protect('agreement', $$ app.org_id() in (vendor_org_id, hospital_org_id) $$);
grant select, insert, update on agreement to portal_app;

create table agreement_row (
  id              uuid primary key,
  agreement_id    uuid not null references agreement,
  vendor_org_id   uuid not null,
  hospital_org_id uuid not null,
  part            text not null check (part in ('role', 'sla', 'risk', 'clause', 'term')),
  key             text not null,
  position        int  not null,
  label           jsonb not null,
  value           jsonb not null,
  -- The handling the catalogue recommended when the row was made.
  recommended     jsonb,
  -- Grows when the value changes; row ETag.
  value_version   int not null default 1,
  -- Version of the agreement at which the value last changed: tells which rows a stale agreement ETag has missed.
  changed_at_version int not null default 1,
  proposed_by     text check (proposed_by in ('vendor', 'hospital')),
  proposed_by_name text,
  proposed_at     timestamptz,
  -- {by, byId, at} at the current value.
  vendor_confirmation   jsonb,
  hospital_confirmation jsonb,
  -- Which party has agreed to delete the row; both delete it.
  deletion_by     text check (deletion_by in ('vendor', 'hospital')),
  unique (agreement_id, part, key)
);
select app.protect('agreement_row', $$ app.org_id() in (vendor_org_id, hospital_org_id) $$);
grant select, insert, update, delete on agreement_row to portal_app;

create table agreement_comment (
  id              uuid primary key,
  agreement_id    uuid not null references agreement,
  row_id          uuid not null,
  vendor_org_id   uuid not null,
  hospital_org_id uuid not null,
  party           text not null check (party in ('vendor', 'hospital')),
  author          text not null,
  text            text not null check (length(text) between 1 and 2000),
  at              timestamptz not null default app.now()
);
create index on agreement_comment (agreement_id, at);
select app.protect('agreement_comment', $$ app.org_id() in (vendor_org_id, hospital_org_id) $$);
grant select, insert on agreement_comment to portal_app;

-- The settled content of one revision: insert-only.
create table agreement_content (
  agreement_id    uuid not null references agreement,
  revision        int  not null,
  vendor_org_id   uuid not null,
  hospital_org_id uuid not null,
  -- Canonical JSON (RFC 8785); sha256 is the contentDigest.
  content         text not null,
  sha256          text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  settled_at      timestamptz not null,
  primary key (agreement_id, revision)
);
select app.protect('agreement_content', $$ app.org_id() in (vendor_org_id, hospital_org_id) $$,
  $$ app.org_id() in (vendor_org_id, hospital_org_id) $$);
grant select, insert on agreement_content to portal_app;

-- Every stored state of the PDF: as made (base), with the vendor's signature, with both. Insert-only; bytes in the file store by SHA-256.
create table agreement_document (
  agreement_id    uuid not null references agreement,
  revision        int  not null,
  stage           text not null check (stage in ('base', 'vendor', 'hospital')),
  vendor_org_id   uuid not null,
  hospital_org_id uuid not null,
  sha256          text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size            bigint not null,
  pages           int not null,
  made_at         timestamptz not null default app.now(),
  primary key (agreement_id, revision, stage)
);
create index on agreement_document (sha256);
select app.protect('agreement_document', $$ app.org_id() in (vendor_org_id, hospital_org_id) $$,
  $$ app.org_id() in (vendor_org_id, hospital_org_id) $$);
grant select, insert on agreement_document to portal_app;

-- The act of signing, before its seal: insert-only. One a side and revision.
create table agreement_signature (
  agreement_id    uuid not null references agreement,
  revision        int  not null,
  side            text not null check (side in ('vendor', 'hospital')),
  vendor_org_id   uuid not null,
  hospital_org_id uuid not null,
  person_id       uuid not null,
  person_name     text not null,
  person_title    text not null,
  content_digest  text not null,
  document_sha256 text not null,
  consent         text not null,
  ip              text not null,
  user_agent      text not null,
  signed_at       timestamptz not null default app.now(),
  primary key (agreement_id, revision, side)
);
select app.protect('agreement_signature', $$ app.org_id() in (vendor_org_id, hospital_org_id) $$,
  $$ app.org_id() in (vendor_org_id, hospital_org_id) $$);
grant select, insert on agreement_signature to portal_app;

-- A party's profile is read by the other side of an agreement.
select app.protect('organization_profile',
  $$ organization_id = app.org_id() or app.system() = 'set-up'
     or exists (select from agreement a where app.org_id() in (a.vendor_org_id, a.hospital_org_id)
                and organization_profile.organization_id in (a.vendor_org_id, a.hospital_org_id)) $$,
  $$ organization_id = app.org_id() or app.system() = 'set-up' $$);
