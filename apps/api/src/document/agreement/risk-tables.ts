import type { AgreementContent } from "@portal/shared";
import type { PageFlow } from "../typesetting/page.js";
import { bodyText, setHeading, setParagraph } from "../typesetting/paragraph.js";
import { setTable } from "../typesetting/table.js";
import { setRiskLimit, setRiskRecords } from "./risk-record-tables.js";
import { dateInWords, NONE, orNothing } from "./wording.js";

type RiskRow = AgreementContent["risks"][number];

const riskCells = ({
  no,
  label,
  value,
  threatText,
  levelText,
  residualText,
  treatmentText,
  ownerText,
}: RiskRow): string[] => [
  String(no),
  [
    value.draft === true ? `${label}［作成案・要確認］` : label,
    `情報の流れ：${value.flow}`,
    `脅威：${threatText}`,
  ].join("\n"),
  `${levelText}\n影響 ${value.impact}\n可能性 ${value.likelihood}`,
  `${treatmentText}\n${value.measures}`,
  `${residualText}\n影響 ${value.impactAfter}\n可能性 ${value.likelihoodAfter}`,
  ownerText,
];

const acceptanceCells = ({ no, label, value, residualText }: RiskRow): string[] => {
  const { acceptance } = value;
  if (acceptance === undefined) return [];
  return [
    String(no),
    label,
    residualText,
    `${acceptance.by}\n${acceptance.role}`,
    dateInWords(acceptance.on),
    orNothing(acceptance.condition),
    acceptance.reviewBy === undefined ? orNothing(undefined) : dateInWords(acceptance.reviewBy),
  ];
};

/** リスク対応一覧 and 残存リスクの合意. */
export const setRiskTables = (flow: PageFlow, content: AgreementContent): void => {
  const { risks } = content;
  setRiskLimit(flow, content);
  if (risks.length === 0) {
    setParagraph(flow, NONE, bodyText);
    return;
  }
  setTable(flow, {
    caption: "リスク対応一覧",
    columns: [
      { title: "No.", width: 5, align: "center" },
      { title: "リスク", width: 33 },
      { title: "対応前", width: 11 },
      { title: "対応方針・対策", width: 33 },
      { title: "残存", width: 11 },
      { title: "対応主体", width: 10 },
    ],
    rows: risks.map((risk) => ({ cells: riskCells(risk) })),
    size: 7.5,
  });
  setRiskRecords(flow, content);
  setAcceptances(flow, risks);
};

const setAcceptances = (flow: PageFlow, risks: AgreementContent["risks"]): void => {
  const accepted = risks.filter((risk) => risk.value.acceptance !== undefined);
  if (accepted.length === 0) {
    setHeading(flow, "残存リスクの合意");
    setParagraph(flow, NONE, bodyText);
    return;
  }
  setTable(flow, {
    caption: "残存リスクの合意（受容の承認）",
    columns: [
      { title: "No.", width: 5, align: "center" },
      { title: "リスク", width: 26 },
      { title: "残存", width: 8 },
      { title: "承認者・役職", width: 18 },
      { title: "承認日", width: 13 },
      { title: "条件", width: 22 },
      { title: "見直し期限", width: 13 },
    ],
    rows: accepted.map((risk) => ({ cells: acceptanceCells(risk) })),
    size: 7.5,
  });
};
