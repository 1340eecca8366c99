import type { AgreementContent } from "@portal/shared";
import type { PageFlow } from "../typesetting/page.js";
import { bodyText, noteText, setHeading, setParagraph } from "../typesetting/paragraph.js";
import { setTable } from "../typesetting/table.js";
import { bytesInWords, checkNumber, digestOnTwoLines, NONE } from "./wording.js";

/** 別紙: the evidence files, fixed by their hashes. */
export const setEvidence = (flow: PageFlow, { evidence }: AgreementContent): void => {
  if (evidence.length === 0) {
    setParagraph(flow, NONE, bodyText);
    return;
  }
  setTable(flow, {
    caption: "証跡一覧",
    columns: [
      { title: "No.", width: 5, align: "center" },
      { title: "資料名", width: 28 },
      { title: "対象項目", width: 20 },
      { title: "容量", width: 11, align: "right" },
      { title: "SHA-256", width: 36 },
    ],
    rows: evidence.map(({ name, item, sha256, size }, index) => ({
      cells: [String(index + 1), name, item, bytesInWords(size), digestOnTwoLines(sha256)],
    })),
    size: 7.5,
  });
};

const steps: readonly string[] = [
  "１．署名の確認　本ファイルを電子署名に対応したPDF閲覧ソフトで開き、二つの署名（VendorSignature、HospitalSignature）がいずれも有効であり、最後の署名が文書全体を対象としていることを確認する。本ポータルの「文書の検証」画面でも、サインインせずに同じ確認ができる。",
  "２．改変の確認　署名の後に加えられた変更がないことを確認する。許される変更は、署名欄への署名の追加だけである。",
  "３．内容の確認　添付ファイル agreement.json を取り出し、その SHA-256 を計算する。結果が上記の文書ハッシュと一致すれば、本書は当事者が確認した合意内容から作成されたものである。agreement.json は RFC 8785 による正準形式の JSON である。",
  "４．頁の確認　各頁の下部に示す照合番号が、文書ハッシュの先頭16桁と一致することを確認する。",
];

/** 検証の方法: the content's hash in full, and how to check this document without asking us. */
export const setVerification = (flow: PageFlow, content: AgreementContent, digest: string): void => {
  setTable(flow, {
    caption: "文書ハッシュ",
    columns: [
      { title: "項目", width: 26 },
      { title: "値", width: 74 },
    ],
    rows: [
      { cells: ["文書ハッシュ\n（合意内容の SHA-256）", digestOnTwoLines(digest)] },
      { cells: ["照合番号", checkNumber(digest)] },
      { cells: ["合意番号・改訂", `${content.number}　改訂 ${content.revision}`] },
      { cells: ["合意の識別子", content.agreementId] },
      { cells: ["添付データ", `agreement.json（${content.form}）`] },
    ],
    headless: true,
    size: 9,
  });
  setHeading(flow, "確認の手順");
  for (const step of steps) setParagraph(flow, step, { ...bodyText, after: 6 });
  setHeading(flow, "電子署名に関する注意");
  setParagraph(
    flow,
    "署名に用いる証明書は、本ポータルの運営者が自ら発行したものであり、認定認証業務の証明書ではない。本書の署名は、署名後の改変の有無と、運営者が記録した署名者の指示を示すものである。PDF自身の SHA-256 は文書の中に記せないため、検証画面及び証跡に示す。",
    noteText,
  );
};
