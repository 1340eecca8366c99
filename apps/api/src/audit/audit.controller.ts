import { Controller, Get, Query } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import { type Actor, CurrentActor } from "../platform/actor.js";
import { Permit } from "../platform/permit.js";
import { AuditEventListView, AuditVerificationView, ListAuditEventsDto } from "./audit.dto.js";
import { AuditService } from "./audit.service.js";

@ApiTags("audit")
@Controller("audit-events")
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @Permit("audit.read")
  @ApiOperation({ operationId: "listAuditEvents", summary: "監査証跡を読む" })
  list(@CurrentActor() actor: Actor, @Query() query: ListAuditEventsDto): Promise<AuditEventListView> {
    return this.audit.list(actor, query);
  }

  @Get("verification")
  @Permit("audit.read")
  @ApiOperation({ operationId: "verifyAuditChains", summary: "監査証跡の連鎖を計算し直して確かめる" })
  verify(@CurrentActor() actor: Actor): Promise<AuditVerificationView> {
    return this.audit.verify(actor);
  }
}
