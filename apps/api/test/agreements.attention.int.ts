import { describe, expect, it } from "@jest/globals";
import { agreementSeenBy, anOpenAgreement, confirmAll, type Negotiation, type Row } from "./given.js";
import { aMember, type Client, signIn } from "./world.js";

const rowSeenBy = async (client: Client, path: string, key = "uptime"): Promise<Row> =>
  (await agreementSeenBy(client, path)).rows.find((row) => row.key === key)!;
const attentionSeenBy = async (client: Client, { path }: Negotiation) => (await rowSeenBy(client, path)).attention;
const none = { waitsForUs: false, disputed: false, changedSinceLook: false };

async function propose(client: Client, { path }: Negotiation, remedy: string, more: object = {}) {
  const row = await rowSeenBy(client, path);
  const body = { value: { ...row.value, remedy }, ...more };
  const answer = await client.patch(`${path}/rows/${row.id}`, body, { "if-match": row.etag });
  expect(answer.status).toBe(200);
  return row.id;
}

async function confirm(client: Client, { path }: Negotiation) {
  const { id, etag } = await rowSeenBy(client, path);
  const answer = await client.put(`${path}/rows/${id}/confirmations/mine`, {}, { "if-match": etag });
  expect(answer.status).toBe(200);
}

describe("what asks for attention", () => {
  it("is a row that the other side proposed or confirmed, until it is answered; disputed while both have proposed", async () => {
    const negotiation = await anOpenAgreement();
    const { hospital, vendor } = negotiation;
    expect(await attentionSeenBy(vendor.viewer, negotiation)).toEqual(none);
    await propose(hospital.editor, negotiation, "甲案");
    expect(await attentionSeenBy(hospital.viewer, negotiation)).toEqual(none);
    expect(await attentionSeenBy(vendor.viewer, negotiation)).toEqual({
      waitsForUs: true,
      disputed: false,
      changedSinceLook: true,
    });
    await propose(vendor.editor, negotiation, "乙案");
    expect(await attentionSeenBy(hospital.viewer, negotiation)).toMatchObject({ waitsForUs: true, disputed: true });
    expect(await attentionSeenBy(vendor.viewer, negotiation)).toMatchObject({ waitsForUs: false, disputed: true });
    await confirm(vendor.editor, negotiation);
    await confirm(hospital.editor, negotiation);
    for (const { viewer } of [hospital, vendor])
      expect(await attentionSeenBy(viewer, negotiation)).toMatchObject({ waitsForUs: false, disputed: false });
  });

  it("is no unsent edit of the other side", async () => {
    const negotiation = await anOpenAgreement();
    await propose(negotiation.hospital.editor, negotiation, "甲案", { unsent: true });
    expect(await attentionSeenBy(negotiation.vendor.viewer, negotiation)).toEqual(none);
  });

  it("is a comment of the other side, not one's own", async () => {
    const negotiation = await anOpenAgreement();
    const { hospital, vendor, path } = negotiation;
    const { id } = await rowSeenBy(hospital.editor, path);
    await hospital.editor.post(`${path}/rows/${id}/comments`, { text: "根拠は何ですか" });
    expect(await attentionSeenBy(vendor.viewer, negotiation)).toMatchObject({
      waitsForUs: true,
      changedSinceLook: true,
    });
    expect(await attentionSeenBy(hospital.viewer, negotiation)).toEqual(none);
  });
});

