import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Res } from "@nestjs/common";
import { ApiOperation, ApiProduces, ApiTags } from "@nestjs/swagger";
import type { Response } from "express";
import { type Actor, CurrentActor, type PortalRequest } from "../platform/actor.js";
import { sendFile } from "../platform/download.js";
import { Permit } from "../platform/permit.js";
import { languageOf } from "../platform/problem-filter.js";
import {
  AgreementListView,
  AgreementView,
  DocumentQueryDto,
  ListAgreementsDto,
  NothingDto,
  OpenAgreementDto,
  AmendDto,
  ReasonDto,
  TerminationNoticeDto,
} from "./agreement.dto.js";
import { AgreementDocumentsService } from "./agreement-documents.service.js";
import { AgreementMovesService } from "./agreement-moves.service.js";
import { AgreementsService } from "./agreements.service.js";
import { AmendmentsService } from "./amendments.service.js";

@ApiTags("agreements")
@Controller("agreements")
export class AgreementsController {
  constructor(
    private readonly agreements: AgreementsService,
    private readonly moves: AgreementMovesService,
    private readonly documents: AgreementDocumentsService,
    private readonly amendments: AmendmentsService,
  ) {}

  @Get()
  @Permit("agreement.list")
  @ApiOperation({ operationId: "listAgreements", summary: "合意の一覧" })
  list(@CurrentActor() actor: Actor, @Query() query: ListAgreementsDto): Promise<AgreementListView> {
    return this.agreements.list(actor, query);
  }

  @Post()
  @Permit("agreement.open")
  @ApiOperation({ operationId: "openAgreement", summary: "公開された開示書の版で合意を始める" })
  open(
    @CurrentActor() actor: Actor,
    @Body() body: OpenAgreementDto,
    @Req() request: PortalRequest,
  ): Promise<AgreementView> {
    return this.agreements.open(actor, body, languageOf(request));
  }

  @Get(":id")
  @Permit("agreement.read")
  @ApiOperation({ operationId: "readAgreement", summary: "合意を読む" })
  read(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Req() request: PortalRequest,
  ): Promise<AgreementView> {
    return this.agreements.read(actor, id, languageOf(request));
  }

  @Post(":id/settlement")
  @HttpCode(200)
  @Permit("agreement.settle")
  @ApiOperation({ operationId: "settleAgreement", summary: "内容を確定する" })
  settle(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Body() _: NothingDto,
    @Req() request: PortalRequest,
  ): Promise<AgreementView> {
    return this.moves.settle(actor, id, languageOf(request));
  }

  @Post(":id/reopening")
  @HttpCode(200)
  @Permit("agreement.reopen")
  @ApiOperation({ operationId: "reopenAgreement", summary: "協議に戻す" })
  reopen(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Body() { reason }: ReasonDto,
    @Req() request: PortalRequest,
  ): Promise<AgreementView> {
    return this.moves.reopen(actor, id, reason, languageOf(request));
  }

  @Post(":id/decline")
  @HttpCode(200)
  @Permit("agreement.decline")
  @ApiOperation({ operationId: "declineAgreement", summary: "合意を辞退する" })
  decline(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Body() { reason }: ReasonDto,
    @Req() request: PortalRequest,
  ): Promise<AgreementView> {
    return this.moves.decline(actor, id, reason, languageOf(request));
  }

  @Post(":id/void")
  @HttpCode(200)
  @Permit("agreement.void")
  @ApiOperation({ operationId: "voidAgreement", summary: "合意を取り消す（開始した側）" })
  makeVoid(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Body() { reason }: ReasonDto,
    @Req() request: PortalRequest,
  ): Promise<AgreementView> {
    return this.moves.makeVoid(actor, id, reason, languageOf(request));
  }

  @Post(":id/termination-notice")
  @HttpCode(200)
  @Permit("agreement.notify-termination")
  @ApiOperation({ operationId: "notifyTermination", summary: "終了を通知する" })
  notifyTermination(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Body() body: TerminationNoticeDto,
    @Req() request: PortalRequest,
  ): Promise<AgreementView> {
    return this.moves.notifyTermination(actor, id, body, languageOf(request));
  }

  @Post(":id/termination")
  @HttpCode(200)
  @Permit("agreement.terminate")
  @ApiOperation({ operationId: "terminateAgreement", summary: "終了させる" })
  terminate(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Body() _: NothingDto,
    @Req() request: PortalRequest,
  ): Promise<AgreementView> {
    return this.moves.terminate(actor, id, languageOf(request));
  }

  @Post(":id/closing")
  @HttpCode(200)
  @Permit("agreement.close")
  @ApiOperation({ operationId: "closeAgreement", summary: "終了後の義務の完了を認めて閉じる" })
  close(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Body() _: NothingDto,
    @Req() request: PortalRequest,
  ): Promise<AgreementView> {
    return this.moves.close(actor, id, languageOf(request));
  }

  @Post(":id/amendments")
  @Permit("agreement.amend")
  @ApiOperation({ operationId: "amendAgreement", summary: "締結した内容から再合意の協議を始める" })
  amend(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Body() input: AmendDto,
    @Req() request: PortalRequest,
  ): Promise<AgreementView> {
    return this.amendments.open(actor, id, input, languageOf(request));
  }

  @Get(":id/document")
  @Permit("agreement.document")
  @ApiProduces("application/pdf")
  @ApiOperation({ operationId: "readAgreementDocument", summary: "合意書のPDF" })
  async document(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Query() { preview }: DocumentQueryDto,
    @Res() response: Response,
  ): Promise<void> {
    const file = preview === "true" ? await this.documents.preview(actor, id) : await this.documents.read(actor, id);
    sendFile(response, { ...file, mediaType: "application/pdf" });
  }
}
