import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from "@nestjs/common";
import { ApiOperation, ApiProduces, ApiTags } from "@nestjs/swagger";
import type { Response } from "express";
import { type Actor, CurrentActor, type PortalRequest } from "../platform/actor.js";
import { sendFile } from "../platform/download.js";
import { Permit } from "../platform/permit.js";
import { languageOf } from "../platform/problem-filter.js";
import {
  BulkResultListView,
  BulkVerificationDto,
  BulkVerificationListView,
  BulkVerificationView,
  ListBulkResultsDto,
} from "./bulk-verifications.dto.js";
import { BulkVerificationsService } from "./bulk-verifications.service.js";

@ApiTags("verification")
@Controller("verifications/bulk")
export class BulkVerificationsController {
  constructor(private readonly bulk: BulkVerificationsService) {}

  @Post()
  @Permit("verification.bulk")
  @ApiOperation({ operationId: "verifyPeriod", summary: "期間に署名した文書を、まとめて検証し直す" })
  request(@CurrentActor() actor: Actor, @Body() period: BulkVerificationDto): Promise<BulkVerificationView> {
    return this.bulk.request(actor, period);
  }

  @Get()
  @Permit("verification.bulk")
  @ApiOperation({ operationId: "listBulkVerifications", summary: "これまでのまとめての検証" })
  list(@CurrentActor() actor: Actor): Promise<BulkVerificationListView> {
    return this.bulk.list(actor);
  }

  @Get(":id")
  @Permit("verification.bulk")
  @ApiOperation({ operationId: "readBulkVerification", summary: "まとめての検証の進みと結果の数" })
  read(@CurrentActor() actor: Actor, @Param("id", ParseUUIDPipe) id: string): Promise<BulkVerificationView> {
    return this.bulk.read(actor, id);
  }

  @Get(":id/results")
  @Permit("verification.bulk")
  @ApiOperation({ operationId: "listBulkResults", summary: "文書ごとの判定と理由（注意の要るものから）" })
  results(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Query() query: ListBulkResultsDto,
    @Req() request: PortalRequest,
  ): Promise<BulkResultListView> {
    return this.bulk.results(actor, id, query, languageOf(request));
  }

  @Get(":id/results.csv")
  @Permit("verification.bulk")
  @ApiProduces("text/csv")
  @ApiOperation({ operationId: "exportBulkResults", summary: "文書ごとの判定と理由をCSVで受け取る" })
  async csv(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Res() response: Response,
  ): Promise<void> {
    sendFile(response, await this.bulk.csv(actor, id));
  }
}
