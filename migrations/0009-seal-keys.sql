-- The installation's root and one seal key an organisation (電子封印). Private keys are sealed under the master key outside the database.
create table installation_root (
  singleton   boolean primary key default true check (singleton),
  certificate bytea not null,
  sealed_key  jsonb not null,
  operator    text not null,
  made_at     timestamptz not null default clock_timestamp()
);
select app.protect('installation_root', $$ app.system() in ('jobs', 'verification', 'set-up') $$, $$ app.system() = 'jobs' $$);
grant select, insert on installation_root to portal_app;

create table seal_key (
  organization_id uuid not null references organization,
  certificate     bytea not null,
  sealed_key      jsonb not null,
  made_at         timestamptz not null default clock_timestamp(),
  primary key (organization_id, made_at)
);
select app.protect('seal_key', $$ app.system() in ('jobs', 'verification') $$, $$ app.system() = 'jobs' $$);
grant select, insert on seal_key to portal_app;
