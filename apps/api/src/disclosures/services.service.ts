import { Injectable } from "@nestjs/common";
import { type Answers, completenessOf } from "@portal/shared";
import { CataloguesService } from "../catalogues/catalogues.service.js";
import type { Actor } from "../platform/actor.js";
import { decodeCursor, encodeCursor } from "../platform/cursor.js";
import { Database, type Tx } from "../platform/database.js";
import { etagOf, requireMatch } from "../platform/etag.js";
import { newId } from "../platform/identifier.js";
import type { PageDto } from "../platform/page.dto.js";
import { Problem } from "../platform/problem.js";
import { ServiceEntity } from "./service.entity.js";
import type {
  CreateServiceDto,
  EditServiceDto,
  PublishedRefView,
  ServiceListView,
  ServiceView,
} from "./services.dto.js";

interface DraftRow {
  readonly id: string;
  readonly catalogueId: string;
  readonly status: "editing" | "in_review";
  readonly answers: Answers;
  readonly lastEditedAt: string | null;
  readonly published: PublishedRefView | null;
}

interface ServiceRow extends Omit<ServiceView, "etag" | "disclosures"> {
  readonly rowVersion: number;
  readonly drafts: DraftRow[];
}

/** The services of a vendor, each with how far its disclosures are. */
@Injectable()
export class ServicesService {
  constructor(
    private readonly db: Database,
    private readonly catalogues: CataloguesService,
  ) {}

  list(actor: Actor, { limit = 50, cursor }: PageDto): Promise<ServiceListView> {
    const after = decodeCursor(cursor, 2);
    return this.db.as(actor, async (tx) => {
      const rows = await tx.query<ServiceRow>(
        `${selectServices} where s.vendor_org_id = app.org_id() and ($1::text is null or (s.name, s.id::text) > ($1, $2)) order by s.name, s.id::text limit $3`,
        [after?.[0] ?? null, after?.[1] ?? null, limit + 1],
      );
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        items: page.map((row) => this.view(row)),
        nextCursor: rows.length > limit && last ? encodeCursor(last.name, last.id) : null,
      };
    });
  }

  create(actor: Actor, { description = "", suppliers = [], ...input }: CreateServiceDto): Promise<ServiceView> {
    return this.db.as(actor, async (tx) => {
      const id = newId();
      await tx.em.insert(ServiceEntity, {
        ...input,
        id,
        vendorOrgId: actor.orgId,
        description,
        suppliers,
        rowVersion: 1,
      });
      tx.record("service.created", id, { name: input.name, form: input.form });
      return this.current(tx, id);
    });
  }

  /** @throws Problem `not-found` */
  read(actor: Actor, id: string): Promise<ServiceView> {
    return this.db.as(actor, (tx) => this.current(tx, id));
  }

  /** @throws Problem `not-found`, `precondition-required`, `precondition-failed` */
  edit(actor: Actor, id: string, ifMatch: string | undefined, changes: EditServiceDto): Promise<ServiceView> {
    return this.db.as(actor, async (tx) => {
      const service = await tx.lock(ServiceEntity, id);
      const before = await this.current(tx, id);
      requireMatch(ifMatch, service.rowVersion, () => before);
      await tx.em.update(ServiceEntity, id, { ...changes, rowVersion: service.rowVersion + 1 });
      tx.record("service.edited", id, { changes });
      return this.current(tx, id);
    });
  }

  private async current(tx: Tx, id: string): Promise<ServiceView> {
    const [row] = await tx.query<ServiceRow>(`${selectServices} where s.id = $1`, [id]);
    if (!row) throw new Problem("not-found");
    return this.view(row);
  }

  private view({ rowVersion, drafts, ...service }: ServiceRow): ServiceView {
    const disclosures = drafts.map(({ answers, ...draft }) => {
      const { answered, required } = completenessOf(this.catalogues.disclosure(draft.catalogueId), answers);
      return { ...draft, answered, required };
    });
    return { ...service, disclosures, etag: etagOf(rowVersion) };
  }
}

const selectServices = `
  select s.id, s.name, s.form, s.remote_maintenance as "remoteMaintenance", s.stores_data_externally as "storesDataExternally",
         s.description, s.suppliers, s.row_version as "rowVersion",
         coalesce((select json_agg(json_build_object(
             'id', d.id, 'catalogueId', d.catalogue_id, 'status', d.status, 'answers', d.answers,
             'lastEditedAt', to_char(d.last_edited_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
             'published', (select json_build_object('id', l.version_id, 'number', l.number, 'visibility', l.visibility,
                             'publishedAt', to_char(l.published_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
                             from disclosure_listing l where l.service_id = s.id and l.catalogue_id = d.catalogue_id)
           ) order by d.id) from disclosure d where d.service_id = s.id), '[]') as drafts
    from service s`;
