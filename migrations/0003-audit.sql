-- The audit trail: append-only, chained by hash, one chain for each organisation and one for each pair, written last in the
-- transaction of the change it tells. Actions: packages/shared/src/audit-actions.ts
create table audit_chain (
  id        text primary key,           -- org:<id> or pair:<vendor>:<hospital>
  org_a     uuid not null,
  org_b     uuid,
  seq       bigint not null default 0,
  head_hash bytea  not null default ''
);
select app.protect('audit_chain', $$ app.org_id() in (org_a, org_b) $$, 'false');
grant select on audit_chain to portal_app;

create table audit_event (
  chain_id   text   not null references audit_chain,
  seq        bigint not null,           -- without gaps: given out under the chain's lock
  org_a      uuid   not null,
  org_b      uuid,
  at         timestamptz not null,
  actor_id   uuid,
  actor_org  uuid,
  action     text   not null,
  subject_id uuid   not null,
  payload    text   not null,           -- the canonical text that was hashed (RFC 8785)
  hash       bytea  not null,           -- sha256(hash of the event before || payload)
  primary key (chain_id, seq)
);
create index on audit_event (subject_id, at);
create index on audit_event (org_a, at desc);
create index on audit_event (org_b, at desc);
select app.protect('audit_event', $$ app.org_id() in (org_a, org_b) $$, 'false');
grant select on audit_event to portal_app;

-- Appends one event. `counterparty` null: the chain of the acting organisation alone; else the chain of the pair.
-- `detail` is canonical JSON already; keys of the payload stand in RFC 8785 order.
create function app.audit(acting uuid, counterparty uuid, action text, subject_id uuid, detail text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  chain text := case when counterparty is null then 'org:' || acting
                     else 'pair:' || least(acting, counterparty) || ':' || greatest(acting, counterparty) end;
  head audit_chain;
  moment timestamptz;
  body text;
begin
  insert into audit_chain (id, org_a, org_b) values (chain, acting, counterparty) on conflict do nothing;
  select * into head from audit_chain c where c.id = chain for update;
  moment := app.now();
  body := format('{"action":%s,"actorId":%s,"actorOrg":%s,"at":"%s","chain":"%s","detail":%s,"seq":%s,"subjectId":"%s","v":1}',
    to_json(action), coalesce(to_json(app.user_id())::text, 'null'), coalesce(to_json(app.org_id())::text, 'null'),
    to_char(moment at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), chain, detail, head.seq + 1, subject_id);
  insert into audit_event
  values (chain, head.seq + 1, acting, counterparty, moment, app.user_id(), app.org_id(), action, subject_id, body,
          sha256(head.head_hash || convert_to(body, 'UTF8')));
  update audit_chain c set seq = head.seq + 1, head_hash = sha256(head.head_hash || convert_to(body, 'UTF8')) where c.id = chain;
end $$;
revoke all on function app.audit from public;
grant execute on function app.audit to portal_app;
