import { type Blocking, type Gate, type GateRow, isBlank, rowBlocking } from "./blocking.js";
import type { AgreementRow, EquipmentValue, RiskValue, RoleValue, SlaValue, TermValue } from "./agreement-row.js";
import { amendmentStartFault } from "./amendment-period.js";
import { parties, type Party } from "./party.js";
import { gapBlocking, optionBlocking, riskBlocking } from "./risk-gates.js";
import { dutyHolders } from "./role-split.js";
import type { SettlementInput } from "./settlement-input.js";
import type { Text } from "./text.js";

/**
 * Why the agreement may not be settled yet; empty when it may. Source: docs/states.md and the gates g1–g6 of the phases catalogue.
 * Missing things first, then row by row.
 */
export function settlementBlocking(input: SettlementInput): readonly Blocking[] {
  return [
    ...disclosureBlocking(input),
    ...missingRows(input),
    ...periodBlocking(input),
    ...gapBlocking(input),
    ...optionBlocking(input),
    ...input.rows.flatMap((row) => [...gateBlocking(row, input), ...unconfirmed(row)]),
  ];
}

/** Rows that both sides have confirmed at their current value, of all. */
export const progressOf = (rows: readonly AgreementRow[]): { readonly confirmed: number; readonly total: number } => ({
  confirmed: rows.filter(({ confirmations }) => parties.every((party) => confirmations[party])).length,
  total: rows.length,
});

function disclosureBlocking(input: SettlementInput): readonly Blocking[] {
  const found: Blocking[] = [];
  const add = (when: boolean, code: string, ja: string, en: string, gate?: Gate): void => {
    if (when) found.push({ code, ...(gate && { gate }), detail: { ja, en } });
  };
  const { disclosureComplete, disclosureApproved, versionWithdrawn, openClarifications: open, isUnchanged } = input;
  add(
    !disclosureComplete,
    "disclosure-incomplete",
    "開示書の必須項目に未回答があります",
    "Required items of the disclosure are unanswered",
    "g1",
  );
  add(
    !disclosureApproved,
    "disclosure-not-approved",
    "開示書が、最後に編集した人とは別の承認者に承認されていません",
    "The disclosure has no approval by somebody other than its last editor",
    "g1",
  );
  add(
    versionWithdrawn,
    "version-withdrawn",
    "引用している開示書の版が取り下げられています",
    "The disclosure version has been withdrawn",
  );
  add(
    isUnchanged,
    "amendment-unchanged",
    "もとの合意から変更した行がありません",
    "No row differs from the agreement that is amended",
  );
  add(
    open > 0,
    "clarifications-open",
    `解決していない質疑が${open}件あります`,
    `Questions that are still open: ${open}`,
    "g2",
  );
  return found;
}

const requiredTerms = ["period", "amount", "contacts"] as const;
const termNames: Readonly<Record<(typeof requiredTerms)[number], Text>> = {
  period: { ja: "期間", en: "period" },
  amount: { ja: "金額", en: "amount" },
  contacts: { ja: "事故時の連絡先", en: "contacts for incidents" },
};

function missingRows({ rows, sla }: SettlementInput): readonly Blocking[] {
  const has = (part: AgreementRow["part"], key: string): boolean =>
    rows.some((row) => row.part === part && row.key === key);
  return [
    ...sla.requiredClauses
      .filter(({ id }) => !has("clause", id))
      .map(({ id, label }) => ({
        code: "clause-missing",
        rowKey: id,
        detail: { ja: `必須の条項がありません：${label.ja}`, en: `A required clause is missing: ${label.en}` },
      })),
    ...requiredTerms
      .filter((key) => !has("term", key))
      .map((key) => ({
        code: "term-missing",
        rowKey: key,
        detail: { ja: `条件がありません：${termNames[key].ja}`, en: `A term is missing: ${termNames[key].en}` },
      })),
  ];
}

