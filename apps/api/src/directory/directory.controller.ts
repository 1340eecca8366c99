import { Controller, Get, Query } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import { type Actor, CurrentActor } from "../platform/actor.js";
import { Permit } from "../platform/permit.js";
import { DirectoryQueryDto, DirectoryView } from "./directory.dto.js";
import { DirectoryService } from "./directory.service.js";

@ApiTags("directory")
@Controller("directory")
export class DirectoryController {
  constructor(private readonly directory: DirectoryService) {}

  @Get()
  @Permit("directory.read")
  @ApiOperation({ operationId: "searchDirectory", summary: "公開されたサービスを探す" })
  search(@CurrentActor() actor: Actor, @Query() query: DirectoryQueryDto): Promise<DirectoryView> {
    return this.directory.search(actor, query);
  }
}
