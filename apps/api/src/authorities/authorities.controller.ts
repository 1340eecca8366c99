import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Res } from "@nestjs/common";
import { ApiOperation, ApiProduces, ApiTags } from "@nestjs/swagger";
import type { Response } from "express";
import { type Actor, CurrentActor } from "../platform/actor.js";
import { sendFile } from "../platform/download.js";
import { Permit } from "../platform/permit.js";
import {
  AuthorityRegisterView,
  EndDelegationDto,
  GrantAuthorityDto,
  MakeDelegationDto,
  RevokeAuthorityDto,
} from "./authorities.dto.js";
import { AuthoritiesService } from "./authorities.service.js";
import { DelegationsService } from "./delegations.service.js";

@ApiTags("identity")
@Controller("organizations/:id")
export class AuthoritiesController {
  constructor(
    private readonly authorities: AuthoritiesService,
    private readonly delegations: DelegationsService,
  ) {}

  @Get("signing-authorities")
  @Permit("authority.read")
  @ApiOperation({ operationId: "listSigningAuthorities", summary: "署名権限の登録簿と不在時の代理" })
  list(@CurrentActor() actor: Actor, @Param("id", ParseUUIDPipe) id: string): Promise<AuthorityRegisterView> {
    return this.authorities.list(actor, id);
  }

  @Post("signing-authorities")
  @Permit("authority.edit")
  @ApiOperation({ operationId: "grantSigningAuthority", summary: "署名権限を登録する" })
  grant(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Body() body: GrantAuthorityDto,
  ): Promise<AuthorityRegisterView> {
    return this.authorities.grant(actor, id, body);
  }

  @Post("signing-authorities/:authorityId/revocation")
  @HttpCode(200)
  @Permit("authority.edit")
  @ApiOperation({ operationId: "revokeSigningAuthority", summary: "署名権限を取り消す" })
  revoke(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Param("authorityId", ParseUUIDPipe) authorityId: string,
    @Body() { reason }: RevokeAuthorityDto,
  ): Promise<AuthorityRegisterView> {
    return this.authorities.revoke(actor, id, authorityId, reason);
  }

  @Get("signing-authorities/:authorityId/document")
  @Permit("authority.read")
  @ApiProduces("application/octet-stream")
  @ApiOperation({ operationId: "readPowerOfAttorney", summary: "委任状を受け取る" })
  async document(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Param("authorityId", ParseUUIDPipe) authorityId: string,
    @Res() response: Response,
  ): Promise<void> {
    sendFile(response, await this.authorities.document(actor, id, authorityId));
  }

  @Post("signing-delegations")
  @Permit("delegation.make")
  @ApiOperation({ operationId: "makeSigningDelegation", summary: "不在時に代わりに署名する人を決める" })
  delegate(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Body() body: MakeDelegationDto,
  ): Promise<AuthorityRegisterView> {
    return this.delegations.make(actor, id, body);
  }

  @Post("signing-delegations/:delegationId/end")
  @HttpCode(200)
  @Permit("delegation.end")
  @ApiOperation({ operationId: "endSigningDelegation", summary: "不在時の代理を終わらせる" })
  end(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Param("delegationId", ParseUUIDPipe) delegationId: string,
    @Body() _: EndDelegationDto,
  ): Promise<AuthorityRegisterView> {
    return this.delegations.end(actor, id, delegationId);
  }
}
