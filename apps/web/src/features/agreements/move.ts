import type { AgreementVerb, PermissionName, Text } from "@portal/shared";
import type { MoveName } from "./agreement-moves.api.js";

/** One act on an agreement as its button and dialog show it. */
export interface Move {
  readonly name: MoveName;
  readonly verb: AgreementVerb;
  readonly permission: PermissionName;
  readonly label: Text;
  readonly body: Text;
  readonly needsReason: boolean;
  readonly grave: boolean;
}
