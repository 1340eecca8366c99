import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "@jest/globals";
import { agreementSeenBy, anAgreementInForce, anOpenAgreement } from "./given.js";
import { owner } from "./world.js";

const run = promisify(execFile);
const verify = async (): Promise<{
  code: number;
  report: { clean: boolean; findings: { code: string; subject: string }[]; examined: Record<string, number> };
}> => {
  const environment = {
    ...process.env,
    DATABASE_AUDIT_URL: process.env["TEST_AUDIT_URL"],
    STORAGE_DIR: process.env["TEST_STORAGE_DIR"],
  };
  const { stdout, code } = await run(process.execPath, ["apps/api/dist/verify.js", "--json"], {
    env: environment,
  }).then(
    (done) => ({ stdout: done.stdout, code: 0 }),
    (failed: { stdout: string; code: number }) => failed,
  );
  return { code, report: JSON.parse(stdout) as never };
};

it("is one unbroken chain of the pair under concurrency, and `verify` finds a change, a cut and a lost file", async () => {
  const { vendor, hospital, path, id } = await anOpenAgreement();
  const { rows } = await agreementSeenBy(vendor.editor, path);
  const confirm = (client: typeof vendor.editor, row: (typeof rows)[number]) =>
    client.put(`${path}/rows/${row.id}/confirmations/mine`, {}, { "if-match": row.etag });
  const answers = await Promise.all(
    rows.slice(0, 20).flatMap((row) => [confirm(vendor.editor, row), confirm(hospital.editor.elsewhere(), row)]),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));

  const clean = await verify();
  expect(clean.report.findings.filter(({ subject }) => subject.includes(vendor.organization.id))).toEqual([]);
  expect(clean.report.examined["auditEvents"]).toBeGreaterThan(40);

  const chain = `pair:${[vendor.organization.id, hospital.organization.id].sort().join(":")}`;
  await owner.query(
    "update audit_event set payload = replace(payload, 'agreement.', 'agreemint.') where chain_id = $1 and seq = 3",
    [chain],
  );
  const changed = await verify();
  expect(changed.code).toBe(1);
  expect(changed.report.findings).toEqual(
    expect.arrayContaining([expect.objectContaining({ code: "chain-hash", subject: chain })]),
  );

  await owner.query(
    "update audit_event set payload = replace(payload, 'agreemint.', 'agreement.') where chain_id = $1 and seq = 3",
    [chain],
  );
  await owner.query("delete from audit_event where chain_id = $1 and seq > 5", [chain]);
  expect((await verify()).report.findings).toEqual(
    expect.arrayContaining([expect.objectContaining({ code: "chain-head", subject: chain })]),
  );
  expect(await owner.query("select 1 from agreement where id = $1", [id])).toMatchObject({ rowCount: 1 });
});

it("exits with 2 when it cannot check", async () => {
  const failed = await run(process.execPath, ["apps/api/dist/verify.js", "--json"], {
    env: { ...process.env, DATABASE_AUDIT_URL: "postgres://nobody@127.0.0.1:1/none", STORAGE_DIR: "/nowhere" },
  }).catch((error: { code: number }) => error);
  expect(failed).toMatchObject({ code: 2 });
});

it("answers the parties themselves whether their chains are whole", async () => {
  const { vendor } = await anAgreementInForce();
  const { body } = await vendor.viewer.get("/audit-events/verification");
  expect(body).toMatchObject({ intact: true });
});
