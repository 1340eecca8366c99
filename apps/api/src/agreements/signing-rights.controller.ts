import { Body, Controller, Delete, Get, Param, ParseUUIDPipe, Post } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import { type Actor, CurrentActor } from "../platform/actor.js";
import { Permit } from "../platform/permit.js";
import { HandOverSigningDto, SigningRightsView } from "./signing-rights.dto.js";
import { SigningHandoversService } from "./signing-handovers.service.js";

@ApiTags("agreements")
@Controller("agreements/:id")
export class SigningRightsController {
  constructor(private readonly handovers: SigningHandoversService) {}

  @Get("signing-rights")
  @Permit("agreement.read")
  @ApiOperation({ operationId: "readSigningRights", summary: "自組織でだれが署名できるか" })
  read(@CurrentActor() actor: Actor, @Param("id", ParseUUIDPipe) id: string): Promise<SigningRightsView> {
    return this.handovers.rights(actor, id);
  }

  @Post("handovers")
  @Permit("agreement.sign")
  @ApiOperation({ operationId: "handOverSigning", summary: "署名を組織の別の人に引き継ぐ" })
  handOver(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Body() body: HandOverSigningDto,
  ): Promise<SigningRightsView> {
    return this.handovers.handOver(actor, id, body);
  }

  @Delete("handovers/:handoverId")
  @Permit("agreement.sign")
  @ApiOperation({ operationId: "withdrawSigningHandover", summary: "署名の引継ぎを取り消す" })
  withdraw(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Param("handoverId", ParseUUIDPipe) handoverId: string,
  ): Promise<SigningRightsView> {
    return this.handovers.withdraw(actor, id, handoverId);
  }
}
