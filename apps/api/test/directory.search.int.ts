import { describe, expect, it } from "@jest/globals";
import { aPublishedDisclosure } from "./given.js";
import { aTeam, type Client } from "./world.js";

interface DirectoryBody {
  readonly items: {
    service: { id: string; name: string; form: string };
    vendor: object;
    version: { id: string; number: string };
    highlights: { itemId: string; text: { ja: string } }[];
    counts: Record<string, number>;
  }[];
  readonly facets: Record<string, { value: string; count: number }[]>;
  readonly total: number;
  readonly nextCursor: string | null;
}

const search = async (client: Client, parameters: Record<string, string>): Promise<DirectoryBody> => {
  const answer = await client.get(`/directory?${new URLSearchParams(parameters)}`);
  expect(answer.status).toBe(200);
  return answer.body as DirectoryBody;
};

describe("the directory", () => {
  it("never shows a certificate without saying whose it is and whether it was obtained", async () => {
    const [vendor, hospital] = await Promise.all([aTeam("vendor"), aTeam("hospital")]);
    const mark = vendor.organization.id.slice(0, 8);
    await aPublishedDisclosure(
      vendor,
      {
        "cert-isms": {
          value: [
            { certification: "ISO/IEC 27001", holder: "own", status: "not_obtained" },
            { certification: "ISO/IEC 27017", holder: "platform", status: "obtained" },
          ],
        },
      },
      `認証クラウド${mark}`,
    );
    const { items } = await search(hospital.editor, { query: mark });
    expect(items[0]!.highlights.find(({ itemId }) => itemId === "cert-isms")?.text.ja).toBe(
      "ISO/IEC 27001（自社・未取得）、ISO/IEC 27017（利用する基盤(クラウド等)・取得済み）",
    );
  });

  it("finds by every word, folded, in names and answers, and tells what matters at a glance", async () => {
    const [vendor, hospital] = await Promise.all([aTeam("vendor"), aTeam("hospital")]);
    const mark = vendor.organization.id.slice(0, 8);
    const published = await aPublishedDisclosure(
      vendor,
      { "vendor-business": { value: `髙度な画像診断 ﾊﾝｶｸ 100%_ab\\c ${mark}` } },
      `索引クラウド${mark}`,
    );
    for (const query of [
      mark,
      `高度な ${mark}`,
      `画像 ${mark}`,
      `ハンカク ${mark.toUpperCase()}`,
      `索引 ${mark}`,
      `像 ${mark}`,
      `100%_a ${mark}`,
      `b\\c ${mark}`,
      vendor.organization.name,
    ]) {
      const found = await search(hospital.viewer, { query });
      expect([query, found.items.map(({ service }) => service.id)]).toEqual([query, [published.serviceId]]);
    }
    for (const query of [`${mark} 存在しない語`, `${mark}%`, `100_%a ${mark}`, `1%_ab ${mark}`])
      expect((await search(hospital.viewer, { query })).total).toBe(0);
    const { items } = await search(hospital.viewer, { query: mark });
    expect(items[0]).toMatchObject({
      service: { name: `索引クラウド${mark}`, form: "iaas" },
      vendor: { id: vendor.organization.id },
      version: { id: published.versionId, number: "1.0" },
    });
    expect(items[0]!.highlights.map(({ itemId }) => itemId)).toEqual(
      expect.arrayContaining(["location-domestic-only", "backup-rpo-point", "remote-used"]),
    );
    expect(Object.keys(items[0]!.counts).sort()).toEqual(["answered", "no", "not_applicable", "planned", "unanswered"]);
  });

  it("shows the newest version of a service alone", async () => {
    const [vendor, hospital] = await Promise.all([aTeam("vendor"), aTeam("hospital")]);
    const published = await aPublishedDisclosure(vendor);
    const publish = (visibility: string) =>
      vendor.approver.post(`/disclosures/${published.disclosureId}/publications`, { changeNote: "", visibility });
    const { id } = (await publish("directory")).body as { id: string };
    const query = vendor.organization.name;
    expect((await search(hospital.viewer, { query })).items.map(({ version }) => version.id)).toEqual([id]);
    await publish("named");
    expect((await search(hospital.viewer, { query })).total).toBe(0);
  });

  it("counts each filter under the others", async () => {
    const [vendor, hospital] = await Promise.all([aTeam("vendor"), aTeam("hospital")]);
    const query = vendor.organization.name;
    await aPublishedDisclosure(vendor);
    await aPublishedDisclosure(vendor);
    await aPublishedDisclosure(vendor, { "service-form": { value: "saas" } });
    const all = await search(hospital.viewer, { query });
    expect(all.total).toBe(3);
    expect(all.facets["form"]).toEqual([
      { value: "iaas", count: 2 },
      { value: "saas", count: 1 },
    ]);
    const saas = await search(hospital.viewer, { query, form: "saas", remoteMaintenance: "false" });
    expect(saas.total).toBe(1);
    expect(saas.facets["form"]).toEqual(all.facets["form"]);
    expect(saas.facets["storesDataExternally"]).toEqual([{ value: "true", count: 1 }]);
    expect((await search(hospital.viewer, { query, form: "saas,iaas" })).total).toBe(3);
    expect((await search(hospital.viewer, { query, storesDataExternally: "false" })).total).toBe(0);
  });

  it("pages without losing or repeating one", async () => {
    const [vendor, hospital] = await Promise.all([aTeam("vendor"), aTeam("hospital")]);
    const query = vendor.organization.name;
    const made = [
      await aPublishedDisclosure(vendor),
      await aPublishedDisclosure(vendor),
      await aPublishedDisclosure(vendor),
    ];
    const seen: string[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const page: DirectoryBody = await search(hospital.viewer, { query, limit: "1", cursor });
      expect(page.total).toBe(3);
      seen.push(...page.items.map(({ version }) => version.id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(made.map(({ versionId }) => versionId).reverse());
  });

  it("refuses wrong filters, and is closed to vendors", async () => {
    const [vendor, hospital] = await Promise.all([aTeam("vendor"), aTeam("hospital")]);
    for (const query of ["form=cloud", "remoteMaintenance=maybe", "limit=0", "limit=201", "cursor=x", "unknown=1"])
      expect([query, (await hospital.viewer.get(`/directory?${query}`)).status]).toEqual([query, 400]);
    expect((await vendor.editor.get("/directory")).status).toBe(403);
  });
});
