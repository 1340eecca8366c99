import { createHash, X509Certificate } from "node:crypto";
import { Inject, Injectable } from "@nestjs/common";
import type { Language } from "@portal/shared";
import { AgreementDocumentsService } from "../agreements/agreement-documents.service.js";
import {
  AgreementSignaturesService,
  type ExternalSignature,
  type SignatureToMake,
  type SigningAct,
} from "../agreements/agreement-signatures.service.js";
import { readCertificate } from "../document/inspection/certificate-check.js";
import { completeField, prepareField } from "../document/pades.js";
import { encodeCms, signedAttributes, verifiesBy } from "../document/signature/cades.js";
import type { Stamp } from "../document/signature/timestamp.js";
import type { Actor } from "../platform/actor.js";
import type { Config } from "../platform/config.js";
import { type Acting, Database, type Tx } from "../platform/database.js";
import { newId } from "../platform/identifier.js";
import { CONFIG } from "../platform/platform.module.js";
import { Problem } from "../platform/problem.js";
import type { ExternalSignatureView, PrepareExternalSignatureDto } from "./external-signatures.dto.js";
import { type PartyCertificate, readPartyCertificate } from "./party-certificate.js";
import { PartyRootsService } from "./party-roots.service.js";
import { describeField } from "./signature-description.js";

const MINUTES = 30;

interface Prepared {
  readonly certificate: Buffer;
  readonly chain: Buffer[];
  readonly signedAttributes: Buffer;
}

/**
 * Signatures by a party's own key (当事者型): the portal prepares what is signed and gives it out, the party signs elsewhere, the
 * value comes back with the act of signing. The key never comes near the portal.
 */
