import { execFile } from "node:child_process";
import { describe, expect, it } from "@jest/globals";
import {
  type Agreement,
  agreementSeenBy,
  anOpenAgreement,
  confirmAll,
  type Negotiation,
  type Row,
  sign,
} from "./given.js";
import { aMember, type Client, eventually, owner, signIn } from "./world.js";
import { unzip } from "./zip-reader.js";

const rowOf = ({ rows }: Agreement, key: string): Row => rows.find((row) => row.key === key)!;
const rowSeenBy = async (client: Client, { path }: Negotiation, key = "uptime"): Promise<Row> =>
  rowOf(await agreementSeenBy(client, path), key);

// Words that stand nowhere else: wherever they turn up, an unsent edit has leaked.
const SECRET = "未送信の秘密の値引き";
const COMMENT = "未送信の秘密のひとこと";

const keep = (client: Client, { path }: Negotiation, row: Row, remedy = SECRET, comment = COMMENT) =>
  client.patch(
    `${path}/rows/${row.id}`,
    { value: { ...row.value, remedy }, comment, unsent: true },
    { "if-match": row.unsent?.etag ?? row.etag },
  );

/** The text of a PDF without its spaces; null where the program is not installed. */
const textOf = (pdf: Buffer): Promise<string | null> =>
  new Promise((resolve) => {
    const program = execFile("pdftotext", ["-raw", "-", "-"], { maxBuffer: 2 ** 26 }, (error, text) =>
      resolve(error ? null : text.replaceAll(/\s/g, "")),
    );
    program.stdin?.on("error", () => resolve(null)).end(pdf);
  });

/** The hospital opens, so it has the turn and an edit that it has not sent. */
async function anUnsentEdit(): Promise<Negotiation> {
  const negotiation = await anOpenAgreement();
  const { hospital } = negotiation;
  expect((await keep(hospital.editor, negotiation, await rowSeenBy(hospital.editor, negotiation))).status).toBe(200);
  return negotiation;
}

