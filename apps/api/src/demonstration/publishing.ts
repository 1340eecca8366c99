import type { Answer } from "@portal/shared";
import { type DemonstrationFile, type DemonstrationService, type DemonstrationVersion } from "./demonstration-data.js";
import type { Members } from "./people.js";

/** Uploads every evidence file as its organisation. @returns file ids by the key that answers name */
export async function uploadFiles(members: Members, files: readonly DemonstrationFile[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { key, organisation, name, mediaType, content } of files) {
    const editor = await members.of(organisation, "editor");
    ids.set(key, (await editor.upload<{ id: string }>("/files", name, mediaType, content)).id);
  }
  return ids;
}

/** Registers a service and opens its draft. @returns the id of the draft */
export async function registerService(members: Members, service: DemonstrationService): Promise<string> {
  const editor = await members.of(service.organisation, "editor");
  const { name, form, remoteMaintenance, storesDataExternally, description, suppliers } = service;
  const created = await editor.post<{ id: string }>("/services", {
    name,
    form,
    remoteMaintenance,
    storesDataExternally,
    description,
    suppliers: suppliers.map((supplier) => ({ name: supplier["name"], role: supplier["work"] ?? "" })),
  });
  const { items } = await editor.get<{ items: { id: string; kind: string }[] }>("/catalogues");
  const catalogueId = items.find(({ kind }) => kind === "disclosure")?.id;
  return (await editor.post<{ id: string }>(`/services/${created.id}/disclosures`, { catalogueId })).id;
}

/** Writes the answers of a version into the draft and publishes it, by another person. @returns the id of the version */
export async function publishVersion(
  members: Members,
  { service, draftId, version }: { service: DemonstrationService; draftId: string; version: DemonstrationVersion },
  files: ReadonlyMap<string, string>,
): Promise<string> {
  const editor = await members.of(service.organisation, "editor");
  const approver = await members.of(service.organisation, "approver");
  const { number, changeNote, visibility, answers } = version;
  const { etag, answers: present } = await editor.get<{ etag: string; answers: Record<string, Answer> }>(
    `/disclosures/${draftId}`,
  );
  await editor.patch(`/disclosures/${draftId}/answers`, { answers: changes(present, withFiles(answers, files)) }, etag);
  const published = await approver.post<{ id: string; number: string }>(`/disclosures/${draftId}/publications`, {
    changeNote,
    visibility,
  });
  if (published.number !== number)
    throw new Error(`${service.key}: published as ${published.number}, written as ${number}`);
  return published.id;
}

function withFiles(
  answers: Readonly<Record<string, Answer | null>>,
  files: ReadonlyMap<string, string>,
): Record<string, Answer | null> {
  const one = (answer: Answer | null) =>
    answer?.evidence
      ? { ...answer, evidence: answer.evidence.map((key) => files.get(key) ?? fail(`no evidence file ${key}`)) }
      : answer;
  return Object.fromEntries(Object.entries(answers).map(([itemId, answer]) => [itemId, one(answer)]));
}

// A null clears; clearing what is not there would be a change of nothing.
const changes = (present: Readonly<Record<string, Answer>>, answers: Readonly<Record<string, Answer | null>>) =>
  Object.fromEntries(Object.entries(answers).filter(([itemId, answer]) => answer !== null || itemId in present));

const fail = (what: string): never => {
  throw new Error(what);
};
