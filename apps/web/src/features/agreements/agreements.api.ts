import type { PublicStatus, RowPart, RowValue } from "@portal/shared";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, client, ifMatch } from "../../api/client.js";
import type { components } from "../../api/schema.gen.js";
import { useRefetchInLanguage } from "./refetch-in-language.js";

type Schemas = components["schemas"];
type Written = Schemas["AgreementView"];

/** A row with its value in the shape of its part. */
export interface Row extends Omit<Schemas["AgreementRowView"], "value" | "recommended" | "unsent"> {
  readonly value: RowValue;
  readonly recommended: RowValue | null;
  readonly unsent: UnsentEdit | null;
}

/** My organisation's edit of a row, not sent yet. */
export interface UnsentEdit extends Omit<Schemas["UnsentEditView"], "value"> {
  readonly value: RowValue;
}

export interface Agreement extends Omit<Written, "rows" | "status"> {
  readonly status: PublicStatus;
  readonly rows: readonly Row[];
}

export type AgreementSummary = Omit<Schemas["AgreementSummaryView"], "status"> & { readonly status: PublicStatus };
export type Blocking = Schemas["BlockingView"];

const path = "/api/v1/agreements/{id}";
const at = (id: string) => ({ params: { path: { id } } });
const atRow = (id: string, rowId: string) => ({ params: { path: { id, rowId } } });
const keyOf = (id: string) => api.queryOptions("get", path, at(id)).queryKey;

const CALM_MS = 15_000;
const SEALING_MS = 2_000;

/** The agreement, read again every 15 s and on coming back, so that both sides see each other's edits. */
export function useAgreement(id: string): Agreement {
  const { data, refetch } = api.useSuspenseQuery("get", path, at(id), {
    refetchInterval: ({ state }) => (state.data?.status === "sealing" ? SEALING_MS : CALM_MS),
    refetchOnWindowFocus: "always",
  });
  // The sentences of `blocking`.
  useRefetchInLanguage(refetch);
  return data as unknown as Agreement;
}

/** Sends one act on an agreement and shows the state that came back; whatever was refused, the present state is read again. */
export function useAct<Input>(id: string, send: (input: Input) => Promise<{ data?: unknown }>) {
  const cache = useQueryClient();
  const key = keyOf(id);
  return useMutation({
    mutationFn: async (input: Input) => (await send(input)).data,
    onSuccess: async (data) => {
      await cache.cancelQueries({ queryKey: key });
      if (isAgreement(data) && data.id === id) cache.setQueryData(key, data);
      else await cache.invalidateQueries({ queryKey: key });
      void cache.invalidateQueries({ queryKey: ["get", "/api/v1/agreements"] });
    },
    onError: () => void cache.invalidateQueries({ queryKey: key }),
  });
}

const isAgreement = (data: unknown): data is Written => typeof data === "object" && data !== null && "rows" in data;

export const useConfirmRow = (id: string) =>
  useAct(id, (row: Row) =>
    client.PUT("/api/v1/agreements/{id}/rows/{rowId}/confirmations/mine", {
      params: { ...atRow(id, row.id).params, header: ifMatch(row.etag) },
    }),
  );

export const useWithdrawConfirmation = (id: string) =>
  useAct(id, (row: Row) =>
    client.DELETE("/api/v1/agreements/{id}/rows/{rowId}/confirmations/mine", {
      params: { ...atRow(id, row.id).params, header: ifMatch(row.etag) },
    }),
  );

/** `etag` is that of the agreement as it was read through. */
export const useConfirmRows = (id: string) =>
  useAct(id, ({ rowIds, etag }: { rowIds: string[]; etag: string }) =>
    client.POST("/api/v1/agreements/{id}/confirmations", {
      params: { ...at(id).params, header: ifMatch(etag) },
      body: { rowIds },
    }),
  );

export interface RowEdit {
  readonly row: Row;
  readonly etag: string;
  readonly value: RowValue;
  readonly comment: string;
  /** Kept for one's own organisation until the turn is handed over. */
  readonly unsent: boolean;
}

export const useEditRow = (id: string) =>
  useAct(id, ({ row, etag, value, comment, unsent }: RowEdit) =>
    client.PATCH("/api/v1/agreements/{id}/rows/{rowId}", {
      params: { ...atRow(id, row.id).params, header: ifMatch(etag) },
      body: { value: bodyOf(value), ...said(comment), ...(unsent && { unsent }) },
    }),
  );

export interface NewRow {
  readonly part: Exclude<RowPart, "term">;
  readonly key?: string;
  readonly label: string;
  readonly value: RowValue;
}

export const useAddRow = (id: string) =>
  useAct(id, ({ part, key, label, value }: NewRow) =>
    client.POST("/api/v1/agreements/{id}/rows", {
      ...at(id),
      body: { part, ...(key ? { key } : { label }), value: bodyOf(value) },
    }),
  );

export const useDeleteRow = (id: string) =>
  useAct(id, (row: Row) =>
    client.DELETE("/api/v1/agreements/{id}/rows/{rowId}", {
      params: { ...atRow(id, row.id).params, header: ifMatch(row.etag) },
    }),
  );

export const useComment = (id: string) =>
  useAct(id, ({ rowId, text }: { rowId: string; text: string }) =>
    client.POST("/api/v1/agreements/{id}/rows/{rowId}/comments", { ...atRow(id, rowId), body: { text } }),
  );

const said = (comment: string) => (comment.trim() ? { comment: comment.trim() } : {});
/** The contract leaves the shape of a value to the part; the description says it as an object without members. */
const bodyOf = (value: RowValue) => value as unknown as Record<string, never>;

/** The newest state of a row that this side may edit: its unsent edit, else the value that both see. */
export const newestOf = (row: Row) =>
  row.unsent ?? { value: row.value, etag: row.etag, comment: null, by: row.proposedByName };

/** What the rows of a 412 are now. */
export function currentRows(members: Readonly<Record<string, unknown>>): readonly Row[] {
  return Array.isArray(members.current) ? (members.current as Row[]) : [];
}

export const documentHref = (agreement: Pick<Agreement, "id" | "contentDigest">): string =>
  `/api/v1/agreements/${agreement.id}/document${agreement.contentDigest ? "" : "?preview=true"}`;
