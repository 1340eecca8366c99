import { IsIn, IsOptional, IsUUID, Matches } from "class-validator";
import { auditActions } from "@portal/shared";
import { ApiProperty } from "@nestjs/swagger";
import type { ChainFault } from "../platform/audit-chain.js";
import { PageDto } from "../platform/page.dto.js";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Query of `GET /audit-events`. */
export class ListAuditEventsDto extends PageDto {
  /** Id of the thing the events are about. */
  @IsOptional() @IsUUID() subject?: string;
  /** Only this act. */
  @IsOptional() @IsIn(Object.keys(auditActions)) action?: string;
  /** First and last day, as days of Tokyo. */
  @IsOptional() @Matches(DAY) from?: string;
  @IsOptional() @Matches(DAY) to?: string;
}

class AuditTextView {
  ja!: string;
  en!: string;
}

export class AuditActorView {
  id!: string;
  /** Null for a person of another organisation. */
  name!: string | null;
}

export class AuditOrganizationView {
  id!: string;
  name!: string;
}

/** One act, as it was chained. */
export class AuditEventView {
  /** `<chain>#<number>`. */
  id!: string;
  chain!: string;
  /** Number in its chain, without gaps. */
  seq!: string;
  /** RFC 3339 UTC, microseconds. */
  at!: string;
  action!: string;
  actionText!: AuditTextView;
  /** Null for the work of the portal itself. */
  actor!: AuditActorView | null;
  organization!: AuditOrganizationView | null;
  subjectId!: string;
  @ApiProperty({ type: "object", additionalProperties: true }) detail!: Record<string, unknown>;
  /** SHA-256 over the hash before and the event's text. */
  hash!: string;
}

export class AuditEventListView {
  items!: AuditEventView[];
  nextCursor!: string | null;
}

export class AuditFaultView {
  /** `gap`: an event is missing; `hash`: its text was changed; `columns`: its columns were; `head`: the end is not the kept one. */
  code!: ChainFault;
  seq!: string;
}

export class AuditChainView {
  id!: string;
  events!: number;
  from!: string | null;
  to!: string | null;
  headHash!: string;
  intact!: boolean;
  fault!: AuditFaultView | null;
}

export class AuditVerificationView {
  intact!: boolean;
  chains!: AuditChainView[];
}
