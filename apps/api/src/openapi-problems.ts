import type { OpenAPIObject } from "@nestjs/swagger";
import { problems, type Permission, type PermissionName } from "@portal/shared";

type Parameter = { name: string; in: string; required: boolean; description?: string; schema: object };
interface Operation {
  readonly "x-policy"?: Permission & { readonly name: PermissionName };
  readonly parameters?: Parameter[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: { readonly $ref?: string } }> };
  readonly responses: Record<string, object>;
}

const methods = ["get", "post", "put", "patch", "delete"] as const;
// Their bodies carry a password that is counted when it is wrong.
const guessable = ["SignInDto", "ChangePasswordDto", "SignAgreementDto", "GiveExternalSignatureDto"];

/**
 * Writes into the document what the frame around the routes does for each of them, read off the route itself: which refusals it
 * can answer, and that a POST of a member may be sent again under one `Idempotency-Key`.
 */
export function describeRefusals(document: OpenAPIObject): OpenAPIObject {
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: problemSchema },
  };
  for (const item of Object.values(document.paths))
    for (const method of methods) {
      const operation = item[method] as Operation | undefined;
      if (!operation) continue;
      if (method === "post") offerIdempotencyKey(operation);
      for (const status of statusesOf(method, operation)) operation.responses[status] ??= refusal(status);
    }
  return document;
}

function statusesOf(method: (typeof methods)[number], operation: Operation): number[] {
  const { parameters = [], requestBody } = operation;
  const policy = operation["x-policy"];
  const isChange = method !== "get";
  const isOpen = !policy || policy.access === "open";
  const ofOrganization = policy?.access === "member" || policy?.access === "party";
  const hasPath = parameters.some((one) => one.in === "path");
  const hasQuery = parameters.some((one) => one.in === "query");
  const needsMatch = parameters.some(({ name }) => name.toLowerCase() === "if-match");
  const body = bodyName(operation);
  const mayGuess = guessable.includes(body);
  const can: readonly (readonly [number, boolean])[] = [
    [400, requestBody !== undefined || hasQuery || (method === "post" && ofOrganization)],
    [401, !isOpen || mayGuess],
    // A change from another site's page; a role or a kind that is missing; a password that must be changed first.
    [403, isChange || !isOpen],
    [404, hasPath || body === "SwitchOrganizationDto"],
    [409, isChange && ofOrganization],
    [412, needsMatch],
    [413, requestBody !== undefined],
    [415, requestBody !== undefined],
    [422, (isChange && (ofOrganization || requestBody !== undefined)) || (hasPath && hasQuery)],
    [428, needsMatch],
    [429, mayGuess],
  ];
  return can.flatMap(([status, applies]) => (applies ? [status] : []));
}

const bodyName = ({ requestBody }: Operation): string =>
  requestBody?.content["application/json"]?.schema.$ref?.split("/").at(-1) ?? "";

function offerIdempotencyKey(operation: Operation & { parameters?: Parameter[] }): void {
  const policy = operation["x-policy"];
  if (policy?.access !== "member" && policy?.access !== "party") return;
  const known = (operation.parameters ?? []).some(({ name }) => name.toLowerCase() === "idempotency-key");
  if (known) return;
  operation.parameters = [
    ...(operation.parameters ?? []),
    {
      name: "Idempotency-Key",
      in: "header",
      required: false,
      description:
        "Sent again with the same key within 24 hours, the first answer comes back and nothing is done twice.",
      schema: { type: "string", minLength: 1, maxLength: 200 },
    },
  ];
}

function refusal(status: number): object {
  const codes = Object.entries(problems).flatMap(([code, problem]) => (problem.status === status ? [code] : []));
  return {
    description: codes.join(", "),
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  };
}

const problemSchema = {
  type: "object",
  description: "RFC 9457. Some codes carry further members, such as `current`, `missing` or `blocking`.",
  required: ["type", "code", "title", "detail", "status", "instance", "errors"],
  additionalProperties: true,
  properties: {
    type: { type: "string", description: "`urn:portal:problem:<code>`" },
    code: { type: "string", enum: Object.keys(problems) },
    title: { type: "string" },
    detail: { type: "string" },
    status: { type: "integer" },
    instance: { type: "string", description: "`urn:portal:request:<id>`, the id of `X-Request-Id`" },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["pointer", "code", "detail"],
        properties: {
          pointer: { type: "string", description: "JSON Pointer into the input" },
          code: { type: "string" },
          detail: { type: "string" },
        },
      },
    },
  },
} satisfies object;
