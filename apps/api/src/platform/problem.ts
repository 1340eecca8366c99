import type { ValidationError } from "@nestjs/common";
import { type Outcome, type ProblemCode, type Text } from "@portal/shared";

/** One wrong field: where (JSON Pointer, RFC 6901), a stable code, and why. */
export interface FieldError {
  readonly pointer: string;
  readonly code: string;
  readonly detail: Text;
}

export interface ProblemDetails {
  readonly detail?: Text;
  readonly errors?: readonly FieldError[];
  /** Further members of the body: `blocking`, `allowedIn`, `current`, `id`… */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal on its way to the client. Thrown by services, rendered by `ProblemFilter`. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly details: ProblemDetails = {},
  ) {
    super(code);
  }
}

/** Unwraps a rule's outcome; a refusal becomes a `Problem`. */
export function orProblem<T>(outcome: Outcome<T>, details: ProblemDetails = {}): T {
  if (outcome.ok) return outcome.value;
  throw new Problem(outcome.code, details);
}

/** @throws Problem `unacceptable` with all of them, when there are any */
export function requireNone(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw new Problem("unacceptable", { errors });
}

/** class-validator's tree of errors as one problem; for the global ValidationPipe. */
export const invalidInput = (tree: readonly ValidationError[]) =>
  new Problem("invalid-input", { errors: fieldErrors(tree, "") });

const escapePointer = (segment: string) => segment.replaceAll("~", "~0").replaceAll("/", "~1");

function fieldErrors(tree: readonly ValidationError[], parent: string): FieldError[] {
  return tree.flatMap(({ property, constraints = {}, children = [] }) => {
    const pointer = `${parent}/${escapePointer(property)}`;
    const own = Object.keys(constraints).map((rule) => ({
      pointer,
      code: codeOf(rule),
      detail: sentences[codeOf(rule)]!,
    }));
    return [...own, ...fieldErrors(children, pointer)];
  });
}

const sentences: Record<string, Text> = {
  unknown: { ja: "この項目はありません", en: "There is no such member" },
  required: { ja: "入力が必要です", en: "A value is required" },
  length: { ja: "長さが範囲にありません", en: "The length is out of range" },
  choice: { ja: "選べる値ではありません", en: "It is not one of the possible values" },
  range: { ja: "値が範囲にありません", en: "The value is out of range" },
  format: { ja: "形式が正しくありません", en: "The form is not right" },
};

function codeOf(rule: string): string {
  if (rule === "whitelistValidation") return "unknown";
  if (["isNotEmpty", "isDefined", "arrayNotEmpty"].includes(rule)) return "required";
  if (/length/i.test(rule) || /^array(Min|Max)Size$/.test(rule)) return "length";
  if (["isIn", "isEnum"].includes(rule)) return "choice";
  if (["min", "max"].includes(rule)) return "range";
  return "format";
}
