import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch, stopChild } from "./child.mjs";
import { forgetPlaceOf, freePort } from "./embedded-postgres.mjs";
import { npm } from "./installing.mjs";
import { note } from "./progress.mjs";
import { end, identify } from "./running-process.mjs";
import { atEnd } from "./shutdown.mjs";

const PATIENCE = 120_000;

/**
 * Starts, stops and kills the product as a person would, by `npm start` on data of its own, and looks at what is left.
 * @returns {Promise<import("./checks.mjs").Count>}
 */
export async function probeStart() {
  const folder = mkdtempSync(join(tmpdir(), "portal-start-"));
  chmodSync(folder, 0o711);
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  const data = join(folder, "data");
  atEnd(() => forgetPlaceOf(data));
  const port = await freePort();
  const start = (...words) => begin(["--port", String(port), "--data-dir", data, "--no-demo", ...words]);
  const count = { passed: 0, failed: 0 };
  const probe = async (name, work) => {
    try {
      await work();
      count.passed += 1;
      note(`passed: ${name}`);
    } catch (error) {
      count.failed += 1;
      note(`FAILED: ${name}: ${error.message}`);
    }
  };

  let portal;
  let seen = [];
  await probe("starts in an empty folder and answers", async () => {
    portal = await ready(start(), port);
    seen = processesOf(data);
  });
  await probe("refuses a second start on the same data, and the first goes on", async () => {
    await refused(start(), data);
    await answers(port);
  });
  await probe("refuses a taken port", () =>
    refused(begin(["--port", String(port), "--data-dir", join(folder, "other"), "--no-demo"]), String(port)),
  );
  await probe("ends wholly when npm gets SIGTERM", async () => {
    portal.child.kill("SIGTERM");
    await gone(portal, seen, data);
  });
  await probe("recovers when the command was killed and its servers live on", async () => {
    portal = await ready(start(), port);
    seen = processesOf(data);
    process.kill(Number(read(join(data, "run.json")).pid), "SIGKILL");
    await portal.ended;
    portal = await ready(start(), port);
    must(seen.every(isGone), "a server of the killed start still runs");
  });
  await probe("recovers when everything was killed at once", async () => {
    for (const { pid } of [...processesOf(data)]) process.kill(pid, "SIGKILL");
    await portal.ended;
    portal = await ready(start(), port);
    seen = processesOf(data);
  });
  await probe("ends wholly on Ctrl-C", async () => {
    // A terminal sends the signal to the whole group.
    process.kill(-portal.child.pid, "SIGINT");
    const { code } = await gone(portal, seen, data);
    must(code === 0, `it ended with ${code}`);
  });
  await probe("refuses an address that leads to no database", () =>
    refused(begin(["--port", String(port), "--data-dir", data], wrongDatabase), "DATABASE_URL"),
  );
  await probe("refuses an option it does not know", async () => {
    const { code } = await refused(start("--colour", "red"), "--colour");
    must(code === 2, `it ended with ${code}`);
  });
  return count;
}

// Port 1 of the own machine: nothing listens there.
const wrongDatabase = { DATABASE_URL: "postgres://nobody:secret@127.0.0.1:1/portal" };

/** @typedef {{ child: import("node:child_process").ChildProcess, out: () => string, err: () => string, ended: Promise<{ code: number }> }} Begun */

/** @returns {Begun} */
function begin(words, env = {}) {
  const own = { DATABASE_URL: "", DATABASE_OWNER_URL: "", PUBLIC_URL: "", NO_DEMO: "", ...env };
  const [program, ...first] = npm();
  const child = launch(program, [...first, "start", "--silent", "--", ...words], {
    detached: true,
    env: { ...process.env, ...own },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text) => (said.out += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (said.err += text));
  const ended = new Promise((done) => child.once("exit", (code) => done({ code })));
  return { child, out: () => said.out, err: () => said.err, ended };
}

async function ready(begun, port) {
  const isReady = new Promise((done) =>
    begun.child.stdout.on("data", () => begun.out().includes("The portal is ready") && done("ready")),
  );
  const outcome = await Promise.race([isReady, begun.ended, after(PATIENCE)]);
  must(outcome === "ready", begun.err().trim() || begun.out().trim().split("\n").at(-1) || "it never became ready");
  await answers(port);
  return begun;
}

async function answers(port) {
  const { status } = await fetch(`http://localhost:${port}/readyz`);
  must(status === 200, `it answers ${status}`);
}

/** Refused: ended with another code than 0, after one sentence that says what is wrong. */
async function refused(begun, word) {
  const outcome = await Promise.race([begun.ended, after(PATIENCE)]);
  if (outcome === "late") await stopChild(begun.child, "SIGTERM", 20_000);
  const sentence = begun.err().trim();
  must(outcome !== "late" && outcome.code !== 0, "it was not refused");
  must(!sentence.includes("\n") && sentence.includes(word), `it said: ${sentence}`);
  must(!sentence.includes("secret"), "it said the password");
  return outcome;
}

async function gone({ ended, child }, seen, data) {
  const outcome = await Promise.race([ended, after(PATIENCE)]);
  if (outcome === "late") await end({ pid: child.pid, identity: identify(child.pid) }, "SIGKILL", 0);
  must(outcome !== "late", "it did not end");
  // npm is gone a moment before what it ran.
  for (let tries = 0; tries < 400 && !seen.every(isGone); tries += 1) await after(50);
  must(seen.length > 1 && seen.every(isGone), "a process was left running");
  for (const name of ["run.json", "start.lock"]) must(!existsSync(join(data, name)), `${name} was left behind`);
  return outcome;
}

function processesOf(data) {
  const lock = read(join(data, "start.lock"));
  return [lock, ...lock.children].filter((one) => !isGone(one));
}

const isGone = ({ pid, identity }) => identify(pid) !== identity;
const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const after = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds, "late").unref());

function must(fact, otherwise) {
  if (!fact) throw new Error(otherwise);
}
