import "./steps/require-node.mjs";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { readOptions } from "./steps/options.mjs";
import { inRepository } from "./steps/paths.mjs";
import { noticesFile, thirdPartyNotices } from "./steps/notices.mjs";

const help = `node scripts/notices.mjs [--check]

Writes THIRD-PARTY-NOTICES.md from the lock file and the installed packages; --check only compares.`;
const { check } = readOptions(help, { check: { type: "boolean" } });

const file = inRepository(noticesFile);
const notices = thirdPartyNotices();
if (!check) writeFileSync(file, notices);
else if (!existsSync(file) || readFileSync(file, "utf8") !== notices) {
  console.error(`${noticesFile} is not what the packages give: node scripts/notices.mjs`);
  process.exitCode = 1;
}
