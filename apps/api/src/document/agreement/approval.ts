import type { AgreementContent, Confirmation, ContentRow } from "@portal/shared";
import type { PageFlow } from "../typesetting/page.js";
import { bodyText, noteText, setParagraph } from "../typesetting/paragraph.js";
import type { PdfObjectReference } from "../typesetting/pdfkit-adapter.js";
import { setSignatureBox } from "../typesetting/signature-box.js";
import { setTable } from "../typesetting/table.js";
import { instantInWords, NONE, NOTHING, partySide } from "./wording.js";

/** Rows of one part that both parties confirmed in the same acts. */
interface ConfirmedRows {
  readonly part: string;
  readonly numbers: number[];
  readonly confirmations: ContentRow<unknown>["confirmations"];
}

const sameAct = (one: Confirmation, other: Confirmation): boolean => one.by === other.by && one.at === other.at;

/** Groups neighbouring rows, since most are confirmed many at once. */
const confirmedTogether = (part: string, rows: readonly ContentRow<unknown>[]): ConfirmedRows[] => {
  const groups: ConfirmedRows[] = [];
  for (const { no, confirmations } of rows) {
    const last = groups.at(-1);
    if (
      last !== undefined &&
      sameAct(last.confirmations.hospital, confirmations.hospital) &&
      sameAct(last.confirmations.vendor, confirmations.vendor)
    ) {
      last.numbers.push(no);
    } else groups.push({ part, numbers: [no], confirmations });
  }
  return groups;
};

/** 1–5、8: consecutive numbers as a range. */
export const rangesInWords = (numbers: readonly number[]): string => {
  const ranges: [number, number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && number <= last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([first, last]) => (first === last ? String(first) : `${first}～${last}`)).join("、");
};

const confirmationInWords = ({ by, at }: Confirmation): string => `${by}\n${instantInWords(at)}`;

/** 承認経路 up to settlement, and who confirmed which rows. Times are Japan Standard Time. */
export const setApprovalHistory = (flow: PageFlow, content: AgreementContent): void => {
  setParagraph(
    flow,
    "日時は日本時間で示す。署名者、署名日時及び証明書番号は、署名欄に署名とともに記録する。",
    noteText,
  );
  const history = content.history.map(({ at, who, party, act }) => ({
    cells: [instantInWords(at), party === null ? NOTHING : partySide[party], who, act],
  }));
  setTable(flow, {
    caption: "承認経路（合意内容の確定まで）",
    columns: [
      { title: "日時", width: 22 },
      { title: "当事者", width: 16 },
      { title: "行為者", width: 30 },
      { title: "行為", width: 32 },
    ],
    rows: history.length === 0 ? [{ cells: [NONE, NOTHING, NOTHING, NOTHING] }] : history,
  });
  const confirmed = [
    ...confirmedTogether("役割分担", content.roles),
    ...confirmedTogether("リスク", content.risks),
    ...confirmedTogether("サービス水準", content.sla),
    ...confirmedTogether("条項", content.clauses),
  ];
  setTable(flow, {
    caption: "各行の確認の記録",
    columns: [
      { title: "区分", width: 14 },
      { title: "No.", width: 26 },
      { title: "甲の確認者・日時", width: 30 },
      { title: "乙の確認者・日時", width: 30 },
    ],
    rows: confirmed.map(({ part, numbers, confirmations }) => ({
      cells: [
        part,
        rangesInWords(numbers),
        confirmationInWords(confirmations.hospital),
        confirmationInWords(confirmations.vendor),
      ],
    })),
  });
};

/** 署名欄, 甲 above 乙. Returns the empty fields in the order of signing (乙 signs first); none in a draft. */
export const setSignatures = (flow: PageFlow, content: AgreementContent, draft: boolean): PdfObjectReference[] => {
  setParagraph(
    flow,
    "甲及び乙は、本合意書に記載された内容に合意し、その証として、それぞれの権限ある者が電子署名を行う。本合意は、乙の署名に続き甲の署名が完了した日をもって締結とする。",
    bodyText,
  );
  setParagraph(
    flow,
    "電子署名は、立会人型（署名者本人の認証と指示を受け、本ポータルの運営者が当該当事者の電子封印を付すもの）又は当事者型（当事者が自らの証明書の鍵で付すもの）による。各署名欄には、署名の際に、そのいずれによるか、署名者、所属、署名日時及び証明書番号を表示する。",
    { ...noteText, after: 10 },
  );
  const boxes = (["hospital", "vendor"] as const).map((party) => {
    const { legalName, representative } = content.parties[party];
    return setSignatureBox(flow, {
      field: party === "hospital" ? "HospitalSignature" : "VendorSignature",
      label: `${partySide[party]} ${legalName} の電子署名欄`,
      side: partySide[party],
      lines: [legalName, `代表者　${representative.title}　${representative.name}`],
      ...(draft ? { placeholder: "署名欄（合意内容の確定後に設ける）" } : {}),
    });
  });
  return boxes.filter((box) => box !== null).reverse();
};
