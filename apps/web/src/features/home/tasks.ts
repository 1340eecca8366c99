import type { Party, PermissionName, Text } from "@portal/shared";
import { home } from "../../texts/home.js";
import { paths } from "../../ui/paths.js";
import type { Tone } from "../../ui/tone.js";
import type { Agreement, AgreementSummary, Service } from "./home.api.js";

/** One thing that waits for this person: what, why, and where to do it. */
export interface Task {
  readonly id: string;
  readonly kind: Text;
  readonly tone: Tone;
  readonly title: Text;
  readonly why: Text;
  /** `YYYY-MM-DD`, where there is a last day. */
  readonly until?: string | null;
  readonly to: string;
  readonly act: Text;
}

interface Sources {
  readonly side: Party;
  readonly may: (name: PermissionName) => boolean;
  readonly agreements: readonly AgreementSummary[];
  readonly nearlyDone: readonly Agreement[];
  readonly services: readonly Service[];
}

/** Signatures first, then duties after the end, what can be settled, rows to confirm, reviews, and drafts. Nothing that the person may not do. */
export function tasksOf({ side, may, agreements, nearlyDone, services }: Sources): readonly Task[] {
  const other: Party = side === "hospital" ? "vendor" : "hospital";
  const whom = ({ parties, number }: AgreementSummary) => home.with(parties[other].name, number);
  const inFull = (id: string) => nearlyDone.find((one) => one.id === id);
  const signs = agreements.filter(({ status }) => status === (side === "vendor" ? "settled" : "vendor_signed"));
  const open = agreements.filter(({ status }) => status === "drafting" || status === "negotiating");
  const isReady = ({ id, status }: AgreementSummary) =>
    status === "negotiating" && inFull(id)?.progress.blocking.length === 0;
  return [
    ...only(may("agreement.sign"), signs).map((one): Task => ({
      id: `sign ${one.id}`,
      kind: home.signKind,
      tone: "warn",
      title: home.sign(one.service.name),
      why: whom(one),
      until: inFull(one.id)?.expiresOn ?? null,
      to: paths.signing(one.id),
      act: home.signDo,
    })),
    ...only(
      may("agreement.close"),
      agreements.filter(({ status }) => status === "terminated"),
    ).map((one): Task => ({
      id: `close ${one.id}`,
      kind: home.closeKind,
      tone: "warn",
      title: home.close(one.service.name),
      why: whom(one),
      to: paths.agreement(one.id),
      act: home.closeDo,
    })),
    ...only(may("agreement.settle"), open.filter(isReady)).map((one): Task => ({
      id: `settle ${one.id}`,
      kind: home.settleKind,
      tone: "ok",
      title: home.settle(one.service.name),
      why: home.settleWhy,
      to: paths.agreement(one.id),
      act: home.settleDo,
    })),
    ...only(
      may("agreement.edit"),
      open.filter(({ status, turn, respondBy }) => status === "negotiating" && turn === side && respondBy !== null),
    ).map((one): Task => ({
      id: `turn ${one.id}`,
      kind: home.turnKind,
      tone: "warn",
      title: home.turn(one.service.name),
      why: whom(one),
      until: one.respondBy,
      to: paths.agreement(one.id),
      act: home.turnDo,
    })),
    ...only(
      may("agreement.confirm"),
      open.filter(({ unconfirmedByMe }) => unconfirmedByMe > 0),
    ).map((one): Task => ({
      id: `confirm ${one.id}`,
      kind: home.confirmKind,
      tone: "info",
      title: home.confirmRows(one.service.name, one.unconfirmedByMe),
      why: whom(one),
      to: paths.agreement(one.id),
      act: home.confirmDo,
    })),
    ...disclosureTasks(may, services),
  ];
}

function disclosureTasks(may: Sources["may"], services: Sources["services"]): readonly Task[] {
  const drafts = services.flatMap(({ name, disclosures }) => disclosures.map((draft) => ({ ...draft, name })));
  return [
    ...only(
      may("disclosure.decide"),
      drafts.filter(({ status }) => status === "in_review"),
    ).map((one): Task => ({
      id: `review ${one.id}`,
      kind: home.reviewKind,
      tone: "info",
      title: home.review(one.name),
      why: home.reviewWhy,
      to: paths.publication(one.id),
      act: home.reviewDo,
    })),
    ...only(
      may("disclosure.edit"),
      drafts.filter(({ status, answered, required }) => status === "editing" && answered < required),
    ).map((one): Task => ({
      id: `draft ${one.id}`,
      kind: home.draftKind,
      tone: "neutral",
      title: home.draft(one.name),
      why: home.draftWhy(one.answered, one.required),
      to: paths.disclosure(one.id),
      act: home.draftDo,
    })),
  ];
}

const only = <T>(allowed: boolean, list: readonly T[]): readonly T[] => (allowed ? list : []);
