import { describe, expect, it } from "@jest/globals";
import { addDays, daysBetween } from "@portal/shared";
import { passDeadlines } from "./deadlines.js";
import {
  type Agreement,
  agreementSeenBy,
  anAgreementInForce,
  anOpenAgreement,
  confirmAll,
  type Negotiation,
  type Row,
  sign,
} from "./given.js";
import { aTeam, eventually, trailOf } from "./world.js";

const rowOf = ({ rows }: Agreement, key: string): Row => rows.find((row) => row.key === key)!;

/** The hospital opens an amendment of a fresh agreement in force. */
async function anAmendment() {
  const amended = await anAgreementInForce();
  const opened = await amended.hospital.editor.post(`${amended.path}/amendments`, { reason: "稼働率を見直すため" });
  expect(opened.status).toBe(201);
  const amendment = opened.body as Agreement & { id: string; amends: string; number: string };
  return { ...amended, amendment, amendmentPath: `/agreements/${amendment.id}` };
}

async function changeUptime({ vendor }: Negotiation, path: string): Promise<void> {
  const row = rowOf(await agreementSeenBy(vendor.editor, path), "uptime");
  const answer = await vendor.editor.patch(
    `${path}/rows/${row.id}`,
    { value: { ...row.value, remedy: "翌月の利用料を1割減額する" } },
    { "if-match": row.etag },
  );
  expect(answer.status).toBe(200);
}

async function settle({ vendor, hospital }: Negotiation, path: string): Promise<string> {
  await confirmAll(vendor.editor, path);
  await confirmAll(hospital.editor, path);
  const settled = await hospital.editor.post(`${path}/settlement`);
  expect(settled.status).toBe(200);
  await eventually(
    () => agreementSeenBy(vendor.editor, path),
    ({ document }) => document.ready,
  );
  return (settled.body as Agreement).contentDigest!;
}

