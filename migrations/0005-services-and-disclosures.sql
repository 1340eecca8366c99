-- Services of vendors, their disclosure drafts and published versions. Rules: packages/shared/src/disclosure.ts
create table service (
  id                     uuid primary key,
  vendor_org_id          uuid not null references organization,
  name                   text not null check (length(name) between 1 and 200),
  form                   text not null check (form in ('on_premises', 'saas', 'paas', 'iaas', 'hybrid')),
  remote_maintenance     boolean not null,
  stores_data_externally boolean not null,
  description            text not null default '',
  -- Upstream services and subcontractors as the vendor names them: [{name, role}].
  suppliers              jsonb not null default '[]',
  row_version            int not null default 1,
  created_at             timestamptz not null default app.now()
);
create index on service (vendor_org_id);
select app.protect('service', $$ vendor_org_id = app.org_id() $$);
grant select, insert, update on service to portal_app;

-- The working draft: one a service and edition.
create table disclosure (
  id                uuid primary key,
  service_id        uuid not null references service,
  vendor_org_id     uuid not null references organization,
  catalogue_id      text not null,
  status            text not null default 'editing' check (status in ('editing', 'in_review')),
  answers           jsonb not null default '{}',
  -- Grows with every change of an answer; the ETag.
  revision          int not null default 1,
  last_editor_id    uuid,
  last_editor_name  text,
  last_edited_at    timestamptz,
  unique (service_id, catalogue_id)
);
create index on disclosure (vendor_org_id);
select app.protect('disclosure', $$ vendor_org_id = app.org_id() $$);
grant select, insert, update on disclosure to portal_app;

create table disclosure_review (
  id            uuid primary key,
  disclosure_id uuid not null references disclosure,
  vendor_org_id uuid not null,
  requested_by  uuid not null,
  -- Names are kept as they were: people leave.
  requested_by_name text not null,
  requested_at  timestamptz not null default app.now(),
  decided_by    uuid,
  decided_by_name   text,
  decided_at    timestamptz,
  approve       boolean,
  comment       text,
  -- Revision of the draft that was decided on.
  revision      int not null,
  -- The version that was published on this decision: an approval serves once.
  version_id    uuid
);
create index on disclosure_review (disclosure_id, requested_at desc);
select app.protect('disclosure_review', $$ vendor_org_id = app.org_id() $$);
grant select, insert, update (decided_by, decided_by_name, decided_at, approve, comment, revision, version_id) on disclosure_review to portal_app;

-- Published versions (公開版): insert-only, content-addressed.
create table disclosure_version (
  id              uuid primary key,
  service_id      uuid not null references service,
  vendor_org_id   uuid not null references organization,
  catalogue_id    text not null,
  number          text not null,
  -- Canonical JSON (RFC 8785) of the whole version; sha256 is over exactly this text in UTF-8. Sent as it stands.
  content         text not null,
  sha256          text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- The same without the answers of a narrowed audience; null when no answer is narrowed. What readers without a contract get.
  open_content    text,
  -- Items whose answers open_content leaves out.
  restricted      text[] not null default '{}',
  visibility      text not null check (visibility in ('directory', 'named', 'link')),
  -- Beside the content, so that lists need not read it.
  service_name    text not null,
  vendor_name     text not null,
  form            text not null,
  change_note     text not null default '',
  published_by      uuid not null,
  published_by_name text not null,
  approved_by       uuid not null,
  approved_by_name  text not null,
  published_at    timestamptz not null,
  check ((open_content is null) = (restricted = '{}')),
  unique (service_id, number)
);
create index on disclosure_version (vendor_org_id);

-- The newest published version of a service and edition; older ones are superseded. Holds all that the directory shows and filters.
create table disclosure_listing (
  service_id     uuid not null references service,
  catalogue_id   text not null,
  vendor_org_id  uuid not null,
  version_id     uuid not null references disclosure_version,
  visibility     text not null,
  published_at   timestamptz not null,
  -- The newest over all editions of the service: the one the directory shows.
  newest         boolean not null,
  number         text not null,
  service_name   text not null,
  vendor_name    text not null,
  description    text not null,
  form           text not null,
  -- Answer to the item behind the fact system_category; null when unanswered.
  category       text,
  remote_maintenance     boolean not null,
  stores_data_externally boolean not null,
  -- Few answers in words: [{itemId, label, state, text}].
  highlights     jsonb not null,
  -- How many applying items are answered, no, not applicable, planned, unanswered.
  counts         jsonb not null,
  -- Folded words of name, vendor, description and answers (packages/shared/src/search-text.ts).
  search_text    text not null,
  -- Every pair of neighbouring characters in its words: Japanese is full of words of two characters, which have no trigram.
  search_pairs   text[] not null,
  primary key (service_id, catalogue_id)
);
create unique index on disclosure_listing (version_id);
-- Covers what the directory filters and counts, and what the policy asks.
create index disclosure_listing_newest on disclosure_listing (published_at desc, version_id desc)
  include (form, category, remote_maintenance, stores_data_externally, vendor_org_id, visibility, newest) where newest and visibility = 'directory';
