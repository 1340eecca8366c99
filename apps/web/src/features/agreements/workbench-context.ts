import {
  mayMove,
  otherParty,
  type AgreementState,
  type ClauseNames,
  type ClauseValue,
  type Party,
  type RowPart,
} from "@portal/shared";
import { createContext, useContext } from "react";
import type { Agreement, Row, UnsentEdit } from "./agreements.api.js";
import type { RowSurroundings } from "./row-surroundings.js";
import type { InternalComment } from "./internal-comments.api.js";

/** What every part of the workbench knows. */
export interface Workbench extends RowSurroundings {
  readonly agreement: Agreement;
  /** What my organisation alone has said about the rows. */
  readonly internalComments: readonly InternalComment[];
  /** My side, and the other. */
  readonly mine: Party;
  readonly theirs: Party;
  /** Whether I may change and confirm rows now. */
  readonly mayEdit: boolean;
  readonly mayConfirm: boolean;
  readonly opened: Row | undefined;
  readonly open: (rowId: string | null) => void;
}

const Context = createContext<Workbench | null>(null);
export const WorkbenchProvider = Context.Provider;

export function useWorkbench(): Workbench {
  const workbench = useContext(Context);
  if (!workbench) throw new Error("useWorkbench is used outside the workbench");
  return workbench;
}

/** The agreement as the machine sees it; which of the two seals is under way makes no difference to a person. */
export function stateOf(agreement: Agreement): AgreementState {
  const { status, mode, revision, openedBy, terminatesOn } = agreement;
  return { status: status === "sealing" ? "vendor_sealing" : status, mode, revision, openedBy, terminatesOn };
}

export function workbenchOf(
  agreement: Agreement,
  { catalogues, internalComments }: Pick<Workbench, "catalogues" | "internalComments">,
  may: { edit: boolean; confirm: boolean },
  row: { id: string | null; open: (rowId: string | null) => void },
): Workbench {
  const { mine } = agreement;
  const negotiable = mayMove(stateOf(agreement), "touch", mine);
  return {
    agreement,
    catalogues,
    names: namesIn(agreement),
    internalComments,
    mine,
    theirs: otherParty(mine),
    mayEdit: may.edit && negotiable,
    mayConfirm: may.confirm && negotiable,
    opened: agreement.rows.find(({ id }) => id === row.id),
    open: row.open,
  };
}

/** The names in the standard clauses: those it was opened with, legal names where the organisations gave them. */
function namesIn({ rows, parties, service }: Agreement): ClauseNames {
  const scope = rows.find(({ part, key }) => part === "clause" && key === "scope");
  const given = (scope?.recommended as ClauseValue | null | undefined)?.variables;
  return {
    hospital: given?.hospital ?? parties.hospital.name,
    vendor: given?.vendor ?? parties.vendor.name,
    service: given?.service ?? service.name,
  };
}

export type UnsentRow = Row & { readonly unsent: UnsentEdit };

/** The rows with an edit that is not sent yet: only ever one's own. */
export const unsentRows = ({ rows }: Agreement): readonly UnsentRow[] =>
  rows.filter((row): row is UnsentRow => row.unsent !== null);

export const rowsOf = ({ rows }: Agreement, part: RowPart): readonly Row[] => rows.filter((row) => row.part === part);
