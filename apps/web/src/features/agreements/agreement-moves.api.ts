import { client } from "../../api/client.js";
import { useAct } from "./agreements.api.js";

const at = (id: string) => ({ params: { path: { id } } });

/** The moves of an agreement's life that a person makes here; signing has its own page. */
export type MoveName =
  "settle" | "reopen" | "amend" | "decline" | "void" | "notify-termination" | "terminate" | "close";

export interface MoveInput {
  readonly name: MoveName;
  readonly reason: string;
  /** Only with `notify-termination`. */
  readonly endsOn: string;
  /** Only with `amend`: for the period that follows. */
  readonly renews: boolean;
}

/** What each move sends. */
function send(id: string, { name, reason, endsOn, renews }: MoveInput): Promise<{ data?: unknown }> {
  switch (name) {
    case "settle":
      return client.POST("/api/v1/agreements/{id}/settlement", { ...at(id), body: {} });
    case "reopen":
      return client.POST("/api/v1/agreements/{id}/reopening", { ...at(id), body: { reason } });
    case "amend":
      return client.POST("/api/v1/agreements/{id}/amendments", {
        ...at(id),
        body: { reason, ...(renews && { renews }) },
      });
    case "decline":
      return client.POST("/api/v1/agreements/{id}/decline", { ...at(id), body: { reason } });
    case "void":
      return client.POST("/api/v1/agreements/{id}/void", { ...at(id), body: { reason } });
    case "notify-termination":
      return client.POST("/api/v1/agreements/{id}/termination-notice", { ...at(id), body: { reason, endsOn } });
    case "terminate":
      return client.POST("/api/v1/agreements/{id}/termination", { ...at(id), body: {} });
    case "close":
      return client.POST("/api/v1/agreements/{id}/closing", { ...at(id), body: {} });
  }
}

export const useMove = (id: string) => useAct(id, (input: MoveInput) => send(id, input));
