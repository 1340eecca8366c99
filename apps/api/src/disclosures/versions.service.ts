import { Injectable } from "@nestjs/common";
import { type Answers, diffAnswers, indexOf, type ServiceForm, type VersionStatus } from "@portal/shared";
import { CataloguesService } from "../catalogues/catalogues.service.js";
import type { Actor } from "../platform/actor.js";
import { decodeCursor, encodeCursor } from "../platform/cursor.js";
import { Database, type Tx } from "../platform/database.js";
import type { PageDto } from "../platform/page.dto.js";
import { Problem } from "../platform/problem.js";
import type { VersionContent } from "./version-content.js";
import type { VersionDiffView, VersionListView, VersionSummaryView } from "./versions.dto.js";

/** What an agreement takes from the version it is made on. */
export interface VersionForAgreement {
  readonly id: string;
  readonly number: string;
  readonly sha256: string;
  /** RFC 3339 UTC. */
  readonly publishedAt: string;
  readonly status: VersionStatus;
  readonly catalogueId: string;
  /** Every published answer, those of a narrowed audience too: the agreement stands on the whole version. */
  readonly answers: Answers;
  readonly serviceId: string;
  readonly serviceName: string;
  readonly form: ServiceForm;
  readonly description: string;
  readonly remoteMaintenance: boolean;
  readonly storesDataExternally: boolean;
  readonly vendorOrgId: string;
  readonly vendorName: string;
  readonly approvedByName: string;
  readonly publishedByName: string;
  readonly files: readonly {
    readonly name: string;
    readonly itemId: string;
    readonly sha256: string;
    readonly size: number;
  }[];
}

/** That a reader may see a version, and how far. */
export interface VersionHead {
  readonly id: string;
  readonly sha256: string;
  readonly status: VersionStatus;
  /** Items whose answers are left out for this reader. */
  readonly restricted: readonly string[];
}

/** One version as a reader sees it. */
export interface ReadableVersion extends VersionHead {
  /** Canonical JSON; without the answers of a narrowed audience when the reader is outside it. */
  readonly content: string;
}

/** The answers of one version as far as a reader sees them, and what is around them. */
export interface DisclosedAnswers {
  readonly id: string;
  readonly number: string;
  readonly status: VersionStatus;
  readonly catalogueId: string;
  readonly form: ServiceForm;
  readonly answers: Answers;
  /** Items whose answers are left out for this reader. */
  readonly restricted: readonly string[];
}

/** A later version of the same service. */
export interface NewerVersion {
  readonly id: string;
  readonly number: string;
  /** RFC 3339 UTC. */
  readonly publishedAt: string;
  readonly changeNote: string;
}

/** Published versions of disclosures, as other topics and their readers see them. */
@Injectable()
export class VersionsService {
  constructor(
    private readonly db: Database,
    private readonly catalogues: CataloguesService,
  ) {}

  /**
   * The version as JSON text made by PostgreSQL: the stored content as it stands, with a few members before it.
   * @param known the client's `If-None-Match`; when it names the current tag, `json` is null and the content is not even read
   * @throws Problem `not-found`
   */
  read(actor: Actor, id: string, known: string | undefined): Promise<{ etag: string; json: string | null }> {
    return this.db.as(actor, (tx) =>
      tx.one(
        `with seen as (
           select v.*, app.version_status(v.id, v.service_id, v.catalogue_id) as status,
                  v.open_content is not null and not app.sees_whole_version(v.id, v.vendor_org_id) as narrowed
             from disclosure_version v where v.id = $1),
         tagged as (select seen.*, '"' || sha256 || '.' || status || case when narrowed then '.open"' else '"' end as etag from seen)
         select etag, case when strpos($2, etag) = 0 then
                  left(json_build_object('id', id, 'sha256', sha256, 'status', status, 'visibility', visibility,
                                         'restricted', case when narrowed then restricted else '{}' end)::text, -1)
                  || ',' || substr(case when narrowed then open_content else content end, 2) end as json
           from tagged`,
        [id, known ?? ""],
      ),
    );
  }

