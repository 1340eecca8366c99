-- What a person is told (お知らせ), and which settled documents a person has opened.
-- Who is told of what: packages/shared/src/notification.ts
create table notification (
  id              uuid primary key default gen_random_uuid(),
  organization_id uuid not null references organization,
  person_id       uuid not null references person,
  kind            text not null,
  agreement_id    uuid not null references agreement,
  -- The side that acted; null: the portal itself.
  party           text check (party in ('vendor', 'hospital')),
  detail          jsonb not null,
  -- The same matter is told to a person once.
  key             text not null,
  at              timestamptz not null default app.now(),
  read_at         timestamptz,
  unique (person_id, organization_id, key)
);
create index on notification (person_id, organization_id, (read_at is not null), at desc, id desc);
select app.protect('notification', $$ organization_id = app.org_id() and person_id = app.user_id() $$);
-- Written by app.notify alone.
grant select, update (read_at) on notification to portal_app;

-- Tells the members of both sides of an agreement who hold one of the roles; not the person who acted (`party` not null). The members of
-- the other side are known to this function only. Told by a party of the agreement alone.
create function app.notify(told uuid, kind text, key text, party text, detail jsonb, hospital_roles text[], vendor_roles text[]) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into notification (organization_id, person_id, kind, agreement_id, party, detail, key)
  select m.organization_id, m.person_id, $2, a.id, $4, $5, $3
    from agreement a
    join membership m on (m.organization_id = a.hospital_org_id and m.roles && $6)
                      or (m.organization_id = a.vendor_org_id and m.roles && $7)
   where a.id = $1 and app.org_id() in (a.vendor_org_id, a.hospital_org_id)
     and ($4 is null or m.person_id is distinct from app.user_id())
  on conflict (person_id, organization_id, key) do nothing $$;
revoke all on function app.notify from public;
grant execute on function app.notify to portal_app;

-- The settled document of a revision, as a person has opened it: what may be signed together with others was opened one by one.
create table agreement_document_opening (
  agreement_id    uuid not null references agreement,
  revision        int  not null,
  person_id       uuid not null references person,
  organization_id uuid not null references organization,
  content_digest  text not null,
  -- The first time.
  at              timestamptz not null default app.now(),
  primary key (agreement_id, revision, person_id, organization_id)
);
select app.protect('agreement_document_opening', $$ organization_id = app.org_id() and person_id = app.user_id() $$);
grant select, insert on agreement_document_opening to portal_app;
