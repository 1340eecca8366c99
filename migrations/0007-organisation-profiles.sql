-- What an agreement prints of a party. Read by the organisation itself and by those that share an agreement with it (policy added with agreements).
create table organization_profile (
  organization_id  uuid primary key references organization,
  legal_name       text not null default '',
  address          text not null default '',
  representative   jsonb not null default '{"title": "", "name": ""}',
  incident_contact jsonb not null default '{"name": ""}',
  row_version      int not null default 1
);
grant select, insert, update on organization_profile to portal_app;
