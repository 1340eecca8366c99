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

/** An answer with several rows is a list: a mark before each, so that none is read as part of another. */
const answerInWords = ({ state, text }: DisclosureLine): string => {
  if (text.trim() === "") return stateInWords[state];
  const isTable = text.includes(" ／ ") && text.includes("\n");
  return isTable
    ? text
        .split("\n")
        .map((row) => `・${row}`)
        .join("\n")
    : text;
};

/** Counted through a table: the catalogue has no numbers of its own, and its identifiers are no words for a reader. */
const numbered = (lines: readonly DisclosureLine[]) => lines.map((line, index) => ({ no: String(index + 1), line }));

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
      { title: "No.", width: 5, align: "center" },
      { title: "項目", width: 24 },
      { title: "回答", width: 50 },
      { title: "備考", width: 21 },
    ],
    rows: withGroups(
      numbered(disclosure.summary),
      ({ line }) => line.section,
      ({ no, line }) => [no, line.label, answerInWords(line), orNothing(line.note)],
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
      { title: "No.", width: 5, align: "center" },
      { title: "区分", width: 9 },
      { title: "項目", width: 38 },
      { title: "理由・代替策・予定", width: 48 },
    ],
    rows: withGroups(
      numbered(disclosure.exceptions),
      ({ line }) => line.section,
      ({ no, line }) => [no, stateInWords[line.state], line.label, orNothing(line.note)],
    ),
    size: 7.5,
  });
};
