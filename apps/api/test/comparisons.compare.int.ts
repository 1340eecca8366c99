import { randomUUID } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { aPublishedDisclosure } from "./given.js";
import { aTeam } from "./world.js";

interface Cell {
  readonly versionId: string;
  readonly state: string;
  readonly value: unknown;
}
interface ComparisonBody {
  readonly versions: { id: string; serviceName: string; vendor: { id: string } }[];
  readonly sections: { id: string; items: { itemId: string; cells: Cell[]; differs: boolean }[] }[];
  readonly summary: { versionId: string; unanswered: number }[];
}

const itemsOf = ({ sections }: ComparisonBody) =>
  new Map(sections.flatMap(({ items }) => items.map((item) => [item.itemId, item])));

describe("a comparison", () => {
  it("lays versions of different vendors side by side in the order asked for, and tells four kinds of not-yes apart", async () => {
    const [one, two, hospital] = await Promise.all([aTeam("vendor"), aTeam("vendor"), aTeam("hospital")]);
    const secret = `秘密${two.organization.id}`;
    const [a, b, c] = await Promise.all([
      aPublishedDisclosure(one),
      aPublishedDisclosure(two, { "cert-expiry-watch": { value: "no", note: "約束していない" } }),
      aPublishedDisclosure(two, {
        "vendor-business": { value: secret, audience: "nda" },
        "cert-expiry-watch": { value: null, planned: { text: "検討中" } },
      }),
    ]);
    const ids = [c.versionId, a.versionId, b.versionId];
    const answer = await hospital.viewer.get(`/comparison?versions=${ids.join(",")}`);
    expect(answer.status).toBe(200);
    const body = answer.body as ComparisonBody;
    expect(body.versions.map(({ id }) => id)).toEqual(ids);
    expect(body.summary.map(({ versionId }) => versionId)).toEqual(ids);
    const items = itemsOf(body);
    expect(items.get("cert-expiry-watch")?.cells.map(({ state }) => state)).toEqual(["planned", "answered", "no"]);
    expect(items.get("remote-mfa")?.cells.map(({ state }) => state)).toEqual([
      "not_applicable",
      "not_applicable",
      "not_applicable",
    ]);
    expect(items.get("vendor-business")?.cells[0]).toMatchObject({ state: "restricted", value: null });
    expect(answer.text.includes(secret)).toBe(false);

    const differences = (await hospital.viewer.get(`/comparison?versions=${ids.join(",")}&differencesOnly=true`))
      .body as ComparisonBody;
    const differing = [...itemsOf(differences).values()];
    expect(differing.length).toBeLessThan(items.size);
    expect(differing.every(({ differs }) => differs)).toBe(true);
    expect(differing.map(({ itemId }) => itemId)).toEqual(
      expect.arrayContaining(["cert-expiry-watch", "vendor-business"]),
    );
  });

  it("refuses fewer than two, the same twice, and more than ten", async () => {
    const [vendor, hospital] = await Promise.all([aTeam("vendor"), aTeam("hospital")]);
    const { versionId } = await aPublishedDisclosure(vendor);
    const eleven = Array.from({ length: 11 }, () => randomUUID()).join(",");
    for (const versions of [versionId, `${versionId},${versionId}`, eleven, ""])
      expect((await hospital.viewer.get(`/comparison?versions=${versions}`)).status).toBe(422);
    expect((await hospital.viewer.get("/comparison")).status).toBe(400);
  });

  it("is not there when one version is unknown or not shared, and closed to vendors", async () => {
    const [vendor, hospital] = await Promise.all([aTeam("vendor"), aTeam("hospital")]);
    const { versionId, disclosureId } = await aPublishedDisclosure(vendor);
    const named = (
      await vendor.approver.post(`/disclosures/${disclosureId}/publications`, { changeNote: "", visibility: "named" })
    ).body as { id: string };
    for (const other of [named.id, randomUUID(), "nothing"])
      expect((await hospital.viewer.get(`/comparison?versions=${versionId},${other}`)).status).toBe(404);
    expect((await vendor.editor.get(`/comparison?versions=${versionId},${randomUUID()}`)).status).toBe(403);
  });
});
