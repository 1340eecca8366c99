import { describe, expect, it } from "@jest/globals";
import { addDays, dateInTokyo } from "@portal/shared";
import { passDeadlinesOf } from "./deadlines.js";
import {
  type Agreement,
  agreementSeenBy,
  anAgreementInForce,
  anOpenAgreement,
  aSettledAgreement,
  confirmAll,
  sign,
} from "./given.js";
import { type Client, eventually, owner, trailOf } from "./world.js";

interface Told {
  readonly id: string;
  readonly kind: string;
  readonly text: { ja: string; en: string };
  readonly note: string | null;
  readonly place: string;
  readonly agreement: { id: string; counterparty: string };
  readonly at: string;
  readonly isRead: boolean;
}
interface Page {
  readonly items: Told[];
  readonly unread: number;
  readonly nextCursor: string | null;
}

const toldTo = async (client: Client, query = ""): Promise<Page> => (await client.get(`/notifications${query}`)).body;
const kinds = async (client: Client): Promise<string[]> => (await toldTo(client)).items.map(({ kind }) => kind);

describe("a notification", () => {
  it("goes with the hand-over to the editors who have the turn now, with the day and the message", async () => {
    const { hospital, vendor, path, id } = await anOpenAgreement();
    await hospital.editor.post(`${path}/turn`, { respondBy: "2099-01-31", message: "ご確認ください" });
    const { items, unread } = await toldTo(vendor.editor);
    expect(unread).toBe(2);
    expect(items.map(({ kind }) => kind)).toEqual(["turn", "opened"]);
    expect(items[0]).toMatchObject({
      note: "ご確認ください",
      place: "agreement",
      agreement: { id, counterparty: hospital.organization.name },
      isRead: false,
    });
    expect(items[0]!.text.ja).toContain("2099年1月31日までに回答してください");
    for (const client of [hospital.editor, vendor.signatory, vendor.viewer, vendor.approver])
      expect(await kinds(client)).toEqual([]);
    expect((await vendor.admin.get("/notifications")).status).toBe(403);
  });

  it("tells a decline with its reason to both sides, but not to the person who declined", async () => {
    const { hospital, vendor, path } = await anOpenAgreement();
    expect((await vendor.signatory.post(`${path}/decline`, { reason: "提供を終了するため" })).status).toBe(200);
    for (const client of [hospital.editor, hospital.signatory, vendor.editor]) {
      const { items } = await toldTo(client);
      expect(items[0]).toMatchObject({ kind: "declined", note: "提供を終了するため" });
      expect(items[0]!.text.ja).toContain(vendor.organization.name);
    }
    expect(await kinds(vendor.signatory)).toEqual([]);
  });

  it("leads through settling, both signatures and the conclusion, each told to whom it concerns", async () => {
    const { hospital, vendor, path } = await anAgreementInForce();
    expect(await kinds(vendor.signatory)).toEqual(["concluded", "vendor-signed", "settled"]);
    expect(await kinds(hospital.signatory)).toEqual(["concluded", "vendor-signed", "settled"]);
    // The editor of the hospital settled it.
    expect(await kinds(hospital.editor)).toEqual(["concluded", "vendor-signed"]);
    expect((await toldTo(vendor.signatory)).items.map(({ place }) => place)).toEqual([
      "agreement",
      "agreement",
      "signature",
    ]);
    await hospital.signatory.post(`${path}/termination-notice`, { endsOn: "2099-03-31", reason: "移行するため" });
    expect((await toldTo(vendor.approver)).items[0]).toMatchObject({
      kind: "termination-notified",
      note: "移行するため",
    });
    expect(await kinds(vendor.viewer)).toEqual([]);
  });

  it("tells the expiry to both sides, also to the person who had settled it, once", async () => {
    const { hospital, vendor, path, id } = await aSettledAgreement();
    const { expiresOn } = (await hospital.editor.get(path)).body as { expiresOn: string };
    await passDeadlinesOf(id, addDays(expiresOn, 1));
    await passDeadlinesOf(id, addDays(expiresOn, 1));
    for (const client of [hospital.editor, hospital.signatory, vendor.editor, vendor.signatory]) {
      const { items } = await toldTo(client);
      expect(items.filter(({ kind }) => kind === "expired")).toHaveLength(1);
      expect(items[0]!.text.en).toContain(expiresOn);
    }
  });

  it("is read one by one or all that were shown, each once, unread ones first", async () => {
    const { hospital, vendor, path } = await anOpenAgreement();
    await hospital.editor.post(`${path}/turn`);
    await vendor.editor.post(`${path}/turn`);
    await hospital.editor.post(`${path}/turn`);
    const first = await toldTo(vendor.editor, "?limit=2");
    expect(first).toMatchObject({ unread: 3, items: [{ kind: "turn" }, { kind: "turn" }] });
    const rest = await toldTo(vendor.editor, `?limit=2&cursor=${first.nextCursor}`);
    expect(rest).toMatchObject({ nextCursor: null, items: [{ kind: "opened" }] });

    const { id } = first.items[0]!;
    for (let time = 0; time < 2; time++)
      expect((await vendor.editor.post(`/notifications/${id}/reading`)).body).toEqual({ unread: 2 });
    expect(await trailOf(id)).toEqual(["notification.read"]);
    expect((await toldTo(vendor.editor)).items.map(({ isRead }) => isRead)).toEqual([false, false, true]);

    // What came after the page was shown stays unread.
    const until = first.items[1]!.at;
    expect((await vendor.editor.post("/notifications/reading", { until })).body).toEqual({ unread: 0 });
    await vendor.editor.post(`${path}/turn`);
    await hospital.editor.post(`${path}/turn`);
    expect((await vendor.editor.post("/notifications/reading", { until })).body).toEqual({ unread: 1 });
  });

  it("is its person's own: a colleague, the other side and another organisation of the same person see nothing of it", async () => {
    const { hospital, vendor, path } = await anOpenAgreement();
    await hospital.editor.post(`${path}/turn`);
    const { id } = (await toldTo(vendor.editor)).items[0]!;
    for (const client of [vendor.signatory, hospital.editor])
      expect((await client.post(`/notifications/${id}/reading`)).status).toBe(404);
    const { rows } = await owner.query<{ read: boolean }>(
      "select read_at is not null as read from notification where id = $1",
      [id],
    );
    expect(rows).toEqual([{ read: false }]);
  });
});

