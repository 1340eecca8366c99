import { createHash } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { aPublishedDisclosure, anAgreementInForce, type Published } from "./given.js";
import { aTeam, owner, type Team, trailOf } from "./world.js";

async function publishAgain(
  vendor: Team,
  { disclosureId }: Published,
  answers: Record<string, unknown>,
  visibility = "directory",
): Promise<{ id: string; number: string }> {
  const etag = (await vendor.editor.get(`/disclosures/${disclosureId}`)).headers.get("etag")!;
  await vendor.editor.patch(`/disclosures/${disclosureId}/answers`, { answers }, { "if-match": etag });
  const version = await vendor.approver.post(`/disclosures/${disclosureId}/publications`, {
    changeNote: "改訂",
    visibility,
  });
  expect(version.status).toBe(201);
  return version.body as { id: string; number: string };
}

describe("a published version", () => {
  it("carries a strong tag that changes with its status alone", async () => {
    const [vendor, hospital] = await Promise.all([aTeam("vendor"), aTeam("hospital")]);
    const published = await aPublishedDisclosure(vendor);
    const path = `/disclosure-versions/${published.versionId}`;
    const first = await hospital.editor.get(path);
    const etag = first.headers.get("etag")!;
    expect(etag).toBe(`"${published.sha256}.published"`);
    const unchanged = await hospital.editor.get(path, { "if-none-match": etag });
    expect([unchanged.status, unchanged.text, unchanged.headers.get("etag")]).toEqual([304, "", etag]);
    await publishAgain(vendor, published, { "vendor-business": { value: "新しい説明" } });
    const later = await hospital.editor.get(path, { "if-none-match": etag });
    expect(later.status).toBe(200);
    expect(later.body).toEqual({ ...(first.body as object), status: "superseded" });
    expect(await trailOf(published.versionId)).toEqual(["disclosure.published", "version.superseded"]);
  });

  it("cannot be changed or removed by the application's own role", async () => {
    const vendor = await aTeam("vendor");
    const { versionId } = await aPublishedDisclosure(vendor);
    for (const statement of [
      "update disclosure_version set content = '{}' where id = $1",
      "delete from disclosure_version where id = $1",
    ]) {
      const client = await owner.connect();
      try {
        await client.query("begin");
        await client.query("set local role portal_app");
        await client.query("select set_config('app.org_id', $1, true)", [vendor.organization.id]);
        await expect(client.query(statement, [versionId])).rejects.toMatchObject({ code: "42501" });
      } finally {
        await client.query("rollback");
        client.release();
      }
    }
  });

  it("tells what changed since another version of the service", async () => {
    const [vendor, hospital] = await Promise.all([aTeam("vendor"), aTeam("hospital")]);
    const published = await aPublishedDisclosure(vendor);
    const other = await aPublishedDisclosure(vendor);
    const { id } = await publishAgain(vendor, published, {
      "vendor-business": { value: "新しい説明" },
      "vendor-capital-group": null,
    });
    const diff = await hospital.viewer.get(`/disclosure-versions/${id}/diff?against=${published.versionId}`);
    expect(diff.status).toBe(200);
    const { added, removed, changed } = diff.body as Record<
      string,
      { itemId: string; before: object | null; after: object | null }[]
    >;
    expect(added).toEqual([]);
    expect(removed!.map(({ itemId }) => itemId)).toEqual(["vendor-capital-group"]);
    expect(changed).toEqual([expect.objectContaining({ itemId: "vendor-business", after: { value: "新しい説明" } })]);
    expect((await hospital.viewer.get(`/disclosure-versions/${id}/diff?against=${other.versionId}`)).status).toBe(422);
    expect((await hospital.viewer.get(`/disclosure-versions/${id}/diff`)).status).toBe(400);
  });

  it("comes as CSV that no spreadsheet runs, and in no unknown format", async () => {
    const [vendor, hospital] = await Promise.all([aTeam("vendor"), aTeam("hospital")]);
    const { versionId } = await aPublishedDisclosure(vendor, {
      "vendor-business": { value: '＝HYPERLINK("x")\n"二行目",三' },
    });
    const csv = await hospital.viewer.get(`/disclosure-versions/${versionId}/export?format=csv`);
    expect(csv.headers.get("content-type")).toMatch(/^text\/csv/);
    expect(csv.headers.get("content-disposition")).toMatch(/^attachment;.*filename\*=UTF-8''/);
    expect(csv.bytes.subarray(0, 3).toString("hex")).toBe("efbbbf");
    expect(csv.text).toContain(`,"'＝HYPERLINK(""x"")\n""二行目"",三",`);
    expect((await hospital.viewer.get(`/disclosure-versions/${versionId}/export?format=exe`)).status).toBe(422);
  });

  it("is withdrawn once, stays readable as such, and leaves the directory", async () => {
    const [vendor, hospital] = await Promise.all([aTeam("vendor"), aTeam("hospital")]);
    const name = `取下げ${vendor.organization.id}`;
    const { versionId, serviceId } = await aPublishedDisclosure(vendor, {}, name);
    const path = `/disclosure-versions/${versionId}/withdrawal`;
    expect((await vendor.editor.post(path, { reason: "誤り" })).status).toBe(403);
    expect((await vendor.approver.post(path, { reason: "" })).status).toBe(400);
    const withdrawn = await vendor.approver.post(path, { reason: "記載に誤り" });
    expect(withdrawn.body).toMatchObject({ id: versionId, status: "withdrawn", withdrawal: { reason: "記載に誤り" } });
    expect((await vendor.approver.post(path, { reason: "二度目" })).status).toBe(409);
    expect((await hospital.viewer.get(`/disclosure-versions/${versionId}`)).body).toMatchObject({
      status: "withdrawn",
    });
    expect((await hospital.viewer.get(`/directory?query=${encodeURIComponent(name)}`)).body).toMatchObject({
      items: [],
      total: 0,
    });
    expect((await hospital.viewer.get(`/services/${serviceId}/versions`)).body).toMatchObject({
      items: [{ status: "withdrawn" }],
    });
    expect(await trailOf(versionId)).toEqual(["disclosure.published", "version.withdrawn"]);
  });

  it("is not there for another vendor, nor for a hospital it is not shared with", async () => {
    const [vendor, other, hospital] = await Promise.all([aTeam("vendor"), aTeam("vendor"), aTeam("hospital")]);
    const published = await aPublishedDisclosure(vendor);
    const named = await publishAgain(vendor, published, { "vendor-business": { value: "指名" } }, "named");
    const linked = await publishAgain(vendor, published, { "vendor-business": { value: "リンク" } }, "link");
    for (const path of [
      `/disclosure-versions/${published.versionId}`,
      `/disclosure-versions/${published.versionId}/export`,
      `/services/${published.serviceId}/versions`,
    ])
      expect((await other.viewer.get(path)).status).toBe(404);
    expect(
      (await other.approver.post(`/disclosure-versions/${published.versionId}/withdrawal`, { reason: "x" })).status,
    ).toBe(404);
    expect((await hospital.viewer.get(`/disclosure-versions/${named.id}`)).status).toBe(404);
    expect((await hospital.viewer.get(`/disclosure-versions/${linked.id}`)).status).toBe(200);
    const { items } = (await hospital.viewer.get(`/services/${published.serviceId}/versions`)).body as {
      items: { id: string }[];
    };
    expect(items.map(({ id }) => id)).toEqual([published.versionId]);
  });

  it("keeps answers of a narrowed audience from a hospital without a concluded agreement", async () => {
    const [vendor, hospital] = await Promise.all([aTeam("vendor"), aTeam("hospital")]);
    const secret = `秘密${vendor.organization.id}`;
    const { versionId, sha256 } = await aPublishedDisclosure(vendor, {
      "vendor-business": { value: secret, audience: "contract" },
    });
    const path = `/disclosure-versions/${versionId}`;
    const seen = await hospital.viewer.get(path);
    expect(seen.text.includes(secret)).toBe(false);
    expect(seen.body).toMatchObject({ restricted: ["vendor-business"] });
    for (const format of ["json", "csv"])
      expect((await hospital.viewer.get(`${path}/export?format=${format}`)).text.includes(secret)).toBe(false);
    expect((await hospital.viewer.get(`/directory?query=${encodeURIComponent(secret)}`)).body).toMatchObject({
      items: [],
    });
    const whole = await vendor.viewer.get(`${path}/export`);
    expect(whole.text.includes(secret)).toBe(true);
    expect(createHash("sha256").update(whole.bytes).digest("hex")).toBe(sha256);
    expect(seen.headers.get("etag")).not.toBe((await vendor.viewer.get(path)).headers.get("etag"));
  });

  it("shows every answer to the hospital of a concluded agreement on it", async () => {
    const { hospital, published } = await anAgreementInForce();
    expect((await hospital.viewer.get(`/disclosure-versions/${published.versionId}`)).body).toMatchObject({
      restricted: [],
    });
  });
});