  /**
   * Versions of a service, newest first. A hospital sees those listed or shared with it; a version published by link alone is found by its
   * address only.
   * @throws Problem `not-found` for a service of which the reader may see nothing
   */
  list(actor: Actor, serviceId: string, { limit = 50, cursor }: PageDto): Promise<VersionListView> {
    const after = decodeCursor(cursor, 2);
    return this.db.as(actor, async (tx) => {
      const rows = await tx.query<VersionSummaryView>(
        `${selectSummaries}
          where v.service_id = $1 and ($2::timestamptz is null or (v.published_at, v.id) < ($2, $3::uuid))
            and ${found}
          order by v.published_at desc, v.id desc limit $4`,
        [serviceId, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
      );
      if (rows.length === 0 && !after) await tx.one("select id from service where id = $1", [serviceId]);
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      return { items, nextCursor: rows.length > limit && last ? encodeCursor(last.publishedAt, last.id) : null };
    });
  }

  /** @throws Problem `not-found`, `unacceptable` for versions of two services */
  diff(actor: Actor, id: string, against: string): Promise<VersionDiffView> {
    return this.db.as(actor, async (tx) => {
      const [after, before] = (await this.readable(tx, [id, against])).map(
        ({ content }) => JSON.parse(content) as VersionContent,
      );
      if (!after || !before) throw new Problem("not-found");
      if (after.serviceId !== before.serviceId)
        throw new Problem("unacceptable", {
          errors: [
            {
              pointer: "/against",
              code: "other-service",
              detail: { ja: "別のサービスの版とは比べられません", en: "It is a version of another service" },
            },
          ],
        });
      const order = indexOf(this.catalogues.disclosure(after.catalogueId)).items.map((item) => item.id);
      const { added, removed, changed } = diffAnswers(before.answers, after.answers, order);
      return { added: [...added], removed: [...removed], changed: [...changed] } as VersionDiffView;
    });
  }

  /**
   * Takes a version back (取下げ): it stays readable where it was read, marked, and no agreement may be made on it.
   * @throws Problem `not-found`, `wrong-state` when it is withdrawn already
   */
  withdraw(actor: Actor, id: string, reason: string): Promise<VersionSummaryView> {
    return this.db.as(actor, async (tx) => {
      const { serviceId } = await tx.one<{ serviceId: string }>(
        `select s.id as "serviceId" from service s where s.id = (select v.service_id from disclosure_version v where v.id = $1) for update`,
        [id],
      );
      const withdrawn = await tx.query(
        `insert into disclosure_withdrawal (version_id, vendor_org_id, reason, withdrawn_by, withdrawn_at) values ($1, $2, $3, $4, $5)
         on conflict do nothing returning version_id`,
        [id, actor.orgId, reason, actor.userId, tx.now],
      );
      if (withdrawn.length === 0)
        throw new Problem("wrong-state", { members: { allowedIn: ["published", "superseded"] } });
      await tx.query("delete from disclosure_listing where version_id = $1", [id]);
      await tx.query(
        `update disclosure_listing set newest = true where version_id =
           (select version_id from disclosure_listing where service_id = $1 order by published_at desc limit 1)`,
        [serviceId],
      );
      tx.record("version.withdrawn", id, { reason });
      return tx.one<VersionSummaryView>(`${selectSummaries} where v.id = $1`, [id]);
    });
  }

  /**
   * Several versions at once, in the order of the ids, in one statement.
   * @param whole also answers of a narrowed audience, with `restricted` saying which; for a comparison that must know which items apply
   * @throws Problem `not-found` when one of them is not there for the reader
   */
  async readable(tx: Tx, ids: readonly string[], whole = false): Promise<ReadableVersion[]> {
    const rows = await tx.query<ReadableVersion>(
      `select id, sha256, status, case when narrowed and not $2 then open_content else content end as content,
              case when narrowed then restricted else '{}' end as restricted from (${selectSeen}) seen`,
      [ids, whole],
    );
    return inOrder(ids, rows);
  }

  /**
   * The same without reading the contents: which of them the reader may see, and how. The content behind a `sha256` never changes, so
   * whoever holds it need not read it again.
   * @throws Problem `not-found` when one of them is not there for the reader
   */
  async heads(tx: Tx, ids: readonly string[]): Promise<VersionHead[]> {
    const rows = await tx.query<VersionHead>(
      `select id, sha256, status, case when narrowed then restricted else '{}' end as restricted from (${selectSeen}) seen`,
      [ids],
    );
    return inOrder(ids, rows);
  }

  /**
   * The answers of several versions at once, in the order of the ids, without those of a narrowed audience where the reader is outside it.
   * @throws Problem `not-found` when one of them is not there for the reader
   */
  async disclosedAnswers(tx: Tx, ids: readonly string[]): Promise<DisclosedAnswers[]> {
    return (await this.readable(tx, ids)).map(({ content, sha256: _, ...head }) => {
      const { number, catalogueId, serviceForm, answers } = JSON.parse(content) as VersionContent;
      return { ...head, number, catalogueId, form: serviceForm, answers };
    });
  }

  /**
   * The newest version published after this one and not withdrawn, among those that the reader would find in the list of the service;
   * null where there is none.
   */
  async newerThan(tx: Tx, versionId: string): Promise<NewerVersion | null> {
    const [newest] = await tx.query<NewerVersion>(
      `select v.id, v.number, to_char(v.published_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "publishedAt", v.change_note as "changeNote"
         from disclosure_version v join disclosure_version p on p.id = $1
        where v.service_id = p.service_id and v.published_at > p.published_at and ${found}
          and app.version_status(v.id, v.service_id, v.catalogue_id) = 'published'
        order by v.published_at desc, v.id desc limit 1`,
      [versionId],
    );
    return newest ?? null;
  }

  /**
   * The whole of one version, read as the actor of `tx`.
   * @throws Problem `not-found` for a version the actor may not see
   */
  async versionForAgreement(tx: Tx, versionId: string): Promise<VersionForAgreement> {
    const { content, ...row } = await tx.one<{ id: string; sha256: string; status: VersionStatus; content: string }>(
      `select v.id, v.sha256, v.content, app.version_status(v.id, v.service_id, v.catalogue_id) as status
         from disclosure_version v where v.id = $1`,
      [versionId],
    );
    const { serviceForm, vendor, approvedBy, publishedBy, evidence, ...rest } = JSON.parse(content) as VersionContent;
    return {
      ...row,
      number: rest.number,
      publishedAt: rest.publishedAt,
      catalogueId: rest.catalogueId,
      answers: rest.answers,
      serviceId: rest.serviceId,
      serviceName: rest.serviceName,
      form: serviceForm,
      description: rest.description,
      remoteMaintenance: rest.remoteMaintenance,
      storesDataExternally: rest.storesDataExternally,
      vendorOrgId: vendor.id,
      vendorName: vendor.name,
      approvedByName: approvedBy,
      publishedByName: publishedBy,
      files: evidence.map(({ name, itemId, sha256, size }) => ({ name, itemId, sha256, size })),
    };
  }
}

// A version published by link alone is found by its address only.
const found = `(v.visibility <> 'link' or v.vendor_org_id = app.org_id()
  or exists (select from disclosure_share h where h.version_id = v.id and h.hospital_org_id = app.org_id()))`;

const selectSeen = `
  select v.*, app.version_status(v.id, v.service_id, v.catalogue_id) as status,
         v.open_content is not null and not app.sees_whole_version(v.id, v.vendor_org_id) as narrowed
    from disclosure_version v where v.id = any($1::uuid[])`;

function inOrder<Row extends { readonly id: string }>(ids: readonly string[], rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = byId.get(id.toLowerCase());
    if (!row) throw new Problem("not-found");
    return row;
  });
}

const selectSummaries = `
  select v.id, v.number, v.sha256, to_char(v.published_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "publishedAt",
         app.version_status(v.id, v.service_id, v.catalogue_id) as status, v.visibility, v.catalogue_id as "catalogueId", v.change_note as "changeNote",
         v.published_by_name as "publishedBy", v.approved_by_name as "approvedBy",
         (select json_build_object('reason', w.reason, 'withdrawnAt', to_char(w.withdrawn_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
            from disclosure_withdrawal w where w.version_id = v.id) as withdrawal
    from disclosure_version v`;
