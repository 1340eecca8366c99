import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { Failure } from "./failure.mjs";

/**
 * Reads the command line; refuses what it does not know in one sentence.
 * @param {string} help printed for `--help`, which ends the command
 * @param {import("node:util").ParseArgsConfig["options"]} options
 * @param {{ strict?: boolean }} [settings] not strict: unknown options are handed on by the caller
 */
export function readOptions(help, options, { strict = true } = {}) {
  try {
    const { values } = parseArgs({ options: { help: { type: "boolean", short: "h" }, ...options }, strict });
    if (values.help) {
      console.log(help);
      process.exit(0);
    }
    return values;
  } catch (error) {
    console.error(`${error.message.split(/[.;]/)[0].replace(/ To specify.*/s, "")}; --help lists the options.`);
    process.exit(2);
  }
}

/** Port to serve on: the option, `PORT`, or 3000. @param {string | undefined} option */
export function portFrom(option) {
  const text = option ?? (process.env.PORT || "3000");
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535)
    throw new Failure(`The port must be a whole number from 1 to 65535, not "${text}".`, 2);
  return port;
}

/** The data folder: the option, `DATA_DIR`, or `.data`, seen from where the command was called. @param {string | undefined} option */
export const dataFolderFrom = (option) =>
  resolve(process.env.INIT_CWD ?? process.cwd(), option ?? (process.env.DATA_DIR || ".data"));
