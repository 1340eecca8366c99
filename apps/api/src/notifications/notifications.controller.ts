import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import { type Actor, CurrentActor } from "../platform/actor.js";
import { Permit } from "../platform/permit.js";
import { ListNotificationsDto, NotificationListView, ReadAllDto, UnreadView } from "./notifications.dto.js";
import { NotificationsService } from "./notifications.service.js";

@ApiTags("notifications")
@Controller("notifications")
export class NotificationsController {
  constructor(private readonly notifications: NotificationsService) {}

  @Get()
  @Permit("notification.read")
  @ApiOperation({ operationId: "listNotifications", summary: "自分へのお知らせ" })
  list(@CurrentActor() actor: Actor, @Query() query: ListNotificationsDto): Promise<NotificationListView> {
    return this.notifications.list(actor, query);
  }

  @Post("reading")
  @HttpCode(200)
  @Permit("notification.read")
  @ApiOperation({ operationId: "readAllNotifications", summary: "お知らせをすべて既読にする" })
  readAll(@CurrentActor() actor: Actor, @Body() { until }: ReadAllDto): Promise<UnreadView> {
    return this.notifications.readAll(actor, until);
  }

  @Post(":id/reading")
  @HttpCode(200)
  @Permit("notification.read")
  @ApiOperation({ operationId: "readNotification", summary: "お知らせを既読にする" })
  read(@CurrentActor() actor: Actor, @Param("id", ParseUUIDPipe) id: string): Promise<UnreadView> {
    return this.notifications.read(actor, id);
  }
}
