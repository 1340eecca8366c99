import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Req } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import { type Actor, CurrentActor, type PortalRequest } from "../platform/actor.js";
import { Permit } from "../platform/permit.js";
import { languageOf } from "../platform/problem-filter.js";
import { AgreementView } from "./agreement.dto.js";
import { ApplyTemplateDto, TemplatePreviewView } from "./agreement-template.dto.js";
import { TemplateApplicationsService } from "./template-applications.service.js";

@ApiTags("agreements")
@Controller("agreements/:id/template-applications")
export class TemplateApplicationsController {
  constructor(private readonly applications: TemplateApplicationsService) {}

  @Get(":templateId")
  @Permit("agreement.edit")
  @ApiOperation({ operationId: "previewTemplate", summary: "ひな形を使うと変わる行" })
  preview(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Param("templateId", ParseUUIDPipe) templateId: string,
  ): Promise<TemplatePreviewView> {
    return this.applications.preview(actor, id, templateId);
  }

  @Post()
  @HttpCode(200)
  @Permit("agreement.edit")
  @ApiOperation({ operationId: "applyTemplate", summary: "ひな形の行を未送信の変更として保存する" })
  apply(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Body() body: ApplyTemplateDto,
    @Req() request: PortalRequest,
  ): Promise<AgreementView> {
    return this.applications.apply(actor, id, body, languageOf(request));
  }
}
