import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Res } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { Response } from "express";
import { CurrentPerson, type SignedIn } from "../platform/actor.js";
import type { Config } from "../platform/config.js";
import { Permit } from "../platform/permit.js";
import { CONFIG } from "../platform/platform.module.js";
import { setSessionCookie } from "../platform/session-cookie.js";
import {
  BegunSecondFactorView,
  CompletedSessionView,
  ConfirmSecondFactorDto,
  GiveSecondFactorDto,
  PasswordAndSecondFactorDto,
  RecoveryCodesView,
  SecondFactorListView,
} from "./second-factors.dto.js";
import { SecondFactorsService } from "./second-factors.service.js";

@ApiTags("identity")
@Controller()
export class SecondFactorsController {
  constructor(
    private readonly factors: SecondFactorsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post("sessions/current/second-factor")
  @HttpCode(200)
  @Permit("second-factor.give")
  @ApiOperation({ operationId: "giveSecondFactor", summary: "認証コードかパスキーでサインインを完了する" })
  async give(
    @CurrentPerson() person: SignedIn,
    @Body() proof: GiveSecondFactorDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CompletedSessionView> {
    const { token } = await this.factors.give(person, proof);
    setSessionCookie(response, this.config.publicUrl, token);
    return { status: "active" };
  }

  @Get("me/second-factors")
  @Permit("second-factor.read")
  @ApiOperation({ operationId: "listSecondFactors", summary: "自分の二要素認証" })
  list(@CurrentPerson() person: SignedIn): Promise<SecondFactorListView> {
    return this.factors.list(person);
  }

  @Post("me/second-factors")
  @Permit("second-factor.edit")
  @ApiOperation({ operationId: "beginSecondFactor", summary: "認証アプリの設定を始める" })
  begin(
    @CurrentPerson() person: SignedIn,
    @Body() { password, ...proof }: PasswordAndSecondFactorDto,
  ): Promise<BegunSecondFactorView> {
    return this.factors.begin(person, password, proof);
  }

  @Post("me/second-factors/recovery-codes")
  @Permit("second-factor.edit")
  @ApiOperation({ operationId: "renewRecoveryCodes", summary: "回復コードを再発行し、一度だけ表示する" })
  renewRecoveryCodes(
    @CurrentPerson() person: SignedIn,
    @Body() { password, ...proof }: PasswordAndSecondFactorDto,
  ): Promise<RecoveryCodesView> {
    return this.factors.renewRecoveryCodes(person, password, proof);
  }

  @Post("me/second-factors/:id/confirmation")
  @HttpCode(200)
  @Permit("second-factor.edit")
  @ApiOperation({ operationId: "confirmSecondFactor", summary: "最初の認証コードで認証アプリを有効にする" })
  confirm(
    @CurrentPerson() person: SignedIn,
    @Param("id", ParseUUIDPipe) id: string,
    @Body() { code }: ConfirmSecondFactorDto,
  ): Promise<RecoveryCodesView> {
    return this.factors.confirm(person, id, code);
  }

  @Post("me/second-factors/:id/removal")
  @HttpCode(204)
  @Permit("second-factor.edit")
  @ApiOperation({ operationId: "removeSecondFactor", summary: "二要素認証の方法を一つ解除する" })
  remove(
    @CurrentPerson() person: SignedIn,
    @Param("id", ParseUUIDPipe) id: string,
    @Body() { password, ...proof }: PasswordAndSecondFactorDto,
  ): Promise<void> {
    return this.factors.remove(person, id, password, proof);
  }
}
