import { X509Certificate } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { createRoot, createSealKey, issueSealCertificate } from "./certificate.js";

const operator = "ポータル運営株式会社";
const now = new Date("2026-11-01T00:00:00Z");

describe("the installation's certificates", () => {
  it("hang together: a root for ten years issues seals for five", async () => {
    const root = await createRoot({ operator, now });
    const key = await createSealKey();
    const seal = new X509Certificate(
      await issueSealCertificate({ root, operator, organizationName: "髙橋記念病院", publicKey: key.publicKey, now }),
    );
    const authority = new X509Certificate(root.certificate);
    expect(authority.ca).toBe(true);
    expect(authority.verify(authority.publicKey)).toBe(true);
    expect(new Date(authority.validTo)).toEqual(new Date("2036-11-01T00:00:00Z"));
    expect(seal.ca).toBe(false);
    expect(seal.checkIssued(authority) && seal.verify(authority.publicKey)).toBe(true);
    expect(new Date(seal.validTo)).toEqual(new Date("2031-11-01T00:00:00Z"));
    expect(seal.subject).toBe("O=ポータル運営株式会社\nCN=電子封印（髙橋記念病院 の指示による）");
    expect(seal.publicKey.export({ type: "spki", format: "der" })).toEqual(Buffer.from(key.publicKey));
  });

  it("carry the serial number they are given, and a fresh one otherwise", async () => {
    const serial = Uint8Array.from({ length: 16 }, (_, index) => index + 0x40);
    const given = await createRoot({ operator, now, serial });
    expect(new X509Certificate(given.certificate).serialNumber).toBe(Buffer.from(serial).toString("hex").toUpperCase());
    const [one, other] = await Promise.all([createRoot({ operator, now }), createRoot({ operator, now })]);
    expect(new X509Certificate(one.certificate).serialNumber).not.toBe(
      new X509Certificate(other.certificate).serialNumber,
    );
  });
});
