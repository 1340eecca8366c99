import { Injectable } from "@nestjs/common";
import {
  type Answer,
  type Answers,
  canonicalJson,
  checkAnswers,
  completenessOf,
  mayPublish,
  moveDraft,
  problems,
  sectionProgress,
  seedAnswers,
} from "@portal/shared";
import { CataloguesService } from "../catalogues/catalogues.service.js";
import { FilesService } from "../files/files.service.js";
import type { Actor } from "../platform/actor.js";
import { Database, type Tx } from "../platform/database.js";
import { etagOf, requireMatch, versionMatched } from "../platform/etag.js";
import { isUuid, newId } from "../platform/identifier.js";
import { type FieldError, orProblem, Problem } from "../platform/problem.js";
import { DisclosureEntity } from "./disclosure.entity.js";
import type { DisclosureView, LatestVersionView } from "./disclosures.dto.js";
import { lastReview, stateOf } from "./draft-review.js";
import { ServiceEntity } from "./service.entity.js";

/** 開示の下書き: answers saved as they are typed, checked against the catalogue before anything is kept. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly db: Database,
    private readonly catalogues: CataloguesService,
    private readonly files: FilesService,
  ) {}

  /**
   * Starts the draft of a service on one catalogue edition, with the answers the service's own fields give.
   * @throws Problem `not-found`, `unacceptable` for an unknown edition, `already-exists` with the `id` of the draft there is
   */
  create(actor: Actor, serviceId: string, catalogueId: string): Promise<DisclosureView> {
    return this.db.as(actor, async (tx) => {
      const service = await tx.lock(ServiceEntity, serviceId);
      if (!this.isEdition(catalogueId)) throw unknownEdition();
      const [existing] = await tx.query<{ id: string }>(
        "select id from disclosure where service_id = $1 and catalogue_id = $2",
        [serviceId, catalogueId],
      );
      if (existing) throw new Problem("already-exists", { members: { id: existing.id } });
      const id = newId();
      await tx.em.insert(DisclosureEntity, {
        id,
        serviceId,
        vendorOrgId: actor.orgId,
        catalogueId,
        status: "editing",
        answers: seedAnswers(service),
        revision: 1,
      });
      tx.record("disclosure.created", id, { serviceId, catalogueId });
      return this.view(tx, actor, await tx.get(DisclosureEntity, id));
    });
  }

  /** @throws Problem `not-found` */
  read(actor: Actor, id: string): Promise<DisclosureView> {
    return this.db.as(actor, async (tx) => this.view(tx, actor, await tx.get(DisclosureEntity, id)));
  }

  /**
   * Saves some answers; null clears one, what is absent stays. Nothing is saved when one of them is wrong.
   * @throws Problem `not-found`, `precondition-required`, `precondition-failed` with the draft as it is, `unacceptable` by field
   */
  edit(
    actor: Actor,
    id: string,
    ifMatch: string | undefined,
    changes: Readonly<Record<string, unknown>>,
  ): Promise<DisclosureView> {
    return this.db.as(actor, async (tx) => {
      const draft = await tx.lock(DisclosureEntity, id);
      if (versionMatched(ifMatch) !== draft.revision) {
        const current = await this.view(tx, actor, draft);
        requireMatch(ifMatch, draft.revision, () => current);
      }
      await this.requireAcceptable(tx, draft, changes);
      const answers = merged(draft.answers, changes as Readonly<Record<string, Answer | null>>);
      // Saving what is there already makes nobody the last editor, and undoes no approval.
      if (canonicalJson(answers) === canonicalJson(draft.answers)) return this.view(tx, actor, draft);
      const after = orProblem(moveDraft(stateOf(draft, await lastReview(tx, id)), { verb: "edit", by: actor.userId }));
      Object.assign(draft, {
        status: after.status,
        revision: after.draftRevision,
        lastEditorId: after.lastEditorId,
        lastEditorName: actor.name,
        lastEditedAt: tx.now,
        answers,
      });
      await tx.em.save(DisclosureEntity, draft);
      tx.record("disclosure.edited", id, { items: Object.keys(changes), revision: draft.revision });
      return this.view(tx, actor, draft);
    });
  }

  /** The draft as its vendor sees it. */
  async view(tx: Tx, actor: Actor, draft: DisclosureEntity): Promise<DisclosureView> {
    const { id, serviceId, catalogueId, status, answers, revision } = draft;
    const catalogue = this.catalogues.disclosure(catalogueId);
    const review = await lastReview(tx, id);
    const state = stateOf(draft, review);
    const { serviceName, latestVersion } = await around(tx, serviceId, catalogueId);
    const { answered, required, missing } = completenessOf(catalogue, answers);
    const publishing = mayPublish({ ...state, actor });
    return {
      id,
      serviceId,
      serviceName,
      catalogueId,
      status,
      answers,
      completeness: {
        answered,
        required,
        missing: [...missing],
        planned: missing.filter((itemId) => answers[itemId]?.planned),
      },
      sections: [...sectionProgress(catalogue, answers)],
      review: review
        ? {
            id: review.id,
            requestedBy: review.requestedBy,
            requestedAt: review.requestedAt,
            decidedBy: review.decidedBy,
            decidedAt: review.decidedAt,
            approve: review.approve,
            comment: review.comment,
            current:
              review.approve === null ? status === "in_review" : state.review?.approvedDraftRevision === revision,
          }
        : null,
      lastEditor:
        draft.lastEditorId && draft.lastEditedAt
          ? { id: draft.lastEditorId, name: draft.lastEditorName ?? "", at: draft.lastEditedAt.toISOString() }
          : null,
      latestVersion,
      publishing: publishing.ok
        ? { allowed: true, code: null, reason: null }
        : { allowed: false, code: publishing.code, reason: problems[publishing.code].title },
      etag: etagOf(revision),
    };
  }

  private isEdition(catalogueId: string): boolean {
    return this.catalogues.list().some(({ id, kind }) => id === catalogueId && kind === "disclosure");
  }

  private async requireAcceptable(
    tx: Tx,
    draft: DisclosureEntity,
    changes: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const findings = checkAnswers(this.catalogues.disclosure(draft.catalogueId), changes);
    const errors: FieldError[] = findings.map(({ pointer, code, detail }) => ({
      pointer: `/answers${pointer}`,
      code,
      detail,
    }));
    if (errors.length === 0) errors.push(...(await this.foreignEvidence(tx, changes as Answers)));
    if (errors.length > 0) throw new Problem("unacceptable", { errors });
  }

  /** Evidence must be a file of the vendor's own; whether another organisation has one with that id is not told. */
  async foreignEvidence(tx: Tx, answers: Readonly<Record<string, Answer | null>>): Promise<FieldError[]> {
    const named = Object.entries(answers).flatMap(([itemId, answer]) =>
      (answer?.evidence ?? []).map((fileId, index) => ({ itemId, fileId, index })),
    );
    const own = await this.files.own(tx, [...new Set(named.map(({ fileId }) => fileId).filter(isUuid))]);
    return named
      .filter(({ fileId }) => !own.has(fileId))
      .map(({ itemId, index }) => ({
        pointer: `/answers/${itemId}/evidence/${index}`,
        code: "unknown-file",
        detail: { ja: "この証跡ファイルはありません", en: "There is no such evidence file" },
      }));
  }
}

function merged(answers: Answers, changes: Readonly<Record<string, Answer | null>>): Answers {
  return Object.fromEntries(
    Object.entries({ ...answers, ...changes }).filter((entry): entry is [string, Answer] => entry[1] !== null),
  );
}

async function around(
  tx: Tx,
  serviceId: string,
  catalogueId: string,
): Promise<{ serviceName: string; latestVersion: LatestVersionView | null }> {
  return tx.one(
    `select s.name as "serviceName",
            (select json_build_object('id', v.id, 'number', v.number, 'sha256', v.sha256, 'status', app.version_status(v.id, v.service_id, v.catalogue_id),
                      'publishedAt', to_char(v.published_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
               from disclosure_version v where v.service_id = s.id and v.catalogue_id = $2 order by v.published_at desc, v.id desc limit 1) as "latestVersion"
       from service s where s.id = $1`,
    [serviceId, catalogueId],
  );
}

const unknownEdition = () =>
  new Problem("unacceptable", {
    errors: [
      {
        pointer: "/catalogueId",
        code: "unknown-catalogue",
        detail: { ja: "この開示カタログの版はありません", en: "There is no such disclosure catalogue" },
      },
    ],
  });
