import { createParamDecorator, type ExecutionContext } from "@nestjs/common";
import type { Request } from "express";
import type { Party, Role } from "@portal/shared";
import type { IdempotentRequest } from "./idempotency.js";

/** Who is signed in. Built by the session guard from the session cookie. */
export interface SignedIn {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly sessionHash: Buffer;
  /** Signed in with a password that somebody else issued: nothing but an own one can be chosen. */
  readonly mustChangePassword: boolean;
  /** Half-authenticated: the person has a second factor, and no code was given in this session. */
  readonly secondFactorMissing: boolean;
}

/** Who is acting, on behalf of which organisation. Never built by hand in a controller. */
export interface Actor {
  readonly userId: string;
  readonly name: string;
  /** Job title in the organisation acted for. */
  readonly title: string;
  readonly orgId: string;
  readonly orgName: string;
  readonly kind: Party;
  readonly roles: readonly Role[];
  /** Present when the request carries an Idempotency-Key. */
  readonly idempotency?: IdempotentRequest;
}

export interface PortalRequest extends Request {
  signedIn?: SignedIn;
  actor?: Actor;
  requestId: string;
}

const requestOf = (context: ExecutionContext) => context.switchToHttp().getRequest<PortalRequest>();

/** The acting member; the guard has made sure that there is one. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext) => requestOf(context).actor);

/** The person signed in, acting for an organisation or not yet. */
export const CurrentPerson = createParamDecorator(
  (_: unknown, context: ExecutionContext) => requestOf(context).signedIn,
);