describe("an amendment (再合意)", () => {
  it("starts from the signed content, so that only what is changed must be confirmed again", async () => {
    const { id, path, vendor, amendment, amendmentPath, ...rest } = await anAmendment();
    const before = await agreementSeenBy(vendor.editor, path);
    expect(amendment).toMatchObject({ amends: id, status: "negotiating", revision: 1, contentDigest: null });
    expect(amendment.rows.map(({ key, value }) => [key, value])).toEqual(
      before.rows.map(({ key, value }) => [key, value]),
    );
    expect(amendment.progress).toMatchObject({
      confirmed: before.rows.length,
      blocking: [{ code: "amendment-unchanged" }],
    });
    await changeUptime({ ...rest, id, path, vendor }, amendmentPath);
    const { progress } = await agreementSeenBy(vendor.editor, amendmentPath);
    expect(progress.confirmed).toBe(before.rows.length - 1);
    const { id: rowId } = rowOf(amendment, "uptime");
    expect((await vendor.viewer.get(`${amendmentPath}/rows/${rowId}/history`)).body).toMatchObject({
      items: [
        { act: "opened", valueVersion: 1, value: rowOf(before, "uptime").value },
        { act: "proposed", party: "vendor", valueVersion: 2, value: { remedy: "翌月の利用料を1割減額する" } },
      ],
    });
    // What is in force stays as it was signed.
    expect(rowOf(await agreementSeenBy(vendor.editor, path), "uptime")).toEqual(rowOf(before, "uptime"));
    expect(await trailOf(amendment.id)).toContain("agreement.amended");
  });

  it("is one at a time, and only of an agreement in force", async () => {
    const { path, vendor, amendment } = await anAmendment();
    expect((await vendor.editor.post(`${path}/amendments`, { reason: "別の変更" })).body).toMatchObject({
      status: 409,
      code: "agreement.amendment-open",
      amendment: { id: amendment.id },
    });
    const open = await anOpenAgreement();
    expect((await open.vendor.editor.post(`${open.path}/amendments`, { reason: "早い" })).body).toMatchObject({
      status: 409,
      code: "wrong-state",
      allowedIn: ["in_force", "terminating"],
    });
    const stranger = await aTeam("hospital");
    expect((await stranger.editor.post(`${path}/amendments`, { reason: "他人" })).status).toBe(404);
  });

  it("takes the place of what it amends with the hospital's seal, not before, and says what it changes", async () => {
    const situation = await anAmendment();
    const { path, vendor, hospital, amendment, amendmentPath } = situation;
    await changeUptime(situation, amendmentPath);
    const digest = await settle(situation, amendmentPath);
    expect((await sign(vendor.signatory, amendmentPath, digest)).status).toBe(201);
    await eventually(
      () => agreementSeenBy(vendor.editor, amendmentPath),
      ({ status }) => status === "vendor_signed",
    );
    expect(await agreementSeenBy(vendor.editor, path)).toMatchObject({ status: "in_force" });
    expect((await sign(hospital.signatory, amendmentPath, digest)).status).toBe(201);
    await eventually(
      () => agreementSeenBy(vendor.editor, amendmentPath),
      ({ status }) => status === "in_force",
    );
    expect(await agreementSeenBy(hospital.editor, path)).toMatchObject({
      status: "superseded",
      phase: "in_contract",
      amendments: [{ id: amendment.id, number: amendment.number, status: "in_force" }],
    });
    expect(
      (await hospital.signatory.post(`${path}/termination-notice`, { endsOn: "2029-01-01", reason: "x" })).body,
    ).toMatchObject({
      status: 409,
      code: "wrong-state",
    });
    const document = await vendor.editor.get(`${amendmentPath}/document`);
    expect(document.status).toBe(200);
    const verdict = await hospital.editor.upload("/verifications", "a.pdf", document.bytes);
    expect(verdict.body).toMatchObject({
      intact: true,
      matchesRecord: true,
      record: { over: null, supersededBy: null },
    });
    // What was signed before is still genuine, and is told from what holds today.
    const earlier = await vendor.editor.get(`${path}/document`);
    expect((await hospital.editor.upload("/verifications", "a.pdf", earlier.bytes)).body).toMatchObject({
      intact: true,
      record: { over: "superseded", supersededBy: amendment.number },
    });
  });

  const changePeriod = async ({ vendor }: Negotiation, path: string, startsOn: string): Promise<void> => {
    const row = rowOf(await agreementSeenBy(vendor.editor, path), "period");
    const body = { value: { ...row.value, startsOn, endsOn: "2045-03-31" } };
    expect((await vendor.editor.patch(`${path}/rows/${row.id}`, body, { "if-match": row.etag })).status).toBe(200);
  };
  const inTokyo = (days: number): string =>
    new Date(Date.now() + 9 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

  it("that renews proposes the period that follows without a gap, and leaves the other rows as they were signed", async () => {
    const { path, hospital, vendor } = await anAgreementInForce();
    const { startsOn, endsOn, ...rest } = rowOf(await agreementSeenBy(vendor.editor, path), "period").value as {
      startsOn: string;
      endsOn: string;
    };
    const opened = await hospital.editor.post(`${path}/amendments`, { reason: "更新のため", renews: true });
    expect(opened.status).toBe(201);
    const renewal = opened.body as Agreement & { startsOn: string };
    const period = rowOf(renewal, "period");
    const next = addDays(endsOn, 1);
    expect(period).toMatchObject({ value: { ...rest, startsOn: next }, confirmations: {}, proposedBy: "hospital" });
    expect(renewal.startsOn).toBe(next);
    expect(daysBetween(next, (period.value as { endsOn: string }).endsOn)).toBeGreaterThanOrEqual(
      daysBetween(startsOn, endsOn) - 1,
    );
    expect(renewal.progress.blocking.map(({ code, rowId }) => [code, rowId])).toEqual([
      ["row-unconfirmed", period.id],
      ["row-unconfirmed", period.id],
    ]);
  });

  it("takes effect on the agreed day, and what it amends holds until then", async () => {
    const situation = await anAmendment();
    const { path, vendor, hospital, amendmentPath } = situation;
    const from = inTokyo(10);
    await changePeriod(situation, amendmentPath, from);
    const digest = await settle(situation, amendmentPath);
    for (const { signatory } of [vendor, hospital]) {
      expect((await sign(signatory, amendmentPath, digest)).status).toBe(201);
      await eventually(
        () => agreementSeenBy(vendor.editor, amendmentPath),
        ({ status }) => status === "vendor_signed" || status === "in_force",
      );
    }
    await eventually(
      () => agreementSeenBy(vendor.editor, amendmentPath),
      ({ status }) => status === "in_force",
    );
    expect(await agreementSeenBy(hospital.editor, path)).toMatchObject({ status: "in_force" });
    expect((await vendor.editor.post(`${path}/amendments`, { reason: "もう一つ" })).body).toMatchObject({
      code: "agreement.amendment-open",
    });
    await passDeadlines(from);
    expect(await agreementSeenBy(hospital.editor, path)).toMatchObject({ status: "superseded" });
  });

  it.each([
    ["reaches back", -400],
    ["leaves days without an agreement", 4_000],
  ])("is not settled where its beginning %s", async (_, days) => {
    const situation = await anAmendment();
    const { amendmentPath, vendor } = situation;
    await changePeriod(situation, amendmentPath, inTokyo(days));
    const { progress } = await agreementSeenBy(vendor.editor, amendmentPath);
    expect(progress.blocking).toContainEqual(expect.objectContaining({ code: "amendment-start", rowKey: "period" }));
  });

  it("is not signed once what it amends has ended", async () => {
    const situation = await anAmendment();
    const { path, vendor, hospital, amendmentPath } = situation;
    await changeUptime(situation, amendmentPath);
    const digest = await settle(situation, amendmentPath);
    const today = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);
    await hospital.signatory.post(`${path}/termination-notice`, { endsOn: today, reason: "統合のため" });
    expect((await vendor.signatory.post(`${path}/termination`)).status).toBe(200);
    expect((await sign(vendor.signatory, amendmentPath, digest)).body).toMatchObject({
      status: 409,
      code: "agreement.amended-ended",
    });
  });
});

