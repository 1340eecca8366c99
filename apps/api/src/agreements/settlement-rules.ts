import { Injectable } from "@nestjs/common";
import {
  type Blocking,
  completenessOf,
  contentChanges,
  dateInTokyo,
  type DisclosureCatalogue,
  settlementBlocking,
} from "@portal/shared";
import { CataloguesService } from "../catalogues/catalogues.service.js";
import { VersionsService } from "../disclosures/versions.service.js";
import type { Tx } from "../platform/database.js";
import { AgreementEntity } from "./agreement.entity.js";
import { amendedPeriod } from "./amended-period.js";
import { riskLimitOf } from "./risk-limit.js";
import { rowsOf, type StoredRow } from "./agreement-rows.js";

/** Fetches what the gates g1–g6 need and asks them. */
@Injectable()
export class SettlementRules {
  constructor(
    private readonly catalogues: CataloguesService,
    private readonly versions: VersionsService,
  ) {}

  /** What still stands between the agreement and its settlement; empty when it may be settled. */
  async blocking(tx: Tx, agreement: AgreementEntity, rows: readonly StoredRow[]): Promise<readonly Blocking[]> {
    const version = await this.versions.versionForAgreement(tx, agreement.versionId);
    const disclosure: DisclosureCatalogue = this.catalogues.disclosure(version.catalogueId);
    const pinned = this.catalogues.pinned(agreement.catalogues);
    const { sla, risk } = pinned;
    const amended = agreement.amends ? await tx.get(AgreementEntity, agreement.amends) : undefined;
    const amendedRows = amended ? await rowsOf(tx, amended.id) : undefined;
    return settlementBlocking({
      rows,
      disclosure,
      answers: version.answers,
      sla,
      risk,
      disclosureComplete: completenessOf(disclosure, version.answers).missing.length === 0,
      // A published version exists only with the approval of another person (g1).
      disclosureApproved: true,
      versionWithdrawn: version.status === "withdrawn",
      openClarifications: 0,
      isUnchanged: amendedRows !== undefined && contentChanges(amendedRows, rows, "ja", pinned).length === 0,
      ...(amended && { amended: amendedPeriod(amended) }),
      riskLimit: await riskLimitOf(tx, agreement),
      today: dateInTokyo(tx.now.toISOString()),
    });
  }
}
