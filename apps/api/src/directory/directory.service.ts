import { Injectable } from "@nestjs/common";
import { characterPairs, foldForSearch } from "@portal/shared";
import type { Actor } from "../platform/actor.js";
import { decodeCursor, encodeCursor } from "../platform/cursor.js";
import { Database } from "../platform/database.js";
import type { DirectoryItemView, DirectoryQueryDto, DirectoryView } from "./directory.dto.js";

const WORDS_MAX = 20;

/** サービスを探す: the newest published version of each service that hospitals may see. */
@Injectable()
export class DirectoryService {
  constructor(private readonly db: Database) {}

  /** One statement: the matches, the page, and the counts of every filter under the others. */
  search(actor: Actor, query: DirectoryQueryDto): Promise<DirectoryView> {
    const { limit = 50, cursor, form, category, remoteMaintenance, storesDataExternally } = query;
    const after = decodeCursor(cursor, 2);
    const words = [...new Set(foldForSearch(query.query ?? "").split(" "))].filter(Boolean).slice(0, WORDS_MAX);
    return this.db.as(actor, async (tx) => {
      const found = await tx.one<{ items: DirectoryItemView[]; facets: DirectoryView["facets"]; total: number }>(
        searchSql(words.length > 0),
        [
          form ?? null,
          category ?? null,
          remoteMaintenance ?? null,
          storesDataExternally ?? null,
          after?.[0] ?? null,
          after?.[1] ?? null,
          limit + 1,
          ...(words.length > 0 ? [words, characterPairs(words.join(" "))] : []),
        ],
      );
      const items = found.items.slice(0, limit);
      const last = items.at(-1)?.version;
      return {
        ...found,
        items,
        nextCursor: found.items.length > limit && last ? encodeCursor(last.publishedAt, last.id) : null,
      };
    });
  }
}

const byForm = "($1::text[] is null or form = any($1))";
const byCategory = "($2::text[] is null or category = any($2))";
const byRemote = "($3::boolean is null or remote_maintenance = $3)";
const byStorage = "($4::boolean is null or stores_data_externally = $4)";

const counts = (column: string, ...others: string[]) => `
  (select coalesce(json_agg(json_build_object('value', value, 'count', count) order by count desc, value), '[]')
     from (select ${column}::text as value, count(*)::int as count from hit
            where ${column} is not null and ${others.join(" and ")} group by 1) as counted)`;

// `hit` holds narrow columns alone; the page reads its wide ones for the rows it shows.
const searchSql = (hasWords: boolean) => `
  with hit as materialized (
    select version_id, published_at, form, category, remote_maintenance, stores_data_externally from disclosure_listing
     where newest and visibility = 'directory' ${hasWords ? "and version_id in (select app.listed_with($8::text[], $9::text[]))" : ""}),
  page as (
    select version_id, published_at from hit
     where ${byForm} and ${byCategory} and ${byRemote} and ${byStorage}
       and ($5::timestamptz is null or (published_at, version_id) < ($5, $6::uuid))
     order by published_at desc, version_id desc limit $7)
  select
    (select count(*)::int from hit where ${byForm} and ${byCategory} and ${byRemote} and ${byStorage}) as total,
    json_build_object(
      'form', ${counts("form", byCategory, byRemote, byStorage)},
      'category', ${counts("category", byForm, byRemote, byStorage)},
      'remoteMaintenance', ${counts("remote_maintenance", byForm, byCategory, byStorage)},
      'storesDataExternally', ${counts("stores_data_externally", byForm, byCategory, byRemote)}) as facets,
    (select coalesce(json_agg(json_build_object(
        'service', json_build_object('id', l.service_id, 'name', l.service_name, 'form', l.form, 'category', l.category,
                     'remoteMaintenance', l.remote_maintenance, 'storesDataExternally', l.stores_data_externally, 'description', l.description),
        'vendor', json_build_object('id', l.vendor_org_id, 'name', l.vendor_name),
        'version', json_build_object('id', l.version_id, 'number', l.number, 'catalogueId', l.catalogue_id,
                     'publishedAt', to_char(l.published_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
        'highlights', l.highlights, 'counts', l.counts) order by page.published_at desc, page.version_id desc), '[]')
       from page join disclosure_listing l on l.version_id = page.version_id) as items`;
