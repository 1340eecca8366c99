import type { ClauseValue, RowValue } from "./agreement-row.js";
import { pointerStep } from "./answer-findings.js";
import { variableFault, type VariableFault } from "./clause-variables.js";
import { NAME_MAX, SHORT_TEXT_MAX } from "./limits.js";
import { given, isJsonObject, RowFields } from "./row-fields.js";
import type { RowFindingCode, RowFindings } from "./row-findings.js";
import { standardClauseOrder } from "./standard-clauses.js";
import { bearerOf, updateDutyBearers } from "./update-duty.js";

/**
 * A clause (条項). `update-duty` always names its variant, since the cover of the PDF says who bears the duty; left out, it
 * stays as it was.
 */
export function checkClause(
  key: string,
  input: unknown,
  { previous }: { readonly previous?: RowValue },
  findings: RowFindings,
): ClauseValue {
  const fields = new RowFields(input, "", findings, ["title", "text", "variant", "variables"]);
  const title = fields.text("title", { filled: true, max: NAME_MAX });
  const text = fields.text("text", { filled: true });
  const variables = fields.has("variables") ? readVariables(key, fields) : undefined;
  return { title, text, ...given({ variant: readVariant(key, fields, previous), variables }) };
}

function readVariant(key: string, fields: RowFields, previous: RowValue | undefined): string | undefined {
  if (key !== "update-duty") return fields.optionalText("variant", NAME_MAX);
  const kept = previous && "title" in previous ? bearerOf(previous) : undefined;
  return fields.has("variant") || !kept ? fields.choice("variant", updateDutyBearers) : kept;
}

const VARIABLES_MAX = 50;
const variableName = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

const findingOf = {
  "not-a-number": "not-whole",
  "out-of-range": "out-of-range",
  "too-long": "too-long",
  empty: "empty-variable",
  "unknown-choice": "unknown-choice",
  "line-break": "line-break",
} as const satisfies Record<VariableFault, RowFindingCode>;

/** The variables of a standard text are held to their ranges and choices; names that no standard text uses are the parties' own. */
function readVariables(key: string, fields: RowFields): Readonly<Record<string, string>> {
  const raw = fields.raw("variables");
  const names = isJsonObject(raw) ? Object.keys(raw).filter((name) => variableName.test(name)) : [];
  if (names.length > VARIABLES_MAX) fields.findings.add(fields.pointer("variables"), "too-many");
  const variables = fields.object("variables", names);
  return Object.fromEntries(
    names.slice(0, VARIABLES_MAX).map((name) => {
      const value = variables.text(name, { max: SHORT_TEXT_MAX });
      const fault = standardClauseOrder.includes(key) ? variableFault(name, value) : null;
      if (fault && typeof variables.raw(name) === "string")
        fields.findings.add(fields.pointer("variables") + pointerStep(name), findingOf[fault]);
      return [name, value];
    }),
  );
}
