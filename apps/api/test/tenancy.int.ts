import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { allowedBeforeSecondFactor, type PermissionName } from "@portal/shared";
import { anAgreementInForce } from "./given.js";
import { enrol } from "./second-factor.js";
import { aMember, anOrganization, aTeam, type Client, nobody, signIn } from "./world.js";

interface Policy {
  readonly name: PermissionName;
  readonly access: "open" | "signed_in" | "member" | "party";
  readonly kind?: "vendor" | "hospital";
}
type Operation = { operationId: string; "x-policy"?: Policy; requestBody?: { content: Record<string, unknown> } };

const openapi = JSON.parse(readFileSync(`${process.cwd()}/apps/api/openapi.json`, "utf8")) as {
  paths: Record<string, Record<string, Operation>>;
};
const operations = Object.entries(openapi.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), ...operation })),
);

// Ids that belong to others: harvested from an agreement in force, its version, its organisations.
const given = anAgreementInForce();
const template = given.then(({ vendor }) => vendor.editor.post("/agreement-templates", { name: "x" }));
const foreign = { vendor: aTeam("vendor"), hospital: aTeam("hospital") };

// Every role there is, so that nothing but the missing code can be the reason.
async function aHalfSession(): Promise<Client> {
  const person = await aMember(await anOrganization("vendor"), ["editor", "approver", "signatory", "viewer", "admin"]);
  await enrol(await signIn(person));
  return signIn(person);
}
const half = aHalfSession();

async function idsOf(path: string): Promise<Record<string, string>> {
  const { id, published, vendor } = await given;
  const { rows } = (await vendor.editor.get(`/agreements/${id}`)).body as { rows: { id: string }[] };
  const version = (await vendor.editor.get(`/disclosure-versions/${published.versionId}`)).body as {
    answers: Record<string, { evidence?: string[] }>;
  };
  const fileId = Object.values(version.answers).find(({ evidence }) => evidence)!.evidence![0]!;
  const { items } = (await vendor.admin.get(`/organizations/${vendor.organization.id}/members`)).body as {
    items: { id: string }[];
  };
  const first: Record<string, string> = {
    agreements: id,
    services: published.serviceId,
    disclosures: published.disclosureId,
    "disclosure-versions": published.versionId,
    files: fileId,
    organizations: vendor.organization.id,
    "agreement-templates": ((await template).body as { id: string }).id,
    catalogues: "unknown",
  };
  return { id: first[path.split("/")[3]!] ?? randomUUID(), rowId: rows[0]!.id, personId: items[0]!.id };
}

const bodies: Record<string, unknown> = {
  editAnswers: { answers: {} },
  decideReview: { approve: true, comment: "" },
  publishDisclosure: { changeNote: "x", visibility: "directory" },
  createDisclosure: { catalogueId: "unknown" },
  withdrawVersion: { reason: "x" },
  editService: { name: "x" },
  editOrganization: { name: "x" },
  addMember: { email: "x@test.example", name: "x", roles: ["viewer"], password: "long enough password" },
  editMember: { title: "x" },
  changePassword: { current: "x", next: "a long enough password" },
  editRow: { value: {} },
  addRow: { part: "clause", label: "x", value: { title: "x", text: "x" } },
  addEquipment: {
    label: "x",
    value: { kind: "other", place: "x", owner: null, patchedBy: null, patchWithin: "" },
  },
  recordRiskCommunication: {
    rows: [{ id: randomUUID(), etag: '"r1"' }],
    understood: { by: "x", role: "x", on: "2026-11-01" },
  },
  commentOnRow: { text: "x" },
  commentInternally: { text: "x" },
  createTemplate: { name: "x" },
  editTemplate: { name: "x" },
  applyTemplate: { templateId: randomUUID(), templateEtag: '"1"', rows: [{ rowId: randomUUID(), etag: '"r1"' }] },
  notifyTermination: { endsOn: "2029-01-01", reason: "x" },
  giveSecondFactor: { code: "x" },
  beginSecondFactor: { password: "x" },
  confirmSecondFactor: { code: "x" },
  removeSecondFactor: { password: "x", code: "x" },
  beginPasskey: { password: "x" },
  addPasskey: { name: "x", clientData: "x", attestation: "x", transports: [] },
  renewRecoveryCodes: { password: "x", code: "x" },
  grantSigningAuthority: {
    personId: randomUUID(),
    title: "x",
    kind: "representative",
    validFrom: "2026-04-01",
  },
  revokeSigningAuthority: { reason: "x" },
  makeSigningDelegation: {
    toPersonId: randomUUID(),
    validFrom: "2026-04-01",
    validUntil: "2099-04-01",
    reason: "x",
  },
  handOverSigning: { toPersonId: randomUUID(), reason: "x" },
  beginSigning: { contentDigest: "0".repeat(64) },
  signAgreement: { contentDigest: "0".repeat(64), password: "correct horse battery" },
  beginSigningTogether: { agreements: [{ id: randomUUID(), contentDigest: "0".repeat(64) }] },
  signTogether: { password: "correct horse battery" },
  prepareExternalSignature: { contentDigest: "0".repeat(64), certificates: "x" },
  giveExternalSignature: { contentDigest: "0".repeat(64), password: "correct horse battery", signature: "eA==" },
  reopenAgreement: { reason: "x" },
  declineAgreement: { reason: "x" },
  voidAgreement: { reason: "x" },
  amendAgreement: { reason: "x" },
  verifyPeriod: { from: "2026-01-01", to: "2026-12-31" },
  readAllNotifications: { until: "2026-01-01T00:00:00Z" },
};

