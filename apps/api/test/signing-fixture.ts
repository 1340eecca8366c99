import { createPrivateKey, sign, X509Certificate } from "node:crypto";
import { createRoot, createSealKey, issueSealCertificate, type RootAuthority } from "../src/document/certificate.js";
import { signField } from "../src/document/pades.js";
import type { Stamp } from "../src/document/signature/timestamp.js";

/** Keys and signatures of the fictional parties, made by the product's own code. */

export const operator = "ポータル運営株式会社";
export const issuedAt = new Date("2026-11-01T00:00:00Z");
const signingDay = "2026-11-22T06:10:00Z";

export const fixtureRoot = (): Promise<RootAuthority> => createRoot({ operator, now: issuedAt });

export interface FixtureSigner {
  readonly certificate: Uint8Array;
  readonly signRaw: (bytes: Uint8Array) => Promise<Uint8Array>;
}

export const fixtureSigner = async (root: RootAuthority, organizationName: string): Promise<FixtureSigner> => {
  const key = await createSealKey();
  const certificate = await issueSealCertificate({
    root,
    operator,
    organizationName,
    publicKey: key.publicKey,
    now: issuedAt,
  });
  const privateKey = createPrivateKey({ key: Buffer.from(key.privateKey), format: "der", type: "pkcs8" });
  return { certificate, signRaw: (bytes) => Promise.resolve(new Uint8Array(sign("sha256", bytes, privateKey))) };
};

const parties = {
  VendorSignature: { signerName: "𠮷野 辻子", organizationName: "株式会社メディカル・クラウド𠮷野", certify: true },
  HospitalSignature: {
    signerName: "﨑田 祥德",
    organizationName: "医療法人社団 青葉会　髙橋記念総合病院",
    certify: false,
  },
} as const;

/** Signs as one of the parties would; with a signer of another root, as a stranger. */
export const signAs = async (
  field: keyof typeof parties,
  pdf: Uint8Array,
  root: RootAuthority,
  change: { readonly signedAt?: Date; readonly certify?: boolean; readonly stamp?: Stamp } = {},
): Promise<Uint8Array> => {
  const { signerName, organizationName, certify } = parties[field];
  const signer = await fixtureSigner(root, organizationName);
  const { serialNumber } = new X509Certificate(signer.certificate);
  return signField(pdf, {
    field,
    signerName,
    organizationName,
    reason: "合意書の締結",
    signedAt: change.signedAt ?? new Date(signingDay),
    certificate: signer.certificate,
    chain: [root.certificate],
    signRaw: signer.signRaw,
    stamp: change.stamp,
    certify: change.certify ?? certify,
    appearance: {
      lines: [
        "電子署名（立会人型・PAdES）",
        `署名者　${signerName}`,
        `所属　　${organizationName}`,
        "日時　　2026年11月22日 15:10（日本時間）",
        `証明書番号　${serialNumber}`,
      ],
    },
  });
};
