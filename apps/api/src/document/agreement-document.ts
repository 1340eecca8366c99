import type { AgreementContent } from "@portal/shared";
import { setApprovalHistory, setSignatures } from "./agreement/approval.js";
import { setChangesAnnex } from "./agreement/changes-annex.js";
import { setClarifications, setClauses, setOpenMatters } from "./agreement/clauses.js";
import { DOCUMENT_TITLE, setCover } from "./agreement/cover.js";
import { setConfirmationSheet } from "./agreement/confirmation-sheet.js";
import { setDisclosureSummary } from "./agreement/disclosure-summary.js";
import { setEquipmentTable } from "./agreement/equipment-table.js";
import { setEvidence, setVerification } from "./agreement/evidence.js";
import { setContacts, setDisclosureTables, setEditions, setScope } from "./agreement/foundation.js";
import { setRiskTables } from "./agreement/risk-tables.js";
import { roleTableTitle, setRoleTable } from "./agreement/role-tables.js";
import { setSystemPicture } from "./agreement/system-picture.js";
import { setServiceLevels } from "./agreement/service-levels.js";
import { checkNumber } from "./agreement/wording.js";
import { bindDocument } from "./typesetting/bound-document.js";
import { reserveContents, setContents } from "./typesetting/contents.js";
import type { PageFlow } from "./typesetting/page.js";
import { setPartHeading } from "./typesetting/paragraph.js";
import type { PdfObjectReference } from "./typesetting/pdfkit-adapter.js";
import { setRunningMatter } from "./typesetting/running-matter.js";
import { addSignatureFields } from "./typesetting/signature-box.js";

export interface AgreementRendering {
  /** SHA-256 of `canonicalJson`, 64 lower-case hexadecimal digits. */
  readonly contentDigest: string;
  /** RFC 8785 form of the content; attached byte for byte as `agreement.json`. */
  readonly canonicalJson: string;
  /** Set across every page of a draft, e.g. 「案（未締結）」. A draft has no signature fields. */
  readonly watermark?: string;
  /** RFC 3339. The only date in the file that is not content. */
  readonly createdAt: string;
}

interface Part {
  readonly title: string;
  readonly placement: "new-page" | "where-it-falls";
  readonly set: (flow: PageFlow) => void;
}

const partsOf = (
  content: AgreementContent,
  contentDigest: string,
  draft: boolean,
  fields: PdfObjectReference[],
): Part[] => {
  const part = (title: string, set: (flow: PageFlow, content: AgreementContent) => void): Part => ({
    title,
    placement: "new-page",
    set: (flow) => set(flow, content),
  });
  const following = (title: string, set: (flow: PageFlow, content: AgreementContent) => void): Part => ({
    ...part(title, set),
    placement: "where-it-falls",
  });
  const roles = (["normal", "incident", "exit"] as const).map((time) =>
    part(roleTableTitle[time], (flow) => setRoleTable(flow, content, time)),
  );
  return [
    part("本合意書の前提", (flow) => setEditions(flow, content, draft)),
    following("責任者及び連絡先", setContacts),
    following("対象サービス及び範囲", setScope),
    ...(content.systemPicture ? [part("全体構成図及び責任分界点", setSystemPicture)] : []),
    following("情報の保存場所・再委託先・情報の流れ", setDisclosureTables),
    part("開示内容の要約", setDisclosureSummary),
    ...roles,
    ...(content.confirmationSheet ? [part("役割分担等に関する確認表", setConfirmationSheet)] : []),
    following("設置機器", setEquipmentTable),
    part("リスク対応及び残存リスクの合意", setRiskTables),
    part("サービス水準", setServiceLevels),
    part("条項", setClauses),
    part("未解決事項", setOpenMatters),
    following("質疑の要約", setClarifications),
    following("承認経路及び確認の記録", setApprovalHistory),
    part("署名", (flow) => {
      fields.push(...setSignatures(flow, content, draft));
    }),
    ...(content.changes ? [part("別紙　変更箇所の一覧", setChangesAnnex)] : []),
    part("別紙　証跡一覧", setEvidence),
    part("検証の方法", (flow) => setVerification(flow, content, contentDigest)),
  ];
};

const numbered = (title: string, index: number): string => `${index + 1}．${title}`;

/**
 * Sets the agreement (合意書) from its settled content: PDF 1.7, PDF/A-3a, PDF/UA-1, with two empty signature fields
 * `VendorSignature` and `HospitalSignature`. The same content and options give the same bytes on one machine.
 * Throws `UnprintableCharacter` for a character that no font has.
 */
export const renderAgreement = (
  content: AgreementContent,
  { contentDigest, canonicalJson, watermark, createdAt }: AgreementRendering,
): Promise<{ pdf: Uint8Array; pages: number }> => {
  const draft = watermark !== undefined;
  const fields: PdfObjectReference[] = [];
  const parts = partsOf(content, contentDigest, draft, fields);
  const numberAndRevision = `合意番号 ${content.number}　改訂 ${content.revision}`;
  const information = {
    title: `${DOCUMENT_TITLE}　${numberAndRevision}`,
    author: `${content.parties.hospital.legalName}、${content.parties.vendor.legalName}`,
    subject: `${content.service.name}（${numberAndRevision}）`,
    keywords: contentDigest,
    createdAt: new Date(createdAt),
  };
  const attachment = {
    name: "agreement.json",
    mediaType: "application/json",
    description: "合意内容の機械可読データ（RFC 8785）",
    bytes: new TextEncoder().encode(canonicalJson),
  };
  return bindDocument(information, attachment, (flow) => {
    setCover(flow, content);
    const levels = [...parts.map((): 1 | 2 => 1), ...content.clauses.map((): 1 | 2 => 2)];
    const contents = reserveContents(flow, levels);
    parts.forEach(({ title, placement, set }, index) => {
      setPartHeading(flow, numbered(title, index), placement);
      set(flow);
    });
    setContents(flow, contents);
    setRunningMatter(flow, {
      header: `${numberAndRevision}　${content.service.name}`,
      footer: numberAndRevision,
      checkNumber: checkNumber(contentDigest),
      ...(watermark === undefined ? {} : { watermark }),
    });
    addSignatureFields(flow, fields);
  });
};
