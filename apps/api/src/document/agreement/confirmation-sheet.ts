import type { AgreementContent } from "@portal/shared";
import type { PageFlow } from "../typesetting/page.js";
import { noteText, setParagraph } from "../typesetting/paragraph.js";
import { setTable } from "../typesetting/table.js";
import { dateInWords, NOTHING } from "./wording.js";

type Line = NonNullable<AgreementContent["confirmationSheet"]>[number]["lines"][number];

const cells = ({ no, officialNo, item, firstCheck, completedOn }: Line): string[] => [
  String(no),
  officialNo ?? NOTHING,
  item,
  firstCheck === null ? "未確認" : firstCheck.confirmed ? "はい" : "いいえ",
  firstCheck === null ? NOTHING : dateInWords(firstCheck.on),
  completedOn === null ? NOTHING : dateInWords(completedOn),
];

/** 役割分担等に関する確認表: the rows of the role split in the two parts of the ministries' sheet (June 2024). */
export const setConfirmationSheet = (flow: PageFlow, { confirmationSheet = [] }: AgreementContent): void => {
  setParagraph(
    flow,
    "総務省・厚生労働省・経済産業省の「医療情報システムの契約における当事者間の役割分担等に関する確認表」（2024年6月）の区分に、" +
      "役割分担表の行を当てはめたものである。「はい」は、誰が行うかを両者で取り決めたことを示し、対策の実施を示すものではない。" +
      "項番は、同確認表の項番に対応することが分かっている行にだけ掲げる。初回確認の記録がない行の日付は、両者が行を確認した日である。",
    noteText,
  );
  for (const { part, lines } of confirmationSheet)
    setTable(flow, {
      caption: part,
      columns: [
        { title: "No.", width: 6, align: "center" },
        { title: "項番", width: 9, align: "center" },
        { title: "項目", width: 45 },
        { title: "初回確認", width: 12, align: "center" },
        { title: "初回確認日", width: 16 },
        { title: "完了日", width: 16 },
      ],
      rows: lines.map((line) => ({ cells: cells(line) })),
      size: 7.5,
    });
};
