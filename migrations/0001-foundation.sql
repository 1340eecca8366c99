-- The ground: who acts (settings of one transaction), the business clock, and one way to protect a table.
create schema app;
grant usage on schema app to portal_app, portal_audit;
grant usage on schema public to portal_app, portal_audit;

-- Trigram search folds Japanese text without a dictionary; the directory uses it.
create extension if not exists pg_trgm;

-- The settings die with the transaction (set_config(…, true)); unset reads as null, and null sees no row.
create function app.org_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.org_id', true), '')::uuid;
create function app.user_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.user_id', true), '')::uuid;
-- 'hospital' or 'vendor': the kind of the organisation acted for.
create function app.org_kind() returns text language sql stable parallel safe
  return nullif(current_setting('app.org_kind', true), '');
-- 'sign-in', 'jobs' or 'set-up': the only work done for no organisation.
create function app.system() returns text language sql stable parallel safe
  return nullif(current_setting('app.system', true), '');

-- The only business clock. A database named *_test may set app.now to stand on another day.
create function app.now() returns timestamptz language sql volatile
  return case when current_database() like '%\_test'
              then coalesce(nullif(current_setting('app.now', true), '')::timestamptz, clock_timestamp())
              else clock_timestamp() end;

-- Enables and forces row-level security and writes the policies for all three roles.
-- `expression` decides which rows portal_app sees; `writing` (default: the same) which it may write.
create function app.protect(target regclass, expression text, writing text default null) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy serve on %s for all to portal_app using (%s) with check (%s)', target, expression, coalesce(writing, expression));
  execute format('create policy own on %s for all to portal_owner using (true) with check (true)', target);
  execute format('create policy examine on %s for select to portal_audit using (true)', target);
  execute format('grant select on %s to portal_audit', target);
end $$;
