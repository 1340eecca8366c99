import { join } from "node:path";
import { build } from "../../scripts/steps/building.mjs";
import { mustRun } from "../../scripts/steps/child.mjs";
import { apiProgram } from "../../scripts/steps/paths.mjs";
import { interleave } from "../measuring.mjs";
import { atMost, judge, side } from "../results.mjs";
import { newDatabase } from "../world/database.mjs";
import { newOrganization } from "../world/people.mjs";

const EVENTS = Number(process.env.BENCH_EVENTS ?? 1_000_000);
const CHAINS = 20;

/** Row 13: recomputing the hashes of every audit event. */
export async function run({ attempt, say }) {
  await build(say, ["shared", "api"]);
  await attempt([13], () => verification(say));
}

async function verification(say) {
  const database = await newDatabase("bench_audit");
  const begun = performance.now();
  await seedEvents(database.owner);
  say(`${EVENTS} events seeded in ${Math.round((performance.now() - begun) / 1000)} s`);
  const env = { DATABASE_AUDIT_URL: database.auditUrl, STORAGE_DIR: database.storage };
  const program = (what, words) => () => mustRun(what, process.execPath, words, { env }).then(() => undefined);
  const found = await interleave(
    {
      portal: program("Verifying", [apiProgram("verify"), "--json"]),
      stream: program("Reading the events", [join(import.meta.dirname, "../hash-events.mjs")]),
    },
    { rounds: 3, warmUps: 1 },
  );
  return [
    judge({
      id: 13,
      work: `audit verification, ${EVENTS.toLocaleString("en")} events in ${CHAINS} chains`,
      ours: side("node apps/api/dist/verify.js", "ms", found.portal),
      against: side("the rows read and hashed in one stream", "ms", found.stream),
      goal: atMost(1.5),
      remark: "Whole processes on both sides, start included; 3 rounds after 1.",
    }),
  ];
}

// As app.audit writes them, without its lock and settings for each: made in PostgreSQL, chain by chain.
async function seedEvents(owner) {
  for (let index = 0; index < CHAINS; index++) {
    const { id } = await newOrganization(owner, "vendor", `記録 ${index}`);
    await owner.query(`do $$ ${chainOf(id, Math.round(EVENTS / CHAINS))} $$`);
  }
  await owner.query("vacuum analyze audit_event");
}

const chainOf = (organization, count) => `
declare
  chain text := 'org:${organization}';
  head bytea := '';
  body text;
begin
  insert into audit_chain (id, org_a) values (chain, '${organization}');
  for number in 1..${count} loop
    body := '{"action":"agreement.row-edited","actorId":null,"actorOrg":"${organization}","at":"2026-11-01T00:00:00.000000Z","chain":"' || chain
      || '","detail":{"after":{"boundary":"分界は下流側のポートとする","note":"' || number || '"},"before":{"boundary":"未定"},"key":"role-row","part":"role","rowId":"${organization}"},"seq":'
      || number || ',"subjectId":"${organization}","v":1}';
    head := sha256(head || convert_to(body, 'UTF8'));
    insert into audit_event (chain_id, seq, org_a, at, action, subject_id, payload, hash)
    values (chain, number, '${organization}', '2026-11-01', 'agreement.row-edited', '${organization}', body, head);
  end loop;
  update audit_chain set seq = ${count}, head_hash = head where id = chain;
end`;
