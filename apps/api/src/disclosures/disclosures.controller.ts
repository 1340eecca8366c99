import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import { type Actor, CurrentActor } from "../platform/actor.js";
import { IfMatch } from "../platform/if-match.js";
import { Permit } from "../platform/permit.js";
import { DecideReviewDto, DisclosureView, EditAnswersDto, PublishDto, RequestReviewDto } from "./disclosures.dto.js";
import { DraftsService } from "./drafts.service.js";
import { PublicationsService } from "./publications.service.js";
import { ReviewsService } from "./reviews.service.js";
import { VersionView } from "./versions.dto.js";

@ApiTags("disclosures")
@Controller("disclosures")
export class DisclosuresController {
  constructor(
    private readonly drafts: DraftsService,
    private readonly reviews: ReviewsService,
    private readonly publications: PublicationsService,
  ) {}

  @Get(":id")
  @Permit("disclosure.read")
  @ApiOperation({ operationId: "readDisclosure", summary: "開示の下書きを読む" })
  read(@CurrentActor() actor: Actor, @Param("id", ParseUUIDPipe) id: string): Promise<DisclosureView> {
    return this.drafts.read(actor, id);
  }

  @Patch(":id/answers")
  @Permit("disclosure.edit")
  @ApiOperation({ operationId: "editAnswers", summary: "回答を保存する" })
  edit(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @IfMatch() ifMatch: string | undefined,
    @Body() body: EditAnswersDto,
  ): Promise<DisclosureView> {
    return this.drafts.edit(actor, id, ifMatch, body.answers);
  }

  @Post(":id/reviews")
  @Permit("disclosure.request-review")
  @ApiOperation({ operationId: "requestReview", summary: "承認を依頼する" })
  requestReview(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Body() _: RequestReviewDto,
  ): Promise<DisclosureView> {
    return this.reviews.request(actor, id);
  }

  @Post(":id/reviews/current/decision")
  @Permit("disclosure.decide")
  @ApiOperation({ operationId: "decideReview", summary: "承認する、または差し戻す" })
  decideReview(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Body() body: DecideReviewDto,
  ): Promise<DisclosureView> {
    return this.reviews.decide(actor, id, body);
  }

  @Post(":id/publications")
  @Permit("disclosure.publish")
  @ApiOperation({ operationId: "publishDisclosure", summary: "版として公開する" })
  publish(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Body() body: PublishDto,
  ): Promise<VersionView> {
    return this.publications.publish(actor, id, body);
  }
}
