import { createHash } from "node:crypto";
import { type CanActivate, type ExecutionContext, Injectable } from "@nestjs/common";
import { Reflector } from "@nestjs/core";
import {
  allowedBeforePasswordChange,
  allowedBeforeSecondFactor,
  mayAct,
  type Party,
  type Permission,
  type PermissionName,
  permissions,
  type Role,
} from "@portal/shared";
import type { PortalRequest } from "./actor.js";
import { Database } from "./database.js";
import { idempotentRequest } from "./idempotency.js";
import { PERMISSION } from "./permit.js";
import { Problem } from "./problem.js";
import { sessionToken } from "./session-cookie.js";

interface SessionRow {
  person_id: string;
  person_name: string;
  person_email: string;
  organization_id: string | null;
  kind: Party | null;
  roles: Role[] | null;
  title: string | null;
  organization_name: string | null;
  must_change_password: boolean;
  second_factor_missing: boolean | null;
}

/** Builds the actor from the session cookie and asks the one table whether the act is allowed, before any handler runs. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly db: Database,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<PortalRequest>();
    const name = this.reflector.get<PermissionName | undefined>(PERMISSION, context.getHandler());
    if (!name) throw new Error(`${context.getClass().name}.${context.getHandler().name} names no permission`);
    const permission: Permission = permissions[name];
    await this.recognise(request);
    if (permission.access === "open") return true;
    if (!request.signedIn) throw new Problem("unauthenticated");
    if (request.signedIn.secondFactorMissing && !allowedBeforeSecondFactor.has(name))
      throw new Problem("second-factor.required");
    if (request.signedIn.mustChangePassword && !allowedBeforePasswordChange.has(name))
      throw new Problem("password.change-required");
    if (permission.access === "signed_in") return true;
    if (!request.actor) throw new Problem("forbidden");
    if (!mayAct(name, request.actor.kind, request.actor.roles)) throw new Problem("forbidden");
    return true;
  }

  private async recognise(request: PortalRequest): Promise<void> {
    const token = sessionToken(request);
    if (!token) return;
    const sessionHash = createHash("sha256").update(token).digest();
    const row = await this.db.sessionOf<SessionRow>(sessionHash);
    if (!row) return;
    request.signedIn = {
      userId: row.person_id,
      name: row.person_name,
      email: row.person_email,
      sessionHash,
      mustChangePassword: row.must_change_password,
      // Unknown is missing: nobody passes by a question that was not answered.
      secondFactorMissing: row.second_factor_missing !== false,
    };
    if (!row.organization_id || !row.kind || !row.roles) return;
    const idempotency = idempotentRequest(request);
    request.actor = {
      userId: row.person_id,
      name: row.person_name,
      title: row.title ?? "",
      orgId: row.organization_id,
      orgName: row.organization_name ?? "",
      kind: row.kind,
      roles: row.roles,
      ...(idempotency && { idempotency }),
    };
  }
}
