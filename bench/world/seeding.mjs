import { newOrganization } from "./people.mjs";
import { marks, namings, templates } from "./templates.mjs";

const VENDORS = 20;

/**
 * Fills a database with published services by SQL: contents as large as the demonstration's, each with its own name and vendor.
 * @param {import("./database.mjs").BenchDatabase} database @param {number} count
 * @returns {Promise<{ versionIds: string[], answered: number, bytes: number }>} ten version ids of all templates, and how large the first is
 */
export async function seedServices({ owner }, count) {
  const vendors = [];
  for (let index = 0; index < VENDORS; index++)
    vendors.push(await newOrganization(owner, "vendor", `計測事業者${index}`));
  const client = await owner.connect();
  try {
    await client.query("set maintenance_work_mem = '512MB'; set synchronous_commit = off");
    await client.query(sources);
    const made = templates();
    await copy(client, "vendor_seed", vendors);
    await copy(client, "template", made.map(templateRow));
    await copy(client, "naming", namings);
    const { rows } = await client.query("select indexdef from pg_indexes where indexname = 'disclosure_listing_pairs'");
    // Filling the search index row by row costs many times what building it at once does.
    await client.query("drop index disclosure_listing_pairs");
    await client.query(seed, [count, VENDORS, made.length, namings.length]);
    await client.query(services);
    await client.query(versions, [
      marks.serviceId,
      marks.vendorId,
      marks.serviceName,
      marks.vendorName,
      marks.description,
    ]);
    await client.query(listings);
    await client.query(rows[0].indexdef);
    await client.query("vacuum analyze");
    const newest = await client.query(
      "select id::text as id, octet_length(content) as bytes, content from disclosure_version order by published_at desc limit 10",
    );
    return {
      versionIds: newest.rows.map(({ id }) => id),
      bytes: newest.rows[0].bytes,
      answered: Object.keys(JSON.parse(newest.rows[0].content).answers).length,
    };
  } finally {
    client.release();
  }
}

const copy = (client, table, rows) =>
  client.query(
    `insert into ${table} select row_number() over () - 1, r.* from jsonb_populate_recordset(null::${table}_row, $1) r`,
    [JSON.stringify(rows)],
  );

const templateRow = ({ text, content, category, highlights, counts, searchText, searchPairs }) => ({
  content: text,
  form: content.serviceForm,
  remote: content.remoteMaintenance,
  category,
  highlights,
  counts,
  searchText,
  pairs: searchPairs,
});

const sources = `
  create type pg_temp.vendor_seed_row as (id uuid, name text);
  create type pg_temp.template_row as (content text, form text, remote boolean, category text, highlights jsonb, counts jsonb, "searchText" text, pairs text[]);
  create type pg_temp.naming_row as (name text, description text, "searchText" text, pairs text[]);
  create temp table vendor_seed (number int, id uuid, name text);
  create temp table template (number int, content text, form text, remote boolean, category text, highlights jsonb, counts jsonb, search_text text, pairs text[]);
  create temp table naming (number int, name text, description text, search_text text, pairs text[]);
  create temp table seed (service_id uuid, version_id uuid, published_at timestamptz, vendor int, template int, naming int);`;

const seed = `
  insert into seed
  select gen_random_uuid(), gen_random_uuid(), timestamptz '2026-01-01' + i * interval '1 minute', i % $2::int, i % $3::int, i % $4::int
    from generate_series(1, $1::int) i`;

const named = `
  seed join vendor_seed v on v.number = seed.vendor join template t on t.number = seed.template join naming n on n.number = seed.naming`;

const services = `
  insert into service (id, vendor_org_id, name, form, remote_maintenance, stores_data_externally, description)
  select service_id, v.id, n.name, t.form, t.remote, true, n.description from ${named}`;

const versions = `
  insert into disclosure_version (id, service_id, vendor_org_id, catalogue_id, number, content, sha256, visibility, service_name, vendor_name, form,
                                  published_by, published_by_name, approved_by, approved_by_name, published_at)
  select version_id, service_id, vendor_id, content::jsonb->>'catalogueId', '1.0', content, encode(sha256(convert_to(content, 'UTF8')), 'hex'), 'directory',
         name, vendor_name, form, vendor_id, '測定 花子', vendor_id, '比較 太郎', published_at
    from (select seed.*, v.id as vendor_id, v.name as vendor_name, t.form, n.name,
                 replace(replace(replace(replace(replace(t.content, $1::text, seed.service_id::text), $2::text, v.id::text),
                   $3::text, n.name), $4::text, v.name), $5::text, n.description) as content
            from ${named}) made`;

const listings = `
  insert into disclosure_listing (service_id, catalogue_id, vendor_org_id, version_id, visibility, published_at, newest, number, service_name, vendor_name,
                                  description, form, category, remote_maintenance, stores_data_externally, highlights, counts, search_text, search_pairs)
  select service_id, (select catalogue_id from disclosure_version limit 1), v.id, version_id, 'directory', published_at, true, '1.0', n.name, v.name,
         n.description, t.form, t.category, t.remote, true, t.highlights, t.counts, n.search_text || ' ' || t.search_text,
         n.pairs || t.pairs
    from ${named}`;
