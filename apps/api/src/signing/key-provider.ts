import { X509Certificate } from "node:crypto";
import { createRoot, issueRevocationList, issueSealCertificate } from "../document/certificate.js";
import type { Database, Tx } from "../platform/database.js";
import type { KeyVault, StoredKey } from "./key-vault.js";
import { type MasterKey, ownerOf } from "./master-key.js";
import type { SealedSecret } from "./sealed-secret.js";

/** Certificate of an organisation's seal (電子封印) and the root that issued it, DER. */
export interface SealCertificate {
  readonly certificate: Uint8Array;
  readonly root: Uint8Array;
}

/** The one interface to signing keys. */
export interface KeyProvider {
  /** Makes the key on first use, and a new one in the place of one whose certificate is about to end. */
  certificate(organization: { id: string; name: string }): Promise<SealCertificate>;
  /** ECDSA P-256 with SHA-256 over the bytes, DER. */
  sign(organizationId: string, bytes: Uint8Array): Promise<Uint8Array>;
  /**
   * A new key and certificate for a seal; the one before is destroyed, its signatures still verify by its certificate.
   * @param onlyThis serial number: nothing is done unless it is still this certificate
   * @returns whether there was one to be replaced
   */
  renew(organizationId: string, onlyThis?: string): Promise<boolean>;
  /** Destroys a key that was replaced, by what the job that `renew` queued says of it. Repeats harmlessly. */
  destroy(replaced: object): Promise<void>;
  /** The root's list of revoked certificates as of now, DER. */
  revocationList(): Promise<Uint8Array>;
  /** Roots that certificates of this installation chain to, DER. */
  roots(): Promise<Uint8Array[]>;
}

export const KEY_PROVIDER = Symbol("key provider");
export const RENEWAL_JOB = "seal-key.renew";
export const DESTRUCTION_JOB = "seal-key.destroy";

const DAY_MS = 86_400_000;
const RENEW_DAYS_BEFORE = 90;

interface Organization {
  readonly id: string;
  readonly name: string;
}

interface SealKeyRow {
  readonly certificate: Buffer;
  readonly stored: StoredKey;
}

/** Certificates of the installation's own root, private keys in a vault. Signs in the sealing job alone. */
export class PlatformKeyProvider implements KeyProvider {
  constructor(
    private readonly db: Database,
    private readonly master: MasterKey,
    private readonly vault: KeyVault,
    private readonly operator: string,
  ) {}

  async certificate(organization: Organization): Promise<SealCertificate> {
    const { known, root, usable } = await this.db.asSystem("jobs", async (tx) => {
      const { certificate } = await this.root(tx);
      const known = await activeKey(tx, organization.id);
      const usable =
        known !== undefined && this.vault.holds(known.stored) && endOf(known).getTime() > tx.now.getTime() + DAY_MS;
      // Keys from before the job was there get it, too.
      if (usable) await enqueueRenewal(tx, organization.id, known.certificate);
      return { known, root: certificate, usable };
    });
    if (known && usable) return { certificate: known.certificate, root };
    return { certificate: await this.replace(organization, known), root };
  }

  async sign(organizationId: string, bytes: Uint8Array): Promise<Uint8Array> {
    const key = await this.db.asSystem("jobs", (tx) => activeKey(tx, organizationId));
    if (!key) throw new Error(`organisation ${organizationId} has no seal key`);
    return this.vault.sign(organizationId, key.stored, bytes);
  }

  async renew(organizationId: string, onlyThis?: string): Promise<boolean> {
    const found = await this.db.asSystem("jobs", async (tx) => {
      const known = await activeKey(tx, organizationId);
      if (!known || (onlyThis !== undefined && serialOf(known) !== onlyThis)) return undefined;
      const { name } = await tx.one<{ name: string }>(
        `select coalesce(nullif(p.legal_name, ''), o.name) as name
           from organization o join organization_profile p on p.organization_id = o.id where o.id = $1`,
        [organizationId],
      );
      return { known, name };
    });
    if (found) await this.replace({ id: organizationId, name: found.name }, found.known);
    return found !== undefined;
  }

