-- The second factor (TOTP, RFC 6238) with its recovery codes, and the one-time challenge of an act of signing.
create table second_factor (
  id            uuid primary key,
  person_id     uuid not null references person,
  kind          text not null check (kind = 'totp'),
  -- Under the master key, bound to the person: apps/api/src/signing/sealed-secret.ts
  sealed_secret jsonb not null,
  -- The newest time step that was used: a code works once, and none before it any more (RFC 6238, 5.2).
  used_step     bigint not null default 0,
  created_at    timestamptz not null default clock_timestamp(),
  -- Null until the first right code: only then it guards anything.
  confirmed_at  timestamptz
);
create unique index on second_factor (person_id) where confirmed_at is not null;
create unique index on second_factor (person_id) where confirmed_at is null;
select app.protect('second_factor', $$ person_id = app.user_id() or app.system() in ('sign-in', 'set-up') $$, $$ person_id = app.user_id() $$);
grant select, insert, update (used_step, confirmed_at), delete on second_factor to portal_app;

create table recovery_code (
  person_id uuid not null references person,
  -- SHA-256 of 80 random bits.
  hash      bytea not null,
  used_at   timestamptz,
  primary key (person_id, hash)
);
select app.protect('recovery_code', $$ person_id = app.user_id() $$);
grant select, insert, update (used_at), delete on recovery_code to portal_app;

-- When the session's person gave a code; null for a half-authenticated session of a person with a second factor.
alter table session add column second_factor_at timestamptz;

-- Read with every request, beside app.session_of and in the same statement.
create function app.second_factor_missing(hash bytea) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
    select s.second_factor_at is null
           and exists (select from second_factor f where f.person_id = s.person_id and f.confirmed_at is not null)
      from session s where s.id_hash = hash $$;
revoke all on function app.second_factor_missing from public;
grant execute on function app.second_factor_missing to portal_app;

create table signing_challenge (
  id              uuid primary key,
  person_id       uuid not null references person,
  organization_id uuid not null references organization,
  session_hash    bytea not null,
  agreement_id    uuid not null references agreement,
  revision        int  not null,
  content_digest  text not null,
  created_at      timestamptz not null default clock_timestamp(),
  expires_at      timestamptz not null,
  used_at         timestamptz
);
create index on signing_challenge (expires_at);
select app.protect('signing_challenge', $$ person_id = app.user_id() and organization_id = app.org_id() $$);
grant select, insert, update (used_at) on signing_challenge to portal_app;

-- Evidence of who it was that signed. The password was asked for at every signature before this column, too.
alter table agreement_signature
  add column factors text[] not null default '{password}'
    check (factors <@ '{password,totp,recovery}' and 'password' = any(factors)),
  add column challenge_id uuid unique references signing_challenge,
  -- When the challenge was given out; signed_at says when it was answered.
  add column challenged_at timestamptz;

-- Signing waits a day after an administrator took a second factor away, so that its owner can notice.
alter table person add column second_factor_reset_at timestamptz;

-- Takes a member's second factor away and ends the person's sessions. False, and nothing done, for a person of another
-- organisation too, as app.reset_password has it.
create function app.reset_second_factor(person uuid) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from person p where p.id = person for update;
  if not exists (select from membership m where m.person_id = person and m.organization_id = app.org_id())
     or exists (select from membership m where m.person_id = person and m.organization_id is distinct from app.org_id()) then
    return false;
  end if;
  delete from recovery_code c where c.person_id = person;
  delete from second_factor f where f.person_id = person;
  if found then
    update person p set second_factor_reset_at = clock_timestamp() where p.id = person;
  end if;
  update session s set ended_at = clock_timestamp() where s.person_id = person and s.ended_at is null;
  return true;
end $$;
revoke all on function app.reset_second_factor from public;
grant execute on function app.reset_second_factor to portal_app;
