import { fork } from "node:child_process";
import { join } from "node:path";
import { stopChild } from "../../scripts/steps/child.mjs";
import { atEnd } from "../../scripts/steps/shutdown.mjs";

/**
 * Starts an engine.
 * @param {string} name file in this folder
 * @returns {Promise<{ render: (settings: { size?: number, edition: number }) => Promise<{ took: number, pages?: number }>, stop: () => Promise<void> }>}
 */
export async function startEngine(name) {
  const child = fork(join(import.meta.dirname, "engine-process.mjs"), [name], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const stop = () => {
    if (child.connected) child.disconnect();
    return new Promise((done) => (child.exitCode === null ? child.once("exit", done) : done()));
  };
  atEnd(() => stopChild(child, "SIGTERM", 5000));
  const waiting = new Map();
  let asked = 0;
  await new Promise((ready, failed) => {
    child.on("message", (message) => {
      if (message === "ready") return ready();
      waiting.get(message.number)?.(message);
    });
    child.once("exit", (code) => {
      const gone = new Error(`the engine ${name} ended with ${code}`);
      failed(gone);
      for (const answer of waiting.values()) answer({ failed: gone.message });
    });
  });
  const render = async ({ size = 1, edition }) => {
    const number = ++asked;
    child.send({ number, size, edition });
    const answer = await new Promise((done) => waiting.set(number, done));
    waiting.delete(number);
    if (answer.failed) throw new Error(`${name}: ${answer.failed}`);
    return answer;
  };
  return { render, stop };
}
