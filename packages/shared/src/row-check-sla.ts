import type { SlaTarget, SlaValue } from "./agreement-row.js";
import type { Comparator } from "./answer.js";
import type { SlaCatalogue, SlaItemDefinition, SlaType } from "./catalogue.js";
import { compareDecimals, isDecimal } from "./decimal.js";
import { SHORT_TEXT_MAX } from "./limits.js";
import { given, isJsonObject, RowFields } from "./row-fields.js";
import type { RowFindings } from "./row-findings.js";

const types: readonly SlaType[] = ["guarantee", "target", "statement"];
const comparators: readonly Comparator[] = ["eq", "gte", "lte", "about", "range"];
const members = "type target window measurement reportInterval reportIntervalText remedy remedyType exclusions";

/** An SLA row. Blank target, measurement or remedy is gate g4's question, not the shape's. */
export function checkSla(
  key: string,
  input: unknown,
  { sla }: { readonly sla: SlaCatalogue },
  findings: RowFindings,
): SlaValue {
  const fields = new RowFields(input, "", findings, members.split(" "));
  const item = sla.sections.flatMap(({ items }) => items).find(({ id }) => id === key);
  const intervals = sla.reportingIntervals.map(({ id }) => id);
  return {
    type: fields.choice("type", types),
    target: readTarget(fields, item),
    window: fields.choice("window", intervals),
    measurement: fields.text("measurement"),
    reportInterval: fields.choice("reportInterval", intervals),
    remedy: fields.text("remedy"),
    ...given({
      reportIntervalText: fields.optionalText("reportIntervalText", SHORT_TEXT_MAX),
      remedyType: fields.optionalChoice(
        "remedyType",
        sla.remedyTypes.map(({ id }) => id),
      ),
      exclusions: fields.optionalText("exclusions"),
    }),
  };
}

function readTarget(fields: RowFields, item: SlaItemDefinition | undefined): SlaTarget | { readonly text: string } {
  const target = fields.raw("target");
  if (isJsonObject(target) && Object.hasOwn(target, "text"))
    return { text: fields.object("target", ["text"]).text("text") };
  const figure = fields.object("target", ["amount", "amountTo", "unit", "comparator"]);
  if (!fields.has("target")) return { text: "" };
  const comparator = figure.choice("comparator", comparators);
  const amount = readAmount(figure, "amount");
  const amountTo = readRangeEnd(figure, comparator, amount);
  const unit = figure.choice("unit", item?.units.map(({ value }) => value) ?? []);
  return { amount: amount ?? "", unit, comparator, ...given({ amountTo }) };
}

function readAmount(figure: RowFields, name: string): string | undefined {
  const amount = figure.raw(name);
  const isAmount = isDecimal(amount) && !amount.startsWith("-");
  if (amount === undefined) figure.findings.add(figure.pointer(name), "missing");
  else if (!isAmount)
    figure.findings.add(figure.pointer(name), typeof amount === "string" ? "not-decimal" : "wrong-type");
  return isAmount ? amount : undefined;
}

function readRangeEnd(figure: RowFields, comparator: Comparator, amount: string | undefined): string | undefined {
  const at = figure.pointer("amountTo");
  if (comparator !== "range") {
    if (figure.has("amountTo")) figure.findings.add(at, "range-end-unexpected");
    return undefined;
  }
  if (!figure.has("amountTo")) {
    figure.findings.add(at, "range-end-required");
    return undefined;
  }
  const end = readAmount(figure, "amountTo");
  if (end && amount && compareDecimals(end, amount) < 0) figure.findings.add(at, "range-order");
  return end;
}