describe("GET /agreements/:id/redline", () => {
  interface Redline {
    from: string;
    bases: string[];
    changes: { part: string; key: string; kind: string; fields: { field: string; before: string; after: string }[] }[];
  }
  const redlineOf = async (negotiation: Negotiation, path: string, query = "") =>
    (await negotiation.hospital.editor.get(`${path}/redline${query}`)).body as Redline;

  it("compares an amendment with what it amends, and with what the catalogue recommends", async () => {
    const situation = await anAmendment();
    const { amendmentPath } = situation;
    expect(await redlineOf(situation, amendmentPath)).toMatchObject({
      from: "amended",
      bases: ["amended", "recommended"],
      changes: [],
    });
    await changeUptime(situation, amendmentPath);
    const { changes } = await redlineOf(situation, amendmentPath);
    expect(changes).toMatchObject([
      { part: "sla", key: "uptime", kind: "changed", fields: [{ after: "翌月の利用料を1割減額する" }] },
    ]);
    expect((await redlineOf(situation, amendmentPath, "?from=recommended")).changes).toHaveLength(1);
  });

  it("compares a reopened agreement with the revision that was settled, and two revisions with each other", async () => {
    const situation = await anOpenAgreement();
    const { path, vendor, hospital } = situation;
    await settle(situation, path);
    expect((await hospital.editor.post(`${path}/reopening`, { reason: "見直し" })).status).toBe(200);
    await changeUptime(situation, path);
    expect(await redlineOf(situation, path)).toMatchObject({
      from: "1",
      bases: ["1", "recommended"],
      changes: [{ key: "uptime" }],
    });
    await settle(situation, path);
    expect(await redlineOf(situation, path, "?from=1&to=2")).toMatchObject({ changes: [{ key: "uptime" }] });
    expect((await vendor.editor.get(`${path}/redline?from=3`)).status).toBe(404);
    expect((await vendor.editor.get(`${path}/redline?from=x`)).status).toBe(400);
    const stranger = await aTeam("vendor");
    expect((await stranger.editor.get(`${path}/redline`)).status).toBe(404);
  });
});