describe("the turn", () => {
  it("begins with the side that opened, and goes to the other with a day and a message", async () => {
    const { hospital, vendor, path } = await anOpenAgreement();
    expect(await agreementSeenBy(vendor.editor, path)).toMatchObject({
      turn: "hospital",
      respondBy: null,
      handover: null,
    });
    const handed = await hospital.editor.post(`${path}/turn`, { respondBy: "2099-01-31", message: "ご確認ください" });
    expect(handed.status).toBe(200);
    expect(await agreementSeenBy(vendor.editor, path)).toMatchObject({
      status: "negotiating",
      turn: "vendor",
      respondBy: "2099-01-31",
      handover: { party: "hospital", by: "試験 editor", message: "ご確認ください", rows: [] },
    });
    expect((await hospital.editor.post(`${path}/turn`)).body).toMatchObject({ code: "agreement.not-your-turn" });
    expect((await vendor.editor.get("/agreements")).body).toMatchObject({
      items: [{ turn: "vendor", respondBy: "2099-01-31" }],
    });
    expect((await vendor.editor.post(`${path}/turn`)).body).toMatchObject({ turn: "hospital", respondBy: null });
  });

  it("is not handed over for a day that is over or does not exist, nor by who may not edit", async () => {
    const { hospital, path } = await anOpenAgreement();
    for (const respondBy of ["2020-01-01", "2099-02-30"])
      expect((await hospital.editor.post(`${path}/turn`, { respondBy })).body).toMatchObject({
        status: 422,
        errors: [{ pointer: "/respondBy" }],
      });
    expect((await hospital.viewer.post(`${path}/turn`)).status).toBe(403);
    expect((await agreementSeenBy(hospital.editor, path)).turn).toBe("hospital");
  });

  it("is handed over once, however often the same request comes", async () => {
    const { hospital, path, id } = await anOpenAgreement();
    const headers = { "idempotency-key": crypto.randomUUID() };
    const answers = [
      await hospital.editor.post(`${path}/turn`, {}, headers),
      await hospital.editor.post(`${path}/turn`, {}, headers),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const { rows } = await owner.query("select 1 from audit_event where subject_id = $1 and action = $2", [
      id,
      "agreement.handed-over",
    ]);
    expect(rows).toHaveLength(1);
  });

  it("is taken by an edit while the other side has nothing unsent, and by nobody while it has", async () => {
    const negotiation = await anOpenAgreement();
    const { hospital, vendor, path } = negotiation;
    const row = await rowSeenBy(vendor.editor, negotiation);
    expect((await keep(vendor.editor, negotiation, row)).status).toBe(200);
    expect((await agreementSeenBy(hospital.editor, path)).turn).toBe("vendor");
    const theirs = await rowSeenBy(hospital.editor, negotiation, "mttr");
    const attempts = [
      await keep(hospital.editor, negotiation, theirs),
      await hospital.editor.patch(`${path}/rows/${theirs.id}`, { value: theirs.value }, { "if-match": theirs.etag }),
      await hospital.editor.post(`${path}/rows`, {
        part: "clause",
        label: "特約",
        value: { title: "特約", text: "本文" },
      }),
      await hospital.editor.delete(`${path}/rows/${theirs.id}`, { "if-match": theirs.etag }),
    ];
    for (const { body } of attempts) expect(body).toMatchObject({ status: 409, code: "agreement.not-your-turn" });
    expect((await vendor.editor.post(`${path}/turn`)).status).toBe(200);
    expect((await keep(hospital.editor, negotiation, theirs)).status).toBe(200);
  });

  it("belongs to who reopens", async () => {
    const { hospital, vendor, path } = await anOpenAgreement();
    await confirmAll(vendor.editor, path);
    await confirmAll(hospital.editor, path);
    await hospital.editor.post(`${path}/settlement`);
    const reopened = await vendor.editor.post(`${path}/reopening`, { reason: "見直し" });
    expect(reopened.body).toMatchObject({ status: "negotiating", turn: "vendor", handover: null });
  });
});

describe("an unsent edit", () => {
  it("changes nothing that the other side can read, and stands in no part of the document", async () => {
    const negotiation = await anOpenAgreement();
    const { hospital, vendor, path, id } = negotiation;
    const events = `/audit-events?subject=${id}&limit=200`;
    const seen = async () => [await agreementSeenBy(vendor.editor, path), (await vendor.viewer.get(events)).body];
    const before = await seen();
    await keep(hospital.editor, negotiation, await rowSeenBy(hospital.editor, negotiation));
    await keep(hospital.editor, negotiation, await rowSeenBy(hospital.editor, negotiation), `${SECRET} 二`);
    expect(await seen()).toEqual(before);
    expect((await agreementSeenBy(vendor.editor, path)).status).toBe("drafting");

    const row = await rowSeenBy(hospital.viewer, negotiation);
    expect(row).toMatchObject({ unsent: { value: { remedy: `${SECRET} 二` }, comment: COMMENT, by: "試験 editor" } });
    expect(row.value).not.toMatchObject({ remedy: row.unsent!.value.remedy });
    const { progress } = await agreementSeenBy(hospital.editor, path);
    expect(progress.blocking[0]).toMatchObject({ code: "unsent-edit", rowId: row.id });

    // The draft of the side that may read the edit is the one that could print it.
    const preview = await hospital.editor.get(`${path}/document?preview=true`);
    expect(preview.status).toBe(200);
    const printed = await textOf(preview.bytes);
    if (printed === null) process.stdout.write("not run: pdftotext (poppler-utils)\n");
    else {
      expect(printed).toContain("サービス稼働率");
      expect(printed).not.toContain(SECRET);
    }
    const rows = await vendor.editor.get(`${path}/equipment`);
    expect(rows.text).not.toContain(SECRET);
  });

  it("is in the trail of its own organisation alone, before and after it is discarded", async () => {
    const negotiation = await anUnsentEdit();
    const { hospital, vendor, path, id } = negotiation;
    const row = await rowSeenBy(hospital.editor, negotiation);
    const unsent = `${path}/rows/${row.id}/unsent`;
    expect((await hospital.editor.delete(unsent)).status).toBe(428);
    expect((await hospital.editor.delete(unsent, { "if-match": row.etag })).status).toBe(412);
    expect((await hospital.editor.delete(unsent, { "if-match": row.unsent!.etag })).status).toBe(200);
    expect((await hospital.editor.delete(unsent, { "if-match": row.unsent!.etag })).status).toBe(200);
    expect(await rowSeenBy(hospital.editor, negotiation)).toMatchObject({
      etag: row.etag,
      value: row.value,
      unsent: null,
    });
    const actions = async (client: Client) => {
      const { items } = (await client.get(`/audit-events?subject=${id}`)).body as { items: { action: string }[] };
      return items.map(({ action }) => action);
    };
    expect(await actions(hospital.viewer)).toEqual([
      "agreement.unsent-edit-discarded",
      "agreement.edit-kept-unsent",
      "agreement.opened",
    ]);
    expect(await actions(vendor.viewer)).toEqual(["agreement.opened"]);
    const { rows: shared } = await owner.query<{ payload: string }>(
      "select payload from audit_event where org_b is not null and subject_id = $1",
      [id],
    );
    expect(shared.map(({ payload }) => payload).join()).not.toContain(SECRET);
  });

  it("is not there for the other side's own acts on the row: it neither reads, overwrites nor discards it", async () => {
    const negotiation = await anUnsentEdit();
    const { hospital, vendor, path } = negotiation;
    const { id, etag, unsent } = await rowSeenBy(hospital.editor, negotiation);
    const confirmed = await vendor.editor.put(`${path}/rows/${id}/confirmations/mine`, {}, { "if-match": etag });
    expect(confirmed.status).toBe(200);
    expect(confirmed.text).not.toContain(SECRET);
    const discarded = await vendor.editor.delete(`${path}/rows/${id}/unsent`, { "if-match": unsent!.etag });
    expect(discarded.text).not.toContain(SECRET);
    expect((await rowSeenBy(hospital.editor, negotiation)).unsent).toEqual(unsent);
  });

  it("is not overwritten unread by a colleague", async () => {
    const negotiation = await anOpenAgreement();
    const { hospital, path } = negotiation;
    const colleague = await signIn(await aMember(hospital.organization, ["editor"], "同僚"));
    const read = await rowSeenBy(colleague, negotiation);
    await keep(hospital.editor, negotiation, read, "先の案");
    const late = await keep(colleague, negotiation, read, "後の案");
    expect(late.body).toMatchObject({
      status: 412,
      current: [{ id: read.id, unsent: { value: { remedy: "先の案" } } }],
    });
    const sentAtOnce = await colleague.patch(
      `${path}/rows/${read.id}`,
      { value: read.value },
      { "if-match": read.etag },
    );
    expect(sentAtOnce.status).toBe(412);
    expect((await keep(colleague, negotiation, await rowSeenBy(colleague, negotiation), "後の案")).status).toBe(200);
    expect(await rowSeenBy(hospital.editor, negotiation)).toMatchObject({
      unsent: { value: { remedy: "後の案" }, by: "同僚" },
    });
  });

  it("is checked like a sent one, and kept out when it is no value of the row", async () => {
    const negotiation = await anOpenAgreement();
    const { hospital, path } = negotiation;
    const row = await rowSeenBy(hospital.editor, negotiation);
    const value = { ...row.value, target: { amount: "99.9", unit: "furlong", comparator: "gte" } };
    const refused = await hospital.editor.patch(
      `${path}/rows/${row.id}`,
      { value, unsent: true },
      { "if-match": row.etag },
    );
    expect(refused.body).toMatchObject({ status: 422, errors: [{ pointer: "/value/target/unit" }] });
    expect((await rowSeenBy(hospital.editor, negotiation)).unsent).toBeNull();
  });
});

it("leaves no word of a discarded edit in the evidence bundle that both sides can fetch", async () => {
  const negotiation = await anUnsentEdit();
  const { hospital, vendor, path } = negotiation;
  const { id, unsent } = await rowSeenBy(hospital.editor, negotiation);
  await hospital.editor.delete(`${path}/rows/${id}/unsent`, { "if-match": unsent!.etag });
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
    const bundle = await viewer.get(`${path}/evidence-bundle`);
    expect(bundle.status).toBe(200);
    const files = [...unzip(bundle.bytes)];
    expect(files.map(([name]) => name)).toContain("audit/payloads.txt");
    for (const [name, bytes] of files)
      expect([name, bytes.includes(SECRET) || bytes.includes(COMMENT)]).toEqual([name, false]);
  }
});

