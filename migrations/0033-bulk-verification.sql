-- Verification again of all documents that one's organisation signed in a period, for auditors. What each run found is kept.
create table bulk_verification (
  id              uuid primary key,
  organization_id uuid not null references organization,
  -- First and last day of signing, in Tokyo.
  from_day        date not null,
  to_day          date not null check (to_day >= from_day),
  requested_by    uuid not null,
  requested_at    timestamptz not null default app.now(),
  finished_at     timestamptz
);
-- One at a time: each reads every file anew.
create unique index on bulk_verification (organization_id) where finished_at is null;
create index on bulk_verification (organization_id, requested_at desc);
select app.protect('bulk_verification', $$ organization_id = app.org_id() $$);
grant select, insert, update (finished_at) on bulk_verification to portal_app;

create table bulk_verification_result (
  verification_id uuid not null references bulk_verification,
  position        int  not null,
  organization_id uuid not null,
  agreement_id    uuid not null references agreement,
  revision        int  not null,
  stage           text not null,
  -- The file that the record names, and the newest act of signing on that revision.
  document_sha256 text not null,
  signed_at       timestamptz not null,
  verdict         text check (verdict in ('sound', 'lapsed', 'broken', 'missing')),
  level           text,
  -- [{code, detail: {ja, en}}]
  problems        jsonb not null default '[]',
  verified_at     timestamptz,
  primary key (verification_id, position),
  check ((verdict is null) = (verified_at is null))
);
select app.protect('bulk_verification_result', $$ organization_id = app.org_id() $$);
grant select, insert, update (verdict, level, problems, verified_at) on bulk_verification_result to portal_app;
