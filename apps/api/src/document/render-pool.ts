import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import type { AgreementContent } from "@portal/shared";
import { renderAgreement, type AgreementRendering } from "./agreement-document.js";
import type { RenderJob, RenderReply } from "./render-worker.js";
import { UnprintableCharacter } from "./typesetting/font.js";

/** The document could not be set in a worker: it took too long, or the worker failed. The job may be tried again. */
export class RenderFailed extends Error {
  constructor(message: string) {
    super(message);
    this.name = "RenderFailed";
  }
}

export interface RenderedAgreement {
  readonly pdf: Uint8Array;
  readonly pages: number;
}

interface Waiting {
  readonly job: RenderJob;
  readonly resolve: (rendered: RenderedAgreement) => void;
  readonly reject: (error: Error) => void;
}

const MOST_WORKERS = 2;
const TIME_LIMIT_MS = 60_000;
const MEMORY_LIMIT_MB = 768;
const entry = new URL("./render-worker.js", import.meta.url);

const idle: Worker[] = [];
const queue: Waiting[] = [];
let running = 0;

const startWorker = (): Worker => {
  const worker = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB } });
  worker.unref();
  // A worker that fails while it waits is dropped; one that fails at work is reported by its job.
  const drop = (): void => {
    const index = idle.indexOf(worker);
    if (index >= 0) idle.splice(index, 1);
  };
  worker.on("error", drop).on("exit", drop);
  return worker;
};

const settle = ({ resolve, reject }: Waiting, reply: RenderReply): void => {
  if (reply.kind === "rendered") resolve({ pdf: reply.pdf, pages: reply.pages });
  else if (reply.kind === "unprintable") reject(new UnprintableCharacter(reply.codePoint, reply.where));
  else reject(new RenderFailed(reply.message));
};

const run = (waiting: Waiting): void => {
  const worker = idle.pop() ?? startWorker();
  running += 1;
  // Only a busy worker keeps the process alive.
  worker.ref();
  const finish = (usable: boolean): void => {
    clearTimeout(limit);
    worker.off("message", onReply).off("error", onError).off("exit", onExit);
    running -= 1;
    if (usable) {
      worker.unref();
      idle.push(worker);
    } else void worker.terminate();
    next();
  };
  const fail = (message: string): void => {
    finish(false);
    waiting.reject(new RenderFailed(message));
  };
  const onReply = (reply: RenderReply): void => {
    finish(true);
    settle(waiting, reply);
  };
  const onError = (error: Error): void => fail(`the rendering worker failed: ${error.message}`);
  const onExit = (code: number): void => fail(`the rendering worker ended with code ${code}`);
  const limit = setTimeout(() => fail(`rendering took longer than ${TIME_LIMIT_MS / 1000} s`), TIME_LIMIT_MS);
  worker.on("message", onReply).on("error", onError).on("exit", onExit);
  worker.postMessage(waiting.job);
};

const next = (): void => {
  if (running >= MOST_WORKERS) return;
  const waiting = queue.shift();
  if (waiting !== undefined) run(waiting);
};

/** Renders in one of at most two worker threads, so that requests are answered meanwhile. */
export const renderInWorker = (job: RenderJob): Promise<RenderedAgreement> =>
  new Promise((resolve, reject) => {
    queue.push({ job, resolve, reject });
    next();
  });

/**
 * `renderAgreement` off the main thread, within 60 s. Rejects with `UnprintableCharacter` or `RenderFailed`.
 * Tests run the sources, where no compiled worker stands beside this file; there it is rendered in place.
 */
export const renderAgreementInWorker = (
  content: AgreementContent,
  options: AgreementRendering,
): Promise<RenderedAgreement> =>
  existsSync(entry) ? renderInWorker({ content, options }) : renderAgreement(content, options);

/** Ends the idle workers at shutdown. */
export const closeRenderWorkers = async (): Promise<void> => {
  await Promise.all(idle.splice(0).map((worker) => worker.terminate()));
};