-- Publishing is rare and searching is not: no pending list.
create index disclosure_listing_pairs on disclosure_listing using gin (search_pairs) with (fastupdate = off) where newest and visibility = 'directory';
select app.protect('disclosure_listing',
  $$ vendor_org_id = app.org_id() or (visibility = 'directory' and app.org_kind() = 'hospital') $$,
  $$ vendor_org_id = app.org_id() $$);
grant select, insert, update, delete on disclosure_listing to portal_app;

create table disclosure_withdrawal (
  version_id    uuid primary key references disclosure_version,
  vendor_org_id uuid not null,
  reason        text not null,
  withdrawn_by  uuid not null,
  withdrawn_at  timestamptz not null default app.now()
);
-- That a version was withdrawn is no secret to those who may have read it.
select app.protect('disclosure_withdrawal', $$ app.user_id() is not null or app.system() is not null $$, $$ vendor_org_id = app.org_id() $$);
grant select, insert on disclosure_withdrawal to portal_app;

-- Sharing with a hospital is a row, never a flag. An agreement on a version shares it too.
create table disclosure_share (
  version_id      uuid not null references disclosure_version,
  vendor_org_id   uuid not null,
  hospital_org_id uuid not null references organization,
  shared_at       timestamptz not null default app.now(),
  primary key (version_id, hospital_org_id)
);
create index on disclosure_share (hospital_org_id);
select app.protect('disclosure_share', $$ app.org_id() in (vendor_org_id, hospital_org_id) $$, $$ vendor_org_id = app.org_id() or hospital_org_id = app.org_id() $$);
grant select, insert on disclosure_share to portal_app;

-- `link`: every signed-in hospital that has the address; lists leave such versions out.
select app.protect('disclosure_version',
  $$ vendor_org_id = app.org_id()
     or (visibility in ('directory', 'link') and app.org_kind() = 'hospital')
     or exists (select from disclosure_share s where s.version_id = disclosure_version.id and s.hospital_org_id = app.org_id()) $$,
  $$ vendor_org_id = app.org_id() $$);
grant select, insert on disclosure_version to portal_app;

create function app.version_status(version uuid, service uuid, catalogue text) returns text
  language sql stable security definer set search_path = public, pg_temp as $$
  select case
    when exists (select from disclosure_withdrawal w where w.version_id = version) then 'withdrawn'
    when exists (select from disclosure_listing l where l.service_id = service and l.catalogue_id = catalogue and l.version_id = version) then 'published'
    else 'superseded' end
$$;
revoke all on function app.version_status from public;
grant execute on function app.version_status to portal_app, portal_audit;

-- Whether the acting organisation sees the answers of a narrowed audience: the vendor, and a hospital with a concluded agreement
-- on this very version. In plpgsql because `agreement` is made by a later migration.
create function app.sees_whole_version(asked uuid, owner uuid) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return owner = app.org_id()
      or exists (select from agreement a where a.version_id = asked and a.hospital_org_id = app.org_id()
                  and a.status in ('in_force', 'terminating', 'terminated', 'closed'));
end $$;
revoke all on function app.sees_whole_version from public;
grant execute on function app.sees_whole_version to portal_app;

-- Versions of the directory that hold every word, found by the pairs of the words and confirmed in the text. A function with the owner's
-- rights, because under row-level security the planner may use no index for these operators (they are not leakproof); the condition
-- of the policy stands in it instead. Words come folded.
create function app.listed_with(words text[], pairs text[]) returns setof uuid
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  word text;
  condition text := '';
begin
  if app.org_kind() is distinct from 'hospital' then return; end if;
  -- A pair is such a word itself; what is longer or shorter must be looked up in the text.
  foreach word in array words loop
    if char_length(word) <> 2 then
      condition := condition || format(' and search_text like %L', '%' || regexp_replace(word, '([\\%_])', '\\\1', 'g') || '%');
    end if;
  end loop;
  return query execute 'select version_id from disclosure_listing
    where newest and visibility = ''directory'' and search_pairs @> $1' || condition using pairs;
end $$;
revoke all on function app.listed_with from public;
grant execute on function app.listed_with to portal_app;
