import { describe, expect, it } from "@jest/globals";
import { anAgreementInForce, anOpenAgreement, type Published } from "./given.js";
import { aTeam, type Client, type Team } from "./world.js";

interface ImpactRow {
  readonly id: string;
  readonly part: string;
  readonly key: string;
}
interface AgreementImpact {
  readonly pinned: { readonly id: string; readonly number: string; readonly status: string };
  readonly newer: { readonly id: string; readonly number: string } | null;
  readonly changes: readonly {
    readonly itemId: string;
    readonly change: string;
    readonly rows: readonly ImpactRow[];
  }[];
  readonly withheld: readonly { readonly itemId: string; readonly rows: readonly ImpactRow[] }[];
  readonly answers: readonly {
    readonly itemId: string;
    readonly answer: string | null;
    readonly rows: readonly ImpactRow[];
  }[];
}
interface Listed<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}
interface VersionItem {
  readonly id: string;
  readonly counterparty: string;
  readonly pinned: { readonly number: string };
  readonly changedAnswers: number;
  readonly changedRows: number;
}
interface ItemAgreement {
  readonly id: string;
  readonly status: string;
  readonly change: string | null;
  readonly rows: readonly ImpactRow[];
}

const rto = { value: { amount: "99", comparator: "lte", unit: "hour", nature: "target" } };
const gap = { "policy-csirt": { value: "no", note: "準備中" } };

/** The vendor publishes the next version of the same draft. @returns its id */
async function publishNext(
  { editor, approver }: Team,
  { disclosureId }: Published,
  answers: Record<string, unknown>,
  visibility = "directory",
): Promise<string> {
  const draft = await editor.get(`/disclosures/${disclosureId}`);
  const edited = await editor.patch(
    `/disclosures/${disclosureId}/answers`,
    { answers },
    { "if-match": draft.headers.get("etag")! },
  );
  expect(edited.status).toBe(200);
  const version = await approver.post(`/disclosures/${disclosureId}/publications`, { changeNote: "更新", visibility });
  expect(version.status).toBe(201);
  return (version.body as { id: string }).id;
}

const impactOf = async (client: Client, path: string): Promise<AgreementImpact> => {
  const answer = await client.get(`${path}/impact`);
  expect(answer.status).toBe(200);
  return answer.body as AgreementImpact;
};
const listed = async <Item>(client: Client, path: string): Promise<Listed<Item>> => {
  const answer = await client.get(path);
  expect(answer.status).toBe(200);
  return answer.body as Listed<Item>;
};
const keys = (rows: readonly ImpactRow[]) => rows.map(({ part, key }) => `${part} ${key}`);

describe("the answers that rows of an agreement rest on", () => {
  it("are named to both sides, each with its rows, before and without any newer version", async () => {
    const { vendor, hospital, path } = await anOpenAgreement(undefined, gap);
    for (const client of [vendor.viewer, hospital.viewer]) {
      const impact = await impactOf(client, path);
      expect(impact).toMatchObject({ newer: null, changes: [], withheld: [] });
      const answer = impact.answers.find(({ itemId }) => itemId === "policy-csirt")!;
      expect(answer.answer).toBe("いいえ");
      expect(keys(answer.rows)).toEqual(["risk no:policy-csirt"]);
      expect(keys(impact.answers.find(({ itemId }) => itemId === "backup-rto")!.rows)).toEqual(["sla rto"]);
    }
  });

  it("lead from one answer to the rows of one's own agreements alone", async () => {
    const { vendor, hospital, published, id } = await anOpenAgreement();
    const other = await aTeam("hospital");
    const opened = await other.editor.post("/agreements", {
      disclosureVersionId: published.versionId,
      counterpartyOrganizationId: vendor.organization.id,
      startsOn: "2027-04-01",
      endsOn: "2028-03-31",
    });
    const { id: otherId } = opened.body as { id: string };
    const rowsPath = `/disclosure-versions/${published.versionId}/impact/rows?itemId=backup-rto`;
    const idsFor = async (client: Client) => (await listed<ItemAgreement>(client, rowsPath)).items.map((one) => one.id);
    expect(await idsFor(hospital.viewer)).toEqual([id]);
    expect(await idsFor(other.viewer)).toEqual([otherId]);
    expect(await idsFor(vendor.viewer)).toEqual([otherId, id]);
    expect(await idsFor((await aTeam("hospital")).viewer)).toEqual([]);
    const first = await listed<ItemAgreement>(vendor.viewer, `${rowsPath}&limit=1`);
    expect(first.items.map((one) => one.id)).toEqual([otherId]);
    const second = await listed<ItemAgreement>(vendor.viewer, `${rowsPath}&limit=1&cursor=${first.nextCursor}`);
    expect([second.items.map((one) => one.id), second.nextCursor]).toEqual([[id], null]);
    expect((await vendor.viewer.get(rowsPath.replace("backup-rto", "no-such-item"))).status).toBe(404);
    expect((await (await aTeam("vendor")).viewer.get(rowsPath)).status).toBe(404);
  });
});

