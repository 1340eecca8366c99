import { describe, expect, it } from "@jest/globals";
import { agreementSeenBy, anOpenAgreement, confirmAll } from "./given.js";
import { rowOf, rowSeenBy, COMMENT, keep, anUnsentEdit } from "./unsent-edit-fixture.js";
import { owner } from "./world.js";

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