describe("handing over with unsent edits", () => {
  it("sends all of them, clears the confirmations of their rows and of no other, and says so in the trail of both", async () => {
    const negotiation = await anOpenAgreement();
    const { hospital, vendor, path, id } = negotiation;
    await confirmAll(vendor.editor, path);
    await confirmAll(hospital.editor, path);
    for (const key of ["uptime", "mttr"])
      await keep(
        hospital.editor,
        negotiation,
        await rowSeenBy(hospital.editor, negotiation, key),
        "改めた案",
        "改めます",
      );
    const mine = await agreementSeenBy(hospital.editor, path);
    expect(mine.progress.confirmed).toBe(mine.progress.total);
    const edits = mine.rows.flatMap(({ unsent }) => (unsent ? [unsent.etag] : []));
    const handed = await hospital.editor.post(`${path}/turn`, { edits });
    expect(handed.status).toBe(200);
    const theirs = await agreementSeenBy(vendor.editor, path);
    const changed = theirs.rows.filter(({ confirmations }) => !confirmations.vendor || !confirmations.hospital);
    expect(changed.map(({ key }) => key).toSorted()).toEqual(["mttr", "uptime"]);
    expect(rowOf(theirs, "uptime")).toMatchObject({
      value: { remedy: "改めた案" },
      proposedBy: "hospital",
      thread: [{ party: "hospital", text: "改めます" }],
      unsent: null,
    });
    expect(theirs.handover?.rows.toSorted()).toEqual(changed.map((row) => row.id).toSorted());
    const { items } = (await vendor.viewer.get(`/audit-events?subject=${id}`)).body as { items: { action: string }[] };
    expect(items.slice(0, 3).map(({ action }) => action)).toEqual([
      "agreement.handed-over",
      "agreement.row-edited",
      "agreement.row-edited",
    ]);
  });

  it("sends none when one was not read", async () => {
    const negotiation = await anUnsentEdit();
    const { hospital, vendor, path } = negotiation;
    const edits = [(await rowSeenBy(hospital.editor, negotiation)).unsent!.etag];
    await keep(hospital.editor, negotiation, await rowSeenBy(hospital.editor, negotiation, "mttr"), "同僚の案");
    const refused = await hospital.editor.post(`${path}/turn`, { edits });
    expect(refused.body).toMatchObject({
      status: 412,
      rows: [(await rowSeenBy(vendor.editor, negotiation, "mttr")).id],
    });
    expect(await agreementSeenBy(vendor.editor, path)).toMatchObject({ turn: "hospital", handover: null });
    expect((await rowSeenBy(hospital.editor, negotiation)).unsent).not.toBeNull();
  });

  it("leaves the confirmations of a row whose value did not change", async () => {
    const negotiation = await anOpenAgreement();
    const { hospital, vendor, path } = negotiation;
    await confirmAll(vendor.editor, path);
    const row = await rowSeenBy(hospital.editor, negotiation);
    await keep(hospital.editor, negotiation, row, row.value["remedy"] as string);
    await hospital.editor.post(`${path}/turn`);
    expect(await rowSeenBy(vendor.editor, negotiation)).toMatchObject({
      etag: row.etag,
      confirmations: { vendor: {} },
      thread: [{ text: COMMENT }],
    });
  });
});

