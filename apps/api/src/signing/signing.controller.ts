import { Body, Controller, Headers, Param, ParseUUIDPipe, Post, Req } from "@nestjs/common";
import { ApiCreatedResponse, ApiHeader, ApiOperation, ApiTags } from "@nestjs/swagger";
import { type Actor, CurrentActor, CurrentPerson, type PortalRequest, type SignedIn } from "../platform/actor.js";
import { Permit } from "../platform/permit.js";
import { Problem } from "../platform/problem.js";
import { languageOf } from "../platform/problem-filter.js";
import { BeginSigningDto, SignAgreementDto, SigningChallengeView } from "./signing.dto.js";
import { SigningActsService } from "./signing-acts.service.js";

@ApiTags("agreements")
@Controller("agreements/:id")
export class SigningController {
  constructor(private readonly acts: SigningActsService) {}

  @Post("signing-challenges")
  @Permit("agreement.sign")
  @ApiOperation({ operationId: "beginSigning", summary: "署名の本人確認を始める（5分間、一度だけ有効）" })
  challenge(
    @CurrentActor() actor: Actor,
    @CurrentPerson() person: SignedIn,
    @Param("id", ParseUUIDPipe) id: string,
    @Body() { contentDigest }: BeginSigningDto,
    @Req() request: PortalRequest,
  ): Promise<SigningChallengeView> {
    return this.acts.challenge(actor, person, id, contentDigest, languageOf(request));
  }

  @Post("signatures")
  @Permit("agreement.sign")
  @ApiOperation({ operationId: "signAgreement", summary: "合意書に署名する" })
  @ApiHeader({ name: "Idempotency-Key", required: true })
  @ApiCreatedResponse({ schema: { $ref: "#/components/schemas/AgreementView" } })
  async sign(
    @CurrentActor() actor: Actor,
    @CurrentPerson() person: SignedIn,
    @Param("id", ParseUUIDPipe) id: string,
    @Headers("idempotency-key") key: string | undefined,
    @Body() body: SignAgreementDto,
    @Req() request: PortalRequest,
  ): Promise<object> {
    if (!key) throw new Problem("idempotency-key-missing");
    const from = { ip: request.ip ?? "", userAgent: request.header("user-agent") ?? "" };
    return this.acts.sign(actor, person, id, body, from, languageOf(request));
  }
}
