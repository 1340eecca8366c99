import type { AgreementContent, RoleParty, RoleValue } from "@portal/shared";
import type { PageFlow } from "../typesetting/page.js";
import { bodyText, noteText, setParagraph } from "../typesetting/paragraph.js";
import { setTable } from "../typesetting/table.js";
import type { TableColumn } from "../typesetting/table-shape.js";
import { dateInWords, dutyLegend, dutyMark, NONE, NOTHING, roleParties, withGroups } from "./wording.js";

type RoleRow = AgreementContent["roles"][number];
/** The three tables; a row of time `both` stands in the first two. */
export type RoleTableTime = "normal" | "incident" | "exit";

export const roleTableTitle: Readonly<Record<RoleTableTime, string>> = {
  normal: "役割分担表（通常時）",
  incident: "役割分担表（事後・非常時）",
  exit: "役割分担表（契約終了時）",
};

const WIDTH = { no: 5, duty: 28, party: 9.3, check: 15.8, conditions: 29 } as const;

/** Which columns a table needs: a column of dashes says nothing. Both parties always stand; the checks have a sheet of their own. */
interface RoleColumns {
  readonly parties: typeof roleParties;
  readonly withChecks: boolean;
}

const columnsFor = (rows: readonly RoleRow[], hasSheet: boolean): RoleColumns => ({
  parties: roleParties.filter(
    ({ party }) =>
      party === "hospital" ||
      party === "vendor" ||
      rows.some(({ value }) => (value.assignments[party] ?? []).length > 0),
  ),
  withChecks: !hasSheet && rows.some(({ value }) => value.firstCheck !== undefined),
});

const columns = ({ parties, withChecks }: RoleColumns): readonly TableColumn[] => {
  const left = (roleParties.length - parties.length) * WIDTH.party + (withChecks ? 0 : WIDTH.check);
  return [
    { title: "No.", width: WIDTH.no, align: "center" },
    { title: "業務", width: WIDTH.duty + left / 2 },
    ...parties.map(({ title }): TableColumn => ({ title, width: WIDTH.party, align: "center" })),
    { title: "責任分界・費用・期限・条件", width: WIDTH.conditions + left / 2 },
    ...(withChecks ? [{ title: "初回確認・\n完了日", width: WIDTH.check }] : []),
  ];
};

const marks = (value: RoleValue, party: RoleParty): string => {
  const duties = value.assignments[party] ?? [];
  return duties.length === 0 ? NOTHING : duties.map((duty) => dutyMark[duty]).join("");
};

const conditions = ({ boundary, cost, deadline, condition, note }: RoleValue): string => {
  const named: [string, string | undefined][] = [
    ["分界", boundary],
    ["費用", cost],
    ["期限", deadline],
    ["条件", condition],
    ["備考", note],
  ];
  const lines = named.flatMap(([name, text]) => (text === undefined || text.trim() === "" ? [] : [`${name}：${text}`]));
  return lines.length === 0 ? NOTHING : lines.join("\n");
};

const checks = ({ firstCheck, completedOn }: RoleValue): string => {
  if (firstCheck === undefined) return NOTHING;
  const first = `${firstCheck.confirmed ? "はい" : "いいえ"}\n${dateInWords(firstCheck.on)}`;
  return completedOn === undefined ? first : `${first}\n完了\n${dateInWords(completedOn)}`;
};

const cells = (row: RoleRow, { parties, withChecks }: RoleColumns): string[] => [
  String(row.no),
  row.duty.trim() === "" ? row.label : `${row.label}\n［${row.duty}］`,
  ...parties.map(({ party }) => marks(row.value, party)),
  conditions(row.value),
  ...(withChecks ? [checks(row.value)] : []),
];

export const setRoleTable = (flow: PageFlow, content: AgreementContent, time: RoleTableTime): void => {
  const rows = content.roles.filter((row) => row.time === time || (row.time === "both" && time !== "exit"));
  setParagraph(flow, dutyLegend, noteText);
  if (rows.length === 0) {
    setParagraph(flow, NONE, bodyText);
    return;
  }
  const needed = columnsFor(rows, content.confirmationSheet !== undefined);
  setTable(flow, {
    caption: roleTableTitle[time],
    columns: columns(needed),
    rows: withGroups(
      rows,
      (row) => row.area,
      (row) => cells(row, needed),
    ),
    size: 7.5,
  });
};
