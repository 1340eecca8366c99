import { applyDecorators, SetMetadata } from "@nestjs/common";
import { ApiExtension } from "@nestjs/swagger";
import { permissions, type PermissionName } from "@portal/shared";

export const PERMISSION = Symbol("permission");

/** Names the row of `permission.ts` that guards a route, and writes it into OpenAPI as `x-policy`. Every route has one. */
export const Permit = (name: PermissionName) =>
  applyDecorators(SetMetadata(PERMISSION, name), ApiExtension("x-policy", { name, ...permissions[name] }));
