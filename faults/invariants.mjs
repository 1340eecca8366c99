/**
 * What must hold whatever was killed, asked of the database itself.
 * @param {import("pg").Pool} owner @param {import("./signing-pairs.mjs").Acknowledged[]} journal
 * @returns {Promise<{ lost: string[], half: string[], doubled: string[], stuck: string[] }>} what breaks each of them
 */
export async function brokenInvariants(owner, journal) {
  const texts = async (sql, parameters) => (await owner.query(sql, parameters)).rows.map(({ text }) => text);
  return {
    // Whoever was told that a signature is given finds it, over the content that was shown.
    lost: await texts(
      `select j."agreementId" || ' ' || j.side as text from jsonb_to_recordset($1::jsonb) as j("agreementId" uuid, revision int, side text, "contentDigest" text)
        where not exists (select from agreement_signature s where s.agreement_id = j."agreementId" and s.revision = j.revision
                           and s.side = j.side and s.content_digest = j."contentDigest")`,
      [JSON.stringify(journal)],
    ),
    // Status, signature, stored file and trail say the same; both signatures cover one content.
    half: await texts(
      `with signed as (select agreement_id, revision, side from agreement_signature),
            stored as (select agreement_id, revision, stage as side from agreement_document where stage in ('vendor', 'hospital')),
            told as (select subject_id as agreement_id, (payload::jsonb->'detail'->>'revision')::int as revision, payload::jsonb->'detail'->>'side' as side
                       from audit_event where action = 'agreement.signed'),
            claimed as (select id as agreement_id, revision, unnest(case status
                          when 'vendor_signed' then array['vendor'] when 'hospital_sealing' then array['vendor']
                          when 'in_force' then array['vendor', 'hospital'] else array[]::text[] end) as side from agreement)
       select 'claimed without signature ' || agreement_id || ' ' || side as text from (select * from claimed except select * from signed) a
       union all select 'claimed without stored file ' || agreement_id || ' ' || side from (select * from claimed except select * from stored) b
       union all select 'stored without signature ' || agreement_id || ' ' || side from (select * from stored except select * from signed) c
       union all select 'signed without trail ' || agreement_id || ' ' || side from (select * from signed except select * from told) d
       union all select 'trail without signature ' || agreement_id || ' ' || side from (select * from told except select * from signed) e
       union all select 'two contents ' || agreement_id from agreement_signature group by agreement_id, revision having count(distinct content_digest) > 1`,
    ),
    // One act, one signature, one seal.
    doubled: await texts(
      `select action || ' ' || subject_id || ' ' || count(*) as text from audit_event where action in ('agreement.signed', 'agreement.sealed', 'agreement.settled')
        group by action, subject_id, payload::jsonb->'detail'->>'revision', payload::jsonb->'detail'->>'side' having count(*) > 1`,
    ),
    stuck: await texts(
      `select id || ' ' || status as text from agreement where status in ('vendor_sealing', 'hospital_sealing')
       union all select 'no document ' || a.id from agreement a where a.status = 'settled'
          and not exists (select from agreement_document d where d.agreement_id = a.id and d.revision = a.revision)`,
    ),
  };
}
