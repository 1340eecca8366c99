import { createPrivateKey, sign } from "node:crypto";
import { createRoot, createSealKey, issueSealCertificate } from "../../apps/api/dist/document/certificate.js";
import { signField } from "../../apps/api/dist/document/pades.js";
import { render as renderAgreement } from "./portal.mjs";

const operator = "計測運営株式会社";
const now = new Date("2026-11-01T00:00:00Z");
const root = await createRoot({ operator, now });

async function signerFor(organizationName) {
  const { publicKey, privateKey } = await createSealKey();
  const certificate = await issueSealCertificate({ root, operator, organizationName, publicKey, now });
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: "der", type: "pkcs8" });
  return { certificate, signRaw: async (bytes) => new Uint8Array(sign("sha256", bytes, key)) };
}

const signers = [
  ["VendorSignature", "株式会社計測システムズ", true],
  ["HospitalSignature", "医療法人社団 計測会　計測総合病院", false],
];
const keys = new Map(
  await Promise.all(signers.map(async ([field, organization]) => [field, await signerFor(organization)])),
);

/** The same with both parties' signatures (PAdES B-B), as incremental updates. */
export async function render(content) {
  let pdf = await renderAgreement(content);
  for (const [field, organizationName, certify] of signers)
    pdf = await signField(pdf, {
      field,
      organizationName,
      signerName: "測定 花子",
      reason: "合意の締結",
      signedAt: new Date("2026-11-22T06:10:00Z"),
      chain: [root.certificate],
      certify,
      appearance: { lines: [organizationName, "測定 花子", "2026年11月22日（日本時間）"] },
      ...keys.get(field),
    });
  return pdf;
}
