import { Body, Controller, Post } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import { CurrentPerson, type SignedIn } from "../platform/actor.js";
import { Permit } from "../platform/permit.js";
import { AddPasskeyDto, PasskeyCreationView, PasskeyRequestView } from "./passkeys.dto.js";
import { PasskeysService } from "./passkeys.service.js";
import { PasswordAndSecondFactorDto, RecoveryCodesView } from "./second-factors.dto.js";

@ApiTags("identity")
@Controller()
export class PasskeysController {
  constructor(private readonly passkeys: PasskeysService) {}

  @Post("sessions/current/passkey-requests")
  @Permit("second-factor.give")
  @ApiOperation({ operationId: "requestPasskeyForSignIn", summary: "サインインを完了するためのパスキーの確認を始める" })
  requestForSignIn(@CurrentPerson() person: SignedIn): Promise<PasskeyRequestView> {
    return this.passkeys.requestForSignIn(person);
  }

  @Post("me/passkey-registrations")
  @Permit("second-factor.edit")
  @ApiOperation({ operationId: "beginPasskey", summary: "パスキーの登録を始める" })
  begin(
    @CurrentPerson() person: SignedIn,
    @Body() { password, ...proof }: PasswordAndSecondFactorDto,
  ): Promise<PasskeyCreationView> {
    return this.passkeys.begin(person, password, proof);
  }

  @Post("me/passkeys")
  @Permit("second-factor.edit")
  @ApiOperation({ operationId: "addPasskey", summary: "パスキーを登録する" })
  add(@CurrentPerson() person: SignedIn, @Body() passkey: AddPasskeyDto): Promise<RecoveryCodesView> {
    return this.passkeys.add(person, passkey);
  }

  @Post("me/passkey-requests")
  @Permit("second-factor.edit")
  @ApiOperation({ operationId: "requestPasskeyForChange", summary: "二要素認証を変えるためのパスキーの確認を始める" })
  requestForChange(@CurrentPerson() person: SignedIn): Promise<PasskeyRequestView> {
    return this.passkeys.requestForChange(person);
  }
}
