import type { Duty, RoleParty, RoleValue } from "@portal/shared";
import { useEffect, useState } from "react";
import type { Saving } from "../../ui/save-state.js";
import { newestOf, useEditRow, type Row } from "./agreements.api.js";
import { useDiscardEdit } from "./turns.api.js";
import { useWorkbench } from "./workbench-context.js";

// A person goes through several values until the right one: only where it comes to rest is kept.
const REST_MS = 700;

export interface MatrixEditing {
  readonly isOn: boolean;
  readonly turn: (on: boolean) => void;
  /** What stands in a row: not kept yet, else unsent, else agreed. */
  readonly valueOf: (row: Row) => RoleValue;
  readonly change: (row: Row, side: RoleParty, duties: readonly Duty[]) => void;
  readonly saving: Saving;
  readonly savedAt: string | undefined;
  readonly error: Error | null;
  /** After a refusal: keeps what was changed against the present state, or lets it go. */
  readonly retry: () => void;
  readonly drop: () => void;
}

/** Editing the role matrix in its cells: each row is kept by itself, unsent, one after another. */
export function useMatrixEditing(): MatrixEditing {
  const { agreement } = useWorkbench();
  const [isOn, setIsOn] = useState(false);
  const [drafts, setDrafts] = useState<ReadonlyMap<string, RoleValue>>(new Map());
  const [savedAt, setSavedAt] = useState<string>();
  const edit = useEditRow(agreement.id);
  const discard = useDiscardEdit(agreement.id);
  const error = edit.error ?? discard.error;
  const isPending = edit.isPending || discard.isPending;
  const [next] = drafts;

  const keep = async ([rowId, value]: readonly [string, RoleValue]) => {
    const row = agreement.rows.find(({ id }) => id === rowId);
    const forget = () =>
      setDrafts((all) => (all.get(rowId) === value ? new Map([...all].filter(([id]) => id !== rowId)) : all));
    if (!row || isSame(newestOf(row).value as RoleValue, value)) return forget();
    const { etag, comment } = newestOf(row);
    // Back at what both see, with nothing said: there is nothing to send.
    if (row.unsent && !comment && isSame(row.value as RoleValue, value)) await discard.mutateAsync(row);
    else await edit.mutateAsync({ row, etag, value, comment: comment ?? "", unsent: true });
    setSavedAt(new Date().toISOString());
    forget();
  };
  useEffect(() => {
    if (!next || isPending || error) return undefined;
    // A refusal is shown above the table; the draft stays.
    const timer = setTimeout(() => void keep(next).catch(() => undefined), REST_MS);
    return () => clearTimeout(timer);
  }, [next, drafts, isPending, error]);

  const clear = () => (edit.reset(), discard.reset());
  const valueOf = (row: Row) => drafts.get(row.id) ?? (newestOf(row).value as RoleValue);
  return {
    isOn,
    turn: setIsOn,
    valueOf,
    change: (row, side, duties) => {
      const value = valueOf(row);
      setDrafts(new Map([...drafts, [row.id, { ...value, assignments: { ...value.assignments, [side]: duties } }]]));
    },
    saving: error ? "refused" : drafts.size > 0 ? "saving" : "saved",
    savedAt,
    error,
    retry: clear,
    drop: () => (setDrafts(new Map()), clear()),
  };
}

const isSame = (one: RoleValue, other: RoleValue): boolean => JSON.stringify(one) === JSON.stringify(other);
