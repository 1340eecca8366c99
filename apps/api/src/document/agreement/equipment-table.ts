import type { AgreementContent } from "@portal/shared";
import type { PageFlow } from "../typesetting/page.js";
import { bodyText, noteText, setParagraph } from "../typesetting/paragraph.js";
import { setTable } from "../typesetting/table.js";
import { dateInWords, NONE, NOTHING, orNothing } from "./wording.js";

type Equipment = NonNullable<AgreementContent["equipment"]>[number];

const described = ({ label, kindText, value }: Equipment): string =>
  [label, `［${kindText}］`, value.model].filter((text) => text?.trim()).join("\n");

const connected = ({ value: { place, connection, note } }: Equipment): string =>
  [place, connection, note && `備考：${note}`].filter((text) => text?.trim()).join("\n");

/** 設置機器: what the vendor places in the hospital, whose it is, who patches it and by when. */
export const setEquipmentTable = (flow: PageFlow, { equipment = [] }: AgreementContent): void => {
  setParagraph(
    flow,
    "事業者が医療機関に設置する機器及び遠隔保守のための回線について、所有者、セキュリティ更新の実施者及び期限を定める。",
    noteText,
  );
  if (equipment.length === 0) {
    setParagraph(flow, NONE, bodyText);
    return;
  }
  setTable(flow, {
    caption: "設置機器の一覧",
    columns: [
      { title: "No.", width: 5, align: "center" },
      { title: "機器", width: 25 },
      { title: "設置場所・接続", width: 26 },
      { title: "所有者", width: 11 },
      { title: "更新の実施者", width: 14 },
      { title: "更新の期限", width: 17 },
      { title: "サポート期限", width: 14 },
    ],
    rows: equipment.map((row) => ({
      cells: [
        String(row.no),
        described(row),
        orNothing(connected(row)),
        row.ownerText,
        row.patchedByText,
        orNothing(row.value.patchWithin),
        row.value.supportEndsOn ? dateInWords(row.value.supportEndsOn) : NOTHING,
      ],
    })),
    size: 7.5,
  });
};
