import type { AgreementContent, DisclosureLine } from "@portal/shared";
import type { PageFlow } from "../typesetting/page.js";
import { bodyText, setHeading, setParagraph } from "../typesetting/paragraph.js";
import { setTable } from "../typesetting/table.js";
import { NONE, orNothing, withGroups } from "./wording.js";

const stateInWords: Readonly<Record<DisclosureLine["state"], string>> = {
  answered: "回答あり",
  no: "いいえ",
  not_applicable: "対象外",
  planned: "対応予定",
  unanswered: "未回答",
};

const answerInWords = (line: DisclosureLine): string =>
  line.text.trim() === "" ? stateInWords[line.state] : line.text;

/** 開示内容の要約: the required items, and いいえ・対象外 apart with their reasons. */
export const setDisclosureSummary = (flow: PageFlow, { disclosure }: AgreementContent): void => {
  setParagraph(
    flow,
    `開示書 ${disclosure.number} の必須項目に対する回答を要約する。「いいえ」及び「対象外」の回答は、別表に理由とともに掲げる。`,
    bodyText,
  );
  setTable(flow, {
    caption: "必須項目の回答",
    columns: [
      { title: "項目番号", width: 12 },
      { title: "項目", width: 22 },
      { title: "回答", width: 46 },
      { title: "備考", width: 20 },
    ],
    rows: withGroups(
      disclosure.summary,
      (line) => line.section,
      (line) => [line.itemId, line.label, answerInWords(line), orNothing(line.note)],
    ),
    size: 7.5,
  });
  if (disclosure.exceptions.length === 0) {
    setHeading(flow, "別表　「いいえ」及び「対象外」の項目");
    setParagraph(flow, NONE, bodyText);
    return;
  }
  setTable(flow, {
    caption: "別表　「いいえ」及び「対象外」の項目",
    columns: [
      { title: "項目番号", width: 13 },
      { title: "区分", width: 9 },
      { title: "項目", width: 34 },
      { title: "回答", width: 16 },
      { title: "理由・代替策・予定", width: 32 },
    ],
    rows: withGroups(
      disclosure.exceptions,
      (line) => line.section,
      (line) => [line.itemId, stateInWords[line.state], line.label, answerInWords(line), orNothing(line.note)],
    ),
    size: 7.5,
  });
};
