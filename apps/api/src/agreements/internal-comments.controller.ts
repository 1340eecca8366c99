import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import { type Actor, CurrentActor } from "../platform/actor.js";
import { Permit } from "../platform/permit.js";
import { CommentDto } from "./agreement.dto.js";
import { InternalCommentsView, InternalCommentView } from "./agreement-negotiation.dto.js";
import { InternalCommentsService } from "./internal-comments.service.js";

@ApiTags("agreements")
@Controller("agreements/:id")
export class InternalCommentsController {
  constructor(private readonly comments: InternalCommentsService) {}

  @Get("internal-comments")
  @Permit("agreement.read")
  @ApiOperation({ operationId: "listInternalComments", summary: "自組織だけのコメントの一覧" })
  list(@CurrentActor() actor: Actor, @Param("id", ParseUUIDPipe) id: string): Promise<InternalCommentsView> {
    return this.comments.list(actor, id);
  }

  @Post("rows/:rowId/internal-comments")
  @Permit("agreement.note")
  @ApiOperation({ operationId: "commentInternally", summary: "行について自組織だけにコメントする" })
  add(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Param("rowId", ParseUUIDPipe) rowId: string,
    @Body() { text }: CommentDto,
  ): Promise<InternalCommentView> {
    return this.comments.add(actor, id, rowId, text);
  }
}
