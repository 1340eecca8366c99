import { Body, Controller, Get, Headers, Param, ParseUUIDPipe, Post, Query, Res } from "@nestjs/common";
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from "@nestjs/swagger";
import type { Response } from "express";
import { type Actor, CurrentActor } from "../platform/actor.js";
import { sendFile } from "../platform/download.js";
import { Permit } from "../platform/permit.js";
import { VersionExportsService } from "./version-exports.service.js";
import {
  DiffQueryDto,
  ExportQueryDto,
  VersionDiffView,
  VersionSummaryView,
  VersionView,
  WithdrawDto,
} from "./versions.dto.js";
import { VersionsService } from "./versions.service.js";

@ApiTags("disclosures")
@Controller("disclosure-versions")
export class VersionsController {
  constructor(
    private readonly versions: VersionsService,
    private readonly exports: VersionExportsService,
  ) {}

  @Get(":id")
  @Permit("version.read")
  @ApiOperation({ operationId: "readVersion", summary: "公開された版を読む" })
  @ApiOkResponse({ type: VersionView })
  async read(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Headers("if-none-match") known: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const { etag, json } = await this.versions.read(actor, id, known);
    response.set("ETag", etag).set("Cache-Control", "private, no-cache");
    if (json === null) response.status(304).end();
    else response.type("application/json").send(json);
  }

  @Get(":id/diff")
  @Permit("version.read")
  @ApiOperation({ operationId: "diffVersions", summary: "別の版からの変更点" })
  diff(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Query() { against }: DiffQueryDto,
  ): Promise<VersionDiffView> {
    return this.versions.diff(actor, id, against);
  }

  @Get(":id/export")
  @Permit("version.read")
  @ApiOperation({ operationId: "exportVersion", summary: "版をファイルで受け取る" })
  @ApiProduces("application/json", "text/csv")
  async export(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Query() { format }: ExportQueryDto,
    @Res() response: Response,
  ): Promise<void> {
    sendFile(response, await this.exports.file(actor, id, format));
  }

  @Post(":id/withdrawal")
  @Permit("version.withdraw")
  @ApiOperation({ operationId: "withdrawVersion", summary: "版を取り下げる" })
  withdraw(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Body() { reason }: WithdrawDto,
  ): Promise<VersionSummaryView> {
    return this.versions.withdraw(actor, id, reason);
  }
}
