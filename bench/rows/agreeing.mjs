import { createSign, generateKeyPairSync, randomBytes } from "node:crypto";
import { open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { build } from "../../scripts/steps/building.mjs";
import { interleave, USUAL } from "../measuring.mjs";
import { atMost, judge, judgeFigure, side } from "../results.mjs";
import { ask, send } from "../world/client.mjs";
import { newDatabase } from "../world/database.mjs";
import { countStatements, tapDatabase } from "../world/database-tap.mjs";
import { negotiationOf, until } from "../world/negotiation.mjs";
import { startPortal, watchingDelay } from "../world/portal.mjs";

/** Rows 9 and 10: an agreement of about 220 rows, and its countersignature. */
export async function run({ attempt, rounds, say }) {
  await build(say, ["shared", "api"]);
  const times = { rounds, warmUps: USUAL.warmUps };
  const database = await newDatabase("bench_agreements");
  const delayFile = join(database.storage, "..", "event-loop-delay");
  const portal = await startPortal(database, { env: watchingDelay(delayFile) });
  const negotiation = await negotiationOf(database, portal.address);
  const world = { database, portal, negotiation, delayFile };
  await attempt([9], () => opening(world, times));
  await attempt([9], () => confirming(world, times));
  await attempt([10], () => countersigning(world, times));
  await portal.stop();
}

/** What one request asks of the database, as it went over the wire. */
async function statementsOf(database, request) {
  const tap = await tapDatabase(database.url);
  const portal = await startPortal(database, { url: tap.url });
  // Connections are made and prepared on first use, which is no part of a request.
  await ask(portal.address, { path: "/api/v1/agreements", token: request.token });
  const idle = await quiet(tap.statements);
  const answer = await ask(portal.address, request);
  const statements = tap.statements.slice(idle).filter(({ sql }) => !isJobRunner(sql));
  await portal.stop();
  return { answer, statements: withoutLookingForJobs(statements) };
}

const isJobRunner = (sql) => /update job set|'jobs'/.test(sql);

// The job runner looks for work once a second; its begin and commit stand around a statement already left out.
function withoutLookingForJobs(statements) {
  return statements.filter(
    ({ sql }, index) => !(/^commit$/i.test(sql) && /^commit$/i.test(statements[index - 1]?.sql ?? "")),
  );
}

async function quiet(statements) {
  for (let known = -1; known !== statements.length;) {
    known = statements.length;
    await new Promise((next) => setTimeout(next, 100));
  }
  return statements.length;
}

async function replayOn(url, statements) {
  const client = new pg.Client(url);
  await client.connect();
  const replay = async () => {
    for (const { sql, parameters } of statements)
      await (parameters.length > 0 ? client.query(sql, parameters) : client.query(sql));
  };
  return { replay, end: () => client.end() };
}

async function opening({ database, portal, negotiation }, times) {
  const { answer, statements } = await statementsOf(database, negotiation.opening);
  const alone = await replayOn(database.url, statements);
  const taken = [];
  const forget = async () => {
    for (const table of ["agreement_row where agreement_id", "agreement where id"])
      await database.owner.query(`delete from ${table} = $1`, [answer.id]);
  };
  const found = await interleave(
    {
      portal: async () => void taken.push((await ask(portal.address, negotiation.opening)).rows.length),
      sql: async () => {
        await forget();
        const begun = performance.now();
        await alone.replay();
        return performance.now() - begun;
      },
    },
    times,
  );
  await alone.end();
  return [
    judge({
      id: 9,
      work: `opening an agreement of ${taken[0]} rows`,
      ours: side("portal", "ms", found.portal),
      against: side(`its ${countStatements(statements)} statements alone`, "ms", found.sql),
      goal: atMost(2),
      remark:
        "The statements are those of the request itself, replayed in order over one connection, begin and commit included.",
    }),
  ];
}

async function confirming({ database, portal, negotiation }, times) {
  const { tokens, opening: request } = negotiation;
  const one = await ask(portal.address, request);
  const other = await ask(portal.address, request);
  const { statements } = await statementsOf(database, negotiation.confirming(other, tokens.vendor));
  const alone = await replayOn(database.url, statements);
  const forget = ({ id }) =>
    database.owner.query("update agreement_row set vendor_confirmation = null where agreement_id = $1", [id]);
  const timed = async (work) => {
    const begun = performance.now();
    await work();
    return performance.now() - begun;
  };
  const found = await interleave(
    {
      portal: async () => {
        await forget(one);
        return timed(() => ask(portal.address, negotiation.confirming(one, tokens.vendor)));
      },
      sql: async () => {
        await forget(other);
        return timed(alone.replay);
      },
    },
    times,
  );
  await alone.end();
  const count = countStatements(statements);
  return [
    judge({
      id: 9,
      work: `confirming all ${one.rows.length} rows in one request`,
      ours: side("portal", "ms", found.portal),
      against: side(`its ${count} statements alone`, "ms", found.sql),
      goal: atMost(2),
    }),
    judgeFigure({
      id: 9,
      work: "statements of that request, looking up the session, begin and commit included",
      ours: { name: "portal", unit: "statements", min: count, median: count },
      goal: atMost(12),
    }),
  ];
}

async function countersigning({ database, portal, negotiation, delayFile }, { rounds, warmUps }) {
  const waiting = [];
  for (let count = 0; count < rounds + warmUps; count++) waiting.push(await negotiation.awaitingCountersignature());
  const isStored = async (id) => {
    const { rows } = await database.owner.query(
      "select size from agreement_document where agreement_id = $1 and stage = 'hospital'",
      [id],
    );
    return rows.length > 0 && Number(rows[0].size);
  };
  let size = 800_000;
  const bare = bareSigning(join(database.storage, "..", "bare-signature"));
  await eventLoopDelay(portal.pid, delayFile);
  const found = await interleave(
    {
      portal: async () => {
        const agreement = waiting.pop();
        const begun = performance.now();
        const { status } = await send(portal.address, negotiation.signing(agreement, negotiation.tokens.hospital));
        if (status !== 201) throw new Error(`the countersignature was answered ${status}`);
        await until(async () => (size = (await isStored(agreement.id)) || size) && isStored(agreement.id), 1);
        return performance.now() - begun;
      },
      bare: () => bare.sign(size),
    },
    { rounds, warmUps },
  );
  const delay = await eventLoopDelay(portal.pid, delayFile);
  await bare.remove();
  return [
    judge({
      id: 10,
      work: `countersigning, from request to stored file (${Math.round(size / 1024)} kB)`,
      ours: side("portal", "ms", found.portal),
      against: side("one ECDSA signature, write and fsync of as many bytes", "ms", found.bare),
      goal: atMost(3),
      remark:
        "The request includes confirming the password by argon2id at its real cost, three transactions and the check of the sealed file by our own verifier. " +
        "The local time-stamp authority comes with the issue that adds it; its reply is on neither side.",
    }),
    judgeFigure({
      id: 10,
      work: "delay of the portal's event loop meanwhile, p99",
      ours: { name: "portal", unit: "ms", min: delay, median: delay },
      goal: atMost(50),
    }),
  ];
}

function bareSigning(file) {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const sign = async (size) => {
    const bytes = randomBytes(size);
    const begun = performance.now();
    createSign("sha256").update(bytes).sign(privateKey);
    const handle = await open(file, "w");
    await handle.writeFile(bytes);
    await handle.sync();
    await handle.close();
    return performance.now() - begun;
  };
  return { sign, remove: () => rm(file, { force: true }) };
}

/** The portal's own account since the last time it was asked. */
async function eventLoopDelay(pid, file) {
  await rm(file, { force: true });
  process.kill(pid, "SIGWINCH");
  let text = "";
  await until(async () => (text = await readFile(file, "utf8").catch(() => "")) !== "");
  return Number(text);
}
