/** What a caller knew when it decided: the value of one row, or the whole agreement, by the version it was shown. */
export interface KnownState {
  readonly row?: number;
  readonly agreement?: number;
}

/** Versions of a row: of its value, and of the agreement when that value last changed. */
export interface VersionedRow {
  readonly valueVersion: number;
  readonly changedAtVersion: number;
}

/** Whether the row's value is still the one the caller knew. Nobody confirms, changes or deletes a value that they were not shown. */
export const isKnown = (row: VersionedRow, { row: value, agreement }: KnownState): boolean =>
  value !== undefined ? value === row.valueVersion : agreement !== undefined && row.changedAtVersion <= agreement;
