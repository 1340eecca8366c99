import { type AgreementContent, type Contact, japaneseDate, type Party } from "@portal/shared";
import type { PageFlow } from "../typesetting/page.js";
import { bodyText, noteText, setHeading, setParagraph } from "../typesetting/paragraph.js";
import { setTable } from "../typesetting/table.js";
import type { TableColumn } from "../typesetting/table-shape.js";
import {
  delegatedMaintenanceSentence,
  instantInWords,
  NONE,
  orNothing,
  partySide,
  updateDutySentence,
} from "./wording.js";

/** 改版履歴と準拠文書: which agreement this replaces, and the editions it stands on. */
export const setEditions = (flow: PageFlow, content: AgreementContent, draft: boolean): void => {
  const { amends } = content;
  setHeading(flow, "改訂の履歴");
  const replaced =
    amends === null
      ? "本合意書は新規の合意であり、置き換える合意はない。"
      : `本合意書は、合意番号 ${amends.number} 改訂 ${amends.revision} を、${
          amends.effectiveOn
            ? `${japaneseDate(amends.effectiveOn)}（医療機関の署名日がこれより後のときは、その署名日）`
            : "医療機関の署名日"
        }をもって置き換える。`;
  const at = `${instantInWords(content.settledAt)}（日本時間）`;
  const standing = draft
    ? `本書は${at}に最後に変更された案であり、合意内容はまだ確定していない。`
    : `合意内容は${at}に確定した。`;
  setParagraph(flow, replaced + standing, bodyText);
  setHeading(flow, "準拠する文書の版");
  setTable(flow, {
    columns: [
      { title: "文書", width: 75 },
      { title: "版", width: 25 },
    ],
    rows: content.editions.map(({ title, edition }) => ({ cells: [title, edition] })),
  });
  setHeading(flow, "セキュリティアップデート責任と保守委託機関編の適用");
  setParagraph(flow, updateDutySentence(content), { ...bodyText, where: "セキュリティアップデート責任" });
  setParagraph(flow, `保守委託機関編の適用：${delegatedMaintenanceSentence(content)}`, bodyText);
};

const contactColumns: readonly TableColumn[] = [
  { title: "氏名・部署", width: 24 },
  { title: "役割", width: 22 },
  { title: "電話", width: 18 },
  { title: "メール", width: 24 },
  { title: "対応時間", width: 18 },
];

const contactCells = (contact: Contact): string[] => [
  contact.name,
  orNothing(contact.role),
  orNothing(contact.phone),
  orNothing(contact.email),
  orNothing(contact.hours),
];

export const setContacts = (flow: PageFlow, content: AgreementContent): void => {
  for (const party of ["hospital", "vendor"] satisfies Party[]) {
    const contacts = content.contacts[party];
    const rows =
      contacts.length === 0
        ? [{ cells: [NONE, "－", "－", "－", "－"] }]
        : contacts.map((contact) => ({ cells: contactCells(contact) }));
    setTable(flow, {
      caption: `連絡先　${partySide[party]}　${content.parties[party].name}`,
      columns: contactColumns,
      rows,
    });
  }
};

/** 対象サービスと範囲. */
export const setScope = (flow: PageFlow, content: AgreementContent): void => {
  const { service, disclosure } = content;
  const rows: [string, string][] = [
    ["サービス名", service.name],
    ["提供形態", service.formLabel],
    ["概要", orNothing(service.description)],
    ["遠隔保守", service.remoteMaintenance ? "あり" : "なし"],
    ["医療情報の外部保存", service.storesDataExternally ? "あり" : "なし"],
    ["開示書の番号・公開日", `${disclosure.number}　${instantInWords(disclosure.publishedAt)}（日本時間）公開`],
    ["開示書の書式", `${disclosure.catalogueTitle}　${disclosure.catalogueEdition}`],
    ["開示書の SHA-256", disclosure.sha256],
  ];
  setTable(flow, {
    caption: "対象サービス",
    columns: [
      { title: "項目", width: 24 },
      { title: "内容", width: 76 },
    ],
    rows: rows.map(([name, text]) => ({ cells: [name, text] })),
    headless: true,
    size: 8.5,
  });
  setParagraph(
    flow,
    "本合意書は、上記の開示書の版に記載された事実を前提とする。開示書に記載のない環境及び機能は、対象範囲に含まない。",
    noteText,
  );
};

const NARROWEST = 6;
const WIDEST = 30;

/** Column widths after the text they hold: the mean length of the cells, within bounds. */
export const columnsByContent = (titles: readonly string[], rows: readonly (readonly string[])[]): TableColumn[] =>
  titles.map((title, index) => {
    const lengths = rows.map((row) => Math.min((row[index] ?? "").length, 60));
    const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
    return { title, width: Math.min(WIDEST, Math.max(NARROWEST, title.length, mean)) };
  });

/** 保存場所・再委託先・情報の流れ: the tables of the disclosure, in words. */
export const setDisclosureTables = (flow: PageFlow, content: AgreementContent): void => {
  if (content.disclosure.tables.length === 0) setParagraph(flow, NONE, bodyText);
  for (const { title, columns, rows } of content.disclosure.tables) {
    if (rows.length === 0) {
      setHeading(flow, title);
      setParagraph(flow, NONE, bodyText);
      continue;
    }
    setTable(flow, {
      caption: title,
      columns: columnsByContent(columns, rows),
      rows: rows.map((cells) => ({ cells: cells.map(orNothing) })),
      size: 7.5,
    });
  }
};
