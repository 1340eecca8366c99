import type { AgreementContent } from "@portal/shared";
import type { PageFlow } from "../typesetting/page.js";
import { bodyText, noteText, setParagraph } from "../typesetting/paragraph.js";
import { setTable } from "../typesetting/table.js";
import { NONE, orNothing, withGroups } from "./wording.js";

type SlaRow = AgreementContent["sla"][number];

const remedy = ({ value }: SlaRow): string =>
  value.exclusions === undefined || value.exclusions.trim() === ""
    ? orNothing(value.remedy)
    : `${orNothing(value.remedy)}\n除外：${value.exclusions}`;

const reporting = ({ reportText, value }: SlaRow): string =>
  value.reportIntervalText === undefined ||
  value.reportIntervalText.trim() === "" ||
  reportText.includes(value.reportIntervalText)
    ? orNothing(reportText)
    : `${reportText}\n${value.reportIntervalText}`;

const cells = (row: SlaRow): string[] => [
  String(row.no),
  row.label,
  row.typeText,
  orNothing(row.targetText),
  orNothing(row.windowText),
  orNothing(row.value.measurement),
  reporting(row),
  remedy(row),
];

/** サービス水準: value, unit, measurement, report and what follows when it is missed. */
export const setServiceLevels = (flow: PageFlow, { sla }: AgreementContent): void => {
  if (sla.length === 0) {
    setParagraph(flow, NONE, bodyText);
    return;
  }
  setParagraph(
    flow,
    "類型：「保証」は未達時に対応義務を負う水準、「目標」は達成に努める水準、「有無・内容」は数値によらない合意を示す。",
    noteText,
  );
  setTable(flow, {
    caption: "サービス水準（SLA）",
    columns: [
      { title: "No.", width: 5, align: "center" },
      { title: "項目", width: 20 },
      { title: "類型", width: 9 },
      { title: "水準", width: 17 },
      { title: "対象期間", width: 10 },
      { title: "測定方法", width: 19 },
      { title: "報告", width: 9 },
      { title: "未達時の対応", width: 19 },
    ],
    rows: withGroups(sla, (row) => row.category, cells),
    size: 7.5,
  });
};
