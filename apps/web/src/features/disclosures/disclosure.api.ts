import type { Answer, Answers } from "@portal/shared";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { api, client, ifMatch } from "../../api/client.js";
import type { components } from "../../api/schema.gen.js";
import { useLanguage } from "../../ui/text-language.js";

type Schemas = components["schemas"];
type Written = Schemas["DisclosureView"];

/** A working draft, its answers in the shape of the catalogue. */
export interface Disclosure extends Omit<Written, "answers"> {
  readonly answers: Answers;
}

export interface Version extends Omit<Schemas["VersionView"], "answers"> {
  readonly answers: Answers;
}

export type Visibility = Schemas["PublishDto"]["visibility"];

/** What one save sends: answers by item id, `null` clears. */
export type AnswerChanges = Readonly<Record<string, Answer | null>>;

const path = "/api/v1/disclosures/{id}";
const at = (id: string) => ({ params: { path: { id } } });
const keyOf = (id: string) => api.queryOptions("get", path, at(id)).queryKey;

/** The draft; read again when the language changes, because `publishing.reason` may come in the language asked for. */
export function useDisclosure(id: string): Disclosure {
  const { language } = useLanguage();
  const { data, refetch } = api.useSuspenseQuery("get", path, at(id), { refetchOnWindowFocus: "always" });
  const asked = useRef(language);
  useEffect(() => {
    if (asked.current === language) return;
    asked.current = language;
    void refetch();
  }, [language, refetch]);
  return data as unknown as Disclosure;
}

/** Puts the state that a write answered with in the place of the one read before. */
export function useKeepDisclosure(): (disclosure: Disclosure) => void {
  const cache = useQueryClient();
  return useCallback(
    (disclosure: Disclosure) => {
      cache.setQueryData(keyOf(disclosure.id), disclosure as unknown as Written);
      void cache.invalidateQueries({ queryKey: ["get", "/api/v1/services"] });
      void cache.invalidateQueries({ queryKey: ["get", "/api/v1/services/{id}"] });
    },
    [cache],
  );
}

/** Saves some answers against the state `etag`. */
export async function saveAnswers(id: string, changes: AnswerChanges, etag: string): Promise<Disclosure> {
  const { data } = await client.PATCH("/api/v1/disclosures/{id}/answers", {
    params: { ...at(id).params, header: ifMatch(etag) },
    // Lists are read-only here and not in the generated type; they are only written out.
    body: { answers: changes } as unknown as Schemas["EditAnswersDto"],
  });
  return data as unknown as Disclosure;
}

/** The version published last, or undefined while it is read or when there is none. */
export function useVersion(id: string | undefined): Version | undefined {
  const { data } = api.useQuery("get", "/api/v1/disclosure-versions/{id}", at(id ?? ""), {
    enabled: id !== undefined,
    staleTime: Infinity,
  });
  return data as unknown as Version | undefined;
}

/** Sends one act on a draft and keeps the state it answers with; a refusal reads the present state again. */
function useAct<Input>(id: string, send: (input: Input) => Promise<{ data?: unknown }>) {
  const cache = useQueryClient();
  const keep = useKeepDisclosure();
  return useMutation({
    mutationFn: async (input: Input) => (await send(input)).data as Disclosure,
    onSuccess: keep,
    onError: () => void cache.invalidateQueries({ queryKey: keyOf(id) }),
  });
}

export const useRequestReview = (id: string) =>
  useAct(id, () => client.POST("/api/v1/disclosures/{id}/reviews", { ...at(id), body: {} }));

export const useDecideReview = (id: string) =>
  useAct(id, (body: { approve: boolean; comment: string }) =>
    client.POST("/api/v1/disclosures/{id}/reviews/current/decision", { ...at(id), body }),
  );

export function usePublish(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (body: { changeNote: string; visibility: Visibility }) => {
      const { data } = await client.POST("/api/v1/disclosures/{id}/publications", { ...at(id), body });
      return data as unknown as Version;
    },
    // Drafts, services and their versions all changed; what has just been read elsewhere is not worth telling apart.
    onSettled: () => cache.invalidateQueries({ refetchType: "active" }),
  });
}
