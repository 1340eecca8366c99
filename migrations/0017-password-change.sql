-- A password that somebody else has seen (issued by an administrator) serves for one thing: choosing an own one.
alter table person add column must_change_password boolean not null default false;
grant update (must_change_password) on person to portal_app;

-- Read with every request, beside app.session_of and in the same statement.
create function app.must_change_password(person uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$ select p.must_change_password from person p where p.id = person $$;
revoke all on function app.must_change_password from public;
grant execute on function app.must_change_password to portal_app;

-- Sets a password that must be changed and ends the person's sessions. False, and nothing done, for a person of another
-- organisation too: who administers one organisation must not come to act for another.
create function app.reset_password(person uuid, hash text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- A membership being added meanwhile waits for this lock, by its foreign key.
  perform from person p where p.id = person for update;
  if not exists (select from membership m where m.person_id = person and m.organization_id = app.org_id())
     or exists (select from membership m where m.person_id = person and m.organization_id is distinct from app.org_id()) then
    return false;
  end if;
  update person p set password_hash = hash, must_change_password = true where p.id = person;
  update session s set ended_at = clock_timestamp() where s.person_id = person and s.ended_at is null;
  return true;
end $$;
revoke all on function app.reset_password from public;
grant execute on function app.reset_password to portal_app;
