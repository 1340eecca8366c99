import { Body, Controller, Delete, HttpCode, Param, ParseUUIDPipe, Patch, Post, Put, Req } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import { type Actor, CurrentActor, type PortalRequest } from "../platform/actor.js";
import { IfMatch } from "../platform/if-match.js";
import { Permit } from "../platform/permit.js";
import { languageOf } from "../platform/problem-filter.js";
import { AddRowDto, AgreementRowView, AgreementView, CommentDto, ConfirmRowsDto, EditRowDto } from "./agreement.dto.js";
import { HandOverDto } from "./agreement-negotiation.dto.js";
import { AgreementRowsService } from "./agreement-rows.service.js";
import { AgreementTurnService } from "./agreement-turn.service.js";

@ApiTags("agreements")
@Controller("agreements/:id")
export class AgreementRowsController {
  constructor(
    private readonly rows: AgreementRowsService,
    private readonly turns: AgreementTurnService,
  ) {}

  @Post("rows")
  @Permit("agreement.edit")
  @ApiOperation({ operationId: "addRow", summary: "行を加える" })
  add(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Body() body: AddRowDto,
  ): Promise<AgreementRowView> {
    return this.rows.add(actor, id, body);
  }

  @Patch("rows/:rowId")
  @Permit("agreement.edit")
  @ApiOperation({ operationId: "editRow", summary: "行の値を提案する" })
  edit(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Param("rowId", ParseUUIDPipe) rowId: string,
    @IfMatch() ifMatch: string | undefined,
    @Body() body: EditRowDto,
  ): Promise<AgreementRowView> {
    return body.unsent
      ? this.turns.keep(actor, id, rowId, ifMatch, body)
      : this.rows.edit(actor, id, rowId, ifMatch, body);
  }

  @Delete("rows/:rowId/unsent")
  @Permit("agreement.edit")
  @ApiOperation({ operationId: "discardUnsentEdit", summary: "未送信の変更を取り消す" })
  discard(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Param("rowId", ParseUUIDPipe) rowId: string,
    @IfMatch() ifMatch: string | undefined,
    @Req() request: PortalRequest,
  ): Promise<AgreementView> {
    return this.turns.discard(actor, id, rowId, ifMatch, languageOf(request));
  }

  @Post("turn")
  @HttpCode(200)
  @Permit("agreement.edit")
  @ApiOperation({ operationId: "handOverTurn", summary: "未送信の変更を送り、手番を相手方に渡す" })
  handOver(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Body() body: HandOverDto,
    @Req() request: PortalRequest,
  ): Promise<AgreementView> {
    return this.turns.handOver(actor, id, body, languageOf(request));
  }

  @Delete("rows/:rowId")
  @Permit("agreement.edit")
  @ApiOperation({ operationId: "deleteRow", summary: "行の削除を申し出る、または承諾する" })
  remove(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Param("rowId", ParseUUIDPipe) rowId: string,
    @IfMatch() ifMatch: string | undefined,
    @Req() request: PortalRequest,
  ): Promise<AgreementView> {
    return this.rows.remove(actor, id, rowId, ifMatch, languageOf(request));
  }

  @Post("rows/:rowId/comments")
  @Permit("agreement.edit")
  @ApiOperation({ operationId: "commentOnRow", summary: "行について相手に伝える" })
  comment(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Param("rowId", ParseUUIDPipe) rowId: string,
    @Body() { text }: CommentDto,
    @Req() request: PortalRequest,
  ): Promise<AgreementView> {
    return this.rows.comment(actor, id, rowId, text, languageOf(request));
  }

  @Put("rows/:rowId/confirmations/mine")
  @Permit("agreement.confirm")
  @ApiOperation({ operationId: "confirmRow", summary: "行を確認する" })
  confirm(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Param("rowId", ParseUUIDPipe) rowId: string,
    @IfMatch() ifMatch: string | undefined,
    @Req() request: PortalRequest,
  ): Promise<AgreementView> {
    return this.rows.confirm(actor, id, [rowId], ifMatch, languageOf(request));
  }

  @Delete("rows/:rowId/confirmations/mine")
  @Permit("agreement.confirm")
  @ApiOperation({ operationId: "unconfirmRow", summary: "行の確認を取り消す" })
  unconfirm(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Param("rowId", ParseUUIDPipe) rowId: string,
    @IfMatch() ifMatch: string | undefined,
    @Req() request: PortalRequest,
  ): Promise<AgreementView> {
    return this.rows.unconfirm(actor, id, rowId, ifMatch, languageOf(request));
  }

  @Post("confirmations")
  @HttpCode(200)
  @Permit("agreement.confirm")
  @ApiOperation({ operationId: "confirmRows", summary: "複数の行をまとめて確認する" })
  confirmMany(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @IfMatch() ifMatch: string | undefined,
    @Body() { rowIds }: ConfirmRowsDto,
    @Req() request: PortalRequest,
  ): Promise<AgreementView> {
    return this.rows.confirm(actor, id, rowIds, ifMatch, languageOf(request));
  }
}