async function bodyOf(operationId: string): Promise<unknown> {
  if (operationId === "confirmRows") return { rowIds: [(await idsOf("/api/v1/agreements")).rowId] };
  return bodies[operationId] ?? {};
}

async function call(client: Client, method: string, path: string, operation: Operation, ids: Record<string, string>) {
  const query: Record<string, string> = {
    diffVersions: `?against=${ids["id"]}`,
    exportVersion: "?format=json",
    readItemImpact: "?itemId=sub-used",
  };
  const target =
    path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? randomUUID()) + (query[operation.operationId] ?? "");
  if (operation.requestBody?.content["multipart/form-data"])
    return client.upload(target.replace("/api/v1", ""), "x.txt", Buffer.from("x"));
  const headers = { "if-match": '"1"', "idempotency-key": randomUUID() };
  return client.send(
    method,
    target,
    ["GET", "DELETE"].includes(method) ? undefined : await bodyOf(operation.operationId),
    headers,
  );
}

describe.each(operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
  "%s",
  (_, operation) => {
    const { path, method } = operation;
    const policy = operation["x-policy"];
    const ofOthers = path.includes("{") && policy?.access !== "open" && policy?.access !== "signed_in";

    it("declares who may call it", () => {
      expect(policy?.access).toMatch(/^(open|signed_in|member|party)$/);
    });

    if (policy?.access !== "open")
      it("answers 401 to nobody", async () => {
        expect((await call(nobody, method, path, operation, await idsOf(path))).status).toBe(401);
      });

    if (policy && policy.access !== "open" && !allowedBeforeSecondFactor.has(policy.name))
      it("is closed to a session that lacks the code of the second factor", async () => {
        const answer = await call(await half, method, path, operation, await idsOf(path));
        expect(answer.body).toMatchObject({ status: 403, code: "second-factor.required" });
      });

    if (ofOthers)
      it.each(["vendor", "hospital"] as const)(
        "does not exist for a foreign %s, or is not for its kind",
        async (kind) => {
          const team = await foreign[kind];
          const wrongKind = policy?.kind !== undefined && policy.kind !== kind;
          for (const client of [team.editor, team.approver, team.signatory, team.admin]) {
            const { status } = await call(client, method, path, operation, await idsOf(path));
            const readable =
              kind === "hospital" &&
              method === "GET" &&
              /^\/api\/v1\/(disclosure-versions|files|services\/\{id\}\/versions)/.test(path);
            // A version listed in the directory is for every signed-in hospital, its evidence too.
            expect(readable ? [200, 403, 422] : wrongKind ? [403] : [403, 404]).toContain(status);
          }
        },
      );
  },
);
