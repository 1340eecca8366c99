import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post, Req } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import { type Actor, CurrentActor, type PortalRequest } from "../platform/actor.js";
import { Permit } from "../platform/permit.js";
import { languageOf } from "../platform/problem-filter.js";
import { AgreementView } from "./agreement.dto.js";
import { RecordRiskCommunicationDto } from "./risk-communication.dto.js";
import { RiskCommunicationService } from "./risk-communication.service.js";

/** リスクコミュニケーション: many risks explained in one meeting are recorded in one act. */
@ApiTags("agreements")
@Controller("agreements/:id/risk-communications")
export class RiskCommunicationController {
  constructor(private readonly communications: RiskCommunicationService) {}

  @Post()
  @HttpCode(200)
  @Permit("agreement.edit")
  @ApiOperation({ operationId: "recordRiskCommunication", summary: "リスクの説明または理解を、複数の行にまとめて記す" })
  record(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Body() body: RecordRiskCommunicationDto,
    @Req() request: PortalRequest,
  ): Promise<AgreementView> {
    return this.communications.record(actor, id, body, languageOf(request));
  }
}
