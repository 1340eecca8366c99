import { Controller, Get, Param, ParseUUIDPipe, Query, Req } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import { type Actor, CurrentActor, type PortalRequest } from "../platform/actor.js";
import { Permit } from "../platform/permit.js";
import { languageOf } from "../platform/problem-filter.js";
import { RedlineQueryDto, RedlineView } from "./redline.dto.js";
import { RedlineService } from "./redline.service.js";

@ApiTags("agreements")
@Controller("agreements/:id/redline")
export class RedlineController {
  constructor(private readonly redlines: RedlineService) {}

  @Get()
  @Permit("agreement.read")
  @ApiOperation({ operationId: "readRedline", summary: "改訂・もとの合意・推奨との違い" })
  read(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Query() query: RedlineQueryDto,
    @Req() request: PortalRequest,
  ): Promise<RedlineView> {
    return this.redlines.read(actor, id, query, languageOf(request));
  }
}