describe("PUT /agreements/:id/looks/mine", () => {
  const look = (client: Client, path: string, etag: string, lastCommentAt?: string) =>
    client.put(`${path}/looks/mine`, lastCommentAt ? { lastCommentAt } : {}, { "if-match": etag });

  it("marks what was shown as read by this person, and by nobody else", async () => {
    const negotiation = await anOpenAgreement();
    const { hospital, vendor, path, id } = negotiation;
    const colleague = await signIn(await aMember(vendor.organization, ["viewer"]));
    const rowId = await propose(hospital.editor, negotiation, "甲案");
    await hospital.editor.post(`${path}/rows/${rowId}/comments`, { text: "改めました" });
    const { etag } = await agreementSeenBy(vendor.viewer, path);
    const { thread } = await rowSeenBy(vendor.viewer, path);
    expect((await look(vendor.viewer, path, etag)).status).toBe(200);
    // The comment was not among what was shown.
    expect(await attentionSeenBy(vendor.viewer, negotiation)).toMatchObject({ changedSinceLook: true });
    expect((await look(vendor.viewer, path, etag, thread.at(-1)!.at)).status).toBe(200);
    expect(await attentionSeenBy(vendor.viewer, negotiation)).toMatchObject({
      waitsForUs: true,
      changedSinceLook: false,
    });
    expect(await attentionSeenBy(colleague, negotiation)).toMatchObject({ changedSinceLook: true });
    const { items } = (await hospital.viewer.get(`/audit-events?subject=${id}`)).body as {
      items: { action: string }[];
    };
    expect(items.map(({ action }) => action)).not.toContain("agreement.looked");

    await propose(hospital.editor, negotiation, "甲案 二");
    expect(await attentionSeenBy(vendor.viewer, negotiation)).toMatchObject({ changedSinceLook: true });
  });

  it("never goes back, needs the version that was shown, and refuses one there has not been", async () => {
    const negotiation = await anOpenAgreement();
    const { hospital, vendor, path } = negotiation;
    const { etag: first } = await agreementSeenBy(vendor.viewer, path);
    await propose(hospital.editor, negotiation, "甲案");
    const { etag: second } = await agreementSeenBy(vendor.viewer, path);
    expect((await vendor.viewer.put(`${path}/looks/mine`)).status).toBe(428);
    expect((await look(vendor.viewer, path, '"a999"')).status).toBe(412);
    expect((await look(vendor.viewer, path, second)).status).toBe(200);
    expect((await look(vendor.viewer, path, first)).status).toBe(200);
    expect(await attentionSeenBy(vendor.viewer, negotiation)).toMatchObject({ changedSinceLook: false });
    expect((await look(vendor.viewer, path, second, "yesterday")).status).toBe(400);
  });
});

describe("GET /agreements/:id/rows/:rowId/history", () => {
  it("tells both sides who sent and confirmed which value when, also after the confirmation is gone", async () => {
    const negotiation = await anOpenAgreement();
    const { hospital, vendor, path } = negotiation;
    await confirmAll(vendor.editor, path);
    await propose(hospital.editor, negotiation, "未送信の案", { unsent: true });
    const kept = await rowSeenBy(hospital.editor, path);
    await hospital.editor.delete(`${path}/rows/${kept.id}/unsent`, { "if-match": kept.unsent!.etag });
    const id = await propose(hospital.editor, negotiation, "甲案");
    await confirm(vendor.editor, negotiation);
    const row = await rowSeenBy(vendor.editor, path);
    await vendor.editor.delete(`${path}/rows/${id}/confirmations/mine`, { "if-match": row.etag });
    for (const { viewer } of [hospital, vendor]) {
      const { items } = (await viewer.get(`${path}/rows/${id}/history`)).body as {
        items: { act: string; party: string; by: string; at: string; valueVersion: number; value: object | null }[];
      };
      expect(items.map(({ act, party, valueVersion }) => [act, party, valueVersion])).toEqual([
        ["opened", "hospital", 1],
        ["confirmed", "vendor", 1],
        ["proposed", "hospital", 2],
        ["confirmed", "vendor", 2],
        ["withdrawn", "vendor", 2],
      ]);
      expect(items[2]).toMatchObject({ by: "試験 editor", value: { remedy: "甲案" } });
      expect(items.map(({ at }) => at)).toEqual(items.map(({ at }) => at).toSorted());
      expect(JSON.stringify(items)).not.toContain("未送信の案");
    }
    expect((await vendor.viewer.get(`${path}/rows/${crypto.randomUUID()}/history`)).status).toBe(404);
  });

  it("begins with the addition for a row that a party added", async () => {
    const { vendor, path } = await anOpenAgreement();
    const clause = { part: "clause", label: "特約", value: { title: "特約", text: "本合意に特約を加える。" } };
    const { id } = (await vendor.editor.post(`${path}/rows`, clause)).body as Row;
    expect((await vendor.viewer.get(`${path}/rows/${id}/history`)).body).toMatchObject({
      items: [{ act: "proposed", party: "vendor", valueVersion: 1, value: { title: "特約" } }],
    });
  });
});
