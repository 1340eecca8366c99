-- What the open verification page may learn of a file it was given: only by the SHA-256 of the whole file, which one must hold to ask.
create function app.known_document(digest text)
  returns table ("agreementId" uuid, number text, revision int, stage text, current boolean, "contentDigest" text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, a.number, d.revision, d.stage, d.revision = a.revision, c.sha256
    from agreement_document d
    join agreement a on a.id = d.agreement_id
    join agreement_content c on c.agreement_id = d.agreement_id and c.revision = d.revision
   where d.sha256 = digest
   order by d.made_at limit 1
$$;
revoke all on function app.known_document from public;
grant execute on function app.known_document to portal_app;
