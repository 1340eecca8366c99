import { X509Certificate } from "node:crypto";
import { completeField, prepareField } from "../src/document/pades.js";
import { encodeCms, signedAttributes } from "../src/document/signature/cades.js";
import type { Stamp } from "../src/document/signature/timestamp.js";
import { describeField } from "../src/signing/signature-description.js";
import type { PartyKey } from "./party-authority.js";

const seal = {
  agreementId: "",
  revision: 1,
  side: "vendor" as const,
  organizationName: "株式会社メディカル・クラウド𠮷野",
  signerName: "𠮷野 辻子",
  signerTitle: "代表取締役",
  authority: null,
  onBehalfOf: null,
  contentDigest: "a".repeat(64),
  number: "A-2026-000001",
  documentSha256: "",
};

/** Signs as the vendor with its own certificate (当事者型), `chain` above it up to the root. */
export async function signAsParty(
  pdf: Uint8Array,
  { certificate, sign }: Pick<PartyKey, "certificate" | "sign">,
  chain: readonly Buffer[],
  stamp?: Stamp,
): Promise<Uint8Array> {
  const { serialNumber } = new X509Certificate(certificate);
  const prepared = prepareField(
    pdf,
    describeField(seal, { method: "party_certificate", at: new Date(), serialNumber }),
  );
  const attributes = signedAttributes(prepared.digest, certificate);
  const signature = sign(attributes);
  const timestampToken = stamp ? await stamp(signature) : null;
  const parts = { certificate, chain, signedAttributes: attributes, signature, timestampToken };
  return completeField(pdf, prepared, encodeCms(parts));
}
