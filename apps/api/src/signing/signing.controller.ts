import { Body, Controller, Headers, Param, ParseUUIDPipe, Post, Req } from "@nestjs/common";
import { ApiCreatedResponse, ApiHeader, ApiOperation, ApiTags } from "@nestjs/swagger";
import { AgreementSignaturesService } from "../agreements/agreement-signatures.service.js";
import { SessionsService } from "../identity/sessions.service.js";
import { type Actor, CurrentActor, type PortalRequest } from "../platform/actor.js";
import { Permit } from "../platform/permit.js";
import { Problem } from "../platform/problem.js";
import { languageOf } from "../platform/problem-filter.js";
import { SignAgreementDto } from "./signing.dto.js";

@ApiTags("agreements")
@Controller("agreements/:id/signatures")
export class SigningController {
  constructor(
    private readonly signatures: AgreementSignaturesService,
    private readonly sessions: SessionsService,
  ) {}

  @Post()
  @Permit("agreement.sign")
  @ApiOperation({ operationId: "signAgreement", summary: "合意書に署名する" })
  @ApiHeader({ name: "Idempotency-Key", required: true })
  @ApiCreatedResponse({ schema: { $ref: "#/components/schemas/AgreementView" } })
  async sign(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Headers("idempotency-key") key: string | undefined,
    @Body() { contentDigest, password }: SignAgreementDto,
    @Req() request: PortalRequest,
  ): Promise<object> {
    if (!key) throw new Problem("idempotency-key-missing");
    await this.sessions.confirmPassword(actor.userId, password);
    const ip = request.ip ?? "";
    const userAgent = request.header("user-agent") ?? "";
    return this.signatures.sign(actor, id, { contentDigest, ip, userAgent }, languageOf(request));
  }
}
