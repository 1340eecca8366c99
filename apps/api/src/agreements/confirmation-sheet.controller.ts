import { Controller, Get, Param, ParseUUIDPipe, Query, Req, Res } from "@nestjs/common";
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from "@nestjs/swagger";
import type { Response } from "express";
import { type Actor, CurrentActor, type PortalRequest } from "../platform/actor.js";
import { sendFile } from "../platform/download.js";
import { Permit } from "../platform/permit.js";
import { languageOf } from "../platform/problem-filter.js";
import { ConfirmationSheetQueryDto, ConfirmationSheetView } from "./confirmation-sheet.dto.js";
import { ConfirmationSheetService } from "./confirmation-sheet.service.js";

@ApiTags("agreements")
@Controller("agreements/:id/confirmation-sheet")
export class ConfirmationSheetController {
  constructor(private readonly sheets: ConfirmationSheetService) {}

  @Get()
  @Permit("agreement.read")
  @ApiProduces("application/json", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
  @ApiOkResponse({ type: ConfirmationSheetView })
  @ApiOperation({ operationId: "readConfirmationSheet", summary: "役割分担等に関する確認表" })
  async read(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Query() { format }: ConfirmationSheetQueryDto,
    @Req() request: PortalRequest,
    @Res() response: Response,
  ): Promise<void> {
    if (format === "xlsx") sendFile(response, await this.sheets.file(actor, id));
    else response.json(await this.sheets.view(actor, id, languageOf(request)));
  }
}
