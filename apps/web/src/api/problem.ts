import { problems, type ProblemCode } from "@portal/shared";
import { chosenLanguage } from "../texts/language.js";

/** One finding of a refusal: the JSON Pointer of the member, a code, and a sentence in the reader's language. */
export interface ProblemFinding {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** A refusal from the API: RFC 9457 problem+json, as the screens use it. `message` is its title. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  constructor(
    readonly code: ProblemCode,
    readonly status: number,
    title: string,
    readonly errors: readonly ProblemFinding[],
    /** All members of the body, such as `blocking`, `allowedIn`, or the current state with 412. */
    readonly members: Readonly<Record<string, unknown>>,
  ) {
    super(title);
  }

  get detail(): string | undefined {
    const { detail } = this.members;
    return typeof detail === "string" && detail !== this.message ? detail : undefined;
  }

  get requestId(): string | undefined {
    const { instance } = this.members;
    return typeof instance === "string" ? instance : undefined;
  }
}

/** No answer came at all: offline, or the server is away. What was typed is still on the screen. */
export class NetworkFailure extends Error {
  override readonly name = "NetworkFailure";
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isFinding = (value: unknown): value is ProblemFinding =>
  isRecord(value) && typeof value.pointer === "string" && typeof value.detail === "string";

/** Reads any failed response; one that is no problem+json (a proxy's page) becomes `unavailable` or `unexpected`. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null);
  const members = isRecord(body) ? body : {};
  const named =
    typeof members.code === "string" ? members.code : String(members.type ?? "").replace(/^urn:portal:problem:/, "");
  const fallback: ProblemCode = [502, 503, 504].includes(response.status) ? "unavailable" : "unexpected";
  const code = named in problems ? (named as ProblemCode) : fallback;
  const title = typeof members.title === "string" ? members.title : problems[code].title[chosenLanguage()];
  const errors = Array.isArray(members.errors) ? members.errors.filter(isFinding) : [];
  return new ApiProblem(code, response.status, title, errors, members);
}

/** Whether a call was refused with this code; hooks type their errors too narrowly to ask themselves. */
export const isRefusedWith = (error: unknown, code: ProblemCode): error is ApiProblem =>
  error instanceof ApiProblem && error.code === code;
