import { describe, expect, it } from "@jest/globals";
import { type Agreement, agreementSeenBy, anOpenAgreement, confirmAll, type Negotiation, type Row } from "./given.js";
import { type Client, owner, type Team } from "./world.js";

const GAP = "no:priv-pia";
const OPTION = "option:service-security-options:1";
/** One いいえ and one measure sold as an option. */
const withOwnWords = {
  "priv-pia": { value: "no", note: "実施していません" },
  "service-security-options": {
    value: [{ measure: "Web防御（WAF）", offering: "paid_option", risk_if_declined: "攻撃を止められません" }],
  },
};
const explained = {
  by: "事業者 一郎",
  role: "品質保証責任者",
  to: ["病院 花子", "病院 太郎"],
  on: "2026-11-02",
  version: "1.0",
  how: "meeting",
  material: "説明会議事録",
};
const understood = { by: "病院 花子", role: "医療情報部長", on: "2026-11-03" };
const acceptance = { by: "病院 院長", role: "院長", on: "2026-11-03", reviewBy: "2027-10-31" };

const negotiation = () => anOpenAgreement(undefined, withOwnWords);
const rowOf = ({ rows }: Agreement, key: string): Row => rows.find((row) => row.key === key)!;
const risksOf = ({ rows }: Agreement): Row[] => rows.filter(({ part }) => part === "risk");
const asRead = (rows: readonly Row[]) => rows.map(({ id, etag, unsent }) => ({ id, etag: unsent?.etag ?? etag }));
const say = (client: Client, path: string, rows: readonly Row[], said: object) =>
  client.post(`${path}/risk-communications`, { rows: asRead(rows), ...said });
const codes = ({ progress }: Agreement) => progress.blocking.map(({ code }) => code);

async function edit({ editor }: Team, path: string, key: string, change: object): Promise<number> {
  const row = rowOf(await agreementSeenBy(editor, path), key);
  const { status } = await editor.patch(
    `${path}/rows/${row.id}`,
    { value: { ...row.value, ...change } },
    { "if-match": row.etag },
  );
  return status;
}

/** The vendor explains every risk in one meeting and hands the turn over. */
async function explainAll({ vendor, path }: Negotiation): Promise<void> {
  const rows = risksOf(await agreementSeenBy(vendor.editor, path));
  expect((await say(vendor.editor, path, rows, { explained })).status).toBe(200);
  expect((await vendor.editor.post(`${path}/turn`, {})).status).toBe(200);
}

describe("risk communication", () => {
  it("is recorded for many risks at once, and is the vendor's own until it hands the turn over", async () => {
    const given = await negotiation();
    const { vendor, hospital, path } = given;
    const rows = risksOf(await agreementSeenBy(vendor.editor, path));
    const answer = await say(vendor.editor, path, rows, { explained });
    expect(answer.status).toBe(200);
    for (const row of risksOf(answer.body as Agreement)) {
      expect(row.value).not.toHaveProperty("communication");
      expect(row.unsent?.value).toMatchObject({ communication: { explained } });
    }
    expect(risksOf(await agreementSeenBy(hospital.editor, path)).every(({ unsent }) => unsent === null)).toBe(true);
    expect((await vendor.editor.post(`${path}/turn`, {})).status).toBe(200);
    const shown = risksOf(await agreementSeenBy(hospital.editor, path));
    for (const { value } of shown) expect(value).toMatchObject({ communication: { explained } });

    const seen = await say(hospital.editor, path, shown, { understood });
    expect(seen.status).toBe(200);
    for (const { unsent } of risksOf(seen.body as Agreement))
      expect(unsent?.value).toMatchObject({ communication: { explained, understood } });
  });

  it("is each side's own to say", async () => {
    const { vendor, hospital, path } = await negotiation();
    const rows = risksOf(await agreementSeenBy(hospital.editor, path)).slice(0, 1);
    expect(await say(hospital.editor, path, rows, { explained })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: "/value/communication/explained", code: "vendor-only" }] },
    });
    expect((await say(hospital.editor, path, rows, { understood })).status).toBe(422);
    expect((await say(vendor.editor, path, rows, { explained, understood })).status).toBe(400);
    expect((await say(vendor.editor, path, rows, {})).status).toBe(400);
  });

  it("is refused as a whole when a row has changed since it was read, or is no risk", async () => {
    const { vendor, path } = await negotiation();
    const read = await agreementSeenBy(vendor.editor, path);
    expect(await edit(vendor, path, "r1", { measures: "別の対策" })).toBe(200);
    expect((await say(vendor.editor, path, risksOf(read), { explained })).status).toBe(412);
    expect((await say(vendor.editor, path, [rowOf(read, "uptime")], { explained })).status).toBe(404);
    const now = await agreementSeenBy(vendor.editor, path);
    expect(now.rows.every(({ unsent }) => unsent === null)).toBe(true);
  });
});

