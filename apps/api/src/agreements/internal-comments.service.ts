import { Injectable } from "@nestjs/common";
import type { Actor } from "../platform/actor.js";
import { Database, type Tx } from "../platform/database.js";
import { newId } from "../platform/identifier.js";
import type { InternalCommentsView, InternalCommentView } from "./agreement-negotiation.dto.js";
import { AgreementEntity } from "./agreement.entity.js";
import { lockRow } from "./agreement-rows.js";

/**
 * Comments for one's own organisation (内部コメント). A table, a service and operations of their own: nothing that reads an agreement
 * for both sides can reach them.
 */
@Injectable()
export class InternalCommentsService {
  constructor(private readonly db: Database) {}

  /** All of one agreement, oldest first. @throws Problem `not-found` */
  list(actor: Actor, id: string): Promise<InternalCommentsView> {
    return this.db.as(actor, async (tx) => {
      await tx.get(AgreementEntity, id);
      return { items: await commentsOf(tx, id) };
    });
  }

  /** @throws Problem `not-found` */
  add(actor: Actor, id: string, rowId: string, text: string): Promise<InternalCommentView> {
    return this.db.as(actor, async (tx) => {
      await tx.get(AgreementEntity, id);
      await lockRow(tx, id, rowId);
      const commentId = newId();
      await tx.query(
        `insert into agreement_internal_comment (id, agreement_id, row_id, organization_id, author, text)
         values ($1, $2, $3, app.org_id(), $4, $5)`,
        [commentId, id, rowId, actor.name, text],
      );
      // No counterparty: the event stands in the chain of the acting organisation alone.
      tx.record("agreement.row-noted", id, { rowId });
      return (await commentsOf(tx, id)).find((comment) => comment.id === commentId)!;
    });
  }
}

const commentsOf = (tx: Tx, id: string): Promise<InternalCommentView[]> =>
  tx.query<InternalCommentView>(
    `select id, row_id as "rowId", author, text, to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
       from agreement_internal_comment where agreement_id = $1 and organization_id = app.org_id() order by at, id`,
    [id],
  );
