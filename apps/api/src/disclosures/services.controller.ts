import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import { type Actor, CurrentActor } from "../platform/actor.js";
import { PageDto } from "../platform/page.dto.js";
import { IfMatch } from "../platform/if-match.js";
import { Permit } from "../platform/permit.js";
import { CreateDisclosureDto, DisclosureView } from "./disclosures.dto.js";
import { DraftsService } from "./drafts.service.js";
import { CreateServiceDto, EditServiceDto, ServiceListView, ServiceView } from "./services.dto.js";
import { ServicesService } from "./services.service.js";
import { VersionListView } from "./versions.dto.js";
import { VersionsService } from "./versions.service.js";

@ApiTags("disclosures")
@Controller("services")
export class ServicesController {
  constructor(
    private readonly services: ServicesService,
    private readonly drafts: DraftsService,
    private readonly versions: VersionsService,
  ) {}

  @Get()
  @Permit("service.read")
  @ApiOperation({ operationId: "listServices", summary: "自社のサービスの一覧" })
  list(@CurrentActor() actor: Actor, @Query() page: PageDto): Promise<ServiceListView> {
    return this.services.list(actor, page);
  }

  @Post()
  @Permit("service.edit")
  @ApiOperation({ operationId: "createService", summary: "サービスを作る" })
  create(@CurrentActor() actor: Actor, @Body() body: CreateServiceDto): Promise<ServiceView> {
    return this.services.create(actor, body);
  }

  @Get(":id")
  @Permit("service.read")
  @ApiOperation({ operationId: "readService", summary: "サービスの詳細" })
  read(@CurrentActor() actor: Actor, @Param("id", ParseUUIDPipe) id: string): Promise<ServiceView> {
    return this.services.read(actor, id);
  }

  @Patch(":id")
  @Permit("service.edit")
  @ApiOperation({ operationId: "editService", summary: "サービスを変える" })
  edit(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @IfMatch() ifMatch: string | undefined,
    @Body() body: EditServiceDto,
  ): Promise<ServiceView> {
    return this.services.edit(actor, id, ifMatch, body);
  }

  @Post(":id/disclosures")
  @Permit("disclosure.edit")
  @ApiOperation({ operationId: "createDisclosure", summary: "開示の下書きを始める" })
  createDisclosure(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Body() body: CreateDisclosureDto,
  ): Promise<DisclosureView> {
    return this.drafts.create(actor, id, body.catalogueId);
  }

  @Get(":id/versions")
  @Permit("version.read")
  @ApiOperation({ operationId: "listVersions", summary: "公開した版の一覧（新しい順）" })
  listVersions(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Query() page: PageDto,
  ): Promise<VersionListView> {
    return this.versions.list(actor, id, page);
  }
}
