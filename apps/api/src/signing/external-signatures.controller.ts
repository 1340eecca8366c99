import { Body, Controller, Param, ParseUUIDPipe, Post, Put, Req } from "@nestjs/common";
import { ApiOkResponse, ApiOperation, ApiTags } from "@nestjs/swagger";
import { type Actor, CurrentActor, CurrentPerson, type PortalRequest, type SignedIn } from "../platform/actor.js";
import { Permit } from "../platform/permit.js";
import { languageOf } from "../platform/problem-filter.js";
import {
  ExternalSignatureView,
  GiveExternalSignatureDto,
  PrepareExternalSignatureDto,
} from "./external-signatures.dto.js";
import { ExternalSignaturesService } from "./external-signatures.service.js";
import { SigningActsService } from "./signing-acts.service.js";

@ApiTags("agreements")
@Controller("agreements/:id/external-signatures")
export class ExternalSignaturesController {
  constructor(
    private readonly signatures: ExternalSignaturesService,
    private readonly acts: SigningActsService,
  ) {}

  @Post()
  @Permit("agreement.sign")
  @ApiOperation({
    operationId: "prepareExternalSignature",
    summary: "自社の証明書による署名（当事者型）を準備する（30分間有効）",
  })
  prepare(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Body() body: PrepareExternalSignatureDto,
    @Req() request: PortalRequest,
  ): Promise<ExternalSignatureView> {
    return this.signatures.prepare(actor, id, body, languageOf(request));
  }

  @Put(":signatureId")
  @Permit("agreement.sign")
  @ApiOperation({
    operationId: "giveExternalSignature",
    summary: "自社の証明書による署名（当事者型）で合意書に署名する",
  })
  @ApiOkResponse({ schema: { $ref: "#/components/schemas/AgreementView" } })
  async give(
    @CurrentActor() actor: Actor,
    @CurrentPerson() person: SignedIn,
    @Param("id", ParseUUIDPipe) id: string,
    @Param("signatureId", ParseUUIDPipe) signatureId: string,
    @Body() { signature, ...proof }: GiveExternalSignatureDto,
    @Req() request: PortalRequest,
  ): Promise<object> {
    const from = { ip: request.ip ?? "", userAgent: request.header("user-agent") ?? "" };
    const value = Buffer.from(signature, "base64");
    return this.acts.sign(actor, person, id, proof, from, languageOf(request), (tx, act) =>
      this.signatures.use(tx, act, signatureId, value),
    );
  }
}
