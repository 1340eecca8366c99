import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { permissions, problems } from "@portal/shared";
import { nobody } from "./world.js";

type Operation = {
  operationId: string;
  summary?: string;
  "x-policy": { name: keyof typeof permissions };
  parameters: { name: string; in: string; required: boolean }[];
  responses: Record<string, { content?: Record<string, { schema: { $ref?: string } }> }>;
};
const committed = JSON.parse(readFileSync(`${process.cwd()}/apps/api/openapi.json`, "utf8")) as {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
};
const operations = Object.values(committed.paths).flatMap((methods) => Object.values(methods));

describe("the OpenAPI document", () => {
  it("is 3.1, served to everybody, and the one that is committed", async () => {
    const served = await nobody.get("/api/openapi.json");
    expect(served.status).toBe(200);
    expect(served.body).toEqual(committed);
    expect(committed.openapi).toBe("3.1.0");
  });

  it("has one class for each name of a schema: of two, one would write over the other unseen", () => {
    const folder = `${process.cwd()}/apps/api/src`;
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".dto.ts"));
    const names = files.flatMap((path) =>
      [...readFileSync(`${folder}/${path}`, "utf8").matchAll(/^export (?:abstract )?class (\w+)/gm)].map(
        ([, name]) => name,
      ),
    );
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it("has no word of 3.0 in it", () => {
    expect(JSON.stringify(committed)).not.toContain('"nullable"');
  });

  it("names every operation once, says in Japanese what it does, and who may call it", () => {
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    for (const operation of operations) {
      expect(operation.summary).toMatch(/[぀-ヿ一-鿿]/);
      expect(Object.keys(permissions)).toContain(operation["x-policy"].name);
    }
  });
});

describe("what OpenAPI says of refusals", () => {
  const named = (id: string) => operations.find(({ operationId }) => operationId === id)!;
  const refusals = ({ responses }: Operation) => Object.keys(responses).filter((status) => status >= "400");

  it("is one schema with every code", () => {
    const { components } = committed as unknown as {
      components: { schemas: { Problem: { properties: { code: { enum: string[] } } } } };
    };
    expect(components.schemas.Problem.properties.code.enum).toEqual(Object.keys(problems));
    for (const operation of operations)
      for (const status of refusals(operation))
        expect(operation.responses[status]!.content).toEqual({
          "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
        });
  });

  it.each([
    ["signIn", ["400", "401", "403", "413", "415", "422", "429"]],
    ["readMe", ["401", "403"]],
    ["readAgreement", ["401", "403", "404"]],
    ["editRow", ["400", "401", "403", "404", "409", "412", "413", "415", "422", "428"]],
  ])("fits %s", (id, statuses) => {
    expect(refusals(named(id))).toEqual(statuses);
  });

  it("goes with the headers that the operations need", () => {
    const headersOf = (operation: Operation) => operation.parameters.filter((one) => one.in === "header");
    const matching = operations.filter((one) => headersOf(one).some(({ name }) => name === "If-Match"));
    expect(matching.map(({ operationId }) => operationId).sort()).toEqual([
      "confirmRow",
      "confirmRows",
      "deleteRow",
      "deleteTemplate",
      "discardUnsentEdit",
      "editAnswers",
      "editOrganization",
      "editRow",
      "editService",
      "editTemplate",
      "lookAtAgreement",
      "unconfirmRow",
    ]);
    for (const operation of matching) expect(headersOf(operation)[0]!.required).toBe(true);
    expect(headersOf(named("openAgreement"))).toMatchObject([{ name: "Idempotency-Key", required: false }]);
    expect(headersOf(named("signAgreement"))).toMatchObject([{ name: "Idempotency-Key", required: true }]);
  });
});

describe("every answer", () => {
  it.each(["/api/v1/me", "/api/v1/no-such-thing", "/healthz", "/sign-in"])(
    "of %s carries the security headers",
    async (path) => {
      const { headers } = await nobody.get(path);
      expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      expect(headers.get("content-security-policy")).not.toMatch(/script-src[^;]*unsafe-inline/);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("x-powered-by")).toBeNull();
    },
  );

  it("to an unknown address of the API is problem+json", async () => {
    const answer = await nobody.get("/api/v1/no-such-thing");
    expect(answer.body).toMatchObject({ status: 404, code: "not-found" });
  });
});

describe("bad input", () => {
  it.each([
    ["a deep object", `{"email":${"[".repeat(5000)}${"]".repeat(5000)},"password":"x"}`],
    ["a prototype", '{"__proto__":{"admin":true},"email":"a@b.example","password":"x"}'],
    ["a lone surrogate", '{"email":"\\ud800","password":"x"}'],
    ["a NUL", '{"email":"a\\u0000@b.example","password":"x"}'],
    ["a number for a body", "7"],
    ["null for a body", "null"],
    ["nothing", ""],
  ])("such as %s is never a fault of ours", async (_, body) => {
    const answer = await nobody.post("/sessions", body);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.headers.get("content-type")).toMatch(/problem\+json/);
  });

  it("of another type is refused before it is read", async () => {
    const answer = await nobody.post("/sessions", "<a/>", { "content-type": "application/xml" });
    expect(answer.body).toMatchObject({ status: 415, code: "unsupported-media-type" });
  });

  it("of more than two megabytes is refused", async () => {
    const answer = await nobody.post("/sessions", { email: "x".repeat(3_000_000), password: "x" });
    expect(answer.body).toMatchObject({ status: 413, code: "too-large" });
  });
});
