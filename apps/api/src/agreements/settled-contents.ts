import { Injectable } from "@nestjs/common";
import {
  type AgreementContent,
  canonicalJson,
  type Confirmation,
  type Party,
  type PartyContent,
  settledContent,
  takesEffectOn,
} from "@portal/shared";
import { CataloguesService } from "../catalogues/catalogues.service.js";
import { VersionsService } from "../disclosures/versions.service.js";
import { unprintableIn } from "../document/printable.js";
import { findUnprintable } from "../document/typesetting/font.js";
import type { Actor } from "../platform/actor.js";
import type { Tx } from "../platform/database.js";
import { sha256 } from "../platform/digest.js";
import { Problem } from "../platform/problem.js";
import { AgreementEntity } from "./agreement.entity.js";
import { amendedPeriod } from "./amended-period.js";
import { riskLimitOf } from "./risk-limit.js";
import { rowsOf, type StoredRow } from "./agreement-rows.js";

/** Puts together what both parties sign, and keeps it for ever. */
@Injectable()
export class SettledContents {
  constructor(
    private readonly catalogues: CataloguesService,
    private readonly versions: VersionsService,
  ) {}

  /** Stores the canonical content of this revision. @returns its SHA-256, the contentDigest */
  async freeze(tx: Tx, agreement: AgreementEntity, rows: readonly StoredRow[], actor: Actor): Promise<string> {
    const content = await this.contentOf(tx, agreement, rows, tx.now.toISOString(), actor);
    const text = canonicalJson(content);
    requireAllPrintable(content, rows);
    const digest = sha256(text);
    await tx.query(
      `insert into agreement_content (agreement_id, revision, vendor_org_id, hospital_org_id, content, sha256, settled_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [agreement.id, agreement.revision, agreement.vendorOrgId, agreement.hospitalOrgId, text, digest, tx.now],
    );
    return digest;
  }

  /**
   * The content as it would be settled now, dated by its last change, so that an unchanged draft stays the same file; for the
   * watermarked preview, rows not yet confirmed say so.
   */
  async preview(tx: Tx, agreement: AgreementEntity, rows: readonly StoredRow[]): Promise<AgreementContent> {
    const changedAt = lastChange(agreement, rows);
    const unconfirmed: Confirmation = { by: "未確認", at: changedAt };
    const shown = rows.map((row) => ({
      ...row,
      confirmations: { vendor: unconfirmed, hospital: unconfirmed, ...row.confirmations },
    }));
    return this.contentOf(tx, agreement, shown, changedAt, null);
  }

  private async contentOf(
    tx: Tx,
    agreement: AgreementEntity,
    rows: readonly StoredRow[],
    settledAt: string,
    actor: Actor | null,
  ): Promise<AgreementContent> {
    const version = await this.versions.versionForAgreement(tx, agreement.versionId);
    const parties = await partiesOf(tx, agreement);
    const amended = agreement.amends ? await tx.get(AgreementEntity, agreement.amends) : null;
    return settledContent({
      agreement: {
        id: agreement.id,
        number: agreement.number,
        revision: agreement.revision,
        amends: amended && amendsOf(amended, agreement),
      },
      ...(amended && { amendedRows: await rowsOf(tx, amended.id) }),
      settledAt,
      parties,
      riskLimit: await riskLimitOf(tx, agreement),
      version,
      rows,
      catalogues: {
        disclosure: this.catalogues.disclosure(version.catalogueId),
        ...this.catalogues.pinned(agreement.catalogues),
      },
      clarifications: [],
      openMatters: [],
      history: [
        {
          at: version.publishedAt,
          who: version.approvedByName,
          party: "vendor",
          act: `開示書 第${version.number}版を承認して公開`,
        },
        {
          at: agreement.openedAt.toISOString(),
          who: agreement.openedByName,
          party: agreement.openedBy,
          act: "合意の協議を開始",
        },
        ...(actor
          ? [{ at: settledAt, who: actor.name, party: actor.kind, act: `改訂${agreement.revision}の内容を確定` }]
          : []),
      ],
    });
  }
}

function lastChange({ openedAt, closing }: AgreementEntity, rows: readonly StoredRow[]): string {
  const moments = [
    openedAt.toISOString(),
    closing?.at,
    ...rows.flatMap(({ proposedAt, confirmations }) => [
      proposedAt,
      confirmations.vendor?.at,
      confirmations.hospital?.at,
    ]),
  ];
  return moments.reduce<string>((latest, at) => (at && at > latest ? at : latest), "");
}

// A character that no face of the document has would print as a box. Entries are checked when they are made; what was
// entered before that, or stands in a version of then, is refused here: every one, in the row that holds it where there is one.
function requireAllPrintable(content: AgreementContent, rows: readonly StoredRow[]): void {
  if (findUnprintable(canonicalJson(content)).length === 0) return;
  const ofRows = rows.flatMap(({ id, label, value }) => unprintableIn(value, `/rows/${id}/value`, label));
  throw new Problem("unacceptable", { errors: ofRows.length > 0 ? ofRows : unprintableIn(content, "") });
}

async function partiesOf(tx: Tx, agreement: AgreementEntity): Promise<Record<Party, PartyContent>> {
  const profiles = await tx.query<PartyContent>(
    `select o.id as "organizationId", o.name, coalesce(nullif(p.legal_name, ''), o.name) as "legalName", p.address, p.representative
       from organization o join organization_profile p on p.organization_id = o.id where o.id = any($1)`,
    [[agreement.vendorOrgId, agreement.hospitalOrgId]],
  );
  const one = (id: string) => {
    const profile = profiles.find(({ organizationId }) => organizationId === id);
    if (!profile) throw new Error(`organisation ${id} has no profile`);
    return profile;
  };
  return { vendor: one(agreement.vendorOrgId), hospital: one(agreement.hospitalOrgId) };
}

function amendsOf(amended: AgreementEntity, amendment: AgreementEntity): NonNullable<AgreementContent["amends"]> {
  const { number, revision } = amended;
  const effectiveOn = takesEffectOn(amendedPeriod(amended), amendment);
  return { number, revision, ...(effectiveOn !== null && { effectiveOn }) };
}
