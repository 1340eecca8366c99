import { createHash } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { aDraft, aPublishedDisclosure, type Draft, fullAnswers, type Published } from "./given.js";
import { aMember, aTeam, type Client, signIn, type Team, trailOf } from "./world.js";

const publication = { changeNote: "初版", visibility: "directory" };
const publish = (client: Client, { disclosureId }: Draft, body: object = publication) =>
  client.post(`/disclosures/${disclosureId}/publications`, body);

async function aCompleteDraft(vendor: Team, changes: Record<string, unknown> = {}): Promise<Draft> {
  const draft = await aDraft(vendor);
  const saved = await vendor.editor.patch(
    `/disclosures/${draft.disclosureId}/answers`,
    { answers: await fullAnswers(vendor, changes) },
    { "if-match": draft.etag },
  );
  expect(saved.status).toBe(200);
  return { ...draft, etag: saved.headers.get("etag")! };
}

async function change(vendor: Team, { disclosureId }: Draft, answers: Record<string, unknown>): Promise<void> {
  const etag = (await vendor.editor.get(`/disclosures/${disclosureId}`)).headers.get("etag")!;
  expect(
    (await vendor.editor.patch(`/disclosures/${disclosureId}/answers`, { answers }, { "if-match": etag })).status,
  ).toBe(200);
}

