import {
  articleNumber,
  dateInWords,
  dutyLegend,
  dutyMark,
  instantInWords,
  NOTHING,
  roleParties,
  withGroups,
} from "../../apps/api/dist/document/agreement/wording.js";

/**
 * The text of an agreement as plain blocks, for engines that know nothing of agreements: the same sentences in the same tables
 * with the same column widths as the portal's own document.
 * @typedef {{ kind: "title" | "part" | "heading" | "paragraph", text: string }
 *   | { kind: "table", columns: { title: string, width: number }[], rows: ({ cells: string[] } | { group: string })[] }} Block
 * @param {import("@portal/shared").AgreementContent} content @returns {Block[]}
 */
export function blocksOf(content) {
  return [
    { kind: "title", text: "医療情報システムの安全管理に関する合意書" },
    { kind: "paragraph", text: `合意番号　${content.number}　　改訂 ${content.revision}` },
    cover(content),
    part("本合意書の前提"),
    table(
      [75, 25],
      ["文書", "版"],
      content.editions.map(({ title, edition }) => [title, edition]),
    ),
    ...content.disclosure.tables.flatMap(({ title, columns, rows }) => [
      heading(title),
      table(
        columns.map(() => 20),
        columns,
        rows,
      ),
    ]),
    part("開示内容の要約"),
    ...disclosure(content),
    ...["normal", "incident", "exit"].flatMap((time) => roles(content, time)),
    part("リスク対応及び残存リスクの合意"),
    ...risks(content),
    part("サービス水準"),
    serviceLevels(content),
    part("条項"),
    ...content.clauses.flatMap(({ number, value }) => [
      heading(`${articleNumber(number)}（${value.title}）`),
      ...value.text.split("\n").map(paragraph),
    ]),
    part("承認経路及び確認の記録"),
    ...approvals(content),
    part("別紙　証跡一覧"),
    table([36, 28, 36], ["資料名", "対象項目", "SHA-256"], evidence(content)),
  ];
}

const part = (text) => ({ kind: "part", text });
const heading = (text) => ({ kind: "heading", text });
const paragraph = (text) => ({ kind: "paragraph", text });
const columnsOf = (widths, titles) => titles.map((title, index) => ({ title, width: widths[index] }));
const table = (widths, titles, rows) => ({
  kind: "table",
  columns: columnsOf(widths, titles),
  rows: rows.map((cells) => ({ cells })),
});
const grouped = (widths, titles, rows, groupOf, cellsOf) => ({
  kind: "table",
  columns: columnsOf(widths, titles),
  rows: withGroups(rows, groupOf, cellsOf),
});

const cover = ({ parties, service, disclosure, period }) => {
  const party = ({ legalName, address, representative }) =>
    `${legalName}\n所在地　${address}\n代表者　${representative.title}　${representative.name}`;
  return table(
    [22, 78],
    ["項目", "内容"],
    [
      ["甲（医療機関）", party(parties.hospital)],
      ["乙（事業者）", party(parties.vendor)],
      ["対象サービス", `${service.name}（${service.formLabel}）`],
      ["対象となる開示書", `${disclosure.number}（${disclosure.catalogueTitle}）`],
      ["有効期間", `${dateInWords(period.startsOn)}から${dateInWords(period.endsOn)}まで`],
    ],
  );
};

const disclosure = ({ disclosure: { summary, exceptions } }) => [
  grouped(
    [12, 22, 46, 20],
    ["項目番号", "項目", "回答", "備考"],
    summary,
    ({ section }) => section,
    ({ itemId, label, text, note }) => [itemId, label, text, note],
  ),
  grouped(
    [13, 9, 34, 16, 32],
    ["項目番号", "区分", "項目", "回答", "理由・代替策・予定"],
    exceptions,
    ({ section }) => section,
    ({ itemId, label, text, note }) => [itemId, text, label, text, note],
  ),
];

function roles({ roles: all }, time) {
  const rows = all.filter((row) => row.time === time || (row.time === "both" && time !== "exit"));
  if (rows.length === 0) return [];
  const title = { normal: "通常時", incident: "事後・非常時", exit: "契約終了時" }[time];
  const marks = (duties) => (duties ?? []).map((duty) => dutyMark[duty]).join("") || NOTHING;
  const terms = ({ boundary, cost, deadline }) =>
    [boundary && `分界：${boundary}`, cost && `費用：${cost}`, deadline && `期限：${deadline}`]
      .filter(Boolean)
      .join("\n");
  const check = (first) => (first ? `${first.confirmed ? "はい" : "いいえ"}\n${dateInWords(first.on)}` : NOTHING);
  return [
    part(`役割分担表（${title}）`),
    paragraph(dutyLegend),
    grouped(
      [5, 28, ...roleParties.map(() => 9.3), 29, 15.8],
      ["No.", "業務", ...roleParties.map((party) => party.title), "責任分界・費用・期限・条件", "初回確認・\n完了日"],
      rows,
      ({ area }) => area,
      ({ no, label, duty, value }) => [
        String(no),
        `${label}\n［${duty}］`,
        ...roleParties.map(({ party }) => marks(value.assignments[party])),
        terms(value) || NOTHING,
        check(value.firstCheck),
      ],
    ),
  ];
}

function risks({ risks: all }) {
  const scale = (level, impact, likelihood) => `${level}\n影響 ${impact}\n可能性 ${likelihood}`;
  return [
    table(
      [5, 33, 11, 33, 11, 10],
      ["No.", "リスク", "対応前", "対応方針・対策", "残存", "対応主体"],
      all.map(({ no, label, value, threatText, levelText, residualText, treatmentText, ownerText }) => [
        String(no),
        `${label}\n情報の流れ：${value.flow}\n脅威：${threatText}`,
        scale(levelText, value.impact, value.likelihood),
        `${treatmentText}\n${value.measures}`,
        scale(residualText, value.impactAfter, value.likelihoodAfter),
        ownerText,
      ]),
    ),
    table(
      [5, 26, 8, 18, 13, 22, 13],
      ["No.", "リスク", "残存", "承認者・役職", "承認日", "条件", "見直し期限"],
      all
        .filter(({ value }) => value.acceptance)
        .map(({ no, label, residualText, value: { acceptance } }) => [
          String(no),
          label,
          residualText,
          `${acceptance.by}\n${acceptance.role}`,
          dateInWords(acceptance.on),
          acceptance.condition,
          NOTHING,
        ]),
    ),
  ];
}

const serviceLevels = ({ sla }) =>
  grouped(
    [5, 20, 9, 17, 10, 19, 9, 19],
    ["No.", "項目", "類型", "水準", "対象期間", "測定方法", "報告", "未達時の対応"],
    sla,
    ({ category }) => category,
    ({ no, label, typeText, targetText, windowText, reportText, value }) => [
      String(no),
      label,
      typeText,
      targetText,
      windowText,
      value.measurement,
      reportText,
      value.remedy,
    ],
  );

const approvals = ({ history }) => [
  table(
    [22, 16, 30, 32],
    ["日時", "当事者", "行為者", "行為"],
    history.map(({ at, who, party, act }) => [instantInWords(at), party === "vendor" ? "乙" : "甲", who, act]),
  ),
];

const evidence = (content) =>
  content.evidence.map(({ name, item, sha256 }) => [name, item, `${sha256.slice(0, 32)}\n${sha256.slice(32)}`]);
