import { Injectable } from "@nestjs/common";
import { moveDraft } from "@portal/shared";
import type { Actor } from "../platform/actor.js";
import { Database } from "../platform/database.js";
import { newId } from "../platform/identifier.js";
import { orProblem } from "../platform/problem.js";
import { DisclosureEntity } from "./disclosure.entity.js";
import type { DecideReviewDto, DisclosureView } from "./disclosures.dto.js";
import { lastReview, stateOf } from "./draft-review.js";
import { DraftsService } from "./drafts.service.js";

/** 承認: an editor asks, an approver who is not the last editor decides. */
@Injectable()
export class ReviewsService {
  constructor(
    private readonly db: Database,
    private readonly drafts: DraftsService,
  ) {}

  /** @throws Problem `not-found`, `wrong-state` when a review is under way */
  request(actor: Actor, disclosureId: string): Promise<DisclosureView> {
    return this.db.as(actor, async (tx) => {
      const draft = await tx.lock(DisclosureEntity, disclosureId);
      const after = orProblem(
        moveDraft(stateOf(draft, await lastReview(tx, disclosureId)), { verb: "request-review" }),
        { members: { allowedIn: ["editing"] } },
      );
      draft.status = after.status;
      await tx.em.update(DisclosureEntity, disclosureId, { status: after.status });
      await tx.query(
        `insert into disclosure_review (id, disclosure_id, vendor_org_id, requested_by, requested_by_name, requested_at, revision)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [newId(), disclosureId, actor.orgId, actor.userId, actor.name, tx.now, draft.revision],
      );
      tx.record("disclosure.review-requested", disclosureId, { revision: draft.revision });
      return this.drafts.view(tx, actor, draft);
    });
  }

  /** @throws Problem `not-found`, `wrong-state` when no review is under way, `disclosure.not-approved` for the own work */
  decide(actor: Actor, disclosureId: string, { approve, comment }: DecideReviewDto): Promise<DisclosureView> {
    return this.db.as(actor, async (tx) => {
      const draft = await tx.lock(DisclosureEntity, disclosureId);
      const review = await lastReview(tx, disclosureId);
      const move = { verb: "decide", by: actor.userId, approve } as const;
      const after = orProblem(moveDraft(stateOf(draft, review), move), { members: { allowedIn: ["in_review"] } });
      draft.status = after.status;
      await tx.em.update(DisclosureEntity, disclosureId, { status: after.status });
      await tx.query(
        `update disclosure_review set decided_by = $2, decided_by_name = $3, decided_at = $4, approve = $5, comment = $6, revision = $7 where id = $1`,
        [review?.id, actor.userId, actor.name, tx.now, approve, comment, draft.revision],
      );
      tx.record(approve ? "disclosure.approved" : "disclosure.rejected", disclosureId, {
        comment,
        revision: draft.revision,
      });
      return this.drafts.view(tx, actor, draft);
    });
  }
}
