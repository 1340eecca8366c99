import type { Answer } from "@portal/shared";
import { type DemonstrationFile, type DemonstrationService, versionsOf } from "./demonstration-data.js";
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

/** Answers and publishes every version of a service, oldest first; `meanwhile` runs while each is the newest. */
export async function publishService(
  members: Members,
  service: DemonstrationService,
  files: ReadonlyMap<string, string>,
  meanwhile: (version: { number: string; id: string }) => Promise<void>,
): Promise<void> {
  const editor = await members.of(service.organisation, "editor");
  const approver = await members.of(service.organisation, "approver");
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
  const draft = await editor.post<{ id: string }>(`/services/${created.id}/disclosures`, { catalogueId });
  for (const { number, changeNote, visibility, answers } of versionsOf(service.key)) {
    const { etag, answers: present } = await editor.get<{ etag: string; answers: Record<string, Answer> }>(
      `/disclosures/${draft.id}`,
    );
    await editor.patch(
      `/disclosures/${draft.id}/answers`,
      { answers: changes(present, withFiles(answers, files)) },
      etag,
    );
    const version = await approver.post<{ id: string; number: string }>(`/disclosures/${draft.id}/publications`, {
      changeNote,
      visibility,
    });
    if (version.number !== number)
      throw new Error(`${service.key}: published as ${version.number}, written as ${number}`);
    await meanwhile(version);
  }
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
