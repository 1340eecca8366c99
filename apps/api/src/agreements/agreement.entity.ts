import { Column, Entity, PrimaryColumn } from "typeorm";
import type { AgreementState, AgreementStatus, Party, RiskLimit } from "@portal/shared";

/** 合意. One service of one vendor for one hospital, on one pinned disclosure version; its rows live in `agreement_row`. */
@Entity("agreement")
export class AgreementEntity implements AgreementState {
  @PrimaryColumn("uuid") id!: string;
  /** 合意番号, e.g. `2026-0147`. */
  @Column("text") number!: string;
  /** Both organisations read the row; row-level security uses these two columns. */
  @Column("uuid", { name: "vendor_org_id" }) vendorOrgId!: string;
  @Column("uuid", { name: "hospital_org_id" }) hospitalOrgId!: string;
  @Column("uuid", { name: "service_id" }) serviceId!: string;
  @Column("uuid", { name: "version_id" }) versionId!: string;
  /** Ids of the catalogue editions the rows stand on. */
  @Column("jsonb") catalogues!: { disclosure: string; roles: string; sla: string; risk: string };
  @Column("text") status!: AgreementStatus;
  @Column("text") mode!: "normal" | "incident";
  /** 改訂, from 1; grows when a settled agreement goes back to negotiation. */
  @Column("int") revision!: number;
  @Column("text", { name: "opened_by" }) openedBy!: Party;
  @Column("text", { name: "opened_by_name" }) openedByName!: string;
  @Column("timestamptz", { name: "opened_at" }) openedAt!: Date;
  /** Whose turn (手番) it is to edit. */
  @Column("text") turn!: Party;
  /** The last hand-over, while it stands: gone once the turn was taken without one. */
  @Column("jsonb", { nullable: true }) handover!: Handover | null;
  /** Grows with every change of a value: the ETag. */
  @Column("int") version!: number;
  @Column("timestamptz", { name: "settled_at", nullable: true }) settledAt!: Date | null;
  /** SHA-256 of the canonical settled content: what both sign. */
  @Column("text", { name: "content_digest", nullable: true }) contentDigest!: string | null;
  /** YYYY-MM-DD in Tokyo; unsigned after it, a settled agreement expires. */
  @Column("date", { name: "expires_on", nullable: true }) expiresOn!: string | null;
  /** 許容するリスクの上限 by which the content was settled; null while it is negotiated, and where it was settled before there was one. */
  @Column("text", { name: "risk_limit", nullable: true }) riskLimit!: RiskLimit | null;
  @Column("date", { name: "starts_on" }) startsOn!: string;
  /** Last day of the agreed period, YYYY-MM-DD. */
  @Column("date", { name: "ends_on" }) endsOn!: string;
  /** The last day that a termination notice names; null before one. */
  @Column("date", { name: "terminates_on", nullable: true }) terminatesOn!: string | null;
  /** What a seal that is owed waits for; null while it waits for nothing but its turn. */
  @Column("text", { name: "sealing_waits_for", nullable: true }) sealingWaitsFor!: "timestamp" | null;
  @Column("uuid", { nullable: true }) amends!: string | null;
  /** The last move that carries a reason. */
  @Column("jsonb", { nullable: true }) closing!: ClosingNote | null;
}

/** Who handed the turn over, and what was sent with it. */
export interface Handover {
  readonly party: Party;
  readonly by: string;
  readonly at: string;
  /** YYYY-MM-DD */
  readonly respondBy: string | null;
  readonly message: string | null;
  /** Ids of the rows whose edits were sent. */
  readonly rows: readonly string[];
}

export interface ClosingNote {
  readonly act: string;
  readonly party: Party | null;
  readonly by: string;
  readonly at: string;
  readonly reason?: string;
  readonly endsOn?: string;
}
