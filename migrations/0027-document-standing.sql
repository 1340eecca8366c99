-- What the open verification page may learn of a file besides: that its agreement is over, or which amendment has taken its place. A
-- genuine file says what was signed, not what holds today.
drop function app.known_document(text);
create function app.known_document(digest text)
  returns table ("agreementId" uuid, number text, revision int, stage text, "newestStage" text, lapsed boolean, "contentDigest" text,
                 over text, "supersededBy" text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, a.number, d.revision, d.stage, newest.stage, d.revision <> a.revision, c.sha256,
         case when a.status in ('superseded', 'terminated', 'closed') then a.status end,
         (select n.number from agreement n
           where n.amends = a.id and a.status = 'superseded' and n.status in ('in_force', 'terminating', 'terminated', 'closed', 'superseded')
           order by n.opened_at desc limit 1)
    from agreement_document d
    join agreement a on a.id = d.agreement_id
    join agreement_content c on c.agreement_id = d.agreement_id and c.revision = d.revision
    cross join lateral (
      select n.stage from agreement_document n
       where n.agreement_id = d.agreement_id and n.revision = d.revision order by n.made_at desc limit 1
    ) newest
   where d.sha256 = digest
   order by d.made_at limit 1
$$;
revoke all on function app.known_document from public;
grant execute on function app.known_document to portal_app;
