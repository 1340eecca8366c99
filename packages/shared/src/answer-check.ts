import { Findings, pointerStep, type Finding } from "./answer-findings.js";
import {
  checkMembers,
  checkOtherText,
  checkText,
  checkValue,
  isBlank,
  isObject,
  type JsonObject,
} from "./answer-value-check.js";
import type { Answer, Answers } from "./answer.js";
import { indexOf } from "./catalogue-shape.js";
import type { DisclosureCatalogue, DisclosureItem } from "./catalogue.js";
import { isIsoDate } from "./dates.js";
import { LONG_TEXT_MAX, NAME_MAX } from "./limits.js";

const members = ["value", "note", "otherText", "evidence", "notApplicable", "planned", "audience"];
const audiences: readonly unknown[] = ["registered", "nda", "contract"];

/**
 * Checks one answer against its item, as the HTTP contract fixes answers. Takes any JSON and never throws.
 * @returns what is wrong, in the order of the answer's members; empty when the answer may be stored
 */
export function checkAnswer(item: DisclosureItem, answer: unknown): readonly Finding[] {
  const findings = new Findings();
  if (!isObject(answer)) {
    findings.add("", "wrong-type");
    return findings.list;
  }
  checkMembers(answer, members, "", findings);
  checkGivenValue(item, answer, findings);
  checkText(answer["note"], LONG_TEXT_MAX, "/note", findings);
  checkOtherText(answer["value"], answer["otherText"], item.answer, "/otherText", findings);
  checkEvidence(answer["evidence"], findings);
  checkNotApplicable(answer["notApplicable"], answer["value"], findings);
  checkPlanned(answer["planned"], findings);
  if (answer["audience"] !== undefined && !audiences.includes(answer["audience"]))
    findings.add("/audience", "unknown-audience");
  return findings.list;
}

function checkGivenValue(item: DisclosureItem, answer: JsonObject, findings: Findings): void {
  const { value } = answer;
  if (value === undefined) return findings.add("/value", "missing");
  if (value !== null) {
    checkValue(value, item.answer, "/value", findings);
    const needsNote = item.answer.type === "yes_no_na_note" && (value === "no" || value === "na");
    if (needsNote && isBlank(answer["note"])) findings.add("/note", "note-required");
    return;
  }
  const saysNothing =
    answer["notApplicable"] === undefined && answer["planned"] === undefined && isBlank(answer["note"]);
  if (saysNothing && !Array.isArray(answer["evidence"])) findings.add("/value", "missing");
}

function checkEvidence(evidence: unknown, findings: Findings): void {
  if (evidence === undefined) return;
  if (!Array.isArray(evidence)) return findings.add("/evidence", "wrong-type");
  const seen = new Set<unknown>();
  evidence.forEach((id: unknown, index) => {
    const at = `/evidence${pointerStep(index)}`;
    if (isBlank(id)) findings.add(at, "wrong-type");
    else if (seen.has(id)) findings.add(at, "repeated-choice");
    else checkText(id, NAME_MAX, at, findings);
    seen.add(id);
  });
}

function checkNotApplicable(notApplicable: unknown, value: unknown, findings: Findings): void {
  if (notApplicable === undefined) return;
  const at = "/notApplicable";
  if (!isObject(notApplicable)) return findings.add(at, "wrong-type");
  checkMembers(notApplicable, ["reason"], at, findings);
  checkText(notApplicable["reason"], LONG_TEXT_MAX, `${at}/reason`, findings);
  if (isBlank(notApplicable["reason"])) findings.add(`${at}/reason`, "reason-required");
  if (value !== null && value !== undefined) findings.add("/value", "value-not-null");
}

function checkPlanned(planned: unknown, findings: Findings): void {
  if (planned === undefined) return;
  if (!isObject(planned)) return findings.add("/planned", "wrong-type");
  checkMembers(planned, ["text", "by"], "/planned", findings);
  checkText(planned["text"], LONG_TEXT_MAX, "/planned/text", findings);
  if (isBlank(planned["text"])) findings.add("/planned/text", "missing");
  if (planned["by"] !== undefined && !isIsoDate(planned["by"])) findings.add("/planned/by", "not-a-date");
}

/**
 * Checks a map of answers, as `PATCH /disclosures/{id}/answers` takes it: by item id, null clears. Never throws.
 * Pointers start at the map: `/service-form/value`.
 */
export function checkAnswers(catalogue: DisclosureCatalogue, answers: unknown): readonly Finding[] {
  const findings = new Findings();
  if (!isObject(answers)) {
    findings.add("", "wrong-type");
    return findings.list;
  }
  const { byId } = indexOf(catalogue);
  for (const [itemId, answer] of Object.entries(answers)) {
    const item = byId.get(itemId);
    const at = pointerStep(itemId);
    if (!item) findings.add(at, "unknown-item");
    else if (answer !== null)
      for (const { pointer, code } of checkAnswer(item, answer)) findings.add(at + pointer, code);
  }
  return findings.list;
}

/** Whether `input` is a map of right answers, each to an item of the catalogue. */
export const areAnswers = (catalogue: DisclosureCatalogue, input: unknown): input is Answers =>
  checkAnswers(catalogue, input).length === 0 && Object.values(input as JsonObject).every((answer) => answer !== null);

/**
 * Whether the item counts as answered: a right and filled value (a table: one row with one filled cell), a file for
 * `file_evidence`, or a reason why it is not applicable. `planned` alone is not an answer.
 */
export const isAnswered = (item: DisclosureItem, answer: Answer | undefined): boolean =>
  hasContent(item, answer) && checkAnswer(item, answer).length === 0;

/** As `isAnswered`, for answers known to be right, such as those of a published version. */
export function hasContent(item: DisclosureItem, answer: Answer | undefined): boolean {
  if (!answer) return false;
  if (answer.notApplicable) return true;
  if (item.answer.type === "file_evidence") return Array.isArray(answer.evidence) && answer.evidence.length > 0;
  return isFilled(answer.value);
}

function isFilled(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  if (typeof value === "string") return !isBlank(value);
  if (!Array.isArray(value)) return true;
  return value.some((entry: unknown) =>
    isObject(entry)
      ? Object.values(entry).some((cell) => isFilled(isObject(cell) && "value" in cell ? cell["value"] : cell))
      : isFilled(entry),
  );
}
