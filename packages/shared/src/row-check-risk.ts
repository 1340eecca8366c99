import type {
  GapAssessment,
  OptionDecision,
  RiskAcceptance,
  RiskOwner,
  RiskValue,
  RowValue,
  Scale,
  Treatment,
} from "./agreement-row.js";
import type { RiskCatalogue } from "./catalogue.js";
import type { IsoDate } from "./dates.js";
import { NAME_MAX } from "./limits.js";
import type { Party } from "./party.js";
import { isGapRow, isOptionRow } from "./risk-acceptance.js";
import { riskLevel } from "./risk-level.js";
import { readOneSided } from "./one-sided.js";
import { readCommunication } from "./row-check-communication.js";
import { given, RowFields } from "./row-fields.js";
import type { RowFindings } from "./row-findings.js";

export interface RiskContext {
  readonly risk: RiskCatalogue;
  readonly side: Party;
  readonly today: IsoDate;
  readonly previous?: RowValue;
}

const treatments: readonly Treatment[] = ["avoid", "reduce", "transfer", "accept"];
const owners: readonly RiskOwner[] = ["vendor", "hospital", "subcontractor", "shared"];
export const optionDecisions: readonly OptionDecision[] = ["taken", "declined"];
const scales = ["impact", "likelihood", "impactAfter", "likelihoodAfter"] as const;
/** Derived or kept by us; taken without a word, so that a client can send back what it read. */
const ignored = ["level", "residualLevel"];
const oneSided = ["communication", "acceptance"];
const members = ["flow", "threat", ...scales, "treatment", "measures", "owner", ...oneSided, "draft", ...ignored];

/**
 * A risk row. Both levels come from the bands of the catalogue. Only the vendor writes that it explained the risk; only the hospital that
 * it understood, assessed and accepted it.
 */
export function checkRisk(key: string, input: unknown, context: RiskContext, findings: RowFindings): RiskValue {
  const own = [...(isGapRow(key) ? ["assessment"] : []), ...(isOptionRow(key) ? ["decision"] : [])];
  const fields = new RowFields(input, "", findings, [...members, ...own]);
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
  const communication = readCommunication(fields, context, previous?.communication);
  const decision = fields.optionalChoice("decision", optionDecisions);
  const assessment = isGapRow(key) ? readAssessment(fields, context, previous?.assessment) : undefined;
  const acceptance = readAcceptance(fields, context, previous?.acceptance);
  const draft = (!fields.has("draft") || fields.boolean("draft")) && staysDraft(value, previous) ? true : undefined;
  return { ...value, ...given({ decision, communication, assessment, acceptance, draft }) };
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

const readAcceptance = (
  fields: RowFields,
  { side, today }: RiskContext,
  previous: RiskAcceptance | undefined,
): RiskAcceptance | undefined =>
  readOneSided(fields, "acceptance", acceptanceMembers, {
    owner: "hospital",
    side,
    previous,
    read: (accepted) => ({
      by: accepted.text("by", { filled: true, max: NAME_MAX }),
      role: accepted.text("role", { filled: true, max: NAME_MAX }),
      on: accepted.pastDate("on", today),
      ...given({ condition: accepted.optionalText("condition"), reviewBy: accepted.optionalDate("reviewBy") }),
    }),
  });

const readAssessment = (
  fields: RowFields,
  { side, today }: RiskContext,
  previous: GapAssessment | undefined,
): GapAssessment | undefined =>
  readOneSided(fields, "assessment", ["text", "by", "role", "on"], {
    owner: "hospital",
    side,
    previous,
    read: (assessment) => ({
      text: assessment.text("text", { filled: true }),
      by: assessment.text("by", { filled: true, max: NAME_MAX }),
      role: assessment.text("role", { filled: true, max: NAME_MAX }),
      on: assessment.pastDate("on", today),
    }),
  });
