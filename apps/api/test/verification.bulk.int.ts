import { chmodSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { dateInTokyo } from "@portal/shared";
import { anAgreementInForce, aSettledAgreement, aVendorSignedAgreement, sign, type Teams } from "./given.js";
import { aTeam, type Client, eventually, owner, trailOf } from "./world.js";

/** Verification again of everything that an organisation signed in a period. */

interface Run {
  id: string;
  documents: number;
  verified: number;
  finishedAt: string | null;
  requestedBy: string;
  counts: Record<string, number>;
}
interface Result {
  agreementId: string;
  verdict: string;
  stage: string;
  counterparty: string;
  problems: { code: string; detail: string }[];
  sha256: string;
}

const today = dateInTokyo(new Date().toISOString());
const ask = (client: Client, from = today, to = today) => client.post("/verifications/bulk", { from, to });

async function finished(client: Client, from?: string, to?: string): Promise<Run> {
  const asked = await ask(client, from, to);
  if (asked.status !== 201) throw new Error(`POST /verifications/bulk answered ${asked.status} ${asked.text}`);
  const { id } = asked.body as Run;
  return eventually(
    async () => (await client.get(`/verifications/bulk/${id}`)).body as Run,
    ({ finishedAt }) => finishedAt !== null,
  );
}

const resultsOf = async (client: Client, { id }: Run, query = ""): Promise<Result[]> =>
  ((await client.get(`/verifications/bulk/${id}/results${query}`)).body as { items: Result[] }).items;

const storedFile = (agreementId: string, sha256: string): string =>
  join(process.env["TEST_STORAGE_DIR"] ?? "", agreementId, sha256.slice(0, 2), sha256.slice(2, 4), sha256);

const newTeams = async (): Promise<Teams> => {
  const [vendor, hospital] = await Promise.all([aTeam("vendor"), aTeam("hospital")]);
  return { vendor, hospital };
};

describe("verification of all that was signed in a period", () => {
  it("gives each document its verdict and reason, what calls for attention first, on record and as CSV", async () => {
    const teams = await newTeams();
    const sound = await anAgreementInForce(undefined, teams);
    const altered = await anAgreementInForce(undefined, teams);
    const lost = await anAgreementInForce(undefined, teams);
    const partly = await aVendorSignedAgreement(undefined, teams);
    const lapsed = await aVendorSignedAgreement(undefined, teams);
    await aSettledAgreement(undefined, teams);
    const reopened = await teams.vendor.signatory.post(`${lapsed.path}/reopening`, { reason: "誤記のため" });
    expect(reopened.status).toBe(200);
    const { viewer } = teams.hospital;
    const first = await finished(viewer);
    expect(first).toMatchObject({ documents: 5, verified: 5, counts: { sound: 4, lapsed: 1, broken: 0, missing: 0 } });

    const fileOf = async ({ id }: { id: string }) =>
      storedFile(id, (await resultsOf(viewer, first)).find(({ agreementId }) => agreementId === id)!.sha256);
    const [alteredFile, lostFile] = [await fileOf(altered), await fileOf(lost)];
    const bytes = readFileSync(alteredFile);
    bytes[Math.floor(bytes.length / 3)]! ^= 1;
    chmodSync(alteredFile, 0o600);
    writeFileSync(alteredFile, bytes);
    renameSync(lostFile, `${lostFile}.lost`);
    const second = await finished(viewer);
    renameSync(`${lostFile}.lost`, lostFile);
    expect(second).toMatchObject({
      documents: 5,
      verified: 5,
      counts: { sound: 2, lapsed: 1, broken: 1, missing: 1 },
      requestedBy: "試験 viewer",
    });
    const results = await resultsOf(viewer, second);
    const verdicts = new Map(results.map(({ agreementId, verdict }) => [agreementId, verdict]));
    expect([sound, altered, lost, partly, lapsed].map(({ id }) => verdicts.get(id))).toEqual([
      "sound",
      "broken",
      "missing",
      "sound",
      "lapsed",
    ]);
    expect(new Set(results.slice(0, 2).map(({ verdict }) => verdict))).toEqual(new Set(["broken", "missing"]));
    const codes = results.find(({ verdict }) => verdict === "broken")!.problems.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(["digest-mismatch", "not-on-record"]));
    expect(results.every(({ counterparty }) => counterparty === teams.vendor.organization.name)).toBe(true);
    expect(await resultsOf(viewer, second, "?verdict=missing")).toMatchObject([{ agreementId: lost.id }]);

    const page = (await viewer.get(`/verifications/bulk/${second.id}/results?limit=3`)).body as {
      items: Result[];
      nextCursor: string;
    };
    const rest = await resultsOf(viewer, second, `?limit=3&cursor=${page.nextCursor}`);
    expect([...page.items, ...rest]).toEqual(results);

    const csv = await viewer.get(`/verifications/bulk/${second.id}/results.csv`);
    expect(csv.headers.get("content-type")).toContain("text/csv");
    const lines = csv.text.replace("\ufeff", "").trimEnd().split("\r\n");
    expect([lines.length, lines[0]]).toEqual([6, expect.stringContaining("判定,理由")]);
    expect(lines.filter((line) => line.includes("異常あり"))).toHaveLength(1);
    expect(await trailOf(second.id)).toEqual(["verification.bulk-requested", "verification.bulk-finished"]);
    // What a run found stays as it was found.
    expect(await resultsOf(viewer, first, "?verdict=broken")).toEqual([]);
    const { items } = (await viewer.get("/verifications/bulk")).body as { items: Run[] };
    expect(items.map(({ id }) => id)).toEqual([second.id, first.id]);
  });

  it("counts the days of signing in Tokyo, and has nothing to say of a period without a signature", async () => {
    const { hospital, id } = await anAgreementInForce();
    await owner.query("update agreement_signature set signed_at = '2026-03-31T15:00:00Z' where agreement_id = $1", [
      id,
    ]);
    const found = async (from: string, to: string) => (await finished(hospital.viewer, from, to)).documents;
    expect(await found("2026-04-01", "2026-04-01")).toBe(1);
    expect(await found("2026-03-31", "2026-03-31")).toBe(0);
  });

  it("is the organisation's own, its readers', one at a time, and of a period that exists", async () => {
    const { vendor, hospital } = await anAgreementInForce();
    const run = await finished(hospital.viewer);
    for (const path of ["", "/results", "/results.csv"])
      expect((await vendor.viewer.get(`/verifications/bulk/${run.id}${path}`)).status).toBe(404);
    expect((await vendor.viewer.get("/verifications/bulk")).body).toMatchObject({ items: [] });
    expect((await ask(hospital.admin)).status).toBe(403);
    for (const [from, to] of [
      ["2026-04-02", "2026-04-01"],
      ["2026-02-30", "2026-03-01"],
      ["", "2026-03-01"],
    ] as const)
      expect((await ask(hospital.viewer, from, to)).body).toMatchObject({ status: 400, code: "invalid-input" });

    // Another one is at work.
    await owner.query("update bulk_verification set finished_at = null where id = $1", [run.id]);
    const answers = await Promise.all([ask(hospital.viewer), ask(hospital.editor)]);
    expect(answers.map(({ status }) => status)).toEqual([409, 409]);
    expect(answers[0]!.body).toMatchObject({ code: "bulk-verification.running" });
    expect((await hospital.viewer.get(`/verifications/bulk/${run.id}/results.csv`)).body).toMatchObject({
      code: "wrong-state",
    });
    expect((await vendor.viewer.post("/verifications/bulk", { from: today, to: today })).status).toBe(201);
  });

  it("goes on document by document, however many there are", async () => {
    const teams = await newTeams();
    const { id, hospital } = await anAgreementInForce(undefined, teams);
    const { path, digest } = await aSettledAgreement(undefined, teams);
    expect((await sign(teams.vendor.signatory, path, digest)).status).toBe(201);
    await eventually(
      async () => (await hospital.viewer.get(path)).body as { status: string },
      ({ status }) => status === "vendor_signed",
    );
    const run = await finished(hospital.viewer);
    // As if a process had died before most of the work.
    await owner.query(
      `insert into bulk_verification_result (verification_id, position, organization_id, agreement_id, revision, stage, document_sha256, signed_at)
       select verification_id, position + n, organization_id, agreement_id, revision, stage, document_sha256, signed_at
         from bulk_verification_result, generate_series(100, 111) n where verification_id = $1 and agreement_id = $2`,
      [run.id, id],
    );
    await owner.query("update bulk_verification set finished_at = null where id = $1", [run.id]);
    await owner.query("update job set done_at = null, run_at = clock_timestamp() where key = $1", [
      `verification.bulk ${run.id} 0`,
    ]);
    const done = await eventually(
      async () => (await hospital.viewer.get(`/verifications/bulk/${run.id}`)).body as Run,
      ({ finishedAt }) => finishedAt !== null,
    );
    expect(done).toMatchObject({ documents: 14, verified: 14, counts: { sound: 14 } });
  });
});
