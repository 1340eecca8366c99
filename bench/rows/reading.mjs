import autocannon from "autocannon";
import { build } from "../../scripts/steps/building.mjs";
import { figures, interleave, USUAL } from "../measuring.mjs";
import { atLeast, atMost, judge, side } from "../results.mjs";
import { startBare } from "../world/bare.mjs";
import { ask, send } from "../world/client.mjs";
import { newDatabase } from "../world/database.mjs";
import { tapDatabase } from "../world/database-tap.mjs";
import { newOrganization, newPerson } from "../world/people.mjs";
import { startPortal } from "../world/portal.mjs";
import { seedServices } from "../world/seeding.mjs";
import { soughtWord } from "../world/templates.mjs";

const SERVICES = Number(process.env.BENCH_SERVICES ?? 10_000);
const FEW_SERVICES = SERVICES / 10;
const CONNECTIONS = 10;
const SECONDS = 1.5;
/** Requests one after another of which a round keeps the median. */
const LATENCIES = 15;

/** Rows 5 to 8: reading one version, comparing ten, searching the directory. */
export async function run({ attempt, rounds, say }) {
  await build(say, ["shared", "api"]);
  const times = { rounds, warmUps: USUAL.warmUps };
  const many = await worldOf("bench_many", SERVICES, say);
  await attempt([5, 6], () => reading(many, times));
  await attempt([7], () => comparison(many, times));
  await attempt([8], () => searching(many, times, say));
  await many.portal.stop();
}

async function worldOf(name, count, say) {
  const database = await newDatabase(name);
  const begun = performance.now();
  const seeded = await seedServices(database, count);
  say(`${count} services seeded in ${Math.round((performance.now() - begun) / 1000)} s`);
  const hospital = await newOrganization(database.owner, "hospital", "計測病院");
  const { token } = await newPerson(database.owner, hospital);
  const portal = await startPortal(database);
  return { database, ...seeded, count, token, portal };
}

/** The one statement a request is about, as the portal itself asks it. */
async function statementOf({ database, token }, path, pattern) {
  const tap = await tapDatabase(database.url);
  const portal = await startPortal(database, { url: tap.url });
  tap.statements.length = 0;
  await ask(portal.address, { path, token });
  await portal.stop();
  const found = tap.statements.filter(({ sql }) => pattern.test(sql));
  if (found.length !== 1) throw new Error(`${found.length} statements of GET ${path} match ${pattern}`);
  return found[0];
}

async function reading(world, times) {
  const { database, portal, token, versionIds, answered, bytes } = world;
  const path = `/api/v1/disclosure-versions/${versionIds[0]}`;
  const statement = await statementOf(world, path, /disclosure_version/);
  const bare = await startBare(database.url, { [path]: { ...statement, columns: ["json"] } });
  await requireSame(portal.address, bare.address, { path, token });
  const { etag } = (await send(portal.address, { path, token })).headers;
  const p99 = { portal: [], bare: [] };
  const cannon = (name, address, headers) => async () => {
    const { rate, slowest } = await fire(address + path, { cookie: `portal-session=${token}`, ...headers });
    p99[name]?.push(slowest);
    return rate;
  };
  const found = await interleave(
    {
      portal: cannon("portal", portal.address),
      known: cannon("known", portal.address, { "if-none-match": etag }),
      bare: cannon("bare", bare.address),
    },
    times,
  );
  await bare.stop();
  const work = `one disclosure (${answered} answers, ${Math.round(bytes / 1024)} kB), ${CONNECTIONS} connections`;
  const ours = side("portal", "requests/s", found.portal);
  const late = (name) =>
    side(name === "portal" ? "portal" : "bare node:http + pg", "ms", figures(p99[name].slice(times.warmUps)));
  return [
    judge({
      id: 5,
      work: `${work}: throughput`,
      ours,
      against: side("bare node:http + pg", "requests/s", found.bare),
      goal: atLeast(0.6),
    }),
    judge({ id: 5, work: `${work}: p99`, ours: late("portal"), against: late("bare"), goal: atMost(3) }),
    judge({
      id: 6,
      work: "the same with If-None-Match: throughput",
      ours: side("with", "requests/s", found.known),
      against: side("without", "requests/s", found.portal),
      goal: atLeast(1.4),
    }),
  ];
}

