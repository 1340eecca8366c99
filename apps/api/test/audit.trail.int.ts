import { describe, expect, it } from "@jest/globals";
import { aPublishedDisclosure, anOpenAgreement } from "./given.js";
import { aTeam, owner } from "./world.js";

interface Trail {
  readonly items: {
    action: string;
    actionText: { ja: string };
    actor: { name: string | null } | null;
    organization: { name: string };
    subjectId: string;
    chain: string;
    seq: string;
  }[];
  readonly nextCursor: string | null;
}

describe("the audit trail", () => {
  it("tells who did what to a thing, newest first, in words", async () => {
    const vendor = await aTeam("vendor");
    const { disclosureId } = await aPublishedDisclosure(vendor);
    const { items } = (await vendor.viewer.get(`/audit-events?subject=${disclosureId}`)).body as Trail;
    expect(items.map(({ action }) => action)).toEqual(["disclosure.edited", "disclosure.created"]);
    expect(items[0]).toMatchObject({
      actionText: { ja: expect.stringMatching(/開示/) },
      actor: { name: "試験 editor" },
      organization: { name: vendor.organization.name },
      subjectId: disclosureId,
    });
  });

  it("finds by act and by days of Tokyo", async () => {
    const vendor = await aTeam("vendor");
    await aPublishedDisclosure(vendor);
    const today = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);
    const found = async (query: string) => {
      const { items } = (await vendor.viewer.get(`/audit-events?${query}`)).body as Trail;
      return items.map(({ action }) => action);
    };
    expect(await found("action=disclosure.published")).toEqual(["disclosure.published"]);
    expect(await found(`action=disclosure.published&from=2020-01-01&to=${today}`)).toHaveLength(1);
    expect(await found("to=2020-01-01")).toEqual([]);
    expect(await found("from=2099-01-01")).toEqual([]);
    expect((await vendor.viewer.get("/audit-events?action=unknown")).status).toBe(400);
  });

  it("pages through every event once", async () => {
    const vendor = await aTeam("vendor");
    await aPublishedDisclosure(vendor);
    const whole = (await vendor.admin.get("/audit-events?limit=200")).body as Trail;
    const seen: string[] = [];
    for (let cursor = ""; ;) {
      const page = (await vendor.admin.get(`/audit-events?limit=3&cursor=${cursor}`)).body as Trail;
      seen.push(...page.items.map(({ chain, seq }) => `${chain} ${seq}`));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(whole.items.map(({ chain, seq }) => `${chain} ${seq}`));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it("is whole, says so, and names the first broken event when it is not", async () => {
    const [vendor, other] = await Promise.all([aTeam("vendor"), aTeam("vendor")]);
    await aPublishedDisclosure(vendor);
    const verify = async () =>
      (await vendor.viewer.get("/audit-events/verification")).body as {
        intact: boolean;
        chains: { id: string; fault: { code: string; seq: string } | null }[];
      };
    const clean = await verify();
    expect(clean).toMatchObject({ intact: true });
    const { id } = clean.chains[0]!;
    expect(id).toBe(`org:${vendor.organization.id}`);
    await owner.query("update audit_event set action = 'service.edited' where chain_id = $1 and seq = 6", [id]);
    expect(await verify()).toMatchObject({ intact: false, chains: [{ fault: { code: "columns", seq: "6" } }] });
    await owner.query(
      "update audit_event set payload = replace(payload, '\"v\":1', '\"v\":2') where chain_id = $1 and seq = 5",
      [id],
    );
    expect(await verify()).toMatchObject({ chains: [{ fault: { code: "hash", seq: "5" } }] });
    await owner.query("delete from audit_event where chain_id = $1 and seq = 3", [id]);
    expect(await verify()).toMatchObject({ chains: [{ fault: { code: "gap", seq: "4" } }] });
    expect((await other.viewer.get("/audit-events/verification")).body).toMatchObject({ intact: true });
  });

  it("shows the events of a pair to both sides, the other side's people without their names, and nothing to others", async () => {
    const { vendor, hospital, id } = await anOpenAgreement();
    const stranger = await aTeam("hospital");
    const seen = (await vendor.viewer.get(`/audit-events?subject=${id}`)).body as Trail;
    expect(seen.items.at(-1)).toMatchObject({
      action: "agreement.opened",
      actor: { name: null },
      organization: { name: hospital.organization.name },
    });
    expect((await hospital.viewer.get(`/audit-events?subject=${id}`)).body).toMatchObject({
      items: [{ action: "agreement.opened", actor: { name: "試験 editor" } }],
    });
    expect((await stranger.viewer.get(`/audit-events?subject=${id}`)).body).toEqual({ items: [], nextCursor: null });
  });
});
