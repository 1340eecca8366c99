import type { AgreementContent } from "@portal/shared";
import type { PageFlow } from "../typesetting/page.js";
import { bodyText, setHeading, setParagraph } from "../typesetting/paragraph.js";
import { setTable } from "../typesetting/table.js";
import { articleNumber, dateInWords, NONE, orNothing } from "./wording.js";

export const clauseHeading = ({ number, value }: AgreementContent["clauses"][number]): string =>
  `${articleNumber(number)}（${value.title}）`;

/** 条項, each as 第n条. */
export const setClauses = (flow: PageFlow, { clauses }: AgreementContent): void => {
  if (clauses.length === 0) setParagraph(flow, NONE, bodyText);
  for (const clause of clauses) {
    setHeading(flow, clauseHeading(clause), true);
    for (const paragraph of clause.value.text.split(/\r\n?|\n/)) {
      if (paragraph.trim() !== "") setParagraph(flow, paragraph, { ...bodyText, where: clauseHeading(clause) });
    }
  }
};

/** 未解決事項; none is said in words. */
export const setOpenMatters = (flow: PageFlow, { openMatters }: AgreementContent): void => {
  if (openMatters.length === 0) {
    setParagraph(flow, NONE, bodyText);
    return;
  }
  setTable(flow, {
    caption: "未解決事項",
    columns: [
      { title: "No.", width: 6, align: "center" },
      { title: "事項", width: 74 },
      { title: "期限", width: 20 },
    ],
    rows: openMatters.map(({ matter, by }, index) => ({ cells: [String(index + 1), matter, dateInWords(by)] })),
  });
};

/** 質疑のうち合意に含めるもの. */
export const setClarifications = (flow: PageFlow, { clarifications }: AgreementContent): void => {
  if (clarifications.length === 0) {
    setParagraph(flow, NONE, bodyText);
    return;
  }
  setTable(flow, {
    caption: "質疑の要約",
    columns: [
      { title: "対象項目", width: 24 },
      { title: "質問", width: 38 },
      { title: "結論", width: 38 },
    ],
    rows: clarifications.map(({ item, question, outcome }) => ({ cells: [item, question, orNothing(outcome)] })),
  });
};
