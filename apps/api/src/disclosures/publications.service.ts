import { Injectable } from "@nestjs/common";
import {
  type Answers,
  checkAnswers,
  completenessOf,
  type DisclosureCatalogue,
  indexOf,
  mayPublish,
  moveDraft,
  nextVersionNumber,
  publishedAnswers,
  serviceFieldsFrom,
} from "@portal/shared";
import { CataloguesService } from "../catalogues/catalogues.service.js";
import { unprintableIn } from "../document/printable.js";
import { FilesService } from "../files/files.service.js";
import type { Actor } from "../platform/actor.js";
import { Database, type Tx } from "../platform/database.js";
import { newId } from "../platform/identifier.js";
import { type FieldError, orProblem, Problem, requireNone } from "../platform/problem.js";
import { DisclosureEntity } from "./disclosure.entity.js";
import type { PublishDto } from "./disclosures.dto.js";
import { lastReview, type ReviewRow, stateOf } from "./draft-review.js";
import { DraftsService } from "./drafts.service.js";
import { ServiceEntity } from "./service.entity.js";
import type { VersionContent, VersionEvidence } from "./version-content.js";
import { type NewVersion, storeVersion } from "./version-store.js";
import type { VersionView } from "./versions.dto.js";

/** 公開: cuts an immutable, numbered version from a complete draft that somebody else than its last editor approved. */
@Injectable()
export class PublicationsService {
  constructor(
    private readonly db: Database,
    private readonly catalogues: CataloguesService,
    private readonly files: FilesService,
    private readonly drafts: DraftsService,
  ) {}

  /** @throws Problem `not-found`, `disclosure.not-approved`, `disclosure.incomplete` with `missing`, `unacceptable` */
  publish(actor: Actor, disclosureId: string, { changeNote, visibility }: PublishDto): Promise<VersionView> {
    return this.db.as(actor, async (tx) => {
      const draft = await tx.lock(DisclosureEntity, disclosureId);
      const service = await tx.lock(ServiceEntity, draft.serviceId);
      const catalogue = this.catalogues.disclosure(draft.catalogueId);
      const review = await lastReview(tx, disclosureId);
      const state = stateOf(draft, review);
      const { approvedBy } = orProblem(mayPublish({ ...state, actor }));
      requireComplete(catalogue, draft.answers);
      const answers = publishedAnswers(catalogue, draft.answers);
      await this.requireRight(tx, catalogue, answers);

      const fields = { ...service, ...serviceFieldsFrom(answers) };
      const content: VersionContent = {
        form: "portal.disclosure-version/1",
        serviceId: service.id,
        serviceName: service.name,
        serviceForm: fields.form,
        description: service.description,
        remoteMaintenance: fields.remoteMaintenance,
        storesDataExternally: fields.storesDataExternally,
        vendor: { id: actor.orgId, name: actor.orgName },
        catalogueId: draft.catalogueId,
        number: await this.nextNumber(tx, draft),
        changeNote,
        publishedAt: tx.now.toISOString(),
        publishedBy: actor.name,
        approvedBy: approvedBy === actor.userId ? actor.name : (review?.decidedBy ?? ""),
        answers,
        evidence: await this.evidenceOf(tx, answers),
      };
      const version: NewVersion = {
        id: newId(),
        content,
        visibility,
        publishedById: actor.userId,
        approvedById: approvedBy,
      };
      const view = await storeVersion(tx, catalogue, version);
      await this.closeDraft(tx, draft, service, review, version);
      tx.record("disclosure.published", version.id, {
        disclosureId,
        serviceId: service.id,
        number: content.number,
        sha256: view.sha256,
        visibility,
        approvedBy,
      });
      return view;
    });
  }

  // The draft goes on with the same answers; the service takes over what they say of it.
  private async closeDraft(
    tx: Tx,
    draft: DisclosureEntity,
    service: ServiceEntity,
    review: ReviewRow | undefined,
    { id, content }: NewVersion,
  ): Promise<void> {
    const after = orProblem(moveDraft(stateOf(draft, review), { verb: "publish" }));
    await tx.em.update(DisclosureEntity, draft.id, { status: after.status });
    if (review?.approve && !review.versionId)
      await tx.query("update disclosure_review set version_id = $2 where id = $1", [review.id, id]);
    const { serviceForm: form, remoteMaintenance, storesDataExternally } = content;
    if (
      form !== service.form ||
      remoteMaintenance !== service.remoteMaintenance ||
      storesDataExternally !== service.storesDataExternally
    )
      await tx.em.update(ServiceEntity, service.id, {
        form,
        remoteMaintenance,
        storesDataExternally,
        rowVersion: service.rowVersion + 1,
      });
  }

  private async nextNumber(tx: Tx, { serviceId, catalogueId }: DisclosureEntity): Promise<string> {
    const existing = await tx.query<{ number: string; catalogueId: string }>(
      `select number, catalogue_id as "catalogueId" from disclosure_version where service_id = $1 order by published_at, id`,
      [serviceId],
    );
    const latest = existing.at(-1);
    return nextVersionNumber(
      existing.map(({ number }) => number),
      latest?.catalogueId === catalogueId,
    );
  }

  // Answers were checked when they were saved; the check may have become stricter since.
  private async requireRight(tx: Tx, catalogue: DisclosureCatalogue, answers: Answers): Promise<void> {
    const findings = checkAnswers(catalogue, answers).map((finding) => ({
      ...finding,
      pointer: `/answers${finding.pointer}`,
    }));
    const errors = [
      ...findings,
      ...unprintableAnswers(catalogue, answers),
      ...(await this.drafts.foreignEvidence(tx, answers)),
    ];
    requireNone(errors);
  }

  private async evidenceOf(tx: Tx, answers: Answers): Promise<VersionEvidence[]> {
    const named = Object.entries(answers).flatMap(([itemId, { evidence = [] }]) =>
      evidence.map((fileId) => ({ itemId, fileId })),
    );
    const own = await this.files.own(tx, [...new Set(named.map(({ fileId }) => fileId))]);
    return named.flatMap(({ itemId, fileId }) => {
      const file = own.get(fileId);
      return file ? [{ ...file, itemId }] : [];
    });
  }
}

// A version is copied into the agreements that begin with it: what could not be printed there is not published.
function unprintableAnswers(catalogue: DisclosureCatalogue, answers: Answers): FieldError[] {
  const { byId } = indexOf(catalogue);
  return Object.entries(answers).flatMap(([itemId, answer]) =>
    unprintableIn(answer, `/answers/${itemId}`, byId.get(itemId)?.label),
  );
}

function requireComplete(catalogue: DisclosureCatalogue, answers: Answers): void {
  const { missing } = completenessOf(catalogue, answers);
  if (missing.length === 0) return;
  const { byId } = indexOf(catalogue);
  throw new Problem("disclosure.incomplete", {
    detail: {
      ja: `公開できませんでした。必須の${missing.length}項目が未回答です`,
      en: `It was not published: ${missing.length} required items are unanswered`,
    },
    errors: missing.map((itemId) => ({
      pointer: `/answers/${itemId}`,
      code: "missing",
      detail: {
        ja: `「${byId.get(itemId)?.label.ja ?? itemId}」が未回答です`,
        en: `"${byId.get(itemId)?.label.en ?? itemId}" is unanswered`,
      },
    })),
    members: { missing },
  });
}
