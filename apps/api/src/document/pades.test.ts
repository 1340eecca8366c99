import { beforeAll, describe, expect, it } from "@jest/globals";
import { agreementFixture, fixtureRendering } from "../../test/agreement-fixture.js";
import { fixtureRoot, signAs } from "../../test/signing-fixture.js";
import { renderAgreement } from "./agreement-document.js";
import type { RootAuthority } from "./certificate.js";
import { PdfFile } from "./pdf-file/pdf-file.js";
import { isKind, objectText, textOf } from "./pdf-file/pdf-object.js";
import { signatureFields } from "./pdf-file/signature-field.js";

let root: RootAuthority;
let base: Uint8Array;
let once: Uint8Array;
let twice: Uint8Array;

beforeAll(async () => {
  const content = agreementFixture({ roles: 3, sla: 2, risks: 1, clauses: 1, summary: 2 });
  root = await fixtureRoot();
  base = (await renderAgreement(content, fixtureRendering(content))).pdf;
  once = await signAs("VendorSignature", base, root);
  twice = await signAs("HospitalSignature", once, root);
});

const startsWith = (whole: Uint8Array, start: Uint8Array): boolean =>
  Buffer.from(whole.subarray(0, start.length)).equals(Buffer.from(start));

describe("signing a field", () => {
  it("appends and leaves every earlier byte as it was", () => {
    expect(startsWith(once, base)).toBe(true);
    expect(startsWith(twice, once)).toBe(true);
    expect(PdfFile.read(Buffer.from(twice)).revisions).toHaveLength(3);
  });

  it("certifies with the first signature so that only signing is allowed", () => {
    const catalog = PdfFile.read(Buffer.from(once)).catalog();
    expect(catalog.entries.has("Perms")).toBe(true);
    expect(Buffer.from(once).toString("latin1")).toContain(
      "/TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P 2",
    );
  });

  it("writes a PAdES signature with Japanese names and the stated time", () => {
    const file = PdfFile.read(Buffer.from(once));
    const [vendor] = signatureFields(file);
    const signature = file.object(vendor?.signature ?? 0);
    if (!isKind(signature, "dictionary")) throw new Error("no signature");
    expect(objectText(signature.entries.get("SubFilter") ?? null)).toBe("/ETSI.CAdES.detached");
    expect(textOf(signature.entries.get("Name"))).toBe("𠮷野 辻子（株式会社メディカル・クラウド𠮷野）");
    expect(textOf(signature.entries.get("Reason"))).toBe("合意書の締結");
    expect(textOf(signature.entries.get("M"))).toBe("D:20261122061000Z");
  });

  it("prints the signature in its field with a font of its own", () => {
    const file = PdfFile.read(Buffer.from(once));
    const [vendor] = signatureFields(file);
    const appearance = vendor?.dictionary.entries.get("AP");
    const form = isKind(appearance, "dictionary") ? file.resolve(appearance.entries.get("N")) : null;
    expect(isKind(form, "stream") && objectText(form.dictionary)).toMatch(/\/Font << \/gothic \d+ 0 R >>/);
  });

  it.each([
    ["a field that is signed", () => signAs("VendorSignature", once, root, { certify: false })],
    ["a countersignature on a document nobody certified", () => signAs("HospitalSignature", base, root)],
    ["a second certification", () => signAs("HospitalSignature", once, root, { certify: true })],
    ["a file cut short", () => signAs("HospitalSignature", once.subarray(0, once.length - 10), root)],
    ["a file that is no PDF", () => signAs("VendorSignature", Buffer.from("hello"), root)],
  ])("refuses %s", async (_, act) => {
    await expect(act()).rejects.toThrow();
  });
});
