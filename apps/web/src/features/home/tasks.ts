import type { IsoDate, Party, PermissionName } from "@portal/shared";
import { home } from "../../texts/home.js";
import { paths } from "../../ui/paths.js";
import { agreementTasks } from "./agreement-tasks.js";
import type { Agreement, AgreementSummary, Service } from "./home.api.js";
import type { Task } from "./task.js";

/** After every day there is. */
const LAST = "9999-12-31";

interface Sources {
  readonly side: Party;
  readonly may: (name: PermissionName) => boolean;
  readonly today: IsoDate;
  readonly agreements: readonly AgreementSummary[];
  readonly nearlyDone: readonly Agreement[];
  readonly services: readonly Service[];
}

/** By the last day, the nearest first; then what has none: signatures, duties after the end, settling, rows, reviews, drafts. Nothing that the person may not do. */
export function tasksOf({ agreements, services, ...reader }: Sources): readonly Task[] {
  const tasks = [...agreementTasks(agreements, reader), ...disclosureTasks(reader.may, services)];
  return tasks.toSorted((a, b) => (a.until ?? LAST).localeCompare(b.until ?? LAST));
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
