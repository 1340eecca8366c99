-- The business clock while a demonstration is loaded: its agreements are opened, signed and ended on days of the past, by the same rules.

-- Whether nobody real is registered. Addresses under .example belong to nobody (RFC 2606).
create function app.holds_nobody_real() returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select from person where email not like '%.example') $$;
revoke all on function app.holds_nobody_real from public;
grant execute on function app.holds_nobody_real to portal_app, portal_audit;

-- Who could set app.now in an installation in use could date an act back; therefore it counts only in a test or where nobody is real.
create or replace function app.now() returns timestamptz language sql volatile
  return case when nullif(current_setting('app.now', true), '') is null then clock_timestamp()
              when current_database() like '%\_test' or app.holds_nobody_real() then current_setting('app.now')::timestamptz
              else clock_timestamp() end;

-- A session lives by the real clock, as app.session_of asks it; a job by the business clock, as the acts that queue it.
alter table session alter column created_at set default clock_timestamp(), alter column last_seen_at set default clock_timestamp();
alter table job alter column run_at set default app.now();
