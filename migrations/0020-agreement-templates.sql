-- Templates (ひな形) of an organisation: the rows in which its agreements deviate from the catalogues' recommendation.
-- Rules: packages/shared/src/agreement-template.ts

create table agreement_template (
  id              uuid primary key,
  organization_id uuid not null references organization,
  name            text not null check (length(name) between 1 and 200),
  description     text not null default '' check (length(description) <= 2000),
  -- The form of service whose recommended roles the template is compared with.
  form            text not null check (form in ('on_premises', 'saas', 'paas', 'iaas', 'hybrid')),
  -- Grows with every change: the ETag.
  row_version     int not null default 1,
  edited_by       text not null,
  edited_at       timestamptz not null default app.now(),
  archived_at     timestamptz
);
create index on agreement_template (organization_id, name);
select app.protect('agreement_template', $$ organization_id = app.org_id() $$);
grant select, insert, update, delete on agreement_template to portal_app;

create table agreement_template_row (
  template_id     uuid not null references agreement_template on delete cascade,
  organization_id uuid not null references organization,
  part            text not null check (part in ('role', 'sla', 'clause')),
  key             text not null,
  label           jsonb not null,
  value           jsonb not null,
  primary key (template_id, part, key)
);
select app.protect('agreement_template_row', $$ organization_id = app.org_id() $$);
grant select, insert, update, delete on agreement_template_row to portal_app;

-- Which template gave a row which value: of the organisation alone, so that the other side learns of no template.
create table agreement_row_template (
  row_id          uuid not null references agreement_row on delete cascade,
  organization_id uuid not null references organization,
  agreement_id    uuid not null references agreement,
  template_id     uuid not null references agreement_template,
  value           jsonb not null,
  at              timestamptz not null default app.now(),
  primary key (row_id, organization_id)
);
create index on agreement_row_template (agreement_id);
create index on agreement_row_template (template_id);
select app.protect('agreement_row_template', $$ organization_id = app.org_id() $$);
grant select, insert, update, delete on agreement_row_template to portal_app;