describe("confirming and settling over unsent edits", () => {
  it("confirms no row that one's own side is about to change, and no other of the same request", async () => {
    const negotiation = await anUnsentEdit();
    const { hospital, vendor, path } = negotiation;
    const { id } = await rowSeenBy(hospital.editor, negotiation);
    const refused = await confirmAll(hospital.editor, path);
    expect(refused.body).toMatchObject({ status: 409, code: "agreement.unsent-edit", rows: [id] });
    const { rows } = await agreementSeenBy(hospital.editor, path);
    expect(rows.some(({ confirmations }) => confirmations.hospital)).toBe(false);
    expect((await confirmAll(vendor.editor, path)).status).toBe(200);
  });

  it("refuses to settle, naming one's own rows, and to the other side only that there are some", async () => {
    const negotiation = await anOpenAgreement();
    const { hospital, vendor, path } = negotiation;
    await confirmAll(vendor.editor, path);
    await confirmAll(hospital.editor, path);
    const row = await rowSeenBy(hospital.editor, negotiation);
    await keep(hospital.editor, negotiation, row);
    const [mine, theirs] = [
      await hospital.editor.post(`${path}/settlement`),
      await vendor.editor.post(`${path}/settlement`),
    ];
    expect(mine.body).toMatchObject({ status: 409, blocking: [{ code: "unsent-edit", rowId: row.id }] });
    expect((theirs.body as { blocking: object[] }).blocking).toEqual([
      { code: "unsent-edits-of-the-other-side", party: "hospital", detail: expect.any(String) },
    ]);
    expect((await agreementSeenBy(vendor.editor, path)).progress.blocking).toEqual([]);
  });
});
