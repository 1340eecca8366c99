-- Roots of time-stamp authorities that tokens in our documents lead to. Insert-only: a document stamped under a root that the
-- configuration no longer names must still verify. Not secret; `npm run verify` reads them as it reads the installation's root.
create table timestamp_root (
  sha256      text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  certificate bytea not null,
  kept_at     timestamptz not null default clock_timestamp()
);
select app.protect('timestamp_root', $$ app.system() in ('jobs', 'verification') $$, $$ app.system() = 'jobs' $$);
grant select, insert on timestamp_root to portal_app;

-- What a seal that is owed waits for; null while it waits for nothing but its turn.
alter table agreement add column sealing_waits_for text check (sealing_waits_for in ('timestamp'));

-- Archive states: the concluded document with validation material and a document time-stamp, numbered from 1; the other stages have 0.
alter table agreement_document add column sequence int not null default 0 check (sequence >= 0);
alter table agreement_document drop constraint agreement_document_stage_check;
alter table agreement_document add constraint agreement_document_stage_check
  check (stage in ('base', 'vendor', 'hospital', 'archive') and (stage = 'archive') = (sequence > 0));
alter table agreement_document drop constraint agreement_document_pkey;
alter table agreement_document add primary key (agreement_id, revision, stage, sequence);
