import type { RowValue, TemplatePart } from "@portal/shared";
import { useInfiniteQuery, useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { api, client, ifMatch, withIdempotencyKey } from "../../api/client.js";
import type { components } from "../../api/schema.gen.js";
import { useAct } from "./agreements.api.js";

type Schemas = components["schemas"];
export type TemplateSummary = Schemas["TemplateSummaryView"];

/** A row of a template with its value in the shape of its part. */
export interface TemplateRow extends Omit<Schemas["TemplateRowView"], "value" | "recommended"> {
  readonly value: RowValue;
  readonly recommended: RowValue | null;
}
export interface Template extends Omit<Schemas["TemplateView"], "rows"> {
  readonly rows: readonly TemplateRow[];
}
/** What a template would change in a row of an agreement, or cannot. */
export interface TemplateChange extends Omit<Schemas["TemplateChangeView"], "before" | "after" | "recommended"> {
  readonly before: RowValue | null;
  readonly after: RowValue;
  readonly recommended: RowValue | null;
}
export interface TemplatePreview extends Omit<Schemas["TemplatePreviewView"], "changes" | "unfit"> {
  readonly changes: readonly TemplateChange[];
  readonly unfit: readonly TemplateChange[];
}

const ROWS = 50;
const MANY = 200;
const listPath = "/api/v1/agreement-templates";
const path = "/api/v1/agreement-templates/{id}";
const listKey = ["get", listPath];
const at = (id: string) => ({ params: { path: { id } } });
const keyOf = (id: string) => api.queryOptions("get", path, at(id)).queryKey;

/** The templates of my organisation in the order of their names, page by page. */
export const useTemplates = () =>
  useInfiniteQuery({
    queryKey: [...listKey, "pages"],
    initialPageParam: "",
    queryFn: async ({ pageParam }) => {
      const query = { limit: ROWS, ...(pageParam && { cursor: pageParam }) };
      const { data } = await client.GET(listPath, { params: { query } });
      return data ?? { items: [], nextCursor: null };
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** Every template that can be used: those that are not archived. */
export const useOfferedTemplates = (): readonly TemplateSummary[] =>
  useSuspenseQuery({
    queryKey: [...listKey, "offered"],
    queryFn: async () => {
      const all: TemplateSummary[] = [];
      let cursor: string | null | undefined;
      do {
        const query = { limit: MANY, ...(cursor && { cursor }) };
        const { data } = await client.GET(listPath, { params: { query } });
        all.push(...(data?.items ?? []));
        cursor = data?.nextCursor;
      } while (cursor);
      return all.filter(({ archived }) => !archived);
    },
  }).data;

export const useTemplate = (id: string): Template =>
  api.useSuspenseQuery("get", path, at(id)).data as unknown as Template;

export type NewTemplate = Schemas["CreateTemplateDto"];

export function useCreateTemplate() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async ({ key, ...body }: NewTemplate & { key: string }) =>
      (await client.POST(listPath, { headers: withIdempotencyKey(key), body })).data as unknown as Template,
    onSuccess: () => cache.invalidateQueries({ queryKey: listKey }),
  });
}

export interface TemplateRowEdit {
  readonly part: TemplatePart;
  /** Absent: a new clause of one's own. */
  readonly key?: string;
  /** Absent: as recommended again; a clause of one's own goes. */
  readonly value?: RowValue;
}
export type TemplateEdit = Pick<Schemas["EditTemplateDto"], "name" | "description" | "form" | "archived"> & {
  readonly etag: string;
  readonly rows?: readonly TemplateRowEdit[];
};

export function useEditTemplate(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async ({ etag, rows, ...changes }: TemplateEdit) => {
      const body = { ...changes, ...(rows && { rows: rows as unknown as Schemas["EditTemplateRowDto"][] }) };
      const { data } = await client.PATCH(path, { params: { ...at(id).params, header: ifMatch(etag) }, body });
      return data as unknown as Template;
    },
    onSuccess: (template) => {
      cache.setQueryData(keyOf(id), template as never);
      void cache.invalidateQueries({ queryKey: listKey });
    },
  });
}

/** Deletes a template; one that was used meanwhile is archived instead. */
export function useDeleteTemplate(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (etag: string) =>
      (await client.DELETE(path, { params: { ...at(id).params, header: ifMatch(etag) } })).data?.outcome,
    onSuccess: (outcome) => {
      if (outcome === "archived") void cache.invalidateQueries({ queryKey: keyOf(id) });
      void cache.invalidateQueries({ queryKey: listKey });
    },
  });
}

/** What the template would change now; asked anew whenever it is looked at. */
export function useTemplatePreview(agreementId: string, templateId: string | null) {
  const { data, error, isFetching, refetch } = api.useQuery(
    "get",
    "/api/v1/agreements/{id}/template-applications/{templateId}",
    { params: { path: { id: agreementId, templateId: templateId ?? "" } } },
    { enabled: templateId !== null, refetchOnMount: "always", staleTime: 0, gcTime: 0 },
  );
  return { preview: data as unknown as TemplatePreview | undefined, error, isFetching, refetch };
}

export const useApplyTemplate = (agreementId: string) =>
  useAct(agreementId, (body: Schemas["ApplyTemplateDto"]) =>
    client.POST("/api/v1/agreements/{id}/template-applications", { ...at(agreementId), body }),
  );
