import type { AgreementRow, SlaValue } from "./agreement-row.js";
import type { RolesCatalogue } from "./catalogue.js";
import { addDays, addMonths, addYears, type IsoDate } from "./dates.js";
import type { Blocking, Gate } from "./blocking.js";
import { parties, type Party } from "./party.js";

const NOTICE_ITEM = "termination-notice";
const WEEK = 7;

/**
 * The first day on which the agreement may end after a notice, by the SLA row `termination-notice`. A whole number of days,
 * weeks, months or years is counted on the calendar from the day of the notice; of a range, the shorter end counts.
 * @returns null where the row is in words, so that only both sides together can say; the day of the notice without a row
 */
export function earliestEnd(rows: readonly AgreementRow[], noticedOn: IsoDate): IsoDate | null {
  const row = rows.find(({ part, key }) => part === "sla" && key === NOTICE_ITEM);
  if (!row) return noticedOn;
  const { target } = row.value as SlaValue;
  if ("text" in target || !/^\d{1,4}(\.0+)?$/.test(target.amount)) return null;
  const count = Number(target.amount);
  switch (target.unit) {
    case "day":
      return addDays(noticedOn, count);
    case "week":
      return addDays(noticedOn, count * WEEK);
    case "month":
      return addMonths(noticedOn, count);
    case "year":
      return addYears(noticedOn, count);
    default:
      return null;
  }
}

export interface TerminationInput {
  readonly rows: readonly AgreementRow[];
  readonly roles: RolesCatalogue;
  /** Serious incidents that are not contained and have no agreed handover. */
  readonly openIncidents: number;
  readonly noticedOn: IsoDate;
  readonly endsOn: IsoDate;
  /** Sides that have confirmed this very date. */
  readonly dateConfirmedBy: readonly Party[];
}

/** Why the agreement may not be terminated yet (g8–g10); empty when it may. */
export function terminationBlocking(input: TerminationInput): readonly Blocking[] {
  const { openIncidents: open, dateConfirmedBy } = input;
  const found: Blocking[] = [];
  if (open > 0)
    found.push(
      blocking(
        "incidents-open",
        "g8",
        `収束していない重大なインシデントが${open}件あります`,
        `Serious incidents still open: ${open}`,
      ),
    );
  const agreed = parties.every((party) => dateConfirmedBy.includes(party));
  if (!agreed) found.push(...noticeBlocking(input));
  found.push(...exitBlocking(input));
  return found;
}

function noticeBlocking({ rows, noticedOn, endsOn }: TerminationInput): readonly Blocking[] {
  const earliest = earliestEnd(rows, noticedOn);
  if (earliest === null)
    return [
      blocking(
        "notice-in-words",
        "g9",
        "予告の期間が文章で定められているため、終了日を双方で確認してください",
        "The notice period is in words; both sides must confirm the date",
      ),
    ];
  if (endsOn >= earliest) return [];
  return [
    blocking(
      "notice-too-short",
      "g9",
      `予告の期間が足りません。${earliest}以後の日とするか、終了日を双方で確認してください`,
      `The notice is too short: end on ${earliest} or later, or both sides confirm the date`,
    ),
  ];
}

/** g10: the rows `ext-*` (return, acceptance, erasure, closure, migration) and the clause `termination` stand settled. */
function exitBlocking({ rows, roles }: TerminationInput): readonly Blocking[] {
  const settled = (part: AgreementRow["part"], key: string): boolean =>
    rows.some((row) => row.part === part && row.key === key && parties.every((party) => row.confirmations[party]));
  const exits = roles.sections.flatMap(({ items }) => items).filter(({ id }) => id.startsWith("ext-"));
  const missing = exits.filter(({ id }) => !settled("role", id));
  return [
    ...missing.map(({ id, label }) => ({
      ...blocking("exit-row-missing", "g10", `役割が合意されていません：${label.ja}`, `Role not agreed: ${label.en}`),
      rowKey: id,
    })),
    ...(settled("clause", "termination")
      ? []
      : [
          blocking(
            "exit-clause-missing",
            "g10",
            "終了時の医療情報の取扱いの条項が合意されていません",
            "The clause on data at the end is not agreed",
          ),
        ]),
  ];
}

export interface ClosingInput {
  readonly returnAccepted: boolean;
  /** Places of storage, backups and subcontractors included, without a certificate of erasure. */
  readonly placesNotErased: readonly string[];
  /** Sides that have confirmed the removal of maintenance accounts and connections. */
  readonly closureConfirmedBy: readonly Party[];
  /** Surviving duties and the time of keeping are recorded. */
  readonly retentionRecorded: boolean;
}

/** Why a terminated agreement may not be closed yet (g11–g14); empty when it may. */
export function closingBlocking(input: ClosingInput): readonly Blocking[] {
  const found: Blocking[] = [];
  if (!input.returnAccepted)
    found.push(
      blocking(
        "return-not-accepted",
        "g11",
        "返却された医療情報の検収が終わっていません",
        "The returned data is not accepted",
      ),
    );
  for (const place of input.placesNotErased)
    found.push(
      blocking("erasure-not-certified", "g12", `消去証明がありません：${place}`, `No certificate of erasure: ${place}`),
    );
  for (const party of parties.filter((side) => !input.closureConfirmedBy.includes(side)))
    found.push({
      ...blocking(
        "closure-unconfirmed",
        "g13",
        "保守用アカウント・接続の閉鎖が確認されていません",
        "The removal of accounts and connections is not confirmed",
      ),
      party,
    });
  if (!input.retentionRecorded)
    found.push(
      blocking(
        "retention-not-recorded",
        "g14",
        "存続する義務と保管期限が記録されていません",
        "Surviving duties and retention are not recorded",
      ),
    );
  return found;
}

const blocking = (code: string, gate: Gate, ja: string, en: string): Blocking => ({ code, gate, detail: { ja, en } });
