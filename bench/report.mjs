import { readFileSync, writeFileSync } from "node:fs";
import { format } from "prettier";
import { goalText } from "./results.mjs";

const figure = (value) => {
  if (value === undefined || Number.isNaN(value)) return "–";
  if (value >= 1000) return Math.round(value).toLocaleString("en");
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
};

const sideText = ({ name, unit, min, median }) =>
  median === undefined ? name : `${name}: ${figure(median)} ${unit} (min ${figure(min)})`;

const sidesText = ({ ours, against }) =>
  ours.median === undefined
    ? ""
    : `; ${sideText(ours)}${against.median === undefined ? "" : `, against ${sideText(against)}`}`;

const verdict = ({ state, met }) => state ?? (met === null ? "–" : met ? "met" : "**not met**");

const cells = (result) => [
  String(result.id),
  result.work,
  sideText(result.ours),
  sideText(result.against),
  result.ratio === null ? "–" : figure(result.ratio),
  result.ratioOfMinima === null ? "–" : figure(result.ratioOfMinima),
  goalText(result.goal),
  verdict(result),
];

const heads = ["#", "work", "ours, median", "against, median", "ratio", "ratio of minima", "goal", ""];
const line = (texts) => `| ${texts.map((text) => text.replaceAll("|", "\\|")).join(" | ")} |`;

/**
 * Writes RESULTS.md.
 * @param {string} file
 * @param {{ results: import("./results.mjs").Result[], command: string, about: string[], surroundings: string[] }} report
 */
export async function writeReport(file, { results, command, about, surroundings }) {
  const remarks = results.filter(({ remark }) => remark).map(({ id, work, remark }) => `- ${id}, ${work}: ${remark}`);
  const text = [
    "# Speed: measured side by side",
    "",
    `Written by \`${command}\`. Sides are interleaved in one run on one machine; only ratios are goals. The ratio is ours divided by the`,
    "other side, of the medians; for throughput more is better.",
    "",
    ...about.map((one) => `- ${one}`),
    "",
    line(heads),
    line(heads.map(() => "---")),
    ...results.map((result) => line(cells(result))),
    "",
    ...(remarks.length > 0 ? ["## Remarks", "", ...remarks, ""] : []),
    "## What the machine was doing",
    "",
    ...surroundings.map((one) => `- ${one}`),
    "",
    ...keptSections(file),
  ].join("\n");
  writeFileSync(file, await format(text, { parser: "markdown", printWidth: 120 }));
}

const KEPT = "## Why a goal is missed, and what comes next";

// Written by hand beside the figures; a new run keeps it.
function keptSections(file) {
  try {
    const old = readFileSync(file, "utf8");
    const at = old.indexOf(KEPT);
    return at < 0 ? [] : [old.slice(at)];
  } catch {
    return [];
  }
}

/** One line for the terminal. */
export const summary = (result) => {
  const ratio = result.ratio === null ? "" : `ratio ${figure(result.ratio)} (goal ${goalText(result.goal)}) `;
  return `${String(result.id).padStart(2)}  ${result.work}: ${ratio}${verdict(result).replaceAll("*", "")}${sidesText(result)}`;
};

/** @param {import("./results.mjs").Result[]} results */
export const asJson = (results) =>
  results.map(({ id, work, ratio, goal, met, state }) => ({
    id,
    work,
    ratio,
    goal: goal === null ? null : goalText(goal),
    met,
    ...(state && { state }),
  }));
