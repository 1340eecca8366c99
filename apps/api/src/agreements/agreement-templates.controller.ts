import { Body, Controller, Delete, Get, Param, ParseUUIDPipe, Patch, Post, Query } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import { type Actor, CurrentActor } from "../platform/actor.js";
import { IfMatch } from "../platform/if-match.js";
import { PageDto } from "../platform/page.dto.js";
import { Permit } from "../platform/permit.js";
import {
  CreateTemplateDto,
  EditTemplateDto,
  TemplateListView,
  TemplateRemovalView,
  TemplateView,
} from "./agreement-template.dto.js";
import { AgreementTemplatesService } from "./agreement-templates.service.js";

@ApiTags("agreements")
@Controller("agreement-templates")
export class AgreementTemplatesController {
  constructor(private readonly templates: AgreementTemplatesService) {}

  @Get()
  @Permit("template.read")
  @ApiOperation({ operationId: "listTemplates", summary: "自組織のひな形の一覧" })
  list(@CurrentActor() actor: Actor, @Query() page: PageDto): Promise<TemplateListView> {
    return this.templates.list(actor, page);
  }

  @Post()
  @Permit("template.edit")
  @ApiOperation({ operationId: "createTemplate", summary: "ひな形を作る" })
  create(@CurrentActor() actor: Actor, @Body() body: CreateTemplateDto): Promise<TemplateView> {
    return this.templates.create(actor, body);
  }

  @Get(":id")
  @Permit("template.read")
  @ApiOperation({ operationId: "readTemplate", summary: "ひな形を読む" })
  read(@CurrentActor() actor: Actor, @Param("id", ParseUUIDPipe) id: string): Promise<TemplateView> {
    return this.templates.read(actor, id);
  }

  @Patch(":id")
  @Permit("template.edit")
  @ApiOperation({ operationId: "editTemplate", summary: "ひな形を変える" })
  edit(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @IfMatch() ifMatch: string | undefined,
    @Body() body: EditTemplateDto,
  ): Promise<TemplateView> {
    return this.templates.edit(actor, id, ifMatch, body);
  }

  @Delete(":id")
  @Permit("template.edit")
  @ApiOperation({ operationId: "deleteTemplate", summary: "ひな形を削除する（使ったものは保管する）" })
  remove(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @IfMatch() ifMatch: string | undefined,
  ): Promise<TemplateRemovalView> {
    return this.templates.remove(actor, id, ifMatch);
  }
}
