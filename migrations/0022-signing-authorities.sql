-- Who may sign for an organisation (署名権限), who stands in for whom, and hand-overs of one signing.
-- Rules: packages/shared/src/signing-authority.ts

-- The register. A line is revoked, never removed or changed: no other column is granted.
create table signing_authority (
  id              uuid primary key,
  organization_id uuid not null references organization,
  person_id       uuid not null references person,
  -- Names and titles are kept as they were: people leave.
  person_name     text not null,
  title           text not null check (length(title) between 1 and 200),
  kind            text not null check (kind in ('representative', 'delegated')),
  -- Who gave the power of attorney (委任状), and the file itself.
  principal       text check (length(principal) between 1 and 200),
  document_id     uuid references file,
  check ((kind = 'delegated') = (principal is not null) and (kind = 'delegated') = (document_id is not null)),
  -- [{id, name}], names as they were; null: every service.
  services        jsonb check (jsonb_typeof(services) = 'array' and jsonb_array_length(services) > 0),
  limit_jpy       numeric(15) check (limit_jpy >= 0),
  valid_from      date not null,
  valid_until     date check (valid_until >= valid_from),
  -- Four eyes: nobody grants or revokes the own authority, whatever the application says.
  granted_by      uuid not null references person check (granted_by <> person_id),
  granted_by_name text not null,
  granted_at      timestamptz not null default app.now(),
  revoked_by      uuid references person check (revoked_by <> person_id),
  revoked_by_name text,
  revoked_at      timestamptz,
  revocation_reason text check (length(revocation_reason) between 1 and 2000),
  check (num_nulls(revoked_by, revoked_by_name, revoked_at, revocation_reason) in (0, 4))
);
create index on signing_authority (organization_id, granted_at);
select app.protect('signing_authority', $$ organization_id = app.org_id() $$);
grant select, insert, update (revoked_by, revoked_by_name, revoked_at, revocation_reason) on signing_authority to portal_app;

-- 不在時の代理: somebody signs in another's place for some days.
create table signing_delegation (
  id              uuid primary key,
  organization_id uuid not null references organization,
  from_person_id  uuid not null references person,
  from_name       text not null,
  to_person_id    uuid not null references person check (to_person_id <> from_person_id),
  to_name         text not null,
  services        jsonb check (jsonb_typeof(services) = 'array' and jsonb_array_length(services) > 0),
  valid_from      date not null,
  valid_until     date not null check (valid_until >= valid_from),
  reason          text not null check (length(reason) between 1 and 2000),
  made_at         timestamptz not null default app.now(),
  ended_at        timestamptz,
  ended_by_name   text
);
create index on signing_delegation (organization_id, made_at);
select app.protect('signing_delegation', $$ organization_id = app.org_id() $$);
grant select, insert, update (ended_at, ended_by_name) on signing_delegation to portal_app;

-- 引継ぎ: the signing of one agreement goes to another person of the same organisation. The other side sees it in the signature alone.
create table signing_handover (
  id              uuid primary key,
  agreement_id    uuid not null references agreement,
  organization_id uuid not null references organization,
  from_person_id  uuid not null references person,
  from_name       text not null,
  to_person_id    uuid not null references person check (to_person_id <> from_person_id),
  to_name         text not null,
  reason          text not null check (length(reason) between 1 and 2000),
  made_at         timestamptz not null default app.now(),
  -- Order of one agreement's hand-overs, where two bear the same time.
  sequence        int not null,
  withdrawn_at    timestamptz,
  unique (agreement_id, organization_id, sequence)
);
select app.protect('signing_handover', $$ organization_id = app.org_id() $$);
grant select, insert, update (withdrawn_at) on signing_handover to portal_app;

-- What the signature rests on, as it was at that moment: the line of the register, null where none was kept; and whose signing it was.
alter table agreement_signature
  add column authority jsonb,
  add column on_behalf_of jsonb;

-- 署名者は最後に編集・確定した者と別の者とする
alter table organization_profile add column separate_signatory boolean not null default false;