describe("a newer version", () => {
  it("shows both sides of an agreement in force which rows rest on changed answers, old to new in a sentence", async () => {
    const { vendor, hospital, published, path, id } = await anAgreementInForce();
    const next = await publishNext(vendor, published, { "backup-rto": rto, ...gap });
    for (const client of [vendor.viewer, hospital.viewer]) {
      const impact = await impactOf(client, path);
      expect(impact.pinned).toMatchObject({ id: published.versionId, status: "superseded" });
      expect(impact.newer?.id).toBe(next);
      const changed = impact.changes.find(({ itemId }) => itemId === "backup-rto")!;
      expect(changed.change).toMatch(/1時間以内.* → 99時間以内/);
      expect(keys(changed.rows)).toEqual(["sla rto"]);
      expect(impact.changes.find(({ itemId }) => itemId === "policy-csirt")).toMatchObject({
        change: expect.stringContaining("→ いいえ"),
        rows: [],
      });
      const [mine] = (await listed<VersionItem>(client, `/disclosure-versions/${next}/impact`)).items;
      expect(mine).toMatchObject({ id, changedAnswers: 1, changedRows: 1, pinned: { number: impact.pinned.number } });
      const [item] = (await listed<ItemAgreement>(client, `/disclosure-versions/${next}/impact/rows?itemId=backup-rto`))
        .items;
      expect(item).toMatchObject({ id, status: "in_force", change: changed.change, withheld: false });
    }
    expect((await listed(vendor.viewer, `/disclosure-versions/${published.versionId}/impact`)).items).toEqual([]);
  });

  it("tells a hospital of no other hospital's agreement, and the vendor of each", async () => {
    const one = await anOpenAgreement();
    const other = await aTeam("hospital");
    await other.editor.post("/agreements", {
      disclosureVersionId: one.published.versionId,
      counterpartyOrganizationId: one.vendor.organization.id,
      startsOn: "2027-04-01",
      endsOn: "2028-03-31",
    });
    const next = await publishNext(one.vendor, one.published, { "backup-rto": rto });
    const path = `/disclosure-versions/${next}/impact`;
    const of = async (client: Client) =>
      (await listed<VersionItem>(client, path)).items.map((item) => item.counterparty);
    expect(await of(one.hospital.viewer)).toEqual([one.vendor.organization.name]);
    expect(await of(one.vendor.viewer)).toEqual([other.organization.name, one.hospital.organization.name]);
    expect(await of((await aTeam("hospital")).viewer)).toEqual([]);
    expect((await other.viewer.get(`${one.path}/impact`)).status).toBe(404);
  });

  it("tells nothing of answers that the hospital may not see, nor of a version that it would not find", async () => {
    const { vendor, hospital, published, path } = await anOpenAgreement(undefined, gap);
    const hidden = { value: "yes", audience: "contract" };
    const next = await publishNext(vendor, published, { "policy-csirt": hidden });
    const seen = await impactOf(hospital.viewer, path);
    expect(seen.changes).toEqual([]);
    expect(seen.withheld.map(({ itemId, rows }) => [itemId, keys(rows)])).toEqual([
      ["policy-csirt", ["risk no:policy-csirt"]],
    ]);
    const item = `/disclosure-versions/${next}/impact/rows?itemId=policy-csirt`;
    expect((await listed<ItemAgreement>(hospital.viewer, item)).items).toMatchObject([
      { change: null, withheld: true },
    ]);
    expect((await impactOf(vendor.viewer, path)).changes.map(({ change }) => change)).toEqual([
      expect.stringContaining("いいえ → はい"),
    ]);
    await publishNext(vendor, published, { "backup-rto": rto }, "link");
    expect((await impactOf(hospital.viewer, path)).newer).toBeNull();
    expect((await impactOf(vendor.viewer, path)).newer).not.toBeNull();
  });

  it("leaves out agreements that are over", async () => {
    const { vendor, hospital, published, path } = await anOpenAgreement();
    expect((await hospital.signatory.post(`${path}/decline`, { reason: "中止" })).status).toBe(200);
    const next = await publishNext(vendor, published, { "backup-rto": rto });
    expect((await listed(vendor.viewer, `/disclosure-versions/${next}/impact`)).items).toEqual([]);
  });
});
