import type { Party, SigningFactor } from "@portal/shared";
import type { Actor } from "../platform/actor.js";
import type { Tx } from "../platform/database.js";
import type { AgreementEntity } from "./agreement.entity.js";
import { counterpartyId } from "./agreement-party.js";
import type { SignatureBasis } from "./signing-rights.js";

/** A signature that the party made with its own key over what was prepared, and found to be right (当事者型). */
export interface ExternalSignature {
  readonly id: string;
  /** SHA-256 of the stored file that it was prepared for. */
  readonly documentSha256: string;
  readonly certificate: {
    readonly subject: string;
    readonly issuer: string;
    readonly serialNumber: string;
    readonly validTo: string;
  };
}

/** How the signer proved to be the one: factors, and the one-time challenge that was answered. */
export interface SigningProof {
  readonly factors: readonly SigningFactor[];
  readonly challenge: { readonly id: string; readonly givenAt: Date } | null;
  /** Which passkey it was, in base64url; null where it was none. */
  readonly credentialId: string | null;
  readonly external: ExternalSignature | null;
  /** The act in which several were signed together; absent where it was signed alone. */
  readonly batchId?: string;
}

/** An act of signing as it is kept: what was agreed to, by whom, resting on what, and how that person proved to be the one. */
export interface SignatureRecord {
  readonly side: Party;
  readonly contentDigest: string;
  /** SHA-256 of the stored file that was shown. */
  readonly documentSha256: string;
  /** The sentence that was agreed to, as it was shown. */
  readonly consent: string;
  readonly ip: string;
  readonly userAgent: string;
  readonly basis: SignatureBasis;
  readonly proof: SigningProof;
}

/** Writes the act and its audit event. */
export async function recordSignature(
  tx: Tx,
  actor: Actor,
  agreement: AgreementEntity,
  { side, contentDigest, documentSha256, consent, ip, userAgent, basis, proof }: SignatureRecord,
): Promise<void> {
  const { id, revision, vendorOrgId, hospitalOrgId } = agreement;
  const { title, authority, onBehalfOf } = basis;
  const { factors, challenge, credentialId, external, batchId } = proof;
  const method = external ? "party_certificate" : "platform_seal";
  const columns: Readonly<Record<string, unknown>> = {
    agreement_id: id,
    revision,
    side,
    vendor_org_id: vendorOrgId,
    hospital_org_id: hospitalOrgId,
    person_id: actor.userId,
    person_name: actor.name,
    person_title: title,
    content_digest: contentDigest,
    document_sha256: documentSha256,
    consent,
    ip,
    user_agent: userAgent.slice(0, 500),
    factors,
    challenge_id: challenge?.id ?? null,
    challenged_at: challenge?.givenAt.toISOString() ?? null,
    credential_id: credentialId,
    authority,
    on_behalf_of: onBehalfOf,
    method,
    external_signature_id: external?.id ?? null,
    certificate: external ? JSON.stringify(external.certificate) : null,
  };
  const names = Object.keys(columns);
  await tx.query(
    `insert into agreement_signature (${names.join(", ")}) values (${names.map((_, index) => `$${index + 1}`).join(", ")})`,
    Object.values(columns),
  );
  tx.record(
    "agreement.signed",
    id,
    {
      revision,
      side,
      contentDigest,
      documentSha256,
      consent,
      factors,
      challengeId: challenge?.id ?? null,
      ...(batchId && { batchId }),
      ...(credentialId && { credentialId }),
      ...(authority && { authority }),
      ...(onBehalfOf && { onBehalfOf }),
      method,
      ...(external && { certificate: external.certificate }),
    },
    counterpartyId(agreement, actor),
  );
}
