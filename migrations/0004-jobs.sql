-- Work to be done after an act, written in the transaction of the act; and answers kept for repeated requests.
create table job (
  id         uuid primary key,
  kind       text not null,
  -- The same work is never queued twice.
  key        text not null unique,
  payload    jsonb not null,
  -- The job works as the person and organisation that caused it.
  user_id    uuid,
  org_id     uuid not null,
  queued_at  timestamptz not null default clock_timestamp(),
  run_at     timestamptz not null default clock_timestamp(),
  attempts   int not null default 0,
  done_at    timestamptz,
  last_error text
);
create index on job (run_at) where done_at is null;
select app.protect('job', $$ app.system() = 'jobs' or org_id = app.org_id() $$);
grant select, insert, update on job to portal_app;

create table idempotent_answer (
  org_id     uuid not null,
  user_id    uuid not null,
  key        text not null,
  -- SHA-256 over route and body without secrets.
  request    bytea not null,
  body       jsonb not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (org_id, user_id, key)
);
select app.protect('idempotent_answer', $$ (org_id = app.org_id() and user_id = app.user_id()) or app.system() = 'jobs' $$);
grant select, insert, delete on idempotent_answer to portal_app;