const today = () => dateInTokyo(new Date().toISOString());

/** In force, with one remaining risk that the hospital accepts until a day. */
const anAgreementInForceThatAccepts = (until: { readonly reviewBy: string }) =>
  anAgreementInForceWith("risk", { acceptance: { by: "病院 院長", role: "院長", on: today(), ...until } });

/** One row of the part, or of that key, says something more. */
async function anAgreementInForceWith(name: string, more: object) {
  const negotiation = await anOpenAgreement();
  const { hospital, vendor, path } = negotiation;
  const row = (await agreementSeenBy(hospital.editor, path)).rows.find(
    ({ part, key }) => part === name || key === name,
  )!;
  const value = { ...row.value, ...more };
  const edited = await hospital.editor.patch(`${path}/rows/${row.id}`, { value }, { "if-match": row.etag });
  expect(edited.status).toBe(200);
  expect((await hospital.editor.post(`${path}/turn`)).status).toBe(200);
  for (const { editor } of [vendor, hospital]) expect((await confirmAll(editor, path)).status).toBe(200);
  const settled = await hospital.editor.post(`${path}/settlement`);
  expect(settled.status).toBe(200);
  const seen = (done: (agreement: Agreement) => boolean) =>
    eventually(() => agreementSeenBy(vendor.editor, path), done);
  await seen(({ document }) => document.ready);
  const digest = (settled.body as Agreement).contentDigest!;
  expect((await sign(vendor.signatory, path, digest)).status).toBe(201);
  await seen(({ status }) => status === "vendor_signed");
  expect((await sign(hospital.signatory, path, digest)).status).toBe(201);
  await seen(({ status }) => status === "in_force");
  return negotiation;
}