describe("settling with an いいえ and an option", () => {
  it("needs the explanation, the hospital's own assessment and a decision; confirming everything is none of these", async () => {
    const given = await negotiation();
    const { vendor, hospital, path } = given;
    for (const { editor } of [vendor, hospital]) expect((await confirmAll(editor, path)).status).toBe(200);
    expect(codes(await agreementSeenBy(hospital.editor, path)).toSorted()).toEqual([
      "gap-not-assessed",
      "option-undecided",
      "risk-not-explained",
    ]);

    await explainAll(given);
    const assessment = { ...understood, text: "院内の対策で補える" };
    expect(await edit(vendor, path, GAP, { assessment })).toBe(422);
    expect(await edit(hospital, path, GAP, { assessment })).toBe(200);
    expect(await edit(hospital, path, OPTION, { decision: "declined" })).toBe(200);
    expect(codes(await agreementSeenBy(hospital.editor, path))).toContain("risk-not-accepted");
    expect(await edit(vendor, path, OPTION, { acceptance })).toBe(422);
    expect(await edit(hospital, path, OPTION, { acceptance })).toBe(200);
    for (const { editor } of [vendor, hospital]) expect((await confirmAll(editor, path)).status).toBe(200);
    expect((await agreementSeenBy(hospital.editor, path)).progress.blocking).toEqual([]);
    expect((await hospital.editor.post(`${path}/settlement`)).status).toBe(200);
  });

  it("does not go round the option by deleting its row, which can be added again by its key", async () => {
    const { vendor, hospital, path } = await negotiation();
    for (const { editor } of [hospital, vendor]) {
      const row = rowOf(await agreementSeenBy(editor, path), OPTION);
      expect((await editor.delete(`${path}/rows/${row.id}`, { "if-match": row.etag })).status).toBe(200);
    }
    const blocked = (await agreementSeenBy(hospital.editor, path)).progress.blocking;
    expect(blocked).toContainEqual(expect.objectContaining({ code: "option-without-row", rowKey: OPTION }));
    const value = {
      flow: "",
      threat: "x",
      impact: 2,
      likelihood: 2,
      impactAfter: 2,
      likelihoodAfter: 1,
      treatment: "reduce",
      measures: "x",
      owner: "vendor",
      decision: "taken",
    };
    const add = (key: string) => vendor.editor.post(`${path}/rows`, { part: "risk", key, value });
    expect(await add(OPTION)).toMatchObject({ status: 201, body: { label: { ja: "オプション対策：Web防御（WAF）" } } });
    expect((await add("option:service-security-options:7")).status).toBe(422);
  });
});

describe("the hospital's limit (許容するリスクの上限)", () => {
  const setLimit = async ({ admin, organization }: Team, riskLimit: string) => {
    const { etag } = (await admin.get(`/organizations/${organization.id}`)).body as { etag: string };
    return admin.patch(`/organizations/${organization.id}`, { riskLimit }, { "if-match": etag });
  };

  it("is medium until an administrator of the hospital sets it; a vendor has none", async () => {
    const { vendor, hospital } = await anOpenAgreement();
    expect((await hospital.admin.get(`/organizations/${hospital.organization.id}`)).body).toMatchObject({
      riskLimit: "medium",
    });
    expect(await setLimit(hospital, "low")).toMatchObject({ status: 200, body: { riskLimit: "low" } });
    expect((await setLimit(hospital, "critical")).status).toBe(400);
    expect((await vendor.admin.get(`/organizations/${vendor.organization.id}`)).body).toMatchObject({
      riskLimit: null,
    });
    expect(await setLimit(vendor, "low")).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: "/riskLimit" }] },
    });
  });

  it("asks for a named approver above it, and is kept in the content as it was at the settlement", async () => {
    const given = await anOpenAgreement();
    const { vendor, hospital, path } = given;
    const medium = { impactAfter: 2, likelihoodAfter: 2 };
    expect(await edit(vendor, path, "r1", medium)).toBe(200);
    await explainAll(given);
    for (const { editor } of [vendor, hospital]) expect((await confirmAll(editor, path)).status).toBe(200);
    expect(codes(await agreementSeenBy(hospital.editor, path))).toEqual([]);
    expect((await setLimit(hospital, "low")).status).toBe(200);
    expect(await agreementSeenBy(vendor.editor, path)).toMatchObject({ riskLimit: "low" });
    expect(codes(await agreementSeenBy(vendor.editor, path))).toEqual(["risk-not-accepted"]);
    expect(await edit(hospital, path, "r1", { acceptance })).toBe(200);
    for (const { editor } of [vendor, hospital]) expect((await confirmAll(editor, path)).status).toBe(200);
    expect((await hospital.editor.post(`${path}/settlement`)).status).toBe(200);
    expect((await setLimit(hospital, "high")).status).toBe(200);
    const { rows } = await owner.query<{ content: string }>(
      "select content from agreement_content where agreement_id = $1",
      [given.id],
    );
    expect(JSON.parse(rows[0]!.content)).toMatchObject({ riskLimit: { level: "low", text: "低" } });
    expect(await agreementSeenBy(vendor.editor, path)).toMatchObject({ status: "settled", riskLimit: "low" });
    expect((await hospital.editor.post(`${path}/reopening`, { reason: "上限を見直した" })).status).toBe(200);
    expect(await agreementSeenBy(vendor.editor, path)).toMatchObject({ status: "negotiating", riskLimit: "high" });
  });
});
