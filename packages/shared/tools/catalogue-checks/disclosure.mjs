import { idsOf } from "./report.mjs";

/** Facts, conditions, units and order of the disclosure items. */
export function checkDisclosure({ disclosure, checklist }, report) {
  const items = new Map(disclosure.items.map((item) => [item.id, item]));
  const facts = new Map(disclosure.facts.map((fact) => [fact.id, fact]));
  checkFacts(disclosure.facts, items, report);
  checkFactOrder(facts, items, report);
  checkItems(disclosure, { items, facts, checklistItems: idsOf(checklist.item_master) }, report);
}

const valuesOf = (item) =>
  item.answer.type === "yes_no_na_note"
    ? ["yes", "no", "na"]
    : (item.answer.choices ?? []).map((choice) => choice.value);

function checkFacts(facts, items, report) {
  for (const fact of facts) {
    const at = `facts/${fact.id}`;
    const item = items.get(fact.from_item);
    if (!item) {
      report.add("disclosure", at, `unknown item ${fact.from_item}`);
      continue;
    }
    const values = valuesOf(item);
    if (fact.kind === "boolean")
      for (const value of fact.true_values ?? [undefined])
        if (!values.includes(value)) report.add("disclosure", at, `${value} is no value of ${fact.from_item}`);
    if (!item.required) report.add("disclosure", at, `comes from an optional item ${fact.from_item}`);
  }
}

function* factsIn(condition) {
  if (condition.fact !== undefined) yield condition.fact;
  for (const part of condition.any ?? condition.all ?? (condition.not ? [condition.not] : [])) yield* factsIn(part);
}

/** A fact may rest on others (its item may be conditional), but never, however far around, on itself. */
function checkFactOrder(facts, items, report) {
  const settled = new Set();
  const visit = (id, path) => {
    if (settled.has(id)) return;
    if (path.includes(id)) {
      report.add("disclosure", `facts/${id}`, `rests on itself: ${[...path.slice(path.indexOf(id)), id].join(" → ")}`);
      return;
    }
    const item = items.get(facts.get(id)?.from_item);
    if (item) for (const next of factsIn(item.applies_when)) visit(next, [...path, id]);
    settled.add(id);
  };
  for (const id of facts.keys()) visit(id, []);
}

function checkCondition(at, condition, { items, facts }, report) {
  if (condition.fact !== undefined) {
    const fact = facts.get(condition.fact);
    const item = items.get(fact?.from_item);
    if (!fact) report.add("disclosure", at, `unknown fact ${condition.fact}`);
    else if (fact.kind === "boolean" && typeof condition.equals !== "boolean")
      report.add("disclosure", at, `fact ${condition.fact} is boolean`);
    else if (fact.kind === "value" && item)
      for (const value of condition.in ?? [condition.equals])
        if (!valuesOf(item).includes(value))
          report.add("disclosure", at, `${value} is no value of fact ${condition.fact}`);
  }
  for (const part of condition.any ?? condition.all ?? (condition.not ? [condition.not] : []))
    checkCondition(at, part, { items, facts }, report);
}

function checkItems(disclosure, known, report) {
  const order = disclosure.sections.map((section) => section.id);
  const sections = new Set(order);
  const types = idsOf(disclosure.answer_types);
  const bases = idsOf(disclosure.basis_kinds);
  let reached = -1;
  for (const item of disclosure.items) {
    const at = `items/${item.id}`;
    report.refer("disclosure", at, sections, item.section, "section");
    report.refer("disclosure", at, types, item.answer.type, "answer type");
    report.refer("disclosure", at, bases, item.basis, "basis");
    const position = order.indexOf(item.section);
    if (position < reached) report.add("disclosure", at, "items are not in the order of the sections");
    reached = Math.max(reached, position);
    checkCondition(at, item.required_when, known, report);
    checkCondition(at, item.applies_when, known, report);
    checkRequirement(at, item, report);
    checkAnswerDefinition(at, item.answer, idsOf(disclosure.units), report);
    for (const id of item.feeds_checklist) report.refer("disclosure", at, known.checklistItems, id, "checklist item");
  }
  for (const section of order)
    if (!disclosure.items.some((item) => item.section === section))
      report.add("disclosure", `sections/${section}`, "no items");
}

function checkRequirement(at, item, report) {
  if (item.required !== !item.required_when.never) report.add("disclosure", at, "required and required_when disagree");
  if ((item.tier === "core") !== item.required) report.add("disclosure", at, "tier and required disagree");
  if (item.applies_when.never) report.add("disclosure", at, "never applies");
}

function checkAnswerDefinition(at, answer, units, report) {
  const hasOther = (answer.choices ?? []).some((choice) => choice.value === "other");
  if (answer.choices && answer.other_text !== hasOther) report.add("disclosure", at, "other_text and choices disagree");
  for (const list of [answer.units, ...(answer.columns ?? []).map((column) => column.units)])
    for (const unit of list ?? []) report.refer("disclosure", at, units, unit.value, "unit");
  if (answer.units && !answer.units.some((unit) => unit.value === answer.default_unit))
    report.add("disclosure", at, "default_unit is not in units");
}
