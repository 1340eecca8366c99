import type { ClauseNames, RowCatalogues } from "@portal/shared";
import { createContext, useContext } from "react";

/** What a row's fields and values are read against, in an agreement and in a template alike. */
export interface RowSurroundings {
  readonly catalogues: RowCatalogues;
  /** The names that stand in the standard clauses; absent in a template, which names nobody. */
  readonly names?: ClauseNames | undefined;
}

const Context = createContext<RowSurroundings | null>(null);
export const RowSurroundingsProvider = Context.Provider;

export function useRowSurroundings(): RowSurroundings {
  const surroundings = useContext(Context);
  if (!surroundings) throw new Error("useRowSurroundings is used outside an agreement or a template");
  return surroundings;
}
