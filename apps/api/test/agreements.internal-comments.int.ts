import { describe, expect, it } from "@jest/globals";
import { type Agreement, agreementSeenBy, anOpenAgreement, confirmAll, type Negotiation, sign } from "./given.js";
import { type Client, eventually, owner } from "./world.js";
import { unzip } from "./zip-reader.js";

// Words that stand nowhere else: wherever they turn up, an internal comment has leaked.
const SECRET = "社内だけの秘密の評価";

interface Comments {
  readonly items: { rowId: string; author: string; text: string }[];
}

/** The hospital has an internal and a shared comment on one row. */
async function aCommentedRow(): Promise<Negotiation & { rowId: string }> {
  const negotiation = await anOpenAgreement();
  const { hospital, path } = negotiation;
  const rowId = (await agreementSeenBy(hospital.editor, path)).rows[0]!.id;
  const internal = await hospital.editor.post(`${path}/rows/${rowId}/internal-comments`, { text: SECRET });
  expect(internal.status).toBe(201);
  expect((await hospital.editor.post(`${path}/rows/${rowId}/comments`, { text: "相手への質問" })).status).toBe(201);
  return { ...negotiation, rowId };
}

const internalSeenBy = async (client: Client, path: string) =>
  (await client.get(`${path}/internal-comments`)).body as Comments;

describe("internal comments", () => {
  it("are read by every member of one's own organisation, and kept apart from the shared ones", async () => {
    const { hospital, path, rowId } = await aCommentedRow();
    for (const client of [hospital.editor, hospital.signatory, hospital.viewer])
      expect((await internalSeenBy(client, path)).items).toMatchObject([
        { rowId, author: "試験 editor", text: SECRET },
      ]);
    const { rows } = await agreementSeenBy(hospital.viewer, path);
    expect(rows.find(({ id }) => id === rowId)?.thread).toMatchObject([{ text: "相手への質問" }]);
  });

  it("are written by editors, approvers and signatories, not by viewers, and only on rows that are there", async () => {
    const { hospital, path, rowId } = await aCommentedRow();
    const write = async (client: Client, row = rowId) =>
      (await client.post(`${path}/rows/${row}/internal-comments`, { text: "承知しました" })).status;
    expect(
      await Promise.all([hospital.approver, hospital.signatory, hospital.viewer].map((one) => write(one))),
    ).toEqual([201, 201, 403]);
    expect(await write(hospital.editor, crypto.randomUUID())).toBe(404);
    expect((await hospital.editor.post(`${path}/rows/${rowId}/internal-comments`, { text: "" })).status).toBe(400);
  });

  it("are nowhere in what the other side reads: view, rows, own comments, trail", async () => {
    const { vendor, path, id, rowId } = await aCommentedRow();
    expect((await internalSeenBy(vendor.editor, path)).items).toEqual([]);
    for (const client of [vendor.editor, vendor.signatory, vendor.viewer, vendor.admin])
      for (const address of [
        path,
        "/agreements",
        `${path}/equipment`,
        `${path}/internal-comments`,
        `/audit-events?subject=${id}`,
      ])
        expect((await client.get(address)).text).not.toContain(SECRET);
    const { items } = (await vendor.viewer.get(`/audit-events?subject=${id}`)).body as { items: { action: string }[] };
    expect(items.map(({ action }) => action)).toEqual(["agreement.row-commented", "agreement.opened"]);
    // The vendor's own internal comment on the same row changes nothing of that.
    const theirs = await vendor.editor.post(`${path}/rows/${rowId}/internal-comments`, { text: "事業者の内輪" });
    expect(theirs.text).not.toContain(SECRET);
    expect((await internalSeenBy(vendor.editor, path)).items).toMatchObject([{ text: "事業者の内輪" }]);
  });

  it("are told in the trail of their organisation alone, without their words", async () => {
    const { hospital, id } = await aCommentedRow();
    const { items } = (await hospital.viewer.get(`/audit-events?subject=${id}`)).body as {
      items: { action: string }[];
    };
    expect(items.map(({ action }) => action)).toContain("agreement.row-noted");
    const { rows } = await owner.query<{ chain_id: string; payload: string }>(
      "select chain_id, payload from audit_event where subject_id = $1",
      [id],
    );
    expect(rows.map(({ payload }) => payload).join()).not.toContain(SECRET);
    const noted = rows.filter(({ payload }) => payload.includes("agreement.row-noted"));
    expect(noted.map(({ chain_id }) => chain_id)).toEqual([`org:${hospital.organization.id}`]);
  });

  it("are in no file of the evidence bundle and not in what both sign", async () => {
    const { vendor, hospital, path } = await aCommentedRow();
    for (const { editor } of [vendor, hospital]) expect((await confirmAll(editor, path)).status).toBe(200);
    const { contentDigest } = (await hospital.editor.post(`${path}/settlement`)).body as Agreement;
    const until = (isThere: (agreement: Agreement) => boolean) =>
      eventually(() => agreementSeenBy(vendor.editor, path), isThere);
    await until(({ document }) => document.ready);
    await sign(vendor.signatory, path, contentDigest!);
    await until(({ status }) => status === "vendor_signed");
    await sign(hospital.signatory, path, contentDigest!);
    await until(({ status }) => status === "in_force");
    for (const { viewer } of [vendor, hospital]) {
      const files = [...unzip((await viewer.get(`${path}/evidence-bundle`)).bytes)];
      expect(files.map(([name]) => name)).toContain("agreement.json");
      for (const [name, bytes] of files) expect([name, bytes.includes(SECRET)]).toEqual([name, false]);
    }
  });
});
