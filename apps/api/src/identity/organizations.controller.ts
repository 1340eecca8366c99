import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import { type Actor, CurrentActor, CurrentPerson, type SignedIn } from "../platform/actor.js";
import { IfMatch } from "../platform/if-match.js";
import { Permit } from "../platform/permit.js";
import {
  AddedMemberView,
  AddMemberDto,
  EditMemberDto,
  EditOrganizationDto,
  ListOrganizationsDto,
  MemberListView,
  MemberView,
  OrganizationListView,
  OrganizationView,
  PasswordResetView,
} from "./identity.dto.js";
import { OrganizationsService } from "./organizations.service.js";

@ApiTags("identity")
@Controller("organizations")
export class OrganizationsController {
  constructor(private readonly organizations: OrganizationsService) {}

  @Get()
  @Permit("organization.list")
  @ApiOperation({ operationId: "listOrganizations", summary: "組織を探す" })
  list(
    @CurrentPerson() person: SignedIn,
    @Query() { kind, query, limit, cursor }: ListOrganizationsDto,
  ): Promise<OrganizationListView> {
    return this.organizations.list(person, kind, query, limit, cursor);
  }

  @Get(":id")
  @Permit("organization.read")
  @ApiOperation({ operationId: "readOrganization", summary: "組織の詳細" })
  read(@CurrentActor() actor: Actor, @Param("id", ParseUUIDPipe) id: string): Promise<OrganizationView> {
    return this.organizations.read(actor, id);
  }

  @Patch(":id")
  @Permit("organization.edit")
  @ApiOperation({ operationId: "editOrganization", summary: "組織の詳細を変える" })
  edit(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @IfMatch() ifMatch: string | undefined,
    @Body() body: EditOrganizationDto,
  ): Promise<OrganizationView> {
    return this.organizations.edit(actor, id, ifMatch, body);
  }

  @Get(":id/members")
  @Permit("member.read")
  @ApiOperation({ operationId: "listMembers", summary: "所属する人の一覧" })
  members(@CurrentActor() actor: Actor, @Param("id", ParseUUIDPipe) id: string): Promise<MemberListView> {
    return this.organizations.members(actor, id);
  }

  @Post(":id/members")
  @Permit("member.edit")
  @ApiOperation({ operationId: "addMember", summary: "人を加える" })
  add(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Body() body: AddMemberDto,
  ): Promise<AddedMemberView> {
    return this.organizations.addMember(actor, id, body);
  }

  @Patch(":id/members/:personId")
  @Permit("member.edit")
  @ApiOperation({ operationId: "editMember", summary: "役割と役職を変える" })
  editMember(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Param("personId", ParseUUIDPipe) personId: string,
    @Body() body: EditMemberDto,
  ): Promise<MemberView> {
    return this.organizations.editMember(actor, id, personId, body);
  }

  @Post(":id/members/:personId/password-reset")
  @HttpCode(200)
  @Permit("member.edit")
  @ApiOperation({ operationId: "resetPassword", summary: "パスワードを再設定し、一度だけ表示する" })
  resetPassword(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Param("personId", ParseUUIDPipe) personId: string,
  ): Promise<PasswordResetView> {
    return this.organizations.resetPassword(actor, id, personId);
  }

  @Post(":id/members/:personId/second-factor-reset")
  @HttpCode(204)
  @Permit("member.edit")
  @ApiOperation({ operationId: "resetSecondFactor", summary: "端末を失った人の二要素認証を解除する" })
  resetSecondFactor(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Param("personId", ParseUUIDPipe) personId: string,
  ): Promise<void> {
    return this.organizations.resetSecondFactor(actor, id, personId);
  }

  @Delete(":id/members/:personId")
  @HttpCode(204)
  @Permit("member.edit")
  @ApiOperation({ operationId: "removeMember", summary: "人を外す" })
  remove(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Param("personId", ParseUUIDPipe) personId: string,
  ): Promise<void> {
    return this.organizations.removeMember(actor, id, personId);
  }
}
