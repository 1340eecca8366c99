-- Organisations, people, memberships, sessions. Rules: packages/shared/src/permission.ts
create table organization (
  id         uuid primary key,
  kind       text not null check (kind in ('vendor', 'hospital')),
  name       text not null check (length(name) between 1 and 200),
  created_at timestamptz not null default app.now()
);
-- Names and kinds are known to everybody who is signed in: one opens agreements with them.
select app.protect('organization', $$ app.user_id() is not null or app.system() is not null $$, $$ id = app.org_id() or app.system() = 'set-up' $$);
grant select, insert, update (name) on organization to portal_app;

create table person (
  id            uuid primary key,
  email         text not null unique check (email = lower(email)),
  name          text not null check (length(name) between 1 and 200),
  -- argon2id, PHC string.
  password_hash text not null,
  created_at    timestamptz not null default app.now()
);

create table membership (
  person_id       uuid not null references person,
  organization_id uuid not null references organization,
  -- Job title shown beside the name, e.g. 情報企画課.
  title           text not null default '',
  roles           text[] not null check (roles <@ '{editor,approver,signatory,viewer,admin}' and cardinality(roles) > 0),
  primary key (person_id, organization_id)
);
create index on membership (organization_id);
select app.protect('membership',
  $$ organization_id = app.org_id() or person_id = app.user_id() or app.system() is not null $$,
  $$ organization_id = app.org_id() or app.system() = 'set-up' $$);
grant select, insert, update (roles, title), delete on membership to portal_app;

select app.protect('person',
  $$ id = app.user_id() or app.system() is not null
     or exists (select from membership m where m.person_id = person.id and m.organization_id = app.org_id()) $$,
  $$ id = app.user_id() or app.system() in ('set-up', 'sign-in') or app.org_id() is not null $$);
grant select, insert, update (name, password_hash) on person to portal_app;

-- One row a browser session. The cookie's value is never stored, only its SHA-256.
create table session (
  id_hash         bytea primary key,
  person_id       uuid not null references person,
  organization_id uuid references organization,
  created_at      timestamptz not null default app.now(),
  last_seen_at    timestamptz not null default app.now(),
  ended_at        timestamptz
);
create index on session (person_id);
select app.protect('session', $$ app.system() = 'sign-in' $$);
grant select, insert, update on session to portal_app;

-- Idle for 30 minutes or older than 12 hours: gone. `last_seen_at` moves once a minute, so that reading stays cheap.
create function app.session_of(hash bytea)
  returns table (person_id uuid, person_name text, person_email text, organization_id uuid, kind text, roles text[], title text, organization_name text)
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  now_at timestamptz := clock_timestamp();
  seen timestamptz;
begin
  select s.last_seen_at into seen from session s
   where s.id_hash = hash and s.ended_at is null
     and s.last_seen_at > now_at - interval '30 minutes' and s.created_at > now_at - interval '12 hours';
  if not found then return; end if;
  if seen < now_at - interval '1 minute' then
    update session s set last_seen_at = now_at where s.id_hash = hash;
  end if;
  return query
    select p.id, p.name, p.email, o.id, o.kind, m.roles, m.title, o.name
      from session s join person p on p.id = s.person_id
      left join membership m on m.person_id = p.id and m.organization_id = s.organization_id
      left join organization o on o.id = m.organization_id
     where s.id_hash = hash;
end $$;
revoke all on function app.session_of from public;
grant execute on function app.session_of to portal_app;

-- Failed sign-ins by account and by address, counted in fixed windows; survives restarts and serves every replica.
create table sign_in_failure (
  subject   text not null,
  window_at timestamptz not null,
  failures  int not null,
  primary key (subject, window_at)
);
select app.protect('sign_in_failure', $$ app.system() = 'sign-in' $$);
grant select, insert, update, delete on sign_in_failure to portal_app;

-- Whether an address already belongs to a person of some organisation: one person may belong to several.
create function app.person_of_email(address text) returns uuid
  language sql stable security definer set search_path = public, pg_temp as $$ select id from person where email = lower(address) $$;
revoke all on function app.person_of_email from public;
grant execute on function app.person_of_email to portal_app;
