import { Column, Entity, PrimaryColumn } from "typeorm";
import type { Answers } from "@portal/shared";

/** 開示の下書き: one a service and catalogue edition. Seen by its vendor alone. */
@Entity("disclosure")
export class DisclosureEntity {
  @PrimaryColumn("uuid") id!: string;
  @Column("uuid", { name: "service_id" }) serviceId!: string;
  @Column("uuid", { name: "vendor_org_id" }) vendorOrgId!: string;
  @Column("text", { name: "catalogue_id" }) catalogueId!: string;
  @Column("text") status!: "editing" | "in_review";
  /** By item id; answers to items that do not apply now stay here too. */
  @Column("jsonb") answers!: Answers;
  /** Grows with every change of an answer: the ETag. */
  @Column("int") revision!: number;
  @Column("uuid", { name: "last_editor_id", nullable: true }) lastEditorId!: string | null;
  /** As it was then: people leave. */
  @Column("text", { name: "last_editor_name", nullable: true }) lastEditorName!: string | null;
  @Column("timestamptz", { name: "last_edited_at", nullable: true }) lastEditedAt!: Date | null;
}
