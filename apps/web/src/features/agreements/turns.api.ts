import type { RiskExplanation, RiskUnderstanding } from "@portal/shared";
import { client, ifMatch } from "../../api/client.js";
import { newestOf, useAct, type Row } from "./agreements.api.js";

export interface HandOver {
  /** ETags of the unsent edits that were listed: nothing is sent unread. */
  readonly edits: readonly string[];
  readonly respondBy: string;
  readonly message: string;
}

export const useHandOver = (id: string) =>
  useAct(id, ({ edits, respondBy, message }: HandOver) =>
    client.POST("/api/v1/agreements/{id}/turn", {
      params: { path: { id } },
      body: {
        edits: [...edits],
        ...(respondBy && { respondBy }),
        ...(message.trim() && { message: message.trim() }),
      },
    }),
  );

export const useDiscardEdit = (id: string) =>
  useAct(id, ({ id: rowId, unsent }: Pick<Row, "id" | "unsent">) =>
    client.DELETE("/api/v1/agreements/{id}/rows/{rowId}/unsent", {
      params: { path: { id, rowId }, header: ifMatch(unsent?.etag ?? "") },
    }),
  );

export interface SaidOfRisks {
  readonly rows: readonly Row[];
  readonly said: { readonly explained: RiskExplanation } | { readonly understood: RiskUnderstanding };
}

/** One meeting for many risks: unsent edits of all the rows, or of none. */
export const useSayOfRisks = (id: string) =>
  useAct(id, ({ rows, said }: SaidOfRisks) =>
    client.POST("/api/v1/agreements/{id}/risk-communications", {
      params: { path: { id } },
      // The contract leaves the shape of what is said to the part of the row.
      body: { rows: rows.map((row) => ({ id: row.id, etag: newestOf(row).etag })), ...(said as object) },
    }),
  );
