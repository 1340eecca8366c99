import { readFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { parse } from "yaml";
import type { Answers } from "@portal/shared";
import { aTeam, type Answered, type Client, eventually, type Team, thePassword } from "./world.js";

/** Situations that tests begin with, made through the API alone. */

const fail = (what: string, answer: Answered): never => {
  throw new Error(`${what} answered ${answer.status} ${answer.text.slice(0, 2_000)}`);
};
const expected = (what: string, answer: Answered, status: number): Answered =>
  answer.status === status ? answer : fail(what, answer);

// A fully answered disclosure of the demonstration; evidence files of our own making take the place of its files.
const { answers: written } = parse(
  readFileSync(`${process.cwd()}/apps/api/demonstration/answers/crest-cloud.yaml`, "utf8"),
) as { answers: Answers };

// An いいえ and an option ask both sides for words of their own beside a confirmation; tests of that put them back.
export const withoutOwnWords = {
  "priv-pia": { value: "yes" },
  "split-gap-check": { value: "yes" },
  "service-security-options": { value: [{ measure: "Web防御（WAF）", offering: "standard" }] },
} as const;

export interface Draft {
  readonly serviceId: string;
  readonly disclosureId: string;
  readonly catalogueId: string;
  readonly etag: string;
}

export async function aDraft(vendor: Team, name = "試験サービス"): Promise<Draft> {
  const service = expected(
    "POST /services",
    await vendor.editor.post("/services", {
      name,
      form: "iaas",
      remoteMaintenance: false,
      storesDataExternally: true,
      description: "試験用",
    }),
    201,
  );
  const { id: serviceId } = service.body as { id: string };
  const catalogues = (await vendor.editor.get("/catalogues")).body as { items: { id: string; kind: string }[] };
  const catalogueId = catalogues.items.find(({ kind }) => kind === "disclosure")!.id;
  const draft = expected(
    "POST disclosures",
    await vendor.editor.post(`/services/${serviceId}/disclosures`, { catalogueId }),
    201,
  );
  return { serviceId, catalogueId, disclosureId: (draft.body as { id: string }).id, etag: draft.headers.get("etag")! };
}

/** Every answer that publishing needs, with the vendor's own evidence file. */
export async function fullAnswers(
  vendor: Team,
  changes: Record<string, unknown> = {},
): Promise<Record<string, unknown>> {
  const file = expected(
    "POST /files",
    await vendor.editor.upload("/files", "証跡.txt", Buffer.from(`証跡 ${randomUUID()}`), "text/plain"),
    201,
  );
  const { id } = file.body as { id: string };
  const answers = Object.entries({ ...written, ...withoutOwnWords }).map(([itemId, answer]) => [
    itemId,
    "evidence" in answer ? { ...answer, evidence: [id] } : answer,
  ]);
  return { ...(Object.fromEntries(answers) as Record<string, unknown>), ...changes };
}

export interface Published extends Draft {
  readonly versionId: string;
  readonly sha256: string;
}

export async function aPublishedDisclosure(
  vendor: Team,
  changes: Record<string, unknown> = {},
  name?: string,
): Promise<Published> {
  const draft = await aDraft(vendor, name);
  const answers = await fullAnswers(vendor, changes);
  expected(
    "PATCH answers",
    await vendor.editor.patch(`/disclosures/${draft.disclosureId}/answers`, { answers }, { "if-match": draft.etag }),
    200,
  );
  const version = expected(
    "POST publications",
    await vendor.approver.post(`/disclosures/${draft.disclosureId}/publications`, {
      changeNote: "初版",
      visibility: "directory",
    }),
    201,
  );
  const { id: versionId, sha256 } = version.body as { id: string; sha256: string };
  return { ...draft, versionId, sha256 };
}

export interface Row {
  readonly id: string;
  readonly part: string;
  readonly key: string;
  readonly etag: string;
  readonly value: Record<string, unknown>;
  readonly confirmations: Partial<Record<"vendor" | "hospital", { by: string; at: string }>>;
  readonly thread: { party: string; author: string; at: string; text: string }[];
  readonly attention: { waitsForUs: boolean; disputed: boolean; changedSinceLook: boolean } | null;
  readonly unsent: { value: Record<string, unknown>; comment: string | null; by: string; etag: string } | null;
}

export interface Agreement {
  readonly id: string;
  readonly status: string;
  readonly phase: string;
  readonly revision: number;
  readonly turn: "vendor" | "hospital";
  readonly respondBy: string | null;
  readonly handover: { party: string; by: string; message: string | null; rows: string[] } | null;
  readonly contentDigest: string | null;
  readonly etag: string;
  readonly rows: Row[];
  readonly progress: {
    confirmed: number;
    total: number;
    blocking: { code: string; gate?: string; rowId?: string; party?: string }[];
  };
  readonly document: { ready: boolean; pages: number | null; sha256: string | null };
}

export interface Negotiation {
  readonly vendor: Team;
  readonly hospital: Team;
  readonly published: Published;
  readonly id: string;
  readonly path: string;
}

export const agreementSeenBy = async (client: Client, path: string): Promise<Agreement> =>
  expected(`GET ${path}`, await client.get(path), 200).body as Agreement;

export type Teams = Pick<Negotiation, "vendor" | "hospital">;
const newTeams = async (): Promise<Teams> => {
  const [vendor, hospital] = await Promise.all([aTeam("vendor"), aTeam("hospital")]);
  return { vendor, hospital };
};

export async function anOpenAgreement(
  period = { startsOn: "2027-04-01", endsOn: "2030-03-31" },
  changes: Record<string, unknown> = {},
  teams?: Teams,
): Promise<Negotiation> {
  const { vendor, hospital } = teams ?? (await newTeams());
  const published = await aPublishedDisclosure(vendor, changes);
  const opened = expected(
    "POST /agreements",
    await hospital.editor.post("/agreements", {
      disclosureVersionId: published.versionId,
      counterpartyOrganizationId: vendor.organization.id,
      ...period,
    }),
    201,
  );
  const { id } = opened.body as { id: string };
  return { vendor, hospital, published, id, path: `/agreements/${id}` };
}

export async function confirmAll(client: Client, path: string): Promise<Answered> {
  const { rows, etag } = await agreementSeenBy(client, path);
  return client.post(`${path}/confirmations`, { rowIds: rows.map(({ id }) => id) }, { "if-match": etag });
}

interface Period {
  readonly startsOn: string;
  readonly endsOn: string;
}

export async function aSettledAgreement(period?: Period, teams?: Teams): Promise<Negotiation & { digest: string }> {
  const negotiation = await anOpenAgreement(period, {}, teams);
  const { vendor, hospital, path } = negotiation;
  expected("vendor confirms", await confirmAll(vendor.editor, path), 200);
  expected("hospital confirms", await confirmAll(hospital.editor, path), 200);
  const settled = expected("settlement", await hospital.editor.post(`${path}/settlement`), 200);
  await eventually(
    () => agreementSeenBy(vendor.editor, path),
    ({ document }) => document.ready,
  );
  return { ...negotiation, digest: (settled.body as Agreement).contentDigest! };
}

/** Another agreement of the same two parties on the same version, as far as the act of signing; its paper is there. */
export async function anotherSettled(
  { vendor, hospital, published }: Negotiation,
  period = { startsOn: "2030-04-01", endsOn: "2033-03-31" },
): Promise<{ id: string; path: string; digest: string }> {
  const opened = expected(
    "POST /agreements",
    await hospital.editor.post("/agreements", {
      disclosureVersionId: published.versionId,
      counterpartyOrganizationId: vendor.organization.id,
      ...period,
    }),
    201,
  );
  const { id } = opened.body as { id: string };
  const path = `/agreements/${id}`;
  for (const client of [vendor.editor, hospital.editor]) await confirmAll(client, path);
  const settled = expected("settlement", await hospital.editor.post(`${path}/settlement`), 200);
  await eventually(
    () => agreementSeenBy(vendor.editor, path),
    ({ document }) => document.ready,
  );
  return { id, path, digest: (settled.body as Agreement).contentDigest! };
}

export const sign = (
  client: Client,
  path: string,
  contentDigest: string,
  key: string = randomUUID(),
  password = thePassword,
): Promise<Answered> => client.post(`${path}/signatures`, { contentDigest, password }, { "idempotency-key": key });

/** Signs as the vendor and waits until the seal is stored. */
export async function aVendorSignedAgreement(period?: Period, teams?: Teams) {
  const settled = await aSettledAgreement(period, teams);
  expected("vendor signs", await sign(settled.vendor.signatory, settled.path, settled.digest), 201);
  await eventually(
    () => agreementSeenBy(settled.vendor.editor, settled.path),
    ({ status }) => status === "vendor_signed",
  );
  return settled;
}

export async function anAgreementInForce(period?: Period, teams?: Teams) {
  const signed = await aVendorSignedAgreement(period, teams);
  expected("hospital signs", await sign(signed.hospital.signatory, signed.path, signed.digest), 201);
  await eventually(
    () => agreementSeenBy(signed.vendor.editor, signed.path),
    ({ status }) => status !== "sealing",
  );
  return signed;
}
