import "reflect-metadata";
import { DataSource } from "typeorm";
import { FileStore } from "./platform/file-store.js";
import { examine } from "./verification/integrity.js";

/** `npm run verify`: 0 clean, 1 findings, 2 could not check. With `--json` the report is one JSON object. */
const json = process.argv.includes("--json");
try {
  const url = process.env["DATABASE_AUDIT_URL"];
  const storage = process.env["STORAGE_DIR"];
  if (!url || !storage) throw new Error("DATABASE_AUDIT_URL and STORAGE_DIR are needed.");
  const source = await new DataSource({ type: "postgres", url, extra: { max: 2 } }).initialize();
  const report = await examine((sql, parameters) => source.query(sql, parameters), new FileStore(storage));
  await source.destroy();
  if (json) console.log(JSON.stringify({ clean: report.findings.length === 0, ...report }, null, 2));
  else {
    for (const [kind, count] of Object.entries(report.examined)) console.log(`${kind}: ${count} examined`);
    for (const { code, subject, detail } of report.findings) console.log(`${code}  ${subject}  ${detail}`);
    console.log(report.findings.length === 0 ? "clean" : `${report.findings.length} findings`);
  }
  process.exit(report.findings.length === 0 ? 0 : 1);
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  if (json) console.log(JSON.stringify({ clean: null, error: reason }));
  else console.error(reason);
  process.exit(2);
}
