import type { Party } from "./party.js";

/** Roles inside an organisation. A member may hold several. Procurement is a hospital `editor`; `admin` has no say in content. */
export type Role = "editor" | "approver" | "signatory" | "viewer" | "admin";
export const roles: readonly Role[] = ["editor", "approver", "signatory", "viewer", "admin"];

/**
 * Who may come in at all: `open` anyone, `signed_in` any session, `member` a member acting for an organisation (rows of other
 * organisations are simply not there), `party` the same, on a row that two organisations share.
 */
export type Access = "open" | "signed_in" | "member" | "party";

export interface Permission {
  readonly access: Access;
  /** Only organisations of this kind; others get 403. */
  readonly kind?: Party;
  /** Any of these roles; without one, 403. Absent: every member. */
  readonly roles?: readonly Role[];
}

const readers: readonly Role[] = ["editor", "approver", "signatory", "viewer"];
const anyone = { access: "open" } as const;
const signedIn = { access: "signed_in" } as const;
const member = (roles: readonly Role[], kind?: Party): Permission => ({
  access: "member",
  roles,
  ...(kind && { kind }),
});
const party = (roles: readonly Role[], kind?: Party): Permission => ({ access: "party", roles, ...(kind && { kind }) });

/**
 * The one table of who may do what. The API's guard, the buttons on the screens and the foreign-organisation test all read it.
 * Source: docs/states.md, "Who acts".
 */
export const permissions = {
  "session.create": anyone,
  "session.end": anyone,
  "me.read": signedIn,
  "me.switch": signedIn,
  "password.change": signedIn,
  "second-factor.give": signedIn,
  "second-factor.read": signedIn,
  "second-factor.edit": signedIn,
  "catalogue.read": signedIn,
  "organization.list": signedIn,
  "organization.read": { access: "party" },
  "organization.edit": member(["admin"]),
  "member.read": member(["admin", ...readers]),
  "member.edit": member(["admin"]),
  "authority.read": member(["admin", ...readers]),
  "authority.edit": member(["admin"]),
  "delegation.make": member(["signatory"]),
  "delegation.end": member(["signatory", "admin"]),
  // An administrator files powers of attorney.
  "file.create": member(["editor", "approver", "signatory", "admin"]),
  "file.read": party(readers),
  "service.read": member(readers, "vendor"),
  "service.edit": member(["editor"], "vendor"),
  "disclosure.read": member(readers, "vendor"),
  "disclosure.edit": member(["editor"], "vendor"),
  "disclosure.request-review": member(["editor"], "vendor"),
  "disclosure.decide": member(["approver"], "vendor"),
  "disclosure.publish": member(["approver", "editor"], "vendor"),
  "version.withdraw": member(["approver"], "vendor"),
  "version.read": party(readers),
  "directory.read": member(readers, "hospital"),
  "comparison.read": member(readers, "hospital"),
  "agreement.list": member(readers),
  "agreement.read": party(readers),
  "agreement.open": member(["editor"]),
  "agreement.edit": party(["editor"]),
  "agreement.note": party(["editor", "approver", "signatory"]),
  "agreement.confirm": party(["editor"]),
  "agreement.settle": party(["editor"]),
  "agreement.reopen": party(["editor", "signatory"]),
  "agreement.sign": party(["signatory"]),
  "agreement.sign-together": member(["signatory"]),
  "agreement.decline": party(["signatory"]),
  "agreement.void": party(["signatory"]),
  "agreement.notify-termination": party(["signatory"]),
  "agreement.terminate": party(["signatory"]),
  "agreement.close": party(["signatory"], "hospital"),
  "agreement.amend": party(["editor"]),
  "agreement.document": party(readers),
  "notification.read": member(readers),
  "template.read": member(readers),
  "template.edit": member(["editor"]),
  "verification.create": anyone,
  // Auditors of an organisation are its viewers.
  "verification.bulk": member(readers),
  "audit.read": member(["admin", ...readers]),
} as const satisfies Record<string, Permission>;

export type PermissionName = keyof typeof permissions;

/** All that a half-authenticated session may do: the password was right, the code of the second factor was not given yet. */
export const allowedBeforeSecondFactor: ReadonlySet<PermissionName> = new Set([
  "session.end",
  "me.read",
  "second-factor.give",
]);

/** All that a session may do whose person signed in with a password that somebody else has issued. */
export const allowedBeforePasswordChange: ReadonlySet<PermissionName> = new Set([
  "session.end",
  "me.read",
  "second-factor.give",
  "password.change",
]);

/** Whether the kind and the roles of a membership allow the act. Says nothing about the state of the thing acted on. */
export function mayAct(name: PermissionName, kind: Party, held: readonly Role[]): boolean {
  const permission: Permission = permissions[name];
  if (permission.kind && permission.kind !== kind) return false;
  return !permission.roles || permission.roles.some((role) => held.includes(role));
}
