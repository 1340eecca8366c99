import { isAnswered } from "./answer-check.js";
import type { Answer, Answers } from "./answer.js";
import { indexOf } from "./catalogue-shape.js";
import { serviceForms, type DisclosureCatalogue, type ServiceForm } from "./catalogue.js";
import { answerTo, applies, factsOf, isRequired } from "./condition.js";

export interface Completeness {
  /** Required items that are answered. */
  readonly answered: number;
  /** Items required now, under the facts the answers state. */
  readonly required: number;
  /** Ids of the required items without an answer, in catalogue order. */
  readonly missing: readonly string[];
}

/** How far a draft is. Optional items and items that do not apply are not counted. */
export function completenessOf(catalogue: DisclosureCatalogue, answers: Answers): Completeness {
  const facts = factsOf(catalogue, answers);
  const required = indexOf(catalogue).items.filter((item) => isRequired(item, facts));
  const missing = required.filter((item) => !isAnswered(item, answerTo(answers, item.id))).map(({ id }) => id);
  return { answered: required.length - missing.length, required: required.length, missing };
}

export interface SectionProgress {
  readonly id: string;
  readonly answered: number;
  readonly required: number;
}

/** The same count, section by section, in catalogue order. */
export function sectionProgress(catalogue: DisclosureCatalogue, answers: Answers): readonly SectionProgress[] {
  const facts = factsOf(catalogue, answers);
  return catalogue.sections.map(({ id, items }) => {
    const required = items.filter((item) => isRequired(item, facts));
    const answered = required.filter((item) => isAnswered(item, answerTo(answers, item.id)));
    return { id, answered: answered.length, required: required.length };
  });
}

/** What a publication takes over: answers to the items that apply, in catalogue order. The draft keeps the rest. */
export function publishedAnswers(catalogue: DisclosureCatalogue, answers: Answers): Answers {
  const facts = factsOf(catalogue, answers);
  const published: Record<string, Answer> = {};
  for (const item of indexOf(catalogue).items) {
    const answer = answerTo(answers, item.id);
    if (answer && applies(item, facts)) published[item.id] = answer;
  }
  return published;
}

/** The three fields of a service that are also answers of its disclosure. */
export interface ServiceFields {
  readonly form: ServiceForm;
  readonly remoteMaintenance: boolean;
  readonly storesDataExternally: boolean;
}

export const SERVICE_FORM_ITEM = "service-form";
export const REMOTE_ITEM = "remote-used";
export const EXTERNAL_STORAGE_ITEM = "data-external-storage";

/** A no needs a reason; the first one is where it comes from. The vendor may say more later. */
const SEEDED_NOTE = "サービスの登録内容による";

const yesOrNo = (yes: boolean): Answer => (yes ? { value: "yes" } : { value: "no", note: SEEDED_NOTE });

/** The answers a new draft starts with. */
export const seedAnswers = ({ form, remoteMaintenance, storesDataExternally }: ServiceFields): Answers => ({
  [SERVICE_FORM_ITEM]: { value: form },
  [REMOTE_ITEM]: yesOrNo(remoteMaintenance),
  [EXTERNAL_STORAGE_ITEM]: yesOrNo(storesDataExternally),
});

/** What publishing writes back to the service; fields whose item is unanswered are absent. Not applicable reads as false. */
export function serviceFieldsFrom(answers: Answers): Partial<ServiceFields> {
  const form = answerTo(answers, SERVICE_FORM_ITEM)?.value;
  const remoteMaintenance = saysYes(answerTo(answers, REMOTE_ITEM));
  const storesDataExternally = saysYes(answerTo(answers, EXTERNAL_STORAGE_ITEM));
  return {
    ...(isServiceForm(form) && { form }),
    ...(remoteMaintenance !== undefined && { remoteMaintenance }),
    ...(storesDataExternally !== undefined && { storesDataExternally }),
  };
}

const isServiceForm = (value: unknown): value is ServiceForm => serviceForms.some((form) => form === value);

function saysYes(answer: Answer | undefined): boolean | undefined {
  if (answer?.value === "yes") return true;
  return answer?.value === "no" || answer?.value === "na" || answer?.notApplicable ? false : undefined;
}
