import { Injectable } from "@nestjs/common";
import { auditActions, isAuditAction } from "@portal/shared";
import type { Actor } from "../platform/actor.js";
import { decodeCursor, encodeCursor } from "../platform/cursor.js";
import { Database } from "../platform/database.js";
import type {
  AuditChainView,
  AuditEventListView,
  AuditEventView,
  AuditVerificationView,
  ListAuditEventsDto,
} from "./audit.dto.js";
import {
  CHAIN_BATCH,
  type ChainHead,
  examineChain,
  selectEvents,
  selectHeads,
  type StoredEvent,
} from "../platform/audit-chain.js";

interface EventRow {
  readonly chain: string;
  readonly seq: string;
  readonly moment: string;
  readonly payload: string;
  readonly hash: string;
  readonly actorName: string | null;
  readonly orgName: string | null;
}

/** What the chained text of an event says (form `v: 1`, written by `app.audit`). */
interface EventPayload {
  readonly action: string;
  readonly actorId: string | null;
  readonly actorOrg: string | null;
  readonly at: string;
  readonly detail: Record<string, unknown>;
  readonly subjectId: string;
}

/** 監査証跡: the chains of the acting organisation and of the pairs it is part of; row-level security shows no others. */
@Injectable()
export class AuditService {
  constructor(private readonly db: Database) {}

  /** Events, newest first. What is shown is read out of the chained text, not out of the columns beside it. */
  list(
    actor: Actor,
    { subject, action, from, to, limit = 50, cursor }: ListAuditEventsDto,
  ): Promise<AuditEventListView> {
    const after = decodeCursor(cursor, 3);
    return this.db.as(actor, async (tx) => {
      const rows = await tx.query<EventRow>(
        `select e.chain_id as chain, e.seq::text as seq, e.at::text as moment, e.payload, encode(e.hash, 'hex') as hash, p.name as "actorName", o.name as "orgName"
           from audit_event e left join person p on p.id = e.actor_id left join organization o on o.id = e.actor_org
          where ($1::uuid is null or e.subject_id = $1)
            and ($2::timestamptz is null or (e.at, e.chain_id, e.seq) < ($2, $3::text, $4::bigint))
            and ($6::text is null or e.action = $6)
            and ($7::date is null or e.at >= $7::date::timestamp at time zone 'Asia/Tokyo')
            and ($8::date is null or e.at < ($8::date + 1)::timestamp at time zone 'Asia/Tokyo')
          order by e.at desc, e.chain_id desc, e.seq desc limit $5`,
        [
          subject ?? null,
          after?.[0] ?? null,
          after?.[1] ?? null,
          after?.[2] ?? null,
          limit + 1,
          action ?? null,
          from ?? null,
          to ?? null,
        ],
      );
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        items: page.map(view),
        nextCursor: rows.length > limit && last ? encodeCursor(last.moment, last.chain, last.seq) : null,
      };
    });
  }

  /** Recomputes the chains the caller may see. */
  verify(actor: Actor): Promise<AuditVerificationView> {
    return this.db.as(actor, async (tx) => {
      const chains: AuditChainView[] = [];
      for (const head of await tx.query<ChainHead>(selectHeads))
        chains.push(
          await examineChain(head, (chainId, afterSeq) =>
            tx.query<StoredEvent>(selectEvents, [chainId, afterSeq, CHAIN_BATCH]),
          ),
        );
      return { intact: chains.every(({ intact }) => intact), chains };
    });
  }
}

function view({ chain, seq, payload, hash, actorName, orgName }: EventRow): AuditEventView {
  const { action, actorId, actorOrg, at, detail, subjectId } = JSON.parse(payload) as EventPayload;
  return {
    id: `${chain}#${seq}`,
    chain,
    seq,
    at,
    action,
    actionText: isAuditAction(action) ? auditActions[action] : { ja: action, en: action },
    actor: actorId ? { id: actorId, name: actorName } : null,
    organization: actorOrg ? { id: actorOrg, name: orgName ?? "" } : null,
    subjectId,
    detail,
    hash,
  };
}
