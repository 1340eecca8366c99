import type { DisclosureCatalogue } from "@portal/shared";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useBlocker, type Blocker } from "react-router";
import { useActing } from "../../api/acting.js";
import { paths } from "../../ui/paths.js";
import { saveAnswers, useKeepDisclosure, type AnswerChanges, type Disclosure } from "./disclosure.api.js";
import { DraftEditing, type EditingState } from "./draft-editing.js";

/** What a person had typed when the session ended, until the same person comes back to the draft in this window. */
const left = new Map<string, { readonly saved: Disclosure; readonly pending: AnswerChanges }>();

function beginning(
  key: string,
  disclosure: Disclosure,
  catalogue: DisclosureCatalogue,
  keep: (saved: Disclosure) => void,
) {
  const send = async (changes: AnswerChanges, etag: string) => {
    const saved = await saveAnswers(disclosure.id, changes, etag);
    keep(saved);
    return saved;
  };
  const before = left.get(key);
  left.delete(key);
  return new DraftEditing(before?.saved ?? disclosure, catalogue, send, before?.pending);
}

/** The draft being typed into, and the guard that asks before unsaved input would be lost. */
export function useDraftEditing(
  disclosure: Disclosure,
  catalogue: DisclosureCatalogue,
): { editing: DraftEditing; state: EditingState; leaving: Blocker } {
  const { user } = useActing();
  const keep = useKeepDisclosure();
  const key = `${user.id} ${disclosure.id}`;
  const [editing] = useState(() => beginning(key, disclosure, catalogue, keep));
  const state = useSyncExternalStore(editing.subscribe, editing.read);
  useEffect(() => editing.start(), [editing]);
  useEffect(() => editing.adopt(disclosure), [editing, disclosure]);
  const leaving = useLeaving(editing, state, key);
  return { editing, state, leaving };
}

function useLeaving(editing: DraftEditing, state: EditingState, key: string): Blocker {
  const isUnsaved = Object.keys(state.pending).length > 0;
  const inside = paths.disclosure(state.saved.id);
  const blocker = useBlocker(({ nextLocation: { pathname } }) => {
    const { pending, saved } = editing.read();
    const isOwnPage = pathname !== paths.publication(saved.id) && `${pathname}/`.startsWith(`${inside}/`);
    if (Object.keys(pending).length === 0 || isOwnPage) return false;
    if (pathname === paths.signIn) {
      // The session has ended: nothing can be saved until this person is back.
      left.set(key, { saved, pending });
      return false;
    }
    return true;
  });
  const isBlocked = blocker.state === "blocked";
  useEffect(() => {
    // What can still be saved is saved first; then there is nothing to ask. Once only: what fails is tried again by its own clock.
    if (isBlocked) void editing.flush();
  }, [isBlocked, editing]);
  useEffect(() => {
    if (blocker.state === "blocked" && !isUnsaved) blocker.proceed();
  }, [blocker, isUnsaved]);
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isUnsaved]);
  return blocker;
}
