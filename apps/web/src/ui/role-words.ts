import type { Role, Text } from "@portal/shared";
import { session } from "../texts/session.js";

const names: Readonly<Record<Role, Text>> = {
  editor: session.editor,
  approver: session.approver,
  signatory: session.signatory,
  viewer: session.viewer,
  admin: session.admin,
};

/** 編集・承認: the roles of a membership in words. */
export const roleWords = (roles: readonly Role[], t: (text: Text) => string): string =>
  roles.map((role) => t(names[role])).join(t({ ja: "・", en: ", " }));
