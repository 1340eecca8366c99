import type { Text } from "./text.js";

/** One refusal: HTTP status and the sentence a person reads. */
export interface ProblemDefinition {
  readonly status: number;
  readonly title: Text;
}
