import {
  type AgreementContent,
  canonicalJson,
  explanationWayLabels,
  isGapRow,
  isOptionRow,
  optionDecisionText,
  type RiskCommunication,
} from "@portal/shared";
import type { PageFlow } from "../typesetting/page.js";
import { bodyText, setHeading, setParagraph } from "../typesetting/paragraph.js";
import type { TableColumn } from "../typesetting/table-shape.js";
import { setTable } from "../typesetting/table.js";
import { rangesInWords } from "./approval.js";
import { dateInWords, NONE, NOTHING, orNothing } from "./wording.js";

type RiskRow = AgreementContent["risks"][number];
const SIZE = 7.5;

/** A table under its caption; 「なし」 where there is nothing to list. */
const setList = (
  flow: PageFlow,
  caption: string,
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
): void => {
  if (rows.length > 0) setTable(flow, { caption, columns, rows: rows.map((cells) => ({ cells })), size: SIZE });
  else {
    setHeading(flow, caption);
    setParagraph(flow, NONE, bodyText);
  }
};

/** 許容するリスクの上限, above which somebody of the hospital accepts by name. */
export const setRiskLimit = (flow: PageFlow, { riskLimit }: AgreementContent): void => {
  if (riskLimit === undefined) return;
  setParagraph(
    flow,
    `甲が許容するリスクの上限：${riskLimit.text}。これを超える残存リスクは、甲の承認者が氏名、役職及び日付を示して受容する。`,
    bodyText,
  );
};

/** Risks that were explained and understood in the same acts, one line for all of them. */
const toldTogether = (
  risks: readonly RiskRow[],
): { readonly numbers: number[]; readonly communication: RiskCommunication }[] => {
  const groups = new Map<string, { numbers: number[]; communication: RiskCommunication }>();
  for (const { no, value } of risks) {
    const communication = value.communication ?? {};
    const id = canonicalJson(communication);
    const group = groups.get(id) ?? { numbers: [], communication };
    group.numbers.push(no);
    groups.set(id, group);
  }
  return [...groups.values()];
};

const communicationCells = ({ numbers, communication }: ReturnType<typeof toldTogether>[number]): string[] => {
  const { explained, understood } = communication;
  const known = understood ? `${understood.by}\n${understood.role}\n${dateInWords(understood.on)}` : "記録なし";
  if (!explained) return [rangesInWords(numbers), "説明の記録なし", NOTHING, NOTHING, NOTHING];
  const { by, role, to, on, version, how, material } = explained;
  const means = [explanationWayLabels[how].ja, `開示書 第${version}版`, orNothing(material)];
  return [
    rangesInWords(numbers),
    `${by}\n${role}`,
    to.join("\n"),
    [dateInWords(on), ...means.filter((part) => part !== NOTHING)].join("\n"),
    known,
  ];
};

/** リスクコミュニケーションの記録: explained by, to, when, how, with which version, understood by. */
const setCommunications = (flow: PageFlow, risks: readonly RiskRow[]): void =>
  setList(
    flow,
    "リスクコミュニケーションの記録",
    [
      { title: "リスクのNo.", width: 17 },
      { title: "説明者・役職（乙）", width: 22 },
      { title: "説明を受けた者（甲）", width: 19 },
      { title: "説明日・方法・資料", width: 24 },
      { title: "理解の確認（甲）", width: 20 },
    ],
    toldTogether(risks).map(communicationCells),
  );

/** いいえの項目の個別評価. */
const setAssessments = (flow: PageFlow, risks: readonly RiskRow[]): void =>
  setList(
    flow,
    "「いいえ」の項目の個別評価（甲）",
    [
      { title: "No.", width: 5, align: "center" },
      { title: "項目", width: 30 },
      { title: "評価", width: 41 },
      { title: "評価者・役職・評価日", width: 24 },
    ],
    risks
      .filter(({ key }) => isGapRow(key))
      .map(({ no, label, value: { assessment } }) => [
        String(no),
        label,
        orNothing(assessment?.text),
        assessment ? `${assessment.by}\n${assessment.role}\n${dateInWords(assessment.on)}` : NOTHING,
      ]),
  );

/** オプション対策の採否, and who accepted the risk that a declined one leaves. */
const setOptions = (flow: PageFlow, risks: readonly RiskRow[]): void =>
  setList(
    flow,
    "オプション対策の採否",
    [
      { title: "No.", width: 5, align: "center" },
      { title: "対策", width: 32 },
      { title: "採否", width: 13 },
      { title: "不採用時のリスク", width: 26 },
      { title: "残存リスクの承認者", width: 24 },
    ],
    risks
      .filter(({ key }) => isOptionRow(key))
      .map(({ no, label, threatText, value: { decision, acceptance } }) => [
        String(no),
        label,
        optionDecisionText(decision, "ja"),
        threatText,
        acceptance ? `${acceptance.by}\n${acceptance.role}\n${dateInWords(acceptance.on)}` : NOTHING,
      ]),
  );

/** What the parties have said of the risks beside the table; contents from before these records have none of them. */
export const setRiskRecords = (flow: PageFlow, { risks, riskLimit }: AgreementContent): void => {
  if (riskLimit === undefined) return;
  setCommunications(flow, risks);
  setAssessments(flow, risks);
  setOptions(flow, risks);
};
