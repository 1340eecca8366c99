import { Column, Entity, PrimaryColumn } from "typeorm";
import type { ServiceForm } from "@portal/shared";

/** サービス of a vendor: what is disclosed, compared and agreed on. */
@Entity("service")
export class ServiceEntity {
  @PrimaryColumn("uuid") id!: string;
  @Column("uuid", { name: "vendor_org_id" }) vendorOrgId!: string;
  @Column("text") name!: string;
  /** 提供形態. */
  @Column("text") form!: ServiceForm;
  /** リモート保守を含むか. */
  @Column("boolean", { name: "remote_maintenance" }) remoteMaintenance!: boolean;
  /** 医療情報を院外に保存するか. */
  @Column("boolean", { name: "stores_data_externally" }) storesDataExternally!: boolean;
  @Column("text") description!: string;
  /** Upstream services and subcontractors, as the vendor names them. */
  @Column("jsonb") suppliers!: { name: string; role: string }[];
  /** Grows with every change: the ETag. */
  @Column("int", { name: "row_version" }) rowVersion!: number;
}
