import { Controller, Get, Param, ParseUUIDPipe, Query, Req } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import { type Actor, CurrentActor, type PortalRequest } from "../platform/actor.js";
import { PageDto } from "../platform/page.dto.js";
import { Permit } from "../platform/permit.js";
import { languageOf } from "../platform/problem-filter.js";
import { AgreementImpactView, ItemImpactQueryDto, ItemImpactView, VersionImpactView } from "./disclosure-impact.dto.js";
import { DisclosureImpactService } from "./disclosure-impact.service.js";

@ApiTags("agreements")
@Controller()
export class DisclosureImpactController {
  constructor(private readonly impact: DisclosureImpactService) {}

  @Get("agreements/:id/impact")
  @Permit("agreement.read")
  @ApiOperation({
    operationId: "readAgreementImpact",
    summary: "合意の行が根拠にしている開示の回答と、新しい版での変更",
  })
  ofAgreement(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Req() request: PortalRequest,
  ): Promise<AgreementImpactView> {
    return this.impact.ofAgreement(actor, id, languageOf(request));
  }

  @Get("disclosure-versions/:id/impact")
  @Permit("version.read")
  @ApiOperation({ operationId: "readVersionImpact", summary: "この版で変わった回答を根拠にしている、自組織の合意" })
  ofVersion(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Query() page: PageDto,
    @Req() request: PortalRequest,
  ): Promise<VersionImpactView> {
    return this.impact.ofVersion(actor, id, page, languageOf(request));
  }

  @Get("disclosure-versions/:id/impact/rows")
  @Permit("version.read")
  @ApiOperation({ operationId: "readItemImpact", summary: "一つの回答を根拠にしている、自組織の合意の行" })
  ofItem(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Query() query: ItemImpactQueryDto,
    @Req() request: PortalRequest,
  ): Promise<ItemImpactView> {
    return this.impact.ofItem(actor, id, query, languageOf(request));
  }
}
