import { randomUUID } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { aDraft, aPublishedDisclosure } from "./given.js";
import { aTeam, trailOf } from "./world.js";

const input = {
  name: "髙橋﨑クラウド㈱①ﾊﾝｶｸ",
  form: "saas",
  remoteMaintenance: true,
  storesDataExternally: true,
  suppliers: [{ name: "架空IaaS", role: "基盤" }],
};

describe("a service", () => {
  it("keeps its text as typed, and is listed with its drafts and what is published", async () => {
    const vendor = await aTeam("vendor");
    const created = await vendor.editor.post("/services", input);
    expect(created.status).toBe(201);
    expect(created.headers.get("etag")).toBe('"1"');
    const service = created.body as { id: string; name: string };
    expect(service).toMatchObject({ ...input, description: "", disclosures: [] });
    expect(await trailOf(service.id)).toEqual(["service.created"]);

    const published = await aPublishedDisclosure(vendor, {}, "あ公開済み");
    const list = (await vendor.viewer.get("/services")).body as {
      items: { id: string; disclosures: object[] }[];
      nextCursor: null;
    };
    expect(list.nextCursor).toBeNull();
    expect(list.items).toHaveLength(2);
    expect(list.items.find(({ id }) => id === published.serviceId)?.disclosures).toEqual([
      expect.objectContaining({
        id: published.disclosureId,
        status: "editing",
        published: expect.objectContaining({ id: published.versionId, number: "1.0", visibility: "directory" }),
      }),
    ]);
  });

  it("pages its list without losing or repeating one", async () => {
    const vendor = await aTeam("vendor");
    for (const name of ["い", "あ", "あ", "う"]) await vendor.editor.post("/services", { ...input, name });
    const names: string[] = [];
    for (let cursor = ""; ;) {
      const page = (await vendor.viewer.get(`/services?limit=1&cursor=${cursor}`)).body as {
        items: { name: string }[];
        nextCursor: string | null;
      };
      names.push(...page.items.map(({ name }) => name));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect(names).toEqual(["あ", "あ", "い", "う"]);
    expect((await vendor.viewer.get("/services?cursor=nonsense")).status).toBe(400);
  });

  it("is changed only by who has seen it last", async () => {
    const vendor = await aTeam("vendor");
    const { id } = (await vendor.editor.post("/services", input)).body as { id: string };
    const path = `/services/${id}`;
    expect((await vendor.editor.patch(path, { name: "新" })).status).toBe(428);
    const changed = await vendor.editor.patch(path, { name: "新" }, { "if-match": '"1"' });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({ name: "新", form: "saas", etag: '"2"' });
    const late = await vendor.editor.patch(path, { name: "旧" }, { "if-match": '"1"' });
    expect(late.status).toBe(412);
    expect(late.body).toMatchObject({ code: "precondition-failed", current: { name: "新" } });
    expect(await trailOf(id)).toEqual(["service.created", "service.edited"]);
  });

  it.each([
    ["an unknown member", { ...input, more: 1 }, "/more"],
    ["an unknown form", { ...input, form: "cloud" }, "/form"],
    ["an empty name", { ...input, name: "" }, "/name"],
    ["a supplier without a name", { ...input, suppliers: [{ role: "x" }] }, "/suppliers/0/name"],
  ])("refuses %s", async (_, body, pointer) => {
    const vendor = await aTeam("vendor");
    const refused = await vendor.editor.post("/services", body);
    expect(refused.status).toBe(400);
    expect((refused.body as { errors: { pointer: string }[] }).errors.map((error) => error.pointer)).toContain(pointer);
  });

  it("is not there for another vendor, and forbidden to a hospital and to a viewer who writes", async () => {
    const [vendor, other, hospital] = await Promise.all([aTeam("vendor"), aTeam("vendor"), aTeam("hospital")]);
    const { serviceId, catalogueId } = await aDraft(vendor);
    expect((await other.editor.get(`/services/${serviceId}`)).status).toBe(404);
    expect((await other.editor.patch(`/services/${serviceId}`, { name: "x" }, { "if-match": '"1"' })).status).toBe(404);
    expect((await other.editor.post(`/services/${serviceId}/disclosures`, { catalogueId })).status).toBe(404);
    expect((await hospital.editor.get("/services")).status).toBe(403);
    expect((await vendor.viewer.post("/services", input)).status).toBe(403);
    expect((await vendor.editor.get(`/services/${randomUUID()}`)).status).toBe(404);
  });
});
