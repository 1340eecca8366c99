-- Rotation of keys. A retired seal key keeps its certificate, by which its signatures are verified, and nothing to sign with.
alter table seal_key
  alter column sealed_key drop not null,
  add column retired_at timestamptz,
  add constraint seal_key_retired_check check ((sealed_key is null) = (retired_at is not null));
-- One key of an organisation can sign.
create unique index on seal_key (organization_id) where sealed_key is not null;
grant update (sealed_key, retired_at) on seal_key to portal_app;

-- The work of `npm run keys:rotate` alone: everything that is sealed under the master key, and nothing but how it is sealed.
grant update (sealed_key) on installation_root to portal_app;
grant update (sealed_secret) on second_factor to portal_app;
create policy rotate_reading on installation_root for select to portal_app using (app.system() = 'key-rotation');
create policy rotate on installation_root for update to portal_app using (app.system() = 'key-rotation');
create policy rotate_reading on seal_key for select to portal_app using (app.system() = 'key-rotation');
create policy rotate on seal_key for update to portal_app using (app.system() = 'key-rotation');
create policy rotate_reading on second_factor for select to portal_app using (app.system() = 'key-rotation');
create policy rotate on second_factor for update to portal_app using (app.system() = 'key-rotation');

-- The name that a new certificate of a seal carries.
create policy certify on organization_profile for select to portal_app using (app.system() = 'jobs');
