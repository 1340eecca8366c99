import type { Answer } from "@portal/shared";

/** The same item was answered here and by somebody else since it was read. */
export interface Conflict {
  readonly itemId: string;
  readonly theirs: Answer | null;
}
