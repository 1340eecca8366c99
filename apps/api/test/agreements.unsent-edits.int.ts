import { execFile } from "node:child_process";
import { describe, expect, it } from "@jest/globals";
import { type Agreement, agreementSeenBy, anOpenAgreement, confirmAll, sign } from "./given.js";
import { rowSeenBy, SECRET, COMMENT, keep, anUnsentEdit } from "./unsent-edit-fixture.js";
import { aMember, type Client, eventually, owner, signIn } from "./world.js";
import { unzip } from "./zip-reader.js";

/** The text of a PDF without its spaces; null where the program is not installed. */
const textOf = (pdf: Buffer): Promise<string | null> =>
  new Promise((resolve) => {
    const program = execFile("pdftotext", ["-raw", "-", "-"], { maxBuffer: 2 ** 26 }, (error, text) =>
      resolve(error ? null : text.replaceAll(/\s/g, "")),
    );
    program.stdin?.on("error", () => resolve(null)).end(pdf);
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
