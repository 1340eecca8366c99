-- Passkeys (W3C Web Authentication) as second factors beside the authenticator app: one app, and passkeys by name.
alter table second_factor
  drop constraint second_factor_kind_check,
  alter column sealed_secret drop not null,
  -- What the person calls it.
  add column name text,
  -- Chosen by the authenticator; names one passkey in all the world.
  add column credential_id bytea unique,
  -- Subject public key information, DER. The private key never comes to the portal.
  add column public_key bytea,
  -- The newest counter of the authenticator: one that goes back speaks of a copy (Web Authentication, 7.2).
  add column sign_count bigint,
  -- Where the browser finds the authenticator: hints, nothing that is trusted.
  add column transports text[],
  add column last_used_at timestamptz,
  add constraint second_factor_kind_check check (
    case kind
      when 'totp' then sealed_secret is not null and num_nonnulls(name, credential_id, public_key, sign_count, transports) = 0
      when 'passkey' then sealed_secret is null and num_nulls(name, credential_id, public_key, sign_count, transports) = 0
      else false
    end);
drop index second_factor_person_id_idx;
drop index second_factor_person_id_idx1;
create unique index on second_factor (person_id) where kind = 'totp' and confirmed_at is not null;
create unique index on second_factor (person_id) where kind = 'totp' and confirmed_at is null;
create index on second_factor (person_id);
grant update (sign_count, last_used_at) on second_factor to portal_app;

-- What an authenticator must sign next, in this session and for this purpose. Deleted with its use: it serves once.
create table passkey_challenge (
  challenge    bytea primary key,
  person_id    uuid not null references person,
  session_hash bytea not null,
  purpose      text not null check (purpose in ('registration', 'sign-in', 'change')),
  created_at   timestamptz not null default clock_timestamp(),
  expires_at   timestamptz not null
);
create index on passkey_challenge (person_id);
select app.protect('passkey_challenge', $$ person_id = app.user_id() $$);
grant select, insert, delete on passkey_challenge to portal_app;

-- At the act of signing, the authenticator signs a hash of the challenge's whole row: 32 random bytes make it unforeseeable.
alter table signing_challenge
  add column nonce bytea not null default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());

alter table agreement_signature
  drop constraint agreement_signature_factors_check,
  add constraint agreement_signature_factors_check
    check (factors <@ '{password,totp,recovery,passkey}' and 'password' = any(factors)),
  -- Which passkey signed, in base64url; its key is no part of the evidence.
  add column credential_id text,
  add constraint agreement_signature_credential_check
    check ((credential_id is not null) = ('passkey' = any(factors)) and (credential_id is null or challenge_id is not null));

-- Which kinds of second factor the members of the acting organisation have: for its administrators, and no more than that.
create function app.second_factors_of_members() returns table (person_id uuid, kinds text[])
  language sql stable security definer set search_path = public, pg_temp as $$
    select f.person_id, array_agg(distinct f.kind order by f.kind desc)
      from second_factor f join membership m on m.person_id = f.person_id
     where m.organization_id = app.org_id() and f.confirmed_at is not null
       and exists (select from membership a
                    where a.organization_id = app.org_id() and a.person_id = app.user_id() and 'admin' = any(a.roles))
     group by f.person_id $$;
revoke all on function app.second_factors_of_members from public;
grant execute on function app.second_factors_of_members to portal_app;
