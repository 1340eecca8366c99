import type { Answer, Answers } from "./answer.js";
import { indexOf } from "./catalogue-shape.js";
import type { Condition, DisclosureCatalogue, DisclosureItem, Fact } from "./catalogue.js";

/** What a fact says: true or false for a boolean fact, the chosen slug or null (none) for a value fact. */
export type FactValue = boolean | string | null;
export type Facts = Readonly<Record<string, FactValue>>;

type FactReader = (fact: string) => FactValue;

/**
 * The facts that the answers state. A fact whose item is unanswered, `na`, not applicable, or out of scope because its
 * own `appliesWhen` fails, is false (boolean) or null (value). Facts may rest on each other; one that would rest on
 * itself counts as not stated.
 */
export function factsOf(catalogue: DisclosureCatalogue, answers: Answers): Facts {
  const { byId } = indexOf(catalogue);
  const definitions = new Map(catalogue.facts.map((fact) => [fact.id, fact]));
  const settled = new Map<string, FactValue>();

  const read: FactReader = (id) => {
    const known = settled.get(id);
    if (known !== undefined) return known;
    const fact = definitions.get(id);
    if (!fact) return null;
    settled.set(id, nothing(fact));
    const item = byId.get(fact.item);
    if (item && holdsBy(item.appliesWhen, read)) settled.set(id, stated(fact, answerTo(answers, item.id)));
    return settled.get(id) ?? null;
  };

  return Object.fromEntries(catalogue.facts.map((fact) => [fact.id, read(fact.id)]));
}

const nothing = (fact: Fact): FactValue => (fact.kind === "boolean" ? false : null);

/** The answer under an id, never a member that every object inherits. */
export const answerTo = (answers: Answers, itemId: string): Answer | undefined =>
  Object.hasOwn(answers, itemId) ? answers[itemId] : undefined;

function stated(fact: Fact, answer: Answer | undefined): FactValue {
  const value = answer?.value;
  if (!answer || answer.notApplicable || value === "na" || value === null || value === undefined) return nothing(fact);
  if (fact.kind === "value") return typeof value === "string" ? value : null;
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [value];
  return (fact.trueValues ?? ["yes"]).some((trueValue) => chosen.includes(trueValue));
}

function holdsBy(condition: Condition, read: FactReader): boolean {
  if ("always" in condition) return true;
  if ("never" in condition) return false;
  if ("any" in condition) return condition.any.some((part) => holdsBy(part, read));
  if ("all" in condition) return condition.all.every((part) => holdsBy(part, read));
  if ("not" in condition) return !holdsBy(condition.not, read);
  const value = read(condition.fact);
  if ("in" in condition) return typeof value === "string" && condition.in.includes(value);
  return value === condition.equals;
}

/** Whether a condition holds under the facts. A fact that is not among them counts as none. */
export const holds = (condition: Condition, facts: Facts): boolean =>
  holdsBy(condition, (fact) => (Object.hasOwn(facts, fact) ? (facts[fact] ?? null) : null));

/** Whether the item is asked at all. */
export const applies = (item: DisclosureItem, facts: Facts): boolean => holds(item.appliesWhen, facts);

/** Whether the item must be answered before publishing. An item that does not apply is never required. */
export const isRequired = (item: DisclosureItem, facts: Facts): boolean =>
  applies(item, facts) && holds(item.requiredWhen, facts);
