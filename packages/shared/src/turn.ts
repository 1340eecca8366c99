import type { AgreementRow, Confirmation, RowValue } from "./agreement-row.js";
import { canonicalJson } from "./canonical.js";
import type { IsoDate } from "./dates.js";
import type { Blocking, GateRow } from "./blocking.js";
import { allow, refuse, type Outcome } from "./outcome.js";
import { otherParty, type Party } from "./party.js";

/** Whose turn (手番) it is to edit, and by when an answer is asked for. Source: docs/states.md, "Turns". */
export interface TurnState {
  readonly turn: Party;
  readonly respondBy: IsoDate | null;
  /** The side that has unsent edits. Only ever the one with the turn: the rules below keep it so. */
  readonly unsentBy: Party | null;
}

/** The opener begins; so does whoever reopens. */
export const turnOf = (turn: Party): TurnState => ({ turn, respondBy: null, unsentBy: null });

/**
 * The turn with which a side edits, sent or unsent: its own, or the one it takes because the other side has nothing unsent.
 * @returns `agreement.not-your-turn` while the other side has unsent edits
 */
export function takeTurn(now: TurnState, by: Party): Outcome<TurnState> {
  if (now.turn === by) return allow(now);
  return now.unsentBy === null ? allow(turnOf(by)) : refuse("agreement.not-your-turn");
}

/** Hands the turn over; whatever was unsent is sent with it. @returns `unacceptable` for a day before today */
export function handOver(
  now: TurnState,
  { by, respondBy, today }: { readonly by: Party; readonly respondBy: IsoDate | null; readonly today: IsoDate },
): Outcome<TurnState> {
  if (now.turn !== by) return refuse("agreement.not-your-turn");
  if (respondBy !== null && respondBy < today) return refuse("unacceptable");
  return allow({ ...turnOf(otherParty(by)), respondBy });
}

/** Whether two values say the same, whatever the order of their members. */
export const isSameValue = (one: RowValue, other: RowValue): boolean => canonicalJson(one) === canonicalJson(other);

type Proposable = Pick<AgreementRow, "value" | "confirmations">;

/** A row after a value was sent for it. The confirmations go only when the value became another one. */
export const sendValue = <Row extends Proposable>(row: Row, value: RowValue): Row =>
  isSameValue(row.value, value) ? row : { ...row, value, confirmations: {} };

/**
 * Confirms a row at the value that both see. Needs no turn.
 * @returns `agreement.unsent-edit` while one's own side has an unsent edit of the row: it would confirm what it is about to change
 */
export function confirmRow<Row extends Proposable>(
  row: Row,
  by: Party,
  { confirmation, hasOwnUnsent }: { readonly confirmation: Confirmation; readonly hasOwnUnsent: boolean },
): Outcome<Row> {
  if (hasOwnUnsent) return refuse("agreement.unsent-edit");
  return allow({ ...row, confirmations: { [by]: confirmation, ...row.confirmations } });
}

/** An edit that is not sent yet. */
export interface UnsentEdit {
  readonly rowId: string;
  readonly party: Party;
  readonly value: RowValue;
}

/** What a side may know of unsent edits: its own. */
export const unsentSeenBy = <Edit extends Pick<UnsentEdit, "party">>(
  edits: readonly Edit[],
  side: Party,
): readonly Edit[] => edits.filter(({ party }) => party === side);

/** Nothing is settled over unsent edits. One's own rows are named; of the other side only that there are some. */
export function unsentBlocking(side: Party, own: readonly GateRow[], { unsentBy }: TurnState): readonly Blocking[] {
  const mine = own.map((row): Blocking => ({
    code: "unsent-edit",
    rowKey: row.key,
    ...(row.id !== undefined && { rowId: row.id }),
    party: side,
    detail: {
      ja: `「${row.label?.ja ?? row.key}」に未送信の変更があります`,
      en: `“${row.label?.en ?? row.key}” has an unsent edit`,
    },
  }));
  const other = otherParty(side);
  if (unsentBy !== other) return mine;
  return [
    ...mine,
    {
      code: "unsent-edits-of-the-other-side",
      party: other,
      detail: { ja: "相手方に未送信の変更があります", en: "The other side has unsent edits" },
    },
  ];
}
