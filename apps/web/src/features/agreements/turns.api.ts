import { client, ifMatch } from "../../api/client.js";
import { useAct, type Row } from "./agreements.api.js";

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
