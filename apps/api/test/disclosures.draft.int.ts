import { describe, expect, it } from "@jest/globals";
import { aDraft, type Draft, fullAnswers } from "./given.js";
import { aTeam, type Team, trailOf } from "./world.js";

interface DraftBody {
  readonly answers: Record<string, unknown>;
  readonly status: string;
  readonly completeness: { answered: number; required: number; missing: string[]; planned: string[] };
  readonly sections: { id: string; answered: number; required: number }[];
  readonly etag: string;
  readonly publishing: { allowed: boolean; code: string | null };
  readonly lastEditor: { name: string } | null;
}

const save = (vendor: Team, { disclosureId }: Draft, etag: string, answers: unknown) =>
  vendor.editor.patch(`/disclosures/${disclosureId}/answers`, { answers }, { "if-match": etag });

describe("a disclosure draft", () => {
  it("starts with what the service's fields say, once for each edition", async () => {
    const vendor = await aTeam("vendor");
    const { serviceId, disclosureId, catalogueId } = await aDraft(vendor);
    const read = await vendor.viewer.get(`/disclosures/${disclosureId}`);
    const draft = read.body as DraftBody;
    expect(read.headers.get("etag")).toBe(draft.etag);
    expect(draft.answers).toMatchObject({
      "service-form": { value: "iaas" },
      "remote-used": { value: "no" },
      "data-external-storage": { value: "yes" },
    });
    expect(draft.completeness.answered).toBe(3);
    expect(draft.completeness.missing).toHaveLength(draft.completeness.required - 3);
    expect(draft.sections.reduce((sum, { required }) => sum + required, 0)).toBe(draft.completeness.required);

    const again = await vendor.editor.post(`/services/${serviceId}/disclosures`, { catalogueId });
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({ code: "already-exists", id: disclosureId });
    expect((await vendor.editor.post(`/services/${serviceId}/disclosures`, { catalogueId: "nothing" })).status).toBe(
      422,
    );
    expect(await trailOf(disclosureId)).toEqual(["disclosure.created"]);
  });

  it("saves some answers, clears with null, and leaves the rest", async () => {
    const vendor = await aTeam("vendor");
    const draft = await aDraft(vendor);
    const text = "㈱①髙﨑𠮷ﾊﾝｶｸ\nか\u3099";
    const saved = await save(vendor, draft, draft.etag, {
      "vendor-business": { value: text, note: "備考" },
      "location-domestic-only": { value: "yes" },
    });
    expect(saved.status).toBe(200);
    const body = saved.body as DraftBody;
    expect(body.answers["vendor-business"]).toEqual({ value: text, note: "備考" });
    expect(body.lastEditor).toMatchObject({ name: "試験 editor" });

    const cleared = await save(vendor, draft, body.etag, { "location-domestic-only": null });
    expect((cleared.body as DraftBody).answers).not.toHaveProperty("location-domestic-only");
    expect((cleared.body as DraftBody).answers).toHaveProperty("vendor-business");
    expect(await trailOf(draft.disclosureId)).toEqual(["disclosure.created", "disclosure.edited", "disclosure.edited"]);
  });

  it("changes nothing when what is saved is there already", async () => {
    const vendor = await aTeam("vendor");
    const draft = await aDraft(vendor);
    const same = await save(vendor, draft, draft.etag, { "service-form": { value: "iaas" } });
    expect(same.headers.get("etag")).toBe(draft.etag);
    expect((same.body as DraftBody).lastEditor).toBeNull();
  });

  it.each([
    ["an unknown item", { "no-such-item": { value: "x" } }, "/answers/no-such-item"],
    ["no without a reason", { "location-domestic-only": { value: "no" } }, "/answers/location-domestic-only/note"],
    ["a choice that is not there", { "service-form": { value: "cloud" } }, "/answers/service-form/value"],
    [
      "a figure that is no decimal",
      { "backup-rpo": { value: { amount: "1e3", unit: "hour", comparator: "lte" } } },
      "/answers/backup-rpo/value/amount",
    ],
    [
      "a file that is not the vendor's",
      { "service-architecture-diagram": { value: null, evidence: ["00000000-0000-7000-8000-000000000000"] } },
      "/answers/service-architecture-diagram/evidence/0",
    ],
    [
      "evidence that is no id",
      { "service-architecture-diagram": { value: null, evidence: ["nothing"] } },
      "/answers/service-architecture-diagram/evidence/0",
    ],
    ["something that is no answer", { "service-form": "iaas" }, "/answers/service-form"],
  ])("refuses %s and saves nothing", async (_, wrong, pointer) => {
    const vendor = await aTeam("vendor");
    const draft = await aDraft(vendor);
    const refused = await save(vendor, draft, draft.etag, { "vendor-business": { value: "よい回答" }, ...wrong });
    expect(refused.status).toBe(422);
    expect((refused.body as { errors: { pointer: string }[] }).errors.map((error) => error.pointer)).toContain(pointer);
    const now = (await vendor.editor.get(`/disclosures/${draft.disclosureId}`)).body as DraftBody;
    expect(now.answers).not.toHaveProperty("vendor-business");
    expect(now.etag).toBe(draft.etag);
  });

  it("is saved only by who has seen it last; the other gets the draft as it is", async () => {
    const vendor = await aTeam("vendor");
    const draft = await aDraft(vendor);
    const path = `/disclosures/${draft.disclosureId}/answers`;
    expect((await vendor.editor.patch(path, { answers: {} })).status).toBe(428);
    const both = await Promise.all(
      ["一", "二"].map((value) => save(vendor, draft, draft.etag, { "vendor-business": { value } })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const won = both.find(({ status }) => status === 200)!.body as DraftBody;
    const lost = both.find(({ status }) => status === 412)!.body as { current: DraftBody };
    expect(lost.current.answers["vendor-business"]).toEqual(won.answers["vendor-business"]);
    expect((await vendor.editor.patch(path, { answers: [] }, { "if-match": won.etag })).status).toBe(400);
    expect((await vendor.editor.patch(path, {}, { "if-match": won.etag })).status).toBe(400);
  });

  it("counts required items of the conditions that hold now, and a plan as no answer", async () => {
    const vendor = await aTeam("vendor");
    const draft = await aDraft(vendor);
    const whole = (await save(vendor, draft, draft.etag, await fullAnswers(vendor))).body as DraftBody;
    expect(whole.completeness.missing).toEqual([]);
    expect(whole.completeness.answered).toBe(whole.completeness.required);
    const remote = (await save(vendor, draft, whole.etag, { "remote-used": { value: "yes" } })).body as DraftBody;
    expect(remote.completeness.missing).toContain("remote-targets");
    const planned = (
      await save(vendor, draft, remote.etag, { "remote-targets": { value: null, planned: { text: "2027年度に整理" } } })
    ).body as DraftBody;
    expect(planned.completeness.missing).toContain("remote-targets");
    expect(planned.completeness.planned).toEqual(["remote-targets"]);
    const none = (
      await save(vendor, draft, planned.etag, { "remote-targets": { value: null, notApplicable: { reason: "なし" } } })
    ).body as DraftBody;
    expect(none.completeness.missing).not.toContain("remote-targets");
  });

  it("is seen by its vendor alone", async () => {
    const [vendor, other, hospital] = await Promise.all([aTeam("vendor"), aTeam("vendor"), aTeam("hospital")]);
    const draft = await aDraft(vendor);
    expect((await other.editor.get(`/disclosures/${draft.disclosureId}`)).status).toBe(404);
    expect((await save(other, draft, draft.etag, {})).status).toBe(404);
    expect((await hospital.editor.get(`/disclosures/${draft.disclosureId}`)).status).toBe(403);
    expect((await vendor.admin.get(`/disclosures/${draft.disclosureId}`)).status).toBe(403);
  });
});
