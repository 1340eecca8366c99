import {
  answerTo,
  checkAnswer,
  indexOf,
  sameJson,
  type Answer,
  type Answers,
  type DisclosureCatalogue,
} from "@portal/shared";
import { ApiProblem } from "../../api/client.js";
import type { AnswerFinding } from "./answer-findings.js";
import type { AnswerChanges, Disclosure } from "./disclosure.api.js";
import type { Conflict } from "./draft-conflict.js";
import { rebased, refusedItems } from "./draft-merge.js";

export interface EditingState {
  /** The last state the server answered with. */
  readonly saved: Disclosure;
  /** What was typed and is not saved: by item id, `null` clears. */
  readonly pending: AnswerChanges;
  /** What the screen shows: the saved answers under the typed ones. */
  readonly answers: Answers;
  readonly conflicts: Readonly<Record<string, Conflict>>;
  /** What the API refused, by item id. */
  readonly refused: Readonly<Record<string, readonly AnswerFinding[]>>;
  /** The last save failed as a whole: no answer (tried again by itself), or a refusal. */
  readonly failure: "offline" | ApiProblem | null;
  readonly sending: boolean;
  readonly savedAt: string | undefined;
}

type Send = (changes: AnswerChanges, etag: string) => Promise<Disclosure>;

const SAVE_AFTER_MS = 800;
const RETRY_AFTER_MS = [2_000, 5_000, 15_000];

/**
 * A draft being typed into. Changes are collected and sent one request at a time, each naming the state it stands on. What the
 * check finds wrong is held back and never keeps the rest from being saved; what fails stays here until it is saved.
 */
export class DraftEditing {
  private state: EditingState;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;

  constructor(
    disclosure: Disclosure,
    private readonly catalogue: DisclosureCatalogue,
    private readonly send: Send,
    pending: AnswerChanges = {},
  ) {
    this.state = {
      saved: disclosure,
      pending,
      answers: overlaid(disclosure.answers, pending),
      conflicts: {},
      refused: {},
      failure: null,
      sending: false,
      savedAt: disclosure.lastEditor?.at,
    };
  }

  readonly read = (): EditingState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Hears the connection come back until the returned function is called, which also stops the clock. */
  readonly start = (): (() => void) => {
    const online = () => void this.flush();
    window.addEventListener("online", online);
    this.schedule(SAVE_AFTER_MS);
    return () => {
      window.removeEventListener("online", online);
      clearTimeout(this.timer);
    };
  };

  /** Takes what was typed for one item; what equals the saved answer is no change. */
  readonly write = (itemId: string, answer: Answer | null): void => {
    const { [itemId]: _, ...refused } = this.state.refused;
    this.change({ pending: { ...this.state.pending, [itemId]: answer }, refused });
    this.schedule(SAVE_AFTER_MS);
  };

  /** Settles a conflict: keeps what was typed here, to be saved over theirs, or takes theirs. */
  readonly choose = (itemId: string, whose: "mine" | "theirs"): void => {
    const { [itemId]: _, ...conflicts } = this.state.conflicts;
    const { [itemId]: __, ...others } = this.state.pending;
    this.change({ conflicts, pending: whose === "mine" ? this.state.pending : others });
    void this.flush();
  };

  /** Takes a state read afresh; an older one, overtaken by a save, is left aside. */
  readonly adopt = (read: Disclosure): void => {
    const { saved, sending } = this.state;
    if (sending || read === saved || revisionOf(read) < revisionOf(saved)) return;
    if (read.etag === saved.etag) this.change({ saved: read });
    else this.rebase(read);
  };

  readonly findings = (itemId: string): readonly AnswerFinding[] => {
    const answer = this.state.pending[itemId];
    const item = indexOf(this.catalogue).byId.get(itemId);
    const found = answer && item ? checkAnswer(item, answer) : [];
    return found.length > 0 ? found : (this.state.refused[itemId] ?? []);
  };

  /** What may be sent now: right, not refused before, and not also answered by somebody else. */
  readonly sendable = (): AnswerChanges =>
    Object.fromEntries(
      Object.entries(this.state.pending).filter(
        ([itemId]) => !this.state.conflicts[itemId] && this.findings(itemId).length === 0,
      ),
    );

  /** Saves at once what can be saved. */
  readonly flush = async (): Promise<void> => {
    clearTimeout(this.timer);
    const changes = this.sendable();
    if (this.state.sending || Object.keys(changes).length === 0) return;
    this.change({ sending: true });
    try {
      const saved = await this.send(changes, this.state.saved.etag);
      this.failures = 0;
      // An answer typed on while it was being saved differs from the saved one and stays for the next save.
      this.change({ saved, sending: false, failure: null, savedAt: saved.lastEditor?.at });
      this.schedule(SAVE_AFTER_MS);
    } catch (error) {
      this.change({ sending: false });
      this.fail(error, changes);
    }
  };

  private fail(error: unknown, changes: AnswerChanges): void {
    if (!(error instanceof ApiProblem) || error.status >= 500 || error.code === "too-many-requests") {
      this.change({ failure: "offline" });
      this.schedule(RETRY_AFTER_MS[Math.min(this.failures, RETRY_AFTER_MS.length - 1)] ?? SAVE_AFTER_MS);
      this.failures += 1;
      return;
    }
    const current =
      error.code === "precondition-failed" ? (error.members.current as Disclosure | undefined) : undefined;
    if (current) {
      this.rebase(current);
      return;
    }
    const refused = refusedItems(error, Object.keys(changes));
    if (Object.keys(refused).length === 0) {
      this.change({ failure: error });
      return;
    }
    this.change({ refused: { ...this.state.refused, ...refused }, failure: null });
    this.schedule(SAVE_AFTER_MS);
  }

  private rebase(current: Disclosure): void {
    const { saved, pending, conflicts } = this.state;
    this.change({
      saved: current,
      failure: null,
      conflicts: rebased(saved.answers, current.answers, pending, conflicts),
    });
    this.schedule(0);
  }

  private schedule(milliseconds: number): void {
    clearTimeout(this.timer);
    if (Object.keys(this.sendable()).length === 0) return;
    this.timer = setTimeout(() => void this.flush(), milliseconds);
  }

  private change(change: Partial<EditingState>): void {
    const next = { ...this.state, ...change };
    const pending = Object.fromEntries(
      Object.entries(next.pending).filter(
        ([itemId, answer]) => !sameJson(answer, answerTo(next.saved.answers, itemId) ?? null),
      ),
    );
    const conflicts = Object.fromEntries(Object.entries(next.conflicts).filter(([itemId]) => itemId in pending));
    this.state = { ...next, pending, conflicts, answers: overlaid(next.saved.answers, pending) };
    for (const listener of this.listeners) listener();
  }
}

/** Entity tags are quoted counters of the draft's changes. */
const revisionOf = ({ etag }: Disclosure): number => Number(etag.replaceAll('"', "")) || 0;

function overlaid(answers: Answers, pending: AnswerChanges): Answers {
  const merged: Record<string, Answer | null> = { ...answers, ...pending };
  return Object.fromEntries(Object.entries(merged).filter((entry): entry is [string, Answer] => entry[1] !== null));
}
