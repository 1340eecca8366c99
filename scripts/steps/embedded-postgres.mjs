import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { launch, run, stopChild } from "./child.mjs";
import { diskFull, Failure, saysDiskFull } from "./failure.mjs";
import { asRoot, findPrograms, openFolder, othersMayEnter } from "./postgres-programs.mjs";
import { commandOf, end, identify } from "./running-process.mjs";
import { atEnd } from "./shutdown.mjs";

const NOBODY = { uid: 65534, gid: 65534 };
// PostgreSQL refuses to run as root: the nobody user runs it then.
const who = asRoot ? NOBODY : {};

/** @returns {Promise<number>} a port of 127.0.0.1 that is free now */
export const freePort = () =>
  new Promise((found, failed) => {
    const server = createServer().once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });

/**
 * Starts the PostgreSQL that npm delivered, on a cluster in `folder`, made on first use.
 * @param {{ folder: string, durable: boolean }} settings not durable: for tests alone, whose data nobody misses
 * @returns {Promise<{ ownerUrl: (database: string) => string,
 *   whenEnded: (tell: (failure: Failure) => void) => void }>} `whenEnded` tells of an end that nobody asked for
 */
export async function startPostgres({ folder, durable }) {
  const programs = findPrograms();
  const data = placeFor(folder);
  if (!durable) atEnd(() => forgetPlaceOf(folder));
  const password = passwordOf(folder);
  if (!existsSync(join(data, "PG_VERSION"))) await initialise(programs, data, password);
  await clearOrphan(data);
  for (let attempt = 1; ; attempt += 1) {
    const { port, server, said, isReady } = await tryServer(programs, data, durable);
    if (isReady) {
      const ownerUrl = (database) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
      const whenEnded = (tell) =>
        server.once("exit", () =>
          tell(saysDiskFull(said()) ? diskFull(folder) : new Failure("PostgreSQL ended by itself.")),
        );
      return { ownerUrl, whenEnded };
    }
    if (saysDiskFull(said())) throw diskFull(folder);
    // Another program took the port in between, or the last connections of a killed server have not noticed its end yet.
    if (!/Address already in use|pre-existing shared memory block/.test(said()) || attempt === 20)
      throw new Failure(`PostgreSQL did not start: ${reasonIn(said())}`);
    await wait(250);
  }
}

async function tryServer(programs, data, durable) {
  const port = await freePort();
  const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "timezone=UTC", "log_timezone=UTC"];
  if (!durable) settings.push("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200");
  // In a session of its own: Ctrl-C reaches this command alone, which ends the portal first and its database after it.
  const server = launch(
    programs.postgres,
    ["-D", data, "-p", String(port), ...settings.flatMap((one) => ["-c", one])],
    { ...who, cwd: "/", detached: true, stdio: ["ignore", "ignore", "pipe"] },
  );
  atEnd(() => stopChild(server, "SIGINT", 20_000));
  let said = "";
  const isReady = await new Promise((done, failed) => {
    server.stderr.setEncoding("utf8").on("data", (text) => {
      said = (said + text).slice(-20_000);
      if (/ready to accept connections/.test(said)) done(true);
    });
    server.once("error", failed);
    server.once("close", () => done(false));
  });
  return { port, server, said: () => said, isReady };
}

const reasonIn = (said) =>
  (said.split("\n").findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? said.trim().split("\n").at(-1))?.replace(
    /^.*?(FATAL|PANIC|ERROR):\s*/,
    "",
  );

// Made beside and put in place when complete: an interrupted attempt leaves nothing that looks like a cluster.
async function initialise(programs, data, password) {
  const half = `${data}.new`;
  const passwordFile = join(dirname(data), `.password-${process.pid}`);
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (asRoot) for (const path of [half, passwordFile]) chownSync(path, NOBODY.uid, NOBODY.gid);
  // Under a plain C locale Japanese neither folds nor makes trigrams.
  const locale = process.platform === "darwin" ? ["--lc-ctype=en_US.UTF-8"] : ["--locale=C.UTF-8"];
  const words = ["-U", "postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`, "--encoding=UTF8"];
  const built = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", ...locale, "--no-instructions"];
  try {
    const { code, output } = await run(programs.initdb, ["-D", half, ...words, ...built], { ...who, cwd: "/" });
    if (saysDiskFull(output) && code !== 0) throw diskFull(data);
    if (code !== 0) throw new Failure(`PostgreSQL could not make its data folder: ${output.trim().split("\n").at(-1)}`);
    rmSync(data, { recursive: true, force: true });
    renameSync(half, data);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(half, { recursive: true, force: true });
  }
}

/** Removes the cluster of a data folder, for good. @param {string} folder */
export async function removeCluster(folder) {
  const data = placeFor(folder);
  await clearOrphan(data);
  rmSync(data, { recursive: true, force: true });
}

/** A server that outlived the command that started it (kill -9): ended, if it is really ours. */
async function clearOrphan(data) {
  const file = join(data, "postmaster.pid");
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  const identity = identify(pid);
  if (identity === undefined) return forgetDead(pid, file);
  if (commandOf(pid).includes(data)) await end({ pid, identity }, "SIGINT", 20_000);
  // The number has gone to another program (in a container it often does), and PostgreSQL would believe that it runs already.
  else rmSync(file);
}

// Killed, but nobody has collected it yet (a container's first process may never do): PostgreSQL would take the entry for a
// running server. Its own children end within a moment of its death.
async function forgetDead(pid, file) {
  try {
    process.kill(pid, 0);
  } catch {
    return;
  }
  await wait(1000);
  rmSync(file, { force: true });
}

// The superuser's password stays with the data it opens.
function passwordOf(folder) {
  const file = join(folder, "postgres.password");
  mkdirSync(folder, { recursive: true });
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString("hex"), { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}

/** Where the cluster lies: in the data folder; for root in a folder that nobody can enter, beside the system's other data. */
function placeFor(folder) {
  const known = join(folder, "postgres.folder");
  if (existsSync(known)) {
    const place = readFileSync(known, "utf8");
    if (existsSync(place)) return join(place, "data");
    throw new Failure(
      `The database of ${folder} is no longer in ${place}; restore it or begin with another --data-dir.`,
    );
  }
  if (!asRoot || othersMayEnter(folder)) return join(folder, "postgres");
  const place = mkdtempSync(join(openFolder(), "portal-data-"));
  chmodSync(place, 0o711);
  writeFileSync(known, place);
  return join(place, "data");
}

/** Removes a cluster that lies elsewhere, which whoever removes the folder would not find; for throw-away data. @param {string} folder */
export function forgetPlaceOf(folder) {
  const known = join(folder, "postgres.folder");
  if (existsSync(known)) rmSync(readFileSync(known, "utf8"), { recursive: true, force: true });
}
