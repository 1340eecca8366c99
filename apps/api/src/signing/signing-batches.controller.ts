import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post, Req } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import { type Actor, CurrentActor, CurrentPerson, type PortalRequest, type SignedIn } from "../platform/actor.js";
import { Permit } from "../platform/permit.js";
import { languageOf } from "../platform/problem-filter.js";
import {
  BeginSigningTogetherDto,
  SignedTogetherView,
  SigningBatchView,
  SignTogetherDto,
} from "./signing-batches.dto.js";
import { SigningBatchesService } from "./signing-batches.service.js";

@ApiTags("agreements")
@Controller("signing-batches")
export class SigningBatchesController {
  constructor(private readonly batches: SigningBatchesService) {}

  @Post()
  @Permit("agreement.sign-together")
  @ApiOperation({
    operationId: "beginSigningTogether",
    summary: "まとめて署名する本人確認を始める（5分間、一度だけ有効）",
  })
  begin(
    @CurrentActor() actor: Actor,
    @CurrentPerson() person: SignedIn,
    @Body() { agreements }: BeginSigningTogetherDto,
    @Req() request: PortalRequest,
  ): Promise<SigningBatchView> {
    return this.batches.begin(actor, person, agreements, languageOf(request));
  }

  @Post(":id/signatures")
  @HttpCode(200)
  @Permit("agreement.sign-together")
  @ApiOperation({
    operationId: "signTogether",
    summary: "まとめて署名する。結果は合意ごと。同じ要求は、途切れたところから続ける",
  })
  sign(
    @CurrentActor() actor: Actor,
    @CurrentPerson() person: SignedIn,
    @Param("id", ParseUUIDPipe) id: string,
    @Body() body: SignTogetherDto,
    @Req() request: PortalRequest,
  ): Promise<SignedTogetherView> {
    const from = { ip: request.ip ?? "", userAgent: request.header("user-agent") ?? "" };
    return this.batches.sign(actor, person, id, body, from, languageOf(request));
  }
}