describe("publishing a disclosure", () => {
  it("cuts an immutable version whose SHA-256 is that of its canonical bytes", async () => {
    const [vendor, hospital] = await Promise.all([aTeam("vendor"), aTeam("hospital")]);
    const draft = await aCompleteDraft(vendor);
    const answer = await publish(vendor.approver, draft);
    expect(answer.status).toBe(201);
    const version = answer.body as Published & {
      id: string;
      answers: Record<string, unknown>;
      sha256: string;
      number: string;
    };
    expect(version).toMatchObject({
      number: "1.0",
      status: "published",
      serviceId: draft.serviceId,
      catalogueId: draft.catalogueId,
      vendor: { id: vendor.organization.id, name: vendor.organization.name },
      approvedBy: "試験 approver",
      changeNote: "初版",
      restricted: [],
    });
    const read = await hospital.viewer.get(`/disclosure-versions/${version.id}`);
    expect(read.body).toEqual(version);
    const exported = await hospital.viewer.get(`/disclosure-versions/${version.id}/export?format=json`);
    expect(createHash("sha256").update(exported.bytes).digest("hex")).toBe(version.sha256);
    expect(await trailOf(version.id)).toEqual(["disclosure.published"]);
    const now = (await vendor.editor.get(`/disclosures/${draft.disclosureId}`)).body as {
      status: string;
      latestVersion: object;
    };
    expect(now).toMatchObject({
      status: "editing",
      latestVersion: { id: version.id, number: "1.0", status: "published" },
    });
  });

  it("refuses what an agreement could not print, and names every character with its answer", async () => {
    const vendor = await aTeam("vendor");
    const draft = await aCompleteDraft(vendor, { "disclosure-version": { value: "第1版😀\u202e" } });
    const refused = await publish(vendor.approver, draft);
    expect(refused.body).toMatchObject({
      status: 422,
      code: "unacceptable",
      errors: [
        { pointer: "/answers/disclosure-version/value", code: "unprintable", detail: expect.stringContaining("😀") },
        {
          pointer: "/answers/disclosure-version/value",
          code: "unprintable",
          detail: expect.stringContaining("U+202E"),
        },
      ],
    });
  });

  it("refuses with the list of what is missing", async () => {
    const vendor = await aTeam("vendor");
    const draft = await aCompleteDraft(vendor, { "service-purpose": { value: null, planned: { text: "後日" } } });
    const refused = await publish(vendor.approver, draft);
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({
      code: "disclosure.incomplete",
      missing: ["service-purpose"],
      errors: [{ pointer: "/answers/service-purpose", code: "missing", detail: expect.stringContaining("未回答") }],
    });
    expect((await vendor.editor.get(`/services/${draft.serviceId}/versions`)).body).toEqual({
      items: [],
      nextCursor: null,
    });
  });

  it("takes over only answers to items that apply, and gives the service its fields back", async () => {
    const vendor = await aTeam("vendor");
    const draft = await aCompleteDraft(vendor, {
      "remote-used": { value: "no", note: "行わない" },
      "remote-mfa": { value: "yes" },
    });
    await change(vendor, draft, { "data-external-storage": { value: "no", note: "院内のみ" } });
    const blocked = await publish(vendor.approver, draft);
    const { missing = [] } = blocked.body as { missing?: string[] };
    await change(
      vendor,
      draft,
      Object.fromEntries(missing.map((id) => [id, { value: null, notApplicable: { reason: "なし" } }])),
    );
    const version = missing.length === 0 ? blocked : await publish(vendor.approver, draft);
    expect(version.status).toBe(201);
    expect(version.body).toMatchObject({ remoteMaintenance: false, storesDataExternally: false });
    expect((version.body as { answers: object }).answers).not.toHaveProperty("remote-mfa");
    expect((await vendor.editor.get(`/services/${draft.serviceId}`)).body).toMatchObject({
      storesDataExternally: false,
      remoteMaintenance: false,
    });
  });

  it("needs an approver who is not the last editor, or such a person's decision on the draft as it is", async () => {
    const vendor = await aTeam("vendor");
    const both = await signIn(await aMember(vendor.organization, ["editor", "approver"], "両方 花子"));
    const draft = await aCompleteDraft(vendor);
    const path = `/disclosures/${draft.disclosureId}`;

    expect((await publish(vendor.editor, draft)).body).toMatchObject({ status: 409, code: "disclosure.not-approved" });
    expect(
      (await vendor.approver.post(`${path}/reviews/current/decision`, { approve: true, comment: "" })).status,
    ).toBe(409);
    expect((await vendor.editor.post(`${path}/reviews`)).body).toMatchObject({
      status: "in_review",
      review: { approve: null, current: true },
    });
    expect((await vendor.editor.post(`${path}/reviews`)).status).toBe(409);
    const back = await vendor.approver.post(`${path}/reviews/current/decision`, {
      approve: false,
      comment: "根拠を足してください",
    });
    expect(back.body).toMatchObject({
      status: "editing",
      review: { approve: false, comment: "根拠を足してください", current: false },
    });
    expect((await publish(vendor.editor, draft)).status).toBe(409);

    await vendor.editor.post(`${path}/reviews`);
    await vendor.approver.post(`${path}/reviews/current/decision`, { approve: true, comment: "" });
    const edited = await both.patch(
      `${path}/answers`,
      { answers: { "vendor-business": { value: "直した" } } },
      { "if-match": draft.etag },
    );
    expect(edited.body).toMatchObject({
      review: { approve: true, current: false },
      publishing: { allowed: false, code: "disclosure.not-approved" },
    });
    expect((await publish(both, draft)).status).toBe(409);
    expect((await publish(vendor.editor, draft)).status).toBe(409);

    await vendor.editor.post(`${path}/reviews`);
    expect((await both.post(`${path}/reviews/current/decision`, { approve: true, comment: "" })).body).toMatchObject({
      code: "disclosure.not-approved",
    });
    await vendor.approver.post(`${path}/reviews/current/decision`, { approve: true, comment: "よい" });
    const published = await publish(vendor.editor, draft);
    expect(published.body).toMatchObject({ number: "1.0", publishedBy: "試験 editor", approvedBy: "試験 approver" });
    // An approval serves once.
    expect((await publish(vendor.editor, draft)).status).toBe(409);
    expect(await trailOf(draft.disclosureId)).toEqual([
      "disclosure.created",
      "disclosure.edited",
      "disclosure.review-requested",
      "disclosure.rejected",
      "disclosure.review-requested",
      "disclosure.approved",
      "disclosure.edited",
      "disclosure.review-requested",
      "disclosure.approved",
    ]);
  });

  it("answers a repeated request with the same version, and numbers later ones on", async () => {
    const vendor = await aTeam("vendor");
    const draft = await aCompleteDraft(vendor);
    const send = () =>
      vendor.approver.post(`/disclosures/${draft.disclosureId}/publications`, publication, {
        "idempotency-key": draft.disclosureId,
      });
    const first = await send();
    const repeated = await send();
    expect(repeated.body).toEqual(first.body);
    for (let count = 1; count <= 10; count++)
      expect((await publish(vendor.approver, draft)).body).toMatchObject({ number: `1.${count}` });
    const { items } = (await vendor.viewer.get(`/services/${draft.serviceId}/versions`)).body as {
      items: { number: string; status: string }[];
    };
    expect(items.map(({ number }) => number)).toEqual([
      "1.10",
      "1.9",
      "1.8",
      "1.7",
      "1.6",
      "1.5",
      "1.4",
      "1.3",
      "1.2",
      "1.1",
      "1.0",
    ]);
    expect(items.map(({ status }) => status)).toEqual(["published", ...Array<string>(10).fill("superseded")]);
  });

  it("gives two publishers at once two numbers", async () => {
    const vendor = await aTeam("vendor");
    const draft = await aCompleteDraft(vendor);
    const both = await Promise.all([publish(vendor.approver, draft), publish(vendor.approver, draft)]);
    expect(both.map(({ body }) => (body as { number: string }).number).sort()).toEqual(["1.0", "1.1"]);
  });

  it("is not there for another vendor and forbidden to a viewer", async () => {
    const [vendor, other] = await Promise.all([aTeam("vendor"), aTeam("vendor")]);
    const published = await aPublishedDisclosure(vendor);
    expect((await publish(other.approver, published)).status).toBe(404);
    expect((await publish(vendor.viewer, published)).status).toBe(403);
    expect(
      (
        await vendor.editor.post(`/disclosures/${published.disclosureId}/reviews/current/decision`, {
          approve: true,
          comment: "",
        })
      ).status,
    ).toBe(403);
    expect((await publish(vendor.approver, published, { ...publication, visibility: "everybody" })).status).toBe(400);
  });
});
