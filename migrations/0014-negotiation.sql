-- Turns, unsent edits, the history of each row, internal comments and what a person has last looked at.
-- Rules: packages/shared/src/turn.ts, row-attention.ts

-- Whose turn it is to edit, and the last hand-over while it stands: {party, by, at, respondBy, message, rows}.
alter table agreement add column turn text check (turn in ('vendor', 'hospital'));
update agreement set turn = opened_by;
alter table agreement alter column turn set not null;
alter table agreement add column handover jsonb;

-- Edits that are not sent: the editing organisation's alone. Never joined into content, document or the trail of the pair.
create table agreement_unsent_edit (
  row_id          uuid not null references agreement_row on delete cascade,
  organization_id uuid not null references organization,
  agreement_id    uuid not null references agreement,
  -- A new one each time it is kept: tells two editors of one organisation apart.
  id              uuid not null,
  party           text not null check (party in ('vendor', 'hospital')),
  value           jsonb not null,
  comment         text check (length(comment) between 1 and 2000),
  by              text not null,
  at              timestamptz not null default app.now(),
  primary key (row_id, organization_id)
);
create index on agreement_unsent_edit (agreement_id);
select app.protect('agreement_unsent_edit', $$ organization_id = app.org_id() $$);
grant select, insert, update, delete on agreement_unsent_edit to portal_app;

-- Which side has unsent edits, and nothing else about them: the rules of the turn need it of the other side too.
create function app.unsent_by(agreement uuid) returns text
  language sql stable security definer set search_path = public, pg_temp as $$
  select e.party from agreement_unsent_edit e join agreement a on a.id = e.agreement_id
   where e.agreement_id = $1 and app.org_id() in (a.vendor_org_id, a.hospital_org_id) limit 1 $$;
revoke all on function app.unsent_by from public;
grant execute on function app.unsent_by to portal_app;

-- Every value that was sent for a row: insert-only. A row as it was opened has its recommended value as its first, and no line here.
create table agreement_row_value (
  row_id          uuid not null,
  value_version   int  not null,
  agreement_id    uuid not null references agreement,
  vendor_org_id   uuid not null,
  hospital_org_id uuid not null,
  party           text not null check (party in ('vendor', 'hospital')),
  by              text not null,
  value           jsonb not null,
  at              timestamptz not null default app.now(),
  primary key (row_id, value_version)
);
create index on agreement_row_value (agreement_id);
select app.protect('agreement_row_value', $$ app.org_id() in (vendor_org_id, hospital_org_id) $$);
grant select, insert on agreement_row_value to portal_app;
insert into agreement_row_value (row_id, value_version, agreement_id, vendor_org_id, hospital_org_id, party, by, value, at)
  select id, value_version, agreement_id, vendor_org_id, hospital_org_id, proposed_by, proposed_by_name, value, proposed_at
    from agreement_row where proposed_by is not null;

-- Who confirmed which value when, or took it back: insert-only.
create table agreement_row_confirmation (
  id              uuid primary key default gen_random_uuid(),
  row_id          uuid not null,
  value_version   int  not null,
  agreement_id    uuid not null references agreement,
  vendor_org_id   uuid not null,
  hospital_org_id uuid not null,
  party           text not null check (party in ('vendor', 'hospital')),
  by              text not null,
  withdrawn       boolean not null default false,
  at              timestamptz not null default app.now()
);
create index on agreement_row_confirmation (row_id, at);
select app.protect('agreement_row_confirmation', $$ app.org_id() in (vendor_org_id, hospital_org_id) $$);
grant select, insert on agreement_row_confirmation to portal_app;
insert into agreement_row_confirmation (row_id, value_version, agreement_id, vendor_org_id, hospital_org_id, party, by, at)
  select r.id, r.value_version, r.agreement_id, r.vendor_org_id, r.hospital_org_id, c.party, c.confirmation ->> 'by', (c.confirmation ->> 'at')::timestamptz
    from agreement_row r
    cross join lateral (values ('vendor', r.vendor_confirmation), ('hospital', r.hospital_confirmation)) as c (party, confirmation)
   where c.confirmation is not null;

-- Comments for one's own organisation, in a table of their own so that no query can mix them up with the shared ones.
create table agreement_internal_comment (
  id              uuid primary key,
  agreement_id    uuid not null references agreement,
  row_id          uuid not null,
  organization_id uuid not null references organization,
  author          text not null,
  text            text not null check (length(text) between 1 and 2000),
  at              timestamptz not null default app.now()
);
create index on agreement_internal_comment (agreement_id, at);
select app.protect('agreement_internal_comment', $$ organization_id = app.org_id() $$);
grant select, insert on agreement_internal_comment to portal_app;

-- What a person has last looked at: version of the agreement, and when.
create table agreement_look (
  agreement_id    uuid not null references agreement,
  person_id       uuid not null references person,
  organization_id uuid not null references organization,
  version         int  not null,
  at              timestamptz not null default app.now(),
  primary key (agreement_id, person_id, organization_id)
);
select app.protect('agreement_look', $$ organization_id = app.org_id() and person_id = app.user_id() $$);
grant select, insert, update on agreement_look to portal_app;
