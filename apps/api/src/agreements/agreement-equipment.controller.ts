import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import { type Actor, CurrentActor, type PortalRequest } from "../platform/actor.js";
import { Permit } from "../platform/permit.js";
import { languageOf } from "../platform/problem-filter.js";
import { AddEquipmentDto, AgreementRowView, EquipmentListView } from "./agreement.dto.js";
import { AgreementRowsService } from "./agreement-rows.service.js";

/** The register of equipment in the hospital (設置機器): rows of the part `equipment`, edited and confirmed like the others. */
@ApiTags("agreements")
@Controller("agreements/:id/equipment")
export class AgreementEquipmentController {
  constructor(private readonly rows: AgreementRowsService) {}

  @Get()
  @Permit("agreement.read")
  @ApiOperation({ operationId: "listEquipment", summary: "設置機器の一覧" })
  async list(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Req() request: PortalRequest,
  ): Promise<EquipmentListView> {
    return { items: await this.rows.list(actor, id, "equipment", languageOf(request)) };
  }

  @Post()
  @Permit("agreement.edit")
  @ApiOperation({ operationId: "addEquipment", summary: "設置機器を登録する" })
  add(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Body() body: AddEquipmentDto,
  ): Promise<AgreementRowView> {
    return this.rows.add(actor, id, { ...body, part: "equipment" });
  }
}