describe("a reminder", () => {
  it("asks the side with the turn two days before the day asked for, and tells both once it has passed, each once", async () => {
    const { hospital, vendor, path, id } = await anOpenAgreement();
    const respondBy = addDays(today(), 10);
    await hospital.editor.post(`${path}/turn`, { respondBy });
    const reminders = async (client: Client) => (await kinds(client)).filter((kind) => kind === "reminder-turn").length;
    await passDeadlinesOf(id, addDays(respondBy, -3));
    expect(await reminders(vendor.editor)).toBe(0);
    await passDeadlinesOf(id, addDays(respondBy, -2));
    expect([await reminders(vendor.editor), await reminders(hospital.editor)]).toEqual([1, 0]);
    await passDeadlinesOf(id, addDays(respondBy, 1));
    await passDeadlinesOf(id, addDays(respondBy, 1));
    expect([await reminders(vendor.editor), await reminders(hospital.editor)]).toEqual([2, 1]);
    expect((await toldTo(hospital.editor)).items[0]!.text.ja).toContain("相手方から届いていません");
  });

  it("does not ask for what was answered in the meantime", async () => {
    const { hospital, vendor, path, id } = await anOpenAgreement();
    const respondBy = addDays(today(), 10);
    await hospital.editor.post(`${path}/turn`, { respondBy });
    await vendor.editor.post(`${path}/turn`);
    await passDeadlinesOf(id, addDays(respondBy, 1));
    for (const client of [vendor.editor, hospital.editor]) expect(await kinds(client)).not.toContain("reminder-turn");
  });

  it("asks for the signature that is missing 30, 7 and 1 days before the last day; after a standstill only the newest", async () => {
    const { hospital, vendor, path, id } = await aSettledAgreement();
    const { expiresOn } = (await hospital.editor.get(path)).body as { expiresOn: string };
    const reminders = async (client: Client) =>
      (await toldTo(client)).items.filter(({ kind }) => kind === "reminder-signature");
    await passDeadlinesOf(id, addDays(expiresOn, -30));
    expect(await reminders(vendor.signatory)).toMatchObject([{ place: "signature" }]);
    expect(await reminders(hospital.editor)).toMatchObject([{ place: "agreement" }]);
    expect(await reminders(hospital.signatory)).toEqual([]);
    await passDeadlinesOf(id, addDays(expiresOn, -1));
    expect(await reminders(vendor.signatory)).toHaveLength(2);
    await hospital.editor.post(`${path}/reopening`, { reason: "見直すため" });
    await passDeadlinesOf(id, addDays(expiresOn, 1));
    expect(await reminders(vendor.signatory)).toHaveLength(2);
  });

  it("asks the hospital for the review of a risk it has accepted, 30 and 7 days before and once the day has passed", async () => {
    const reviewBy = addDays(today(), 400);
    const { hospital, vendor, id } = await anAgreementInForceThatAccepts({ reviewBy });
    const reminders = async (client: Client) =>
      (await toldTo(client)).items.filter(({ kind }) => kind === "reminder-risk");
    for (const [daysAfter, told] of [
      [-31, 0],
      [-30, 1],
      [-7, 2],
      [0, 2],
      [1, 3],
      [1, 3],
    ] as const) {
      await passDeadlinesOf(id, addDays(reviewBy, daysAfter));
      expect(await reminders(hospital.approver)).toHaveLength(told);
    }
    expect((await reminders(hospital.approver))[0]!.text.ja).toContain("過ぎました");
    for (const client of [vendor.editor, vendor.signatory, hospital.viewer])
      expect(await reminders(client)).toEqual([]);
  });
});

it("tells both sides in time until when notice about a renewal can be given, and of a day of rest", async () => {
  // Three months before the last day of March lies the last day of the year.
  const { hospital, vendor, id } = await anAgreementInForceWith("period", {
    startsOn: today(),
    endsOn: "2040-03-31",
    renewal: "automatic",
    noticeMonths: 3,
  });
  const reminders = async (client: Client) =>
    (await toldTo(client)).items.filter(({ kind }) => kind === "reminder-renewal");
  await passDeadlinesOf(id, "2039-10-31");
  expect(await reminders(vendor.editor)).toEqual([]);
  await passDeadlinesOf(id, "2039-11-01");
  for (const client of [vendor.editor, vendor.signatory, hospital.approver]) {
    const [told, ...more] = await reminders(client);
    expect(more).toEqual([]);
    expect(told!.text.ja).toContain("期限は2039年12月31日（年末年始）です");
  }
  // After a standstill only the newest stage is told.
  await passDeadlinesOf(id, "2039-12-24");
  expect(await reminders(hospital.signatory)).toHaveLength(2);
  expect(await reminders(hospital.viewer)).toEqual([]);
});

it("records once that a person has opened the settled document, and tells it to that organisation alone", async () => {
  const { hospital, vendor, path, id, digest } = await aSettledAgreement();
  for (let time = 0; time < 2; time++) expect((await vendor.signatory.get(`${path}/document`)).status).toBe(200);
  const listed = async (client: Client) => ((await client.get("/agreements")).body as { items: object[] }).items[0];
  expect(await listed(vendor.signatory)).toMatchObject({ documentOpened: true, contentDigest: digest });
  expect(await listed(vendor.editor)).toMatchObject({ documentOpened: false });
  const { rows } = await owner.query(
    "select revision, content_digest from agreement_document_opening where agreement_id = $1",
    [id],
  );
  expect(rows).toEqual([{ revision: 1, content_digest: digest }]);
  const openings = async (client: Client) =>
    ((await client.get(`/audit-events?subject=${id}`)).body as { items: { action: string }[] }).items.filter(
      ({ action }) => action === "agreement.document-opened",
    ).length;
  expect(await openings(vendor.editor)).toBe(1);
  expect(await openings(hospital.editor)).toBe(0);
});
