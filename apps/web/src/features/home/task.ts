import type { Text } from "@portal/shared";
import type { Tone } from "../../ui/tone.js";

/** One thing that waits for this person: what, why, and where to do it. */
export interface Task {
  readonly id: string;
  readonly kind: Text;
  readonly tone: Tone;
  readonly title: Text;
  readonly why: Text;
  /** `YYYY-MM-DD`, where there is a last day. */
  readonly until?: string | null;
  readonly to: string;
  readonly act: Text;
}