/** What is over before it is signed would bind nobody; an amendment takes over without a gap. */
function periodBlocking({ rows, today, amended }: SettlementInput): readonly Blocking[] {
  const row = rows.find(({ part, key }) => part === "term" && key === "period");
  const period = row?.value as Extract<TermValue, { endsOn: string }> | undefined;
  if (!row || !period) return [];
  const blocking = (code: string, detail: Text): Blocking => ({
    code,
    rowKey: "period",
    ...(row.id !== undefined && { rowId: row.id }),
    detail,
  });
  const start = amended ? amendmentStartFault(amended, period, today) : null;
  return [
    ...(period.endsOn < today
      ? [
          blocking("period-over", {
            ja: `期間の最終日（${period.endsOn}）を過ぎています。期間を改めてください`,
            en: `The last day of the period (${period.endsOn}) is over; set another period`,
          }),
        ]
      : []),
    ...(start ? [blocking("amendment-start", start)] : []),
  ];
}

function gateBlocking(row: GateRow, input: SettlementInput): readonly Blocking[] {
  switch (row.part) {
    case "role":
      return roleBlocking(row, row.value as RoleValue);
    case "sla":
      return slaBlocking(row, row.value as SlaValue);
    case "risk":
      return riskBlocking(row, row.value as RiskValue, input);
    case "equipment":
      return equipmentBlocking(row, row.value as EquipmentValue);
    default:
      return [];
  }
}

function unconfirmed(row: GateRow): readonly Blocking[] {
  const names: Readonly<Record<Party, Text>> = {
    vendor: { ja: "事業者", en: "the vendor" },
    hospital: { ja: "医療機関", en: "the hospital" },
  };
  return parties
    .filter((party) => !row.confirmations[party])
    .map((party) =>
      rowBlocking(
        row,
        "row-unconfirmed",
        `${names[party].ja}が確認していません`,
        `not confirmed by ${names[party].en}`,
        {
          party,
        },
      ),
    );
}

/** g3: exactly one accountable, the hospital or the vendor, and at least one responsible. No duty is ever nobody's. */
function roleBlocking(row: GateRow, { assignments }: RoleValue): readonly Blocking[] {
  const accountable = dutyHolders(assignments, "accountable");
  const one = accountable.length === 1 && (accountable[0] === "hospital" || accountable[0] === "vendor");
  const found: Blocking[] = [];
  if (!one)
    found.push(
      rowBlocking(
        row,
        "role-accountable",
        "最終責任を負う者を、医療機関か事業者のどちらか1者に決めてください",
        "exactly one party, the hospital or the vendor, must be accountable",
        { gate: "g3" },
      ),
    );
  if (dutyHolders(assignments, "responsible").length === 0)
    found.push(rowBlocking(row, "role-responsible", "実施する者がいません", "nobody is responsible", { gate: "g3" }));
  return found;
}

/**
 * g3 for equipment in the hospital: who owns it, who patches it, by when. The incidents that closed hospitals began at a VPN
 * router that neither side believed to be theirs.
 */
function equipmentBlocking(row: GateRow, { owner, patchedBy, patchWithin }: EquipmentValue): readonly Blocking[] {
  const open: readonly (readonly [boolean, code: string, ja: string, en: string])[] = [
    [owner === null, "equipment-owner", "所有者が決まっていません", "has no owner"],
    [patchedBy === null, "equipment-patcher", "セキュリティ更新を行う者が決まっていません", "nobody patches it"],
    [isBlank(patchWithin), "equipment-deadline", "セキュリティ更新の期限がありません", "has no deadline for patches"],
  ];
  return open.flatMap(([is, code, ja, en]) => (is ? [rowBlocking(row, code, ja, en, { gate: "g3" })] : []));
}

/** g4: target, measurement, reporting interval and remedy. */
function slaBlocking(row: GateRow, value: SlaValue): readonly Blocking[] {
  const { target, measurement, reportInterval, reportIntervalText, remedy } = value;
  const missing: Text[] = [];
  if ("text" in target && isBlank(target.text)) missing.push({ ja: "目標値", en: "target" });
  if (isBlank(measurement)) missing.push({ ja: "測定方法", en: "measurement" });
  if (isBlank(reportInterval) || (reportInterval === "other" && isBlank(reportIntervalText)))
    missing.push({ ja: "報告間隔", en: "reporting interval" });
  if (isBlank(remedy)) missing.push({ ja: "未達時の対応", en: "remedy" });
  if (missing.length === 0) return [];
  const ja = missing.map((name) => name.ja).join("・");
  const en = missing.map((name) => name.en).join(", ");
  return [rowBlocking(row, "sla-incomplete", `${ja}がありません`, `missing: ${en}`, { gate: "g4" })];
}
