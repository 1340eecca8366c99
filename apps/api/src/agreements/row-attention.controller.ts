import { Body, Controller, Get, Param, ParseUUIDPipe, Put, Req } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import { type Actor, CurrentActor, type PortalRequest } from "../platform/actor.js";
import { IfMatch } from "../platform/if-match.js";
import { Permit } from "../platform/permit.js";
import { languageOf } from "../platform/problem-filter.js";
import { AgreementView } from "./agreement.dto.js";
import { LookDto, RowHistoryView } from "./agreement-negotiation.dto.js";
import { RowAttentionService } from "./row-attention.service.js";

@ApiTags("agreements")
@Controller("agreements/:id")
export class RowAttentionController {
  constructor(private readonly attention: RowAttentionService) {}

  @Get("rows/:rowId/history")
  @Permit("agreement.read")
  @ApiOperation({ operationId: "readRowHistory", summary: "行の値と確認の履歴を読む" })
  history(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Param("rowId", ParseUUIDPipe) rowId: string,
  ): Promise<RowHistoryView> {
    return this.attention.history(actor, id, rowId);
  }

  @Put("looks/mine")
  @Permit("agreement.read")
  @ApiOperation({ operationId: "lookAtAgreement", summary: "表示されたところまで読んだことを残す" })
  look(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @IfMatch() ifMatch: string | undefined,
    @Body() body: LookDto,
    @Req() request: PortalRequest,
  ): Promise<AgreementView> {
    return this.attention.look(actor, id, ifMatch, body, languageOf(request));
  }
}