  async destroy(replaced: StoredKey): Promise<void> {
    // Another vault's, when the settings have changed: nothing of it can be reached from here.
    if (this.vault.holds(replaced)) await this.vault.destroy?.(replaced);
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

  /**
   * A new key; the one before keeps its certificate and loses what it could sign with.
   * @returns the certificate that holds from now on: another process may have made one meanwhile
   */
  private async replace({ id, name }: Organization, before: SealKeyRow | undefined): Promise<Uint8Array> {
    const made = await this.vault.create(id);
    const { used, certificate } = await this.db.asSystem("jobs", async (tx) => {
      const root = await this.root(tx);
      const present = await activeKey(tx, id);
      if (present && (!before || serialOf(present) !== serialOf(before)))
        return { used: false, certificate: present.certificate };
      const { publicKey } = made;
      const request = { root, operator: this.operator, organizationName: name, publicKey, now: tx.now };
      const certificate = Buffer.from(await issueSealCertificate(request));
      const serialNumber = serialOf({ certificate });
      if (present) await this.retire(tx, id, present);
      await tx.query("insert into seal_key (organization_id, certificate, sealed_key) values ($1, $2, $3)", [
        id,
        certificate,
        JSON.stringify(await made.store(tx)),
      ]);
      await enqueueRenewal(tx, id, certificate);
      if (present) tx.record("key.rotated", id, { serialNumber, replaced: serialOf(present) }, null, id);
      else tx.record("key.created", id, {}, null, id);
      return { used: true, certificate };
    });
    if (!used) await made.discard();
    return certificate;
  }

  private async retire(tx: Tx, organizationId: string, key: SealKeyRow): Promise<void> {
    await tx.query(
      "update seal_key set sealed_key = null, retired_at = clock_timestamp() where organization_id = $1 and sealed_key is not null",
      [organizationId],
    );
    // Only what says where the key is: a sealed one is wiped, and kept nowhere else.
    if (this.vault.destroy && this.vault.holds(key.stored))
      await tx.enqueue(
        DESTRUCTION_JOB,
        `${DESTRUCTION_JOB} ${organizationId} ${serialOf(key)}`,
        key.stored,
        undefined,
        organizationId,
      );
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
        privateKey: this.master.open(ownerOf.root(), known.sealedKey),
      };
    const root = await createRoot({ operator: this.operator, now: tx.now });
    await tx.query("insert into installation_root (certificate, sealed_key, operator) values ($1, $2, $3)", [
      Buffer.from(root.certificate),
      JSON.stringify(await this.master.seal(tx, ownerOf.root(), root.privateKey)),
      this.operator,
    ]);
    return root;
  }
}

type Certified = Pick<SealKeyRow, "certificate">;
const serialOf = ({ certificate }: Certified): string => new X509Certificate(certificate).serialNumber;
const endOf = ({ certificate }: Certified): Date => new Date(new X509Certificate(certificate).validTo);

async function activeKey(tx: Tx, organizationId: string): Promise<SealKeyRow | undefined> {
  const [key] = await tx.query<SealKeyRow>(
    "select certificate, sealed_key as stored from seal_key where organization_id = $1 and sealed_key is not null",
    [organizationId],
  );
  return key;
}

async function enqueueRenewal(tx: Tx, organizationId: string, certificate: Buffer): Promise<void> {
  const serialNumber = serialOf({ certificate });
  const due = new Date(endOf({ certificate }).getTime() - RENEW_DAYS_BEFORE * DAY_MS);
  const key = `${RENEWAL_JOB} ${organizationId} ${serialNumber}`;
  await tx.enqueue(RENEWAL_JOB, key, { serialNumber }, due, organizationId);
}