async function fire(url, headers) {
  const { requests, latency, errors, non2xx, statusCodeStats } = await autocannon({
    url,
    headers,
    connections: CONNECTIONS,
    duration: SECONDS,
  });
  const unexpected = Object.keys(statusCodeStats).filter((code) => code !== "200" && code !== "304");
  if (errors > 0 || unexpected.length > 0)
    throw new Error(`${errors} errors, ${non2xx} unexpected answers from ${url}`);
  return { rate: requests.total / SECONDS, slowest: latency.p99 };
}

// Both sides must do the same work.
async function requireSame(ours, theirs, request) {
  const [one, other] = await Promise.all([send(ours, request), send(theirs, request)]);
  if (!one.bytes.equals(other.bytes))
    throw new Error(`${request.path}: the bare server answers other bytes than the portal`);
}

async function comparison(world, times) {
  const { database, portal, token, versionIds, count } = world;
  const path = `/api/v1/comparison?versions=${versionIds.join(",")}`;
  const statement = await statementOf(world, path, /as content/);
  const bare = await startBare(database.url, {
    [path]: { ...statement, columns: ["id", "sha256", "status", "content"] },
  });
  const found = await interleave(
    {
      portal: () => latency(portal.address, { path, token }),
      bare: () => latency(bare.address, { path, token }),
    },
    times,
  );
  await bare.stop();
  return [
    judge({
      id: 7,
      work: `comparison of ${versionIds.length} versions, ${count} services stored`,
      ours: side("portal", "ms", found.portal),
      against: side("its SQL in the bare server", "ms", found.bare),
      goal: atMost(2),
      remark:
        "Without a requirement profile, which comes with a later issue. A round is the median of requests one after another.",
    }),
  ];
}

async function searching(many, times, say) {
  const few = await worldOf("bench_few", FEW_SERVICES, say);
  const query = new URLSearchParams({
    query: soughtWord,
    form: "saas",
    remoteMaintenance: "true",
    storesDataExternally: "true",
  });
  const path = `/api/v1/directory?${query}`;
  const statement = await statementOf(many, path, /disclosure_listing/);
  const bare = await startBare(many.database.url, { [path]: { ...statement, columns: ["total", "facets", "items"] } });
  const { total } = await ask(many.portal.address, { path, token: many.token });
  if (total === 0) throw new Error("the search finds nothing");
  const found = await interleave(
    {
      many: () => latency(many.portal.address, { path, token: many.token }),
      few: () => latency(few.portal.address, { path, token: few.token }),
      bare: () => latency(bare.address, { path, token: many.token }),
    },
    times,
  );
  await bare.stop();
  await few.portal.stop();
  const work = `directory: a Japanese word and 3 facets with counts, ${total} found`;
  const ours = side(`portal, ${many.count} services`, "ms", found.many);
  return [
    judge({ id: 8, work, ours, against: side("its SQL in the bare server", "ms", found.bare), goal: atMost(1.5) }),
    judge({
      id: 8,
      work: `${work}: growth`,
      ours,
      against: side(`portal, ${few.count} services`, "ms", found.few),
      goal: atMost(3),
    }),
  ];
}

/** Median of requests one after another, in milliseconds. */
async function latency(address, request) {
  const taken = [];
  for (let count = 0; count < LATENCIES; count++) {
    const begun = performance.now();
    const { status } = await send(address, request);
    taken.push(performance.now() - begun);
    if (status !== 200) throw new Error(`${request.path} answered ${status}`);
  }
  return figures(taken).median;
}
