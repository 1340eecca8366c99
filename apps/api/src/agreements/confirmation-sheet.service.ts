import { Injectable } from "@nestjs/common";
import {
  assignmentsText,
  confirmationSheet,
  dateText,
  type Language,
  type RolesCatalogue,
  type SheetLine,
  type SheetPart,
} from "@portal/shared";
import { CataloguesService } from "../catalogues/catalogues.service.js";
import type { Actor } from "../platform/actor.js";
import { Database } from "../platform/database.js";
import { workbook, type WorkbookSheet } from "../platform/workbook.js";
import type { ConfirmationSheetView } from "./confirmation-sheet.dto.js";
import { AgreementEntity } from "./agreement.entity.js";
import { rowsOf } from "./agreement-rows.js";

/** The ministries' sheet 役割分担等に関する確認表 of an agreement, as it stands now. */
@Injectable()
export class ConfirmationSheetService {
  constructor(
    private readonly db: Database,
    private readonly catalogues: CataloguesService,
  ) {}

  async view(actor: Actor, id: string, language: Language): Promise<ConfirmationSheetView> {
    const { agreement, sheet } = await this.read(actor, id);
    return {
      agreementId: id,
      number: agreement.number,
      revision: agreement.revision,
      title: sheet.title[language],
      parts: sheet.parts.map((part) => ({
        id: part.id,
        label: part.label[language],
        lines: part.lines.map(({ label, ...line }) => ({ ...line, label: label[language] })),
      })),
      unmatched: sheet.unmatched.map(({ officialNo, label }) => ({ officialNo, label: label[language] })),
    };
  }

  async file(actor: Actor, id: string): Promise<{ name: string; mediaType: string; bytes: Buffer }> {
    const { agreement, names, sheet, roles } = await this.read(actor, id);
    const lead = [
      `医療機関：${names.hospital}　　事業者：${names.vendor}`,
      `サービス：${names.service}　　合意番号 ${agreement.number}　改訂 ${agreement.revision}`,
      "「はい」は、誰が行うかを両者で取り決めたことを示します。対策の実施を示すものではありません。",
      "行は本ポータルの役割分担表のものです。項番は、公表された確認表の項番に対応することが分かっている行にだけ書いています。",
    ];
    const sheets = sheet.parts.map((part) => sheetOf(part, sheet.title.ja, lead, roles));
    return {
      name: `役割分担等に関する確認表_${agreement.number}_改訂${agreement.revision}.xlsx`,
      mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      bytes: await workbook(sheets),
    };
  }

  private read(actor: Actor, id: string) {
    return this.db.as(actor, async (tx) => {
      const agreement = await tx.get(AgreementEntity, id);
      const { roles } = this.catalogues.pinned(agreement.catalogues);
      const names = await tx.one<{ hospital: string; vendor: string; service: string }>(
        `select h.name as hospital, v.name as vendor, d.service_name as service
           from agreement a join organization h on h.id = a.hospital_org_id join organization v on v.id = a.vendor_org_id
           join disclosure_version d on d.id = a.version_id where a.id = $1`,
        [id],
      );
      return { agreement, names, roles, sheet: confirmationSheet(await rowsOf(tx, id), roles) };
    });
  }
}

const sheetOf = (part: SheetPart, title: string, lead: readonly string[], roles: RolesCatalogue): WorkbookSheet => ({
  name: `Part ${part.id.slice(-1)}`,
  title,
  lead: [`Part ${part.id.slice(-1)}　${part.label.ja}`, ...lead],
  columns: [
    { title: "No.", width: 6 },
    { title: "項番", width: 8 },
    { title: "項目", width: 36 },
    { title: "内容（誰が行うか）", width: 52 },
    { title: "初回確認", width: 10 },
    { title: "初回確認日", width: 16 },
    { title: "完了日", width: 16 },
  ],
  rows: part.lines.map((line) => cells(line, roles)),
});

const cells = (
  { no, officialNo, label, assignments, firstCheck, completedOn }: SheetLine,
  roles: RolesCatalogue,
): string[] => [
  String(no),
  officialNo ?? "",
  label.ja,
  assignmentsText(assignments, "ja", roles),
  firstCheck ? (firstCheck.confirmed ? "はい" : "いいえ") : "",
  firstCheck ? dateText({ date: firstCheck.on }, "ja") : "",
  completedOn ? dateText({ date: completedOn }, "ja") : "",
];
