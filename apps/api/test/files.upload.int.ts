import { createHash, randomUUID } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { aPublishedDisclosure } from "./given.js";
import { aTeam, trailOf } from "./world.js";

interface FileBody {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
}

const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");

describe("an evidence file", () => {
  it("is stored by its SHA-256 and comes back as a download under its Japanese name", async () => {
    const vendor = await aTeam("vendor");
    const bytes = Buffer.from("証跡の本文\r\n".repeat(3));
    const uploaded = await vendor.editor.upload("/files", "運用規程（第２版）㈱.txt", bytes);
    expect(uploaded.status).toBe(201);
    const file = uploaded.body as FileBody;
    expect(file).toMatchObject({
      name: "運用規程（第２版）㈱.txt",
      mediaType: "text/plain",
      size: bytes.length,
      sha256: createHash("sha256").update(bytes).digest("hex"),
    });
    const read = await vendor.viewer.get(`/files/${file.id}`);
    expect(read.bytes).toEqual(bytes);
    expect(read.headers.get("content-disposition")).toContain(`filename*=UTF-8''${encodeURIComponent(file.name)}`);
    expect(read.headers.get("content-disposition")).toMatch(/^attachment/);
    expect(read.headers.get("x-content-type-options")).toBe("nosniff");
    expect(read.headers.get("content-security-policy")).toContain("sandbox");
    expect(read.headers.get("etag")).toBe(`"${file.sha256}"`);
    expect(await trailOf(file.id)).toEqual(["file.uploaded"]);
  });

  it.each([
    ["a picture without an ending", "画面 v1.2", png, 201, "image/png", "画面 v1.2.png"],
    ["a path in the name", "../../etc/表.csv", Buffer.from("a,b\r\n1,2\r\n"), 201, "text/csv", "表.csv"],
    ["Shift_JIS text", "古い.txt", Buffer.from([0x93, 0xfa, 0x96, 0x7b]), 201, "text/plain", "古い.txt"],
  ])("takes %s", async (_, name, bytes, status, mediaType, stored) => {
    const vendor = await aTeam("vendor");
    const uploaded = await vendor.editor.upload("/files", name, bytes);
    expect(uploaded.status).toBe(status);
    expect(uploaded.body).toMatchObject({ mediaType, name: stored });
  });

  it.each([
    ["a page called a page", "e.html", Buffer.from("<p>x</p>")],
    ["a picture called a program", "画面.exe", png],
    ["a program under a harmless name", "手順書.pdf", Buffer.from("4d5a90000300000004000000ffff0000", "hex")],
    ["a zip that is no office file", "資料.xlsx", Buffer.from("504b0506000000000000000000000000000000000000", "hex")],
    ["binary data as text", "記録.txt", Buffer.from([0x41, 0x00, 0x42])],
    ["an empty file", "空.txt", Buffer.alloc(0)],
  ])("refuses %s", async (_, name, bytes) => {
    const vendor = await aTeam("vendor");
    const refused = await vendor.editor.upload("/files", name, bytes);
    expect(refused.status).toBe(415);
    expect(refused.body).toMatchObject({
      code: "unsupported-media-type",
      detail: expect.stringContaining(".xlsx、.docx"),
    });
  });

  it("refuses a request without a file, and one that is no form", async () => {
    const vendor = await aTeam("vendor");
    const form = new FormData();
    form.set("other", "x");
    const without = await fetch(`${vendor.editor.base}/api/v1/files`, {
      method: "POST",
      body: form,
      headers: { cookie: vendor.editor.cookie, origin: vendor.editor.base },
    });
    expect(without.status).toBe(400);
    expect((await vendor.editor.post("/files", { file: "x" })).status).toBe(415);
    const broken = await vendor.editor.send("POST", "/files", "--x\r\n", {
      "content-type": "multipart/form-data; boundary=x",
    });
    expect(broken.status).toBe(400);
  });

  it("refuses more than 50 MB", async () => {
    const vendor = await aTeam("vendor");
    const refused = await vendor.editor.upload("/files", "大.txt", Buffer.alloc(50 * 1024 * 1024 + 1, 0x61));
    expect(refused.status).toBe(413);
  });

  it("answers a repeated key with the same file, and refuses it for other bytes", async () => {
    const vendor = await aTeam("vendor");
    const key = randomUUID();
    const send = async (text: string) => {
      const form = new FormData();
      form.set("file", new Blob([text]), "a.txt");
      const headers = { cookie: vendor.editor.cookie, origin: vendor.editor.base, "idempotency-key": key };
      const answer = await fetch(`${vendor.editor.base}/api/v1/files`, { method: "POST", body: form, headers });
      return { status: answer.status, body: (await answer.json()) as { id: string } };
    };
    const first = await send("一");
    expect((await send("一")).body.id).toBe(first.body.id);
    expect((await send("二")).status).toBe(422);
  });

  it("is read by those who may read a version that names it, and by nobody else", async () => {
    const [vendor, other, hospital] = await Promise.all([aTeam("vendor"), aTeam("vendor"), aTeam("hospital")]);
    const loose = (await vendor.editor.upload("/files", "未公開.txt", Buffer.from(randomUUID()))).body as FileBody;
    const narrow = (await vendor.editor.upload("/files", "限定.txt", Buffer.from(randomUUID()))).body as FileBody;
    const { versionId } = await aPublishedDisclosure(vendor, {
      "vendor-business": { value: "限定", evidence: [narrow.id], audience: "nda" },
    });
    const { evidence } = (await hospital.viewer.get(`/disclosure-versions/${versionId}`)).body as {
      evidence: { id: string; sha256: string }[];
    };
    expect(evidence.length).toBeGreaterThan(0);
    const open = await hospital.viewer.get(`/files/${evidence[0]!.id}`);
    expect(createHash("sha256").update(open.bytes).digest("hex")).toBe(evidence[0]!.sha256);
    expect((await hospital.viewer.get(`/files/${loose.id}`)).status).toBe(404);
    expect((await hospital.viewer.get(`/files/${narrow.id}`)).status).toBe(404);
    expect((await vendor.viewer.get(`/files/${narrow.id}`)).status).toBe(200);
    expect((await other.viewer.get(`/files/${evidence[0]!.id}`)).status).toBe(404);
    expect((await other.viewer.upload("/files", "a.txt", png)).status).toBe(403);
  });
});
