import { type AgreementContent, type Party, renewalText } from "@portal/shared";
import { breakLines } from "../typesetting/line.js";
import { filledBox, ink, LEFT, outlinedBox, TEXT_WIDTH, type PageFlow } from "../typesetting/page.js";
import { linesOperators, setParagraph } from "../typesetting/paragraph.js";
import { setTable } from "../typesetting/table.js";
import { dateInWords, partySide, updateDutySentence, yenInWords } from "./wording.js";

export const DOCUMENT_TITLE = "医療情報システムの安全管理に関する合意書";
const TITLE_LINES = ["医療情報システムの", "安全管理に関する合意書"];
const SUBTITLE = "責任分界・役割分担・サービス水準・リスク対応";

/** A longer sentence runs on without a frame, which could not be split over pages. */
const FRAMED_LINES = 20;

/** 表紙: what the agreement is, between whom, on what, for how long, and who bears the duty to update. */
export const setCover = (flow: PageFlow, content: AgreementContent): void => {
  flow.startSection("表紙");
  flow.newPage();
  flow.y = 118;
  flow.artifact(filledBox(LEFT, flow.y - 12, 64, 3, ink.accent));
  setParagraph(flow, `合意番号　${content.number}　　改訂 ${content.revision}`, {
    typeface: "gothic",
    size: 10,
    lead: 17,
    after: 10,
    color: ink.faint,
  });
  setParagraph(flow, TITLE_LINES.join("\n"), { typeface: "gothicBold", size: 23, lead: 36, tag: "H1", after: 2 });
  setParagraph(flow, SUBTITLE, { typeface: "gothic", size: 10.5, lead: 18, after: 18 });
  setUpdateDuty(flow, content);
  const rows = coverRows(content).map(([name, text]) => ({ cells: [name, text] }));
  const columns = [
    { title: "項目", width: 22 },
    { title: "内容", width: 78, typeface: "mincho" as const },
  ];
  setTable(flow, { columns, rows, headless: true, size: 10 });
  setParagraph(flow, "取扱区分：当事者限り。本書の内容と同じ機械可読データ（agreement.json）を本ファイルに添付する。", {
    typeface: "gothic",
    size: 8,
    lead: 13,
    color: ink.faint,
  });
};

/** Stands on the first page in a frame: on this sentence hangs which volumes of the guideline the hospital follows. */
const setUpdateDuty = (flow: PageFlow, content: AgreementContent): void => {
  const style = { size: 10, lead: 16.5 };
  const padding = 9;
  const width = TEXT_WIDTH - 2 * padding;
  const sentence = updateDutySentence(content);
  const lines = breakLines("gothicBold", sentence, (width * 1000) / style.size, "セキュリティアップデート責任");
  if (lines.length > FRAMED_LINES) {
    setParagraph(flow, sentence, { ...style, typeface: "gothicBold", after: 12 });
    return;
  }
  const height = lines.length * style.lead + 2 * padding;
  flow.artifact(
    filledBox(LEFT, flow.y, TEXT_WIDTH, height, ink.shade) +
      outlinedBox(LEFT, flow.y, TEXT_WIDTH, height, 0.6, ink.accent),
  );
  flow.y += padding;
  flow.mark(flow.element("P"), "P", linesOperators(flow, lines, LEFT + padding, width, style));
  flow.y += height - padding + 12;
};

const partyLines = (content: AgreementContent, party: Party): string => {
  const { legalName, address, representative } = content.parties[party];
  return `${legalName}\n所在地　${address}\n代表者　${representative.title}　${representative.name}`;
};

const coverRows = (content: AgreementContent): [string, string][] => {
  const { service, disclosure, period, amends } = content;
  return [
    [partySide.hospital, partyLines(content, "hospital")],
    [partySide.vendor, partyLines(content, "vendor")],
    ["対象サービス", `${service.name}（${service.formLabel}）`],
    ["対象となる開示書", `開示書 ${disclosure.number}（${disclosure.catalogueTitle} ${disclosure.catalogueEdition}）`],
    [
      "有効期間",
      `${dateInWords(period.startsOn)}から${dateInWords(period.endsOn)}まで（${renewalText(period, "ja")}）`,
    ],
    ["締結日", "医療機関の署名日（署名欄のとおり）"],
    ["契約金額", yenInWords(content.amountJpy)],
    [
      "改訂元の合意",
      amends === null
        ? "なし（新規の合意）"
        : `合意番号 ${amends.number} 改訂 ${amends.revision}（本書により置き換える）`,
    ],
  ];
};
