import { COMPARISON_VERSIONS_MAX } from "@portal/shared";
import { useCallback, useSyncExternalStore } from "react";
import { useActing } from "./acting.js";

/** A published version set aside for the comparison. */
export interface Candidate {
  readonly id: string;
  readonly serviceName: string;
}

const none: readonly Candidate[] = [];
const listeners = new Set<() => void>();
const lists = new Map<string, readonly Candidate[]>();

const keyOf = (organizationId: string) => `portal.comparison-candidates.${organizationId}`;

const isCandidate = (value: unknown): value is Candidate =>
  typeof value === "object" &&
  value !== null &&
  typeof (value as Candidate).id === "string" &&
  typeof (value as Candidate).serviceName === "string";

function stored(organizationId: string): readonly Candidate[] {
  try {
    const list: unknown = JSON.parse(globalThis.localStorage?.getItem(keyOf(organizationId)) ?? "[]");
    return Array.isArray(list) ? list.filter(isCandidate).slice(0, COMPARISON_VERSIONS_MAX) : none;
  } catch {
    return none;
  }
}

function listOf(organizationId: string): readonly Candidate[] {
  const list = lists.get(organizationId) ?? stored(organizationId);
  lists.set(organizationId, list);
  return list;
}

function keep(organizationId: string, list: readonly Candidate[]): void {
  lists.set(organizationId, list);
  try {
    globalThis.localStorage?.setItem(keyOf(organizationId), JSON.stringify(list));
  } catch {
    // Without storage the list lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

/** Another window changed the list: what was read is read again. */
function hearOtherWindows(): void {
  lists.clear();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) globalThis.addEventListener("storage", hearOtherWindows);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) globalThis.removeEventListener("storage", hearOtherWindows);
  };
}

/** The candidates of the comparison (比較の候補) of the acting organisation, kept in the browser. */
export function useComparisonCandidates() {
  const { id } = useActing().organization;
  const candidates = useSyncExternalStore(
    subscribe,
    useCallback(() => listOf(id), [id]),
  );
  return {
    candidates,
    isFull: candidates.length >= COMPARISON_VERSIONS_MAX,
    has: (versionId: string) => candidates.some((one) => one.id === versionId),
    /** Adds nothing when the list is full or holds it already. */
    add: (candidate: Candidate) => {
      const list = listOf(id);
      if (list.length >= COMPARISON_VERSIONS_MAX || list.some((one) => one.id === candidate.id)) return;
      keep(id, [...list, candidate]);
    },
    remove: (versionId: string) =>
      keep(
        id,
        listOf(id).filter((one) => one.id !== versionId),
      ),
    /** Makes these the candidates. */
    replace: (list: readonly Candidate[]) => keep(id, list.slice(0, COMPARISON_VERSIONS_MAX)),
    clear: () => keep(id, none),
  };
}
