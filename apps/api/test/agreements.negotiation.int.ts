import { describe, expect, it } from "@jest/globals";
import { type Agreement, agreementSeenBy, anOpenAgreement, confirmAll, type Row } from "./given.js";
import { aTeam, trailOf } from "./world.js";

const rowOf = ({ rows }: Agreement, key: string): Row => rows.find((row) => row.key === key)!;

describe("POST /agreements", () => {
  it("opens with every row prefilled, so that a fully answered disclosure can be settled unedited", async () => {
    const { vendor, hospital, path, id } = await anOpenAgreement();
    const agreement = await agreementSeenBy(vendor.editor, path);
    expect(agreement).toMatchObject({ status: "drafting", phase: "pre_contract", revision: 1, contentDigest: null });
    const parts = new Set(agreement.rows.map(({ part }) => part));
    expect(parts).toEqual(new Set(["role", "sla", "risk", "clause", "term"]));
    expect((await confirmAll(vendor.editor, path)).status).toBe(200);
    expect((await confirmAll(hospital.editor, path)).status).toBe(200);
    const settled = await hospital.editor.post(`${path}/settlement`);
    expect(settled.status).toBe(200);
    expect(settled.body).toMatchObject({ status: "settled", contentDigest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await trailOf(id)).toEqual(
      expect.arrayContaining(["agreement.opened", "agreement.rows-confirmed", "agreement.settled"]),
    );
  });

  it("refuses a counterparty that the version does not belong to, dates that end before they begin, and an unknown version", async () => {
    const { published, hospital, vendor } = await anOpenAgreement();
    const other = await aTeam("vendor");
    const body = { disclosureVersionId: published.versionId, startsOn: "2027-04-01", endsOn: "2028-03-31" };
    expect(
      (await hospital.editor.post("/agreements", { ...body, counterpartyOrganizationId: other.organization.id }))
        .status,
    ).toBe(422);
    const backwards = await hospital.editor.post("/agreements", {
      ...body,
      endsOn: "2026-03-31",
      counterpartyOrganizationId: vendor.organization.id,
    });
    expect(backwards.body).toMatchObject({ status: 422, errors: [{ pointer: "/endsOn" }] });
    const unknown = {
      ...body,
      disclosureVersionId: crypto.randomUUID(),
      counterpartyOrganizationId: vendor.organization.id,
    };
    expect((await hospital.editor.post("/agreements", unknown)).status).toBe(404);
  });
});

describe("GET /agreements", () => {
  it("finds by counterparty, date and amount, with ranges and in combination", async () => {
    const { vendor, hospital, path, id } = await anOpenAgreement();
    const amount = rowOf(await agreementSeenBy(vendor.editor, path), "amount");
    const priced = await vendor.editor.patch(
      `${path}/rows/${amount.id}`,
      { value: { jpy: "1200000" } },
      { "if-match": amount.etag },
    );
    expect(priced.status).toBe(200);
    const found = async (query: string) => {
      const { body } = await hospital.editor.get(`/agreements?${query}`);
      return (body as { items: { id: string }[] }).items.map((one) => one.id);
    };
    const today = new Intl.DateTimeFormat("sv", { timeZone: "Asia/Tokyo" }).format(new Date());
    const name = encodeURIComponent(vendor.organization.name);
    expect(await found(`query=${name}&from=${today}&to=${today}&amountFrom=1200000&amountTo=1200000`)).toEqual([id]);
    expect(await found(`amountFrom=1200001`)).toEqual([]);
    expect(await found(`amountTo=1199999`)).toEqual([]);
    expect(await found(`from=2099-01-01`)).toEqual([]);
    expect(await found(`to=2001-01-01`)).toEqual([]);
    expect(await found(`query=%2525`)).toEqual([]);
    expect((await hospital.editor.get(`/agreements?amountFrom=1.5`)).status).toBe(400);
    const list = await hospital.editor.get(`/agreements?counterparty=${vendor.organization.id}`);
    expect(list.body).toMatchObject({ items: [{ id, amountJpy: "1200000", concludedOn: null }] });
  });
});

describe("the register of equipment", () => {
  const router = { kind: "vpn_router", place: "サーバ室", owner: null, patchedBy: "vendor", patchWithin: "72時間以内" };

  it("holds up the settlement while equipment has no owner, and becomes part of what both sign", async () => {
    const { vendor, hospital, path } = await anOpenAgreement();
    const added = await hospital.editor.post(`${path}/equipment`, { label: "保守用VPN装置", value: router });
    expect(added.body).toMatchObject({ part: "equipment", key: "e1", proposedBy: "hospital", value: router });
    expect((await confirmAll(vendor.editor, path)).status).toBe(200);
    expect((await confirmAll(hospital.editor, path)).status).toBe(200);
    const refused = await vendor.editor.post(`${path}/settlement`);
    expect(refused.body).toMatchObject({
      status: 409,
      blocking: [{ code: "equipment-owner", gate: "g3", rowId: (added.body as Row).id }],
    });
    const row = rowOf(await agreementSeenBy(vendor.editor, path), "e1");
    const edited = await vendor.editor.patch(
      `${path}/rows/${row.id}`,
      { value: { ...row.value, owner: "vendor" } },
      { "if-match": row.etag },
    );
    expect(edited.status).toBe(200);
    expect((await confirmAll(vendor.editor, path)).status).toBe(200);
    expect((await confirmAll(hospital.editor, path)).status).toBe(200);
    expect((await vendor.editor.post(`${path}/settlement`)).body).toMatchObject({ status: "settled" });
    expect((await hospital.editor.get(`${path}/equipment`)).body).toMatchObject({
      items: [{ key: "e1", label: { ja: "保守用VPN装置" }, value: { owner: "vendor" } }],
    });
  });

  it("refuses an owner that shares the duty", async () => {
    const { vendor, path } = await anOpenAgreement();
    const shared = await vendor.editor.post(`${path}/equipment`, {
      label: "保守用VPN装置",
      value: { ...router, owner: "shared" },
    });
    expect(shared.body).toMatchObject({ status: 422, errors: [{ pointer: "/value/owner", code: "unknown-choice" }] });
  });
});

describe("editing a row", () => {
  it("clears the confirmations of that row and of no other", async () => {
    const { vendor, hospital, path } = await anOpenAgreement();
    await confirmAll(vendor.editor, path);
    await confirmAll(hospital.editor, path);
    const before = await agreementSeenBy(vendor.editor, path);
    const uptime = rowOf(before, "uptime");
    const edited = await vendor.editor.patch(
      `${path}/rows/${uptime.id}`,
      { value: { ...uptime.value, remedy: "翌月の利用料を減額する" }, comment: "減額に改めます" },
      { "if-match": uptime.etag },
    );
    expect(edited.status).toBe(200);
    const after = await agreementSeenBy(hospital.editor, path);
    expect(
      after.rows.filter(({ confirmations }) => !confirmations.vendor || !confirmations.hospital).map(({ key }) => key),
    ).toEqual(["uptime"]);
    expect(rowOf(after, "uptime")).toMatchObject({
      value: { remedy: "翌月の利用料を減額する" },
      proposedBy: "vendor",
      thread: [{ party: "vendor", text: "減額に改めます" }],
    });
  });

  it("needs If-Match, and refuses an old one with the present row", async () => {
    const { vendor, hospital, path } = await anOpenAgreement();
    const row = rowOf(await agreementSeenBy(vendor.editor, path), "uptime");
    const body = { value: { ...row.value, remedy: "是正計画" } };
    expect((await vendor.editor.patch(`${path}/rows/${row.id}`, body)).status).toBe(428);
    expect((await vendor.editor.patch(`${path}/rows/${row.id}`, body, { "if-match": row.etag })).status).toBe(200);
    const late = await hospital.editor.patch(`${path}/rows/${row.id}`, body, { "if-match": row.etag });
    expect(late.body).toMatchObject({ status: 412, current: [{ id: row.id, value: { remedy: "是正計画" } }] });
  });

  it("refuses a value that is no value of the row, and keeps the old one", async () => {
    const { vendor, path } = await anOpenAgreement();
    const row = rowOf(await agreementSeenBy(vendor.editor, path), "uptime");
    const edit = (value: object) => vendor.editor.patch(`${path}/rows/${row.id}`, { value }, { "if-match": row.etag });
    const misshapen = await edit({ type: "promise" });
    const refused = await edit({ ...row.value, target: { amount: "99.9", unit: "furlong", comparator: "gte" } });
    expect([misshapen.status, refused.status]).toEqual([400, 422]);
    const { errors } = refused.body as { errors: { pointer: string }[] };
    expect(errors.map(({ pointer }) => pointer)).toEqual(["/value/target/unit"]);
    expect(rowOf(await agreementSeenBy(vendor.editor, path), "uptime").value).toEqual(row.value);
  });
});

describe("text that the agreement could not print", () => {
  it("is refused when it is entered, every character of it", async () => {
    const { vendor, path } = await anOpenAgreement();
    const row = rowOf(await agreementSeenBy(vendor.editor, path), "uptime");
    const value = { ...row.value, remedy: "是正😀計画\u202e" };
    const edited = await vendor.editor.patch(`${path}/rows/${row.id}`, { value }, { "if-match": row.etag });
    expect(edited.body).toMatchObject({ status: 422, code: "unacceptable" });
    const { errors } = edited.body as { errors: { pointer: string; code: string; detail: string }[] };
    expect(errors.map(({ pointer, code }) => [pointer, code])).toEqual([
      ["/value/remedy", "unprintable"],
      ["/value/remedy", "unprintable"],
    ]);
    expect(errors.map(({ detail }) => /U\+[0-9A-F]+/.exec(detail)![0])).toEqual(["U+1F600", "U+202E"]);
    const added = await vendor.editor.post(`${path}/rows`, {
      part: "clause",
      label: "追加😀",
      value: { title: "追加", text: "本文" },
    });
    expect(added.body).toMatchObject({ status: 422, errors: [{ pointer: "/label", code: "unprintable" }] });
  });

  it("is refused in what agreements print of an organisation", async () => {
    const { vendor } = await anOpenAgreement();
    const path = `/organizations/${vendor.organization.id}`;
    const { etag } = (await vendor.admin.get(path)).body as { etag: string };
    const answer = await vendor.admin.patch(
      path,
      { address: "東京都😀", representative: { title: "代表", name: "山田\u200d太郎" } },
      { "if-match": etag },
    );
    expect(answer.body).toMatchObject({
      status: 422,
      errors: [{ pointer: "/address" }, { pointer: "/representative/name" }],
    });
  });
});

describe("confirming rows", () => {
  it("refuses rows whose value changed since the caller looked, confirming none, and names them", async () => {
    const { vendor, hospital, path } = await anOpenAgreement();
    const seen = await agreementSeenBy(hospital.editor, path);
    const uptime = rowOf(seen, "uptime");
    await vendor.editor.patch(
      `${path}/rows/${uptime.id}`,
      { value: { ...uptime.value, remedy: "是正計画" } },
      { "if-match": uptime.etag },
    );
    const answer = await hospital.editor.post(
      `${path}/confirmations`,
      { rowIds: seen.rows.map(({ id }) => id) },
      { "if-match": seen.etag },
    );
    expect(answer.body).toMatchObject({ status: 412, rows: [uptime.id] });
    expect(
      (await agreementSeenBy(hospital.editor, path)).rows.some(({ confirmations }) => confirmations.hospital),
    ).toBe(false);
  });

  it("confirms and withdraws one row by its own tag", async () => {
    const { hospital, path } = await anOpenAgreement();
    const row = rowOf(await agreementSeenBy(hospital.editor, path), "uptime");
    const mine = `${path}/rows/${row.id}/confirmations/mine`;
    expect((await hospital.editor.put(mine)).status).toBe(428);
    expect((await hospital.editor.put(mine, {}, { "if-match": row.etag })).status).toBe(200);
    expect(rowOf(await agreementSeenBy(hospital.editor, path), "uptime").confirmations).toMatchObject({
      hospital: { by: expect.any(String) },
    });
    expect((await hospital.editor.delete(mine, { "if-match": row.etag })).status).toBe(200);
    expect(rowOf(await agreementSeenBy(hospital.editor, path), "uptime").confirmations).toEqual({});
  });
});

describe("settling", () => {
  it("is refused with what stands in the way: rows, and whose confirmation is missing", async () => {
    const { vendor, path } = await anOpenAgreement();
    await confirmAll(vendor.editor, path);
    const answer = await vendor.editor.post(`${path}/settlement`);
    expect(answer.status).toBe(409);
    const { blocking } = answer.body as { blocking: { party?: string; rowId?: string; detail: string }[] };
    expect(blocking.length).toBeGreaterThan(0);
    expect(new Set(blocking.map(({ party }) => party))).toEqual(new Set(["hospital"]));
  });

  it("is refused while a row has no accountable party (g3), although both confirmed it", async () => {
    const { vendor, hospital, path } = await anOpenAgreement();
    const row = (await agreementSeenBy(vendor.editor, path)).rows.find(({ part }) => part === "role")!;
    await vendor.editor.patch(
      `${path}/rows/${row.id}`,
      { value: { assignments: { hospital: ["responsible"], vendor: ["informed"] } } },
      { "if-match": row.etag },
    );
    await confirmAll(vendor.editor, path);
    await confirmAll(hospital.editor, path);
    const answer = await hospital.editor.post(`${path}/settlement`);
    expect(answer.body).toMatchObject({
      status: 409,
      code: "agreement.blocked",
      blocking: [{ gate: "g3", rowId: row.id }],
    });
  });

  it("freezes the rows; reopening keeps the confirmations and raises the revision", async () => {
    const { vendor, hospital, path } = await anOpenAgreement();
    await confirmAll(vendor.editor, path);
    await confirmAll(hospital.editor, path);
    await vendor.editor.post(`${path}/settlement`);
    const row = rowOf(await agreementSeenBy(vendor.editor, path), "uptime");
    const edit = () =>
      vendor.editor.patch(
        `${path}/rows/${row.id}`,
        { value: { ...row.value, remedy: "是正計画" } },
        { "if-match": row.etag },
      );
    expect((await edit()).status).toBe(409);
    const reopened = await hospital.editor.post(`${path}/reopening`, { reason: "稼働率を見直すため" });
    expect(reopened.body).toMatchObject({ status: "negotiating", revision: 2, contentDigest: null });
    expect((await agreementSeenBy(vendor.editor, path)).progress.blocking).toEqual([]);
    expect((await edit()).status).toBe(200);
  });
});

describe("the draft as PDF", () => {
  it("is the same file until something changes", async () => {
    const { vendor, hospital, path } = await anOpenAgreement();
    const draft = async () => (await hospital.editor.get(`${path}/document?preview=true`)).bytes;
    const first = await draft();
    expect((await draft()).equals(first)).toBe(true);
    await confirmAll(vendor.editor, path);
    expect((await draft()).equals(first)).toBe(false);
  });
});

describe("deleting a row", () => {
  it("takes both parties", async () => {
    const { vendor, hospital, path } = await anOpenAgreement();
    const added = await vendor.editor.post(`${path}/rows`, {
      part: "clause",
      label: "特約",
      value: { title: "特約", text: "本合意に特約を加える。" },
    });
    expect(added.status).toBe(201);
    const { id, etag } = added.body as Row;
    await vendor.editor.delete(`${path}/rows/${id}`, { "if-match": etag });
    expect((await agreementSeenBy(vendor.editor, path)).rows.some((row) => row.id === id)).toBe(true);
    await hospital.editor.delete(`${path}/rows/${id}`, { "if-match": etag });
    expect((await agreementSeenBy(vendor.editor, path)).rows.some((row) => row.id === id)).toBe(false);
  });
});

describe("the confirmation sheet (役割分担等に関する確認表)", () => {
  it("is read as data and as a workbook, by both parties and nobody else", async () => {
    const { vendor, hospital, path } = await anOpenAgreement();
    await confirmAll(vendor.editor, path);
    await confirmAll(hospital.editor, path);
    const sheet = (await vendor.editor.get(`${path}/confirmation-sheet`)).body as {
      parts: {
        id: string;
        lines: { key: string; firstCheck: { confirmed: boolean } | null; byConfirmation: boolean }[];
      }[];
    };
    expect(sheet.parts.map(({ id }) => id)).toEqual(["part1", "part2"]);
    const lines = sheet.parts.flatMap((part) => part.lines);
    const { rows } = await agreementSeenBy(vendor.editor, path);
    expect(lines).toHaveLength(rows.filter(({ part }) => part === "role").length);
    expect(lines.every(({ firstCheck, byConfirmation }) => firstCheck?.confirmed && byConfirmation)).toBe(true);
    const file = await hospital.editor.get(`${path}/confirmation-sheet?format=xlsx`);
    expect(file.status).toBe(200);
    expect(file.bytes.subarray(0, 2).toString("latin1")).toBe("PK");
    const [stranger] = await Promise.all([aTeam("hospital")]);
    expect((await stranger.editor.get(`${path}/confirmation-sheet?format=xlsx`)).status).toBe(404);
    expect((await vendor.editor.get(`${path}/confirmation-sheet?format=docx`)).status).toBe(400);
  });
});
