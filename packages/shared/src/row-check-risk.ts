import type { RiskAcceptance, RiskOwner, RiskValue, RowValue, Scale, Treatment } from "./agreement-row.js";
import type { RiskCatalogue } from "./catalogue.js";
import type { IsoDate } from "./dates.js";
import { NAME_MAX } from "./limits.js";
import type { Party } from "./party.js";
import { riskLevel } from "./risk-level.js";
import { given, RowFields } from "./row-fields.js";
import type { RowFindings } from "./row-findings.js";

interface RiskContext {
  readonly risk: RiskCatalogue;
  readonly side: Party;
  readonly today: IsoDate;
  readonly previous?: RowValue;
}

const treatments: readonly Treatment[] = ["avoid", "reduce", "transfer", "accept"];
const owners: readonly RiskOwner[] = ["vendor", "hospital", "subcontractor", "shared"];
const scales = ["impact", "likelihood", "impactAfter", "likelihoodAfter"] as const;
/** Derived or kept by us; taken without a word, so that a client can send back what it read. */
const ignored = ["level", "residualLevel"];
const members = ["flow", "threat", ...scales, "treatment", "measures", "owner", "acceptance", "draft", ...ignored];

/** A risk row. Both levels come from the bands of the catalogue, and only the hospital writes `acceptance`. */
export function checkRisk(input: unknown, context: RiskContext, findings: RowFindings): RiskValue {
  const fields = new RowFields(input, "", findings, members);
  const previous = context.previous && "residualLevel" in context.previous ? context.previous : undefined;
  const [impact = 1, likelihood = 1, impactAfter = 1, likelihoodAfter = 1] = scales.map((name) =>
    readScale(fields, name),
  );
  const { bands } = context.risk;
  const value: RiskValue = {
    flow: fields.text("flow"),
    threat: fields.text("threat", { filled: true }),
    impact,
    likelihood,
    level: riskLevel(bands, impact, likelihood),
    treatment: fields.choice("treatment", treatments),
    measures: fields.text("measures"),
    impactAfter,
    likelihoodAfter,
    residualLevel: riskLevel(bands, impactAfter, likelihoodAfter),
    owner: fields.choice("owner", owners),
  };
  const acceptance = readAcceptance(fields, context, previous?.acceptance);
  const draft = (!fields.has("draft") || fields.boolean("draft")) && staysDraft(value, previous) ? true : undefined;
  return { ...value, ...given({ acceptance, draft }) };
}

/** Our own figures stay marked as a draft (作成案・要確認) until somebody changes them. */
const staysDraft = (value: RiskValue, previous: RiskValue | undefined): boolean =>
  previous?.draft === true && scales.every((name) => value[name] === previous[name]);

function readScale(fields: RowFields, name: string): Scale {
  const value = fields.raw(name);
  if (value === 1 || value === 2 || value === 3 || value === 4) return value;
  const code = value === undefined ? "missing" : typeof value === "number" ? "not-scale" : "wrong-type";
  fields.findings.add(fields.pointer(name), code);
  return 1;
}

const acceptanceMembers = ["by", "role", "on", "condition", "reviewBy"] as const;

function readAcceptance(
  fields: RowFields,
  { side, today }: RiskContext,
  previous: RiskAcceptance | undefined,
): RiskAcceptance | undefined {
  if (!fields.has("acceptance")) return side === "vendor" ? previous : undefined;
  const accepted = fields.object("acceptance", acceptanceMembers);
  const acceptance: RiskAcceptance = {
    by: accepted.text("by", { filled: true, max: NAME_MAX }),
    role: accepted.text("role", { filled: true, max: NAME_MAX }),
    on: accepted.date("on"),
    ...given({ condition: accepted.optionalText("condition"), reviewBy: accepted.optionalDate("reviewBy") }),
  };
  if (acceptance.on > today) fields.findings.add(accepted.pointer("on"), "date-in-future");
  const unchanged = acceptanceMembers.every((name) => acceptance[name] === previous?.[name]);
  if (side === "vendor" && !unchanged) fields.findings.add(accepted.at, "hospital-only");
  return acceptance;
}
