import { createPrivateKey, generateKeyPairSync, sign } from "node:crypto";
import { createRoot, issueRevocationList, issueSealCertificate } from "../document/certificate.js";
import type { Database, Tx } from "../platform/database.js";
import { openSecret, type SealedSecret, sealSecret } from "./sealed-secret.js";

/** Certificate of an organisation's seal (電子封印) and the root that issued it, DER. */
export interface SealCertificate {
  readonly certificate: Uint8Array;
  readonly root: Uint8Array;
}

/** The one interface to signing keys. PKCS#11 or a signer process would be other providers. */
export interface KeyProvider {
  /** Makes the key on first use. */
  certificate(organization: { id: string; name: string }): Promise<SealCertificate>;
  /** ECDSA P-256 with SHA-256 over the bytes, DER. */
  sign(organizationId: string, bytes: Uint8Array): Promise<Uint8Array>;
  /** The root's list of revoked certificates as of now, DER. */
  revocationList(): Promise<Uint8Array>;
  /** Roots that certificates of this installation chain to, DER. */
  roots(): Promise<Uint8Array[]>;
}

export const KEY_PROVIDER = Symbol("key provider");

/** Keys in the database, sealed under the master key that is not. Used by the sealing job alone. */
export class PlatformKeyProvider implements KeyProvider {
  constructor(
    private readonly db: Database,
    private readonly master: Buffer,
    private readonly operator: string,
  ) {}

  async certificate(organization: { id: string; name: string }): Promise<SealCertificate> {
    return this.db.asSystem("jobs", async (tx) => {
      const root = await this.root(tx);
      const known = await newestKey(tx, organization.id);
      if (known) return { certificate: known.certificate, root: root.certificate };
      const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
      const issued = await issueSealCertificate({
        root,
        operator: this.operator,
        organizationName: organization.name,
        publicKey: publicKey.export({ format: "der", type: "spki" }),
        now: tx.now,
      });
      const sealed = sealSecret(
        this.master,
        `seal-key ${organization.id}`,
        privateKey.export({ format: "der", type: "pkcs8" }),
      );
      await tx.query("insert into seal_key (organization_id, certificate, sealed_key) values ($1, $2, $3)", [
        organization.id,
        Buffer.from(issued),
        JSON.stringify(sealed),
      ]);
      tx.record("key.created", organization.id, {}, null, organization.id);
      return { certificate: issued, root: root.certificate };
    });
  }

  async sign(organizationId: string, bytes: Uint8Array): Promise<Uint8Array> {
    const key = await this.db.asSystem("jobs", (tx) => newestKey(tx, organizationId));
    if (!key) throw new Error(`organisation ${organizationId} has no seal key`);
    const der = openSecret(this.master, `seal-key ${organizationId}`, key.sealedKey);
    try {
      return sign("sha256", bytes, createPrivateKey({ key: der, format: "der", type: "pkcs8" }));
    } finally {
      der.fill(0);
    }
  }

  async revocationList(): Promise<Uint8Array> {
    return this.db.asSystem("jobs", async (tx) => issueRevocationList({ root: await this.root(tx), now: tx.now }));
  }

  async roots(): Promise<Uint8Array[]> {
    const rows = await this.db.asSystem("verification", (tx) =>
      tx.query<{ certificate: Buffer }>("select certificate from installation_root"),
    );
    return rows.map(({ certificate }) => certificate);
  }

  private async root(tx: Tx): Promise<{ certificate: Uint8Array; privateKey: Uint8Array }> {
    // One root an installation: the first seal makes it, everybody else waits here.
    await tx.query("select pg_advisory_xact_lock(7414210)");
    const [known] = await tx.query<{ certificate: Buffer; sealedKey: SealedSecret }>(
      `select certificate, sealed_key as "sealedKey" from installation_root`,
    );
    if (known)
      return {
        certificate: known.certificate,
        privateKey: openSecret(this.master, "installation-root", known.sealedKey),
      };
    const root = await createRoot({ operator: this.operator, now: tx.now });
    await tx.query("insert into installation_root (certificate, sealed_key, operator) values ($1, $2, $3)", [
      Buffer.from(root.certificate),
      JSON.stringify(sealSecret(this.master, "installation-root", root.privateKey)),
      this.operator,
    ]);
    return root;
  }
}

async function newestKey(
  tx: Tx,
  organizationId: string,
): Promise<{ certificate: Buffer; sealedKey: SealedSecret } | undefined> {
  const [key] = await tx.query<{ certificate: Buffer; sealedKey: SealedSecret }>(
    `select certificate, sealed_key as "sealedKey" from seal_key where organization_id = $1 order by made_at desc limit 1`,
    [organizationId],
  );
  return key;
}
