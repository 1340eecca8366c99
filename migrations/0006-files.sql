-- Evidence files: bytes by SHA-256 in the file store, rows here. Never deduplicated across organisations.
create table file (
  id          uuid primary key,
  org_id      uuid not null references organization,
  name        text not null check (length(name) between 1 and 200),
  media_type  text not null,
  size        bigint not null check (size >= 0),
  sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  uploaded_by uuid not null,
  uploaded_at timestamptz not null default app.now()
);
create index on file (org_id, sha256);

-- Which published version names which file.
create table disclosure_version_file (
  version_id    uuid not null references disclosure_version,
  file_id       uuid not null references file,
  item_id       text not null,
  vendor_org_id uuid not null,
  -- True when the answer that names it has a narrowed audience.
  narrowed      boolean not null default false,
  primary key (version_id, file_id, item_id)
);
create index on disclosure_version_file (file_id);
select app.protect('disclosure_version_file',
  $$ vendor_org_id = app.org_id() or (exists (select from disclosure_version v where v.id = version_id)
                                        and (not narrowed or app.sees_whole_version(version_id, vendor_org_id))) $$,
  $$ vendor_org_id = app.org_id() $$);
grant select, insert on disclosure_version_file to portal_app;

select app.protect('file',
  $$ org_id = app.org_id()
     or exists (select from disclosure_version_file f where f.file_id = file.id) $$,
  $$ org_id = app.org_id() $$);
grant select, insert on file to portal_app;
