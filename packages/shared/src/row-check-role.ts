import type { RoleValue } from "./agreement-row.js";
import { pointerStep } from "./answer-findings.js";
import type { Assignments, Duty, RoleParty } from "./catalogue.js";
import type { IsoDate } from "./dates.js";
import { roleParties } from "./role-split.js";
import { given, RowFields } from "./row-fields.js";
import type { RowFindings } from "./row-findings.js";

/** Both sides of the agreement always stand in a row, if only with nothing to do. */
const always: readonly RoleParty[] = ["hospital", "vendor"];
export const duties: readonly Duty[] = ["accountable", "responsible", "consulted", "informed"];
const words = ["boundary", "cost", "deadline", "condition", "note"] as const;

/** A role row (役割分担表の行). How many are accountable or responsible is gate g3's question, not the shape's. */
export function checkRole(input: unknown, { today }: { readonly today: IsoDate }, findings: RowFindings): RoleValue {
  const fields = new RowFields(input, "", findings, ["assignments", ...words, "firstCheck", "completedOn"]);
  const assignments = readAssignments(fields);
  const [boundary, cost, deadline, condition, note] = words.map((word) => fields.optionalText(word));
  const firstCheck = fields.has("firstCheck") ? readFirstCheck(fields, today) : undefined;
  const completedOn = fields.optionalDate("completedOn");
  if (fields.has("completedOn") && firstCheck?.confirmed !== false)
    findings.add("/completedOn", "completed-unexpected");
  return { assignments, ...given({ boundary, cost, deadline, condition, note, firstCheck, completedOn }) };
}

function readAssignments(fields: RowFields): Assignments {
  const members = fields.object("assignments", roleParties);
  const named = roleParties.filter(
    (party) => members.has(party) || (always.includes(party) && fields.has("assignments")),
  );
  return Object.fromEntries(named.map((party) => [party, readDuties(members, party)]));
}

function readDuties(members: RowFields, party: RoleParty): readonly Duty[] {
  const held: Duty[] = [];
  members.list(party).forEach((entry, index) => {
    const at = members.pointer(party) + pointerStep(index);
    const duty = duties.find((known) => known === entry);
    if (!duty) members.findings.add(at, typeof entry === "string" ? "unknown-choice" : "wrong-type");
    else if (held.includes(duty)) members.findings.add(at, "repeated-choice");
    else if (duty === "accountable" && !always.includes(party)) members.findings.add(at, "accountable-party");
    else held.push(duty);
  });
  return held;
}

function readFirstCheck(fields: RowFields, today: IsoDate): { on: IsoDate; confirmed: boolean } {
  const check = fields.object("firstCheck", ["on", "confirmed"]);
  return { on: check.pastDate("on", today), confirmed: check.boolean("confirmed") };
}
