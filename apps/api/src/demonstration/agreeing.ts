import { randomUUID } from "node:crypto";
import { type Party, parties, type RowPart } from "@portal/shared";
import type { DemonstrationClient } from "./client.js";
import type { DemonstrationClock } from "./clock.js";
import type { DemonstrationAgreement, DemonstrationEdit, DemonstrationRisks } from "./demonstration-data.js";
import { DEMONSTRATION_PASSWORD, type Members } from "./people.js";

interface Agreement {
  readonly status: string;
  readonly etag: string;
  readonly contentDigest: string;
  readonly rows: readonly { id: string; part: RowPart; key: string; etag: string; value: object }[];
  readonly document: { ready: boolean };
}

export interface Stage {
  readonly members: Members;
  readonly organizationIds: ReadonlyMap<string, string>;
  /** The vendor's key and the id of the pinned version. */
  readonly vendor: string;
  readonly versionId: string;
  readonly clock: DemonstrationClock;
  /** Does the work that is queued: PDFs, seals, ends. */
  readonly drain: () => Promise<void>;
}

/**
 * Opens an agreement and carries it on by the same rules as everyone, until it is as it was before its end.
 * @returns what waits for its state, once its last day is over
 */
export async function agree(agreement: DemonstrationAgreement, stage: Stage): Promise<() => Promise<void>> {
  const { clock } = stage;
  const keys: Record<Party, string> = { vendor: stage.vendor, hospital: agreement.hospital };
  const editors = {
    vendor: await stage.members.of(keys.vendor, "editor"),
    hospital: await stage.members.of(keys.hospital, "editor"),
  };
  const opener = editors[agreement.openedBy];
  const counterparty = keys[agreement.openedBy === "vendor" ? "hospital" : "vendor"];
  const { startsOn, endsOn, dates } = agreement;
  const { id } = await opener.post<{ id: string }>("/agreements", {
    disclosureVersionId: stage.versionId,
    counterpartyOrganizationId: stage.organizationIds.get(counterparty),
    startsOn,
    endsOn,
  });
  const path = `/agreements/${id}`;
  for (const edit of editsOf(agreement)) await apply(editors[edit.by], path, edit);
  if (agreement.risks) await talkOverRisks(editors, path, agreement.version, agreement.risks);
  for (const party of parties)
    await confirm(editors[party], path, agreement.confirmations === "all" ? undefined : agreement.confirmations[party]);
  const until = (isSo: (agreement: Agreement) => boolean) => waitUntil(editors.hospital, path, stage.drain, isSo);
  const ended = () => until(({ status }) => status === agreement.state);
  if (agreement.state === "negotiating") return ended;
  clock.moveTo(dates.settled);
  await editors.hospital.post(`${path}/settlement`);
  await until(({ document }) => document.ready);
  if (agreement.state === "settled") return ended;
  for (const party of ["vendor", "hospital"] as const) {
    clock.moveTo(dates[`${party}Signed`]);
    const signatory = await stage.members.of(keys[party], "signatory");
    const { contentDigest } = await signatory.get<Agreement>(path);
    await signatory.post(
      `${path}/signatures`,
      { contentDigest, password: DEMONSTRATION_PASSWORD },
      { "idempotency-key": randomUUID() },
    );
    await until((now) => now.status !== "sealing");
  }
  return ended;
}

const PATIENCE_MS = 60_000;
const PAUSE_MS = 100;

/** Does what is queued until the agreement is as expected; another process on the same database may be doing it. */
async function waitUntil(
  reader: DemonstrationClient,
  path: string,
  drain: () => Promise<void>,
  isSo: (agreement: Agreement) => boolean,
): Promise<void> {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end;) {
    await drain();
    if (isSo(await reader.get<Agreement>(path))) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  throw new Error(`${path} did not get on within a minute`);
}

const editsOf = ({
  openedBy,
  startsOn,
  endsOn,
  renewal,
  amount,
  edits = [],
}: DemonstrationAgreement): DemonstrationEdit[] => [
  { by: openedBy, part: "term", key: "period", value: { startsOn, endsOn, renewal } },
  { by: openedBy, part: "term", key: "amount", value: { jpy: amount } },
  ...edits,
];

async function apply(
  editor: DemonstrationClient,
  path: string,
  { part, key, label, value, comment }: DemonstrationEdit,
): Promise<void> {
  if (part === "equipment") {
    await editor.post(`${path}/equipment`, { label, value, ...(comment && { comment }) });
    return;
  }
  const { rows } = await editor.get<Agreement>(path);
  const row = rows.find((one) => one.part === part && one.key === key);
  if (!row) throw new Error(`no row ${part}/${key}`);
  await editor.patch(`${path}/rows/${row.id}`, { value, ...(comment && { comment }) }, row.etag);
}

/** The vendor explains every risk and hands the turn over; the hospital understands, assesses and decides, and hands it back. */
async function talkOverRisks(
  editors: Readonly<Record<Party, DemonstrationClient>>,
  path: string,
  version: string,
  { explained, understood, assessments, options }: DemonstrationRisks,
): Promise<void> {
  const risksOf = async (editor: DemonstrationClient) =>
    (await editor.get<Agreement>(path)).rows.filter(({ part }) => part === "risk");
  const told = async (party: Party, said: object) => {
    const rows = (await risksOf(editors[party])).map(({ id, etag }) => ({ id, etag }));
    await editors[party].post(`${path}/risk-communications`, { rows, ...said });
    await editors[party].post(`${path}/turn`, {});
  };
  await told("vendor", { explained: { ...explained, version } });
  const { by, role, on } = understood;
  for (const { id, key, etag, value } of await risksOf(editors.hospital)) {
    const text = assessments[key.replace(/^no:/, "")];
    const said = { ...(text && { assessment: { text, by, role, on } }), ...options[key] };
    if (Object.keys(said).length > 0)
      await editors.hospital.patch(`${path}/rows/${id}`, { value: { ...value, ...said } }, etag);
  }
  await told("hospital", { understood });
}

async function confirm(editor: DemonstrationClient, path: string, named: readonly string[] | undefined): Promise<void> {
  const { rows, etag } = await editor.get<Agreement>(path);
  const rowIds = rows
    .filter(({ part, key }) => named === undefined || named.includes(`${part}/${key}`))
    .map(({ id }) => id);
  if (rowIds.length > 0) await editor.post(`${path}/confirmations`, { rowIds }, { "if-match": etag });
}