@Injectable()
export class ExternalSignaturesService {
  constructor(
    private readonly db: Database,
    private readonly signatures: AgreementSignaturesService,
    private readonly documents: AgreementDocumentsService,
    private readonly roots: PartyRootsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Prepares a signature of the actor over the stored file; one prepared before and not given is forgotten.
   * @throws Problem `party-certificate.…`, and those of `AgreementSignaturesService.toMake`
   */
  async prepare(
    actor: Actor,
    id: string,
    { contentDigest, certificates }: PrepareExternalSignatureDto,
    language: Language,
  ): Promise<ExternalSignatureView> {
    const { partyRoots } = this.config;
    const { seal, now } = await this.db.as(actor, async (tx) => ({
      seal: await this.signatures.toMake(tx, actor, id, contentDigest, language),
      now: tx.now,
    }));
    if (partyRoots.length === 0) throw new Problem("party-certificate.not-offered");
    const party = readPartyCertificate(certificates, partyRoots, now);
    await this.roots.keep(party.chain.slice(-1));
    const prepared = prepareField(
      await this.documents.bytes(id, seal.documentSha256),
      describeField(seal, {
        method: "party_certificate",
        at: now,
        serialNumber: new X509Certificate(party.certificate).serialNumber,
      }),
    );
    const attributes = signedAttributes(prepared.digest, party.certificate);
    return this.db.as(actor, async (tx) => {
      const present = await this.signatures.toMake(tx, actor, id, contentDigest, language);
      if (present.documentSha256 !== seal.documentSha256) throw new Problem("external-signature.superseded");
      await tx.query(
        "delete from external_signature where agreement_id = $1 and person_id = $2 and organization_id = $3 and used_at is null",
        [id, actor.userId, actor.orgId],
      );
      const row = await stored(tx, actor, seal, { ...party, ...prepared, attributes, now });
      const certificate = describeCertificate(party.certificate);
      const { revision, documentSha256 } = seal;
      tx.record("agreement.external-signature-prepared", id, { revision, contentDigest, documentSha256, certificate });
      return viewOf(row, party, attributes, now);
    });
  }

  /**
   * Uses up what was prepared with the value that came back, in the transaction of the act.
   * @throws Problem `external-signature.unknown`, `.used`, `.expired`, `.superseded`, `.invalid`
   */
  async use(tx: Tx, act: SigningAct, id: string, signature: Buffer): Promise<ExternalSignature> {
    const [row] = await tx.query<
      Prepared & { revision: number; digest: string; documentSha256: string; isUsed: boolean; isExpired: boolean }
    >(
      `select certificate, signed_attributes as "signedAttributes", revision, content_digest as digest,
              document_sha256 as "documentSha256", used_at is not null as "isUsed", expires_at < clock_timestamp() as "isExpired"
         from external_signature where id = $1 and agreement_id = $2 for update`,
      [id, act.agreementId],
    );
    if (!row) throw new Problem("external-signature.unknown");
    if (row.isUsed) throw new Problem("external-signature.used");
    if (row.isExpired) throw new Problem("external-signature.expired");
    if (row.revision !== act.revision || row.digest !== act.contentDigest)
      throw new Problem("external-signature.superseded");
    if (!verifiesBy(row.certificate, row.signedAttributes, signature)) throw new Problem("external-signature.invalid");
    await tx.query("update external_signature set signature = $2, used_at = clock_timestamp() where id = $1", [
      id,
      signature,
    ]);
    return { id, documentSha256: row.documentSha256, certificate: describeCertificate(row.certificate) };
  }

  /** The signed file: what was prepared with the value that came back, stamped like a seal. Repeats harmlessly. */
  async complete(acting: Acting, id: string, pdf: Uint8Array, stamp: Stamp | undefined): Promise<Uint8Array> {
    const row = await this.db.as(acting, (tx) =>
      tx.one<Prepared & { increment: Buffer; valueAt: number; signature: Buffer }>(
        `select certificate, chain, signed_attributes as "signedAttributes", increment, value_at as "valueAt", signature
           from external_signature where id = $1 and used_at is not null`,
        [id],
      ),
    );
    const timestampToken = stamp === undefined ? null : await stamp(row.signature);
    return completeField(pdf, row, encodeCms({ ...row, timestampToken }));
  }
}

async function stored(
  tx: Tx,
  actor: Actor,
  seal: SignatureToMake,
  made: PartyCertificate & { increment: Uint8Array; valueAt: number; attributes: Uint8Array; now: Date },
): Promise<{ id: string; expiresAt: Date }> {
  return tx.one<{ id: string; expiresAt: Date }>(
    `insert into external_signature (id, agreement_id, revision, side, person_id, organization_id, content_digest, document_sha256,
                                     certificate, chain, signed_attributes, increment, value_at, prepared_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, clock_timestamp() + make_interval(mins => $15))
     returning id, expires_at as "expiresAt"`,
    [
      newId(),
      seal.agreementId,
      seal.revision,
      seal.side,
      actor.userId,
      actor.orgId,
      seal.contentDigest,
      seal.documentSha256,
      made.certificate,
      made.chain,
      Buffer.from(made.attributes),
      Buffer.from(made.increment),
      made.valueAt,
      made.now.toISOString(),
      MINUTES,
    ],
  );
}

function viewOf(
  { id, expiresAt }: { id: string; expiresAt: Date },
  { certificate }: PartyCertificate,
  attributes: Uint8Array,
  now: Date,
): ExternalSignatureView {
  const { asymmetricKeyType } = new X509Certificate(certificate).publicKey;
  return {
    id,
    signedAttributes: Buffer.from(attributes).toString("base64"),
    digest: createHash("sha256").update(attributes).digest("hex"),
    digestAlgorithm: "SHA-256",
    signatureAlgorithm: asymmetricKeyType === "rsa" ? "RSASSA-PKCS1-v1_5" : "ECDSA",
    certificate: describeCertificate(certificate),
    preparedAt: now.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}

function describeCertificate(der: Buffer): ExternalSignature["certificate"] {
  const { organizationName, commonName, issuerName, serialNumber, validTo } = readCertificate(der);
  return { subject: `${organizationName} ${commonName}`.trim(), issuer: issuerName, serialNumber, validTo };
}
