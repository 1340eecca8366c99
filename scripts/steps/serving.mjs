import { createServer } from "node:net";
import { launch, stopChild } from "./child.mjs";
import { Failure, saysDiskFull, diskFull } from "./failure.mjs";
import { apiProgram } from "./paths.mjs";
import { atEnd } from "./shutdown.mjs";

const portTaken = (port) =>
  new Failure(
    `Port ${port} is taken; stop what listens there or choose another one: npm start -- --port ${Number(port) + 1}.`,
  );

/** @throws Failure naming the port when something listens on it already */
export function requireFreePort(port) {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once("error", (error) =>
      failed(
        error.code === "EACCES"
          ? new Failure(`Port ${port} needs special rights; choose another one: npm start -- --port 8080.`)
          : portTaken(port),
      ),
    );
    server.listen(port, () => server.close(() => done()));
  });
}

/**
 * Starts the built API and waits until it is ready.
 * @param {Record<string, string>} env @param {string} folder where data is written
 * @returns {Promise<import("node:child_process").ChildProcess>}
 */
export function serve(env, folder) {
  const server = launch(process.execPath, [apiProgram("main")], {
    env: { ...process.env, ...env },
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  atEnd(() => stopChild(server, "SIGTERM", 20_000));
  return new Promise((done, failed) => {
    let said = "";
    let isReady = false;
    const hear = (out) => (text) => {
      if (isReady) return void out.write(text);
      said = (said + text).slice(-20_000);
      if (!/^ready /m.test(said)) return;
      isReady = true;
      done(server);
    };
    server.stdout.setEncoding("utf8").on("data", hear(process.stdout));
    server.stderr.setEncoding("utf8").on("data", hear(process.stderr));
    server.once("error", failed);
    server.once("exit", (code) => {
      if (isReady) return;
      const reason =
        said.split("\n").find((line) => /Error: |error: |FATAL/.test(line)) ?? said.trim().split("\n").at(-1);
      failed(
        saysDiskFull(said)
          ? diskFull(folder)
          : /EADDRINUSE/.test(said)
            ? portTaken(env.PORT)
            : new Failure(`The portal did not start (exit code ${code}): ${reason?.trim()}`),
      );
    });
  });
}
