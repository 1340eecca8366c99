import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Req, Res } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { Response } from "express";
import { type Actor, CurrentActor, CurrentPerson, type PortalRequest, type SignedIn } from "../platform/actor.js";
import type { Config } from "../platform/config.js";
import { Permit } from "../platform/permit.js";
import { CONFIG } from "../platform/platform.module.js";
import { clearSessionCookie, setSessionCookie } from "../platform/session-cookie.js";
import { ChangePasswordDto, MeView, SessionView, SignInDto, SwitchOrganizationDto } from "./identity.dto.js";
import { SessionsService } from "./sessions.service.js";

@ApiTags("identity")
@Controller()
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post("sessions")
  @Permit("session.create")
  @ApiOperation({ operationId: "signIn", summary: "サインインする" })
  async signIn(
    @Body() { email, password }: SignInDto,
    @Req() request: PortalRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    const { token, status } = await this.sessions.signIn(email, password, request.ip ?? "");
    setSessionCookie(response, this.config.publicUrl, token);
    return { status };
  }

  @Delete("sessions/current")
  @HttpCode(204)
  @Permit("session.end")
  @ApiOperation({ operationId: "signOut", summary: "サインアウトする" })
  async signOut(
    @CurrentPerson() person: SignedIn | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.sessions.signOut(person);
    clearSessionCookie(response, this.config.publicUrl);
  }

  @Get("me")
  @Permit("me.read")
  @ApiOperation({ operationId: "readMe", summary: "サインイン中の利用者と所属" })
  me(@CurrentPerson() person: SignedIn, @CurrentActor() actor: Actor | undefined): Promise<MeView> {
    return this.sessions.me(person, actor?.orgId ?? null);
  }

  @Put("me/active-organization")
  @Permit("me.switch")
  @ApiOperation({ operationId: "switchOrganization", summary: "操作する組織を切り替える" })
  actFor(@CurrentPerson() person: SignedIn, @Body() { organizationId }: SwitchOrganizationDto): Promise<MeView> {
    return this.sessions.actFor(person, organizationId);
  }

  @Put("me/password")
  @HttpCode(204)
  @Permit("password.change")
  @ApiOperation({ operationId: "changePassword", summary: "自分のパスワードを変える" })
  changePassword(@CurrentPerson() person: SignedIn, @Body() { current, next }: ChangePasswordDto): Promise<void> {
    return this.sessions.changePassword(person, current, next);
  }
}
