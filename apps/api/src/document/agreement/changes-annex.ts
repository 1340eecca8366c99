import type { AgreementContent } from "@portal/shared";
import type { PageFlow } from "../typesetting/page.js";
import { bodyText, noteText, setParagraph } from "../typesetting/paragraph.js";
import { setTable } from "../typesetting/table.js";
import { NONE, NOTHING } from "./wording.js";

type Change = NonNullable<AgreementContent["changes"]>[number];

const kinds: Readonly<Record<Change["kind"], string>> = { changed: "変更", added: "追加", removed: "削除" };

const cells = ({ part, row, kind, fields }: Change): string[][] =>
  fields.length === 0
    ? [[part, row, kinds[kind], NOTHING, NOTHING]]
    : fields.map(({ field, before, after }) => [part, row, field, before, after]);

/** 変更箇所の一覧: what an amendment says otherwise than the agreement it amends, field by field. */
export const setChangesAnnex = (flow: PageFlow, { changes = [], amends }: AgreementContent): void => {
  setParagraph(
    flow,
    `合意番号 ${amends?.number ?? NOTHING} 改訂 ${amends?.revision ?? NOTHING} から変更した箇所の一覧である。ここに掲げない行は、同合意のままである。`,
    noteText,
  );
  if (changes.length === 0) {
    setParagraph(flow, NONE, bodyText);
    return;
  }
  setTable(flow, {
    caption: "変更箇所の一覧",
    columns: [
      { title: "部分", width: 10 },
      { title: "行", width: 22 },
      { title: "項目", width: 14 },
      { title: "変更前", width: 27 },
      { title: "変更後", width: 27 },
    ],
    rows: changes.flatMap((change) => cells(change).map((row) => ({ cells: row }))),
    size: 7.5,
  });
};
