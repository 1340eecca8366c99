import { Controller, Get, Query } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import { type Actor, CurrentActor } from "../platform/actor.js";
import { Permit } from "../platform/permit.js";
import { ComparisonQueryDto, ComparisonView } from "./comparisons.dto.js";
import { ComparisonsService } from "./comparisons.service.js";

@ApiTags("comparison")
@Controller("comparison")
export class ComparisonsController {
  constructor(private readonly comparisons: ComparisonsService) {}

  @Get()
  @Permit("comparison.read")
  @ApiOperation({ operationId: "compareVersions", summary: "公開された版を並べて比べる" })
  compare(@CurrentActor() actor: Actor, @Query() query: ComparisonQueryDto): Promise<ComparisonView> {
    return this.comparisons.compare(actor, query);
  }
}
