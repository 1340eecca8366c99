import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import type { AgreementContent } from "@portal/shared";
import { renderAgreement, type AgreementRendering } from "./agreement-document.js";
import type { DocumentJob, DocumentReply } from "./document-worker.js";
import { inspectPdf, type PdfInspection, type TrustedRoots, unreadablePdf } from "./inspect.js";
import { UnprintableCharacter } from "./typesetting/font.js";

/** The document could not be worked on in a worker: it took too long, or the worker failed. The job may be tried again. */
export class DocumentWorkFailed extends Error {
  constructor(message: string) {
    super(message);
    this.name = "DocumentWorkFailed";
  }
}

export interface RenderedAgreement {
  readonly pdf: Uint8Array;
  readonly pages: number;
}

interface Waiting {
  readonly job: DocumentJob;
  readonly resolve: (reply: DocumentReply) => void;
  readonly reject: (error: Error) => void;
}

const MOST_WORKERS = 2;
const TIME_LIMIT_MS = 60_000;
const MEMORY_LIMIT_MB = 768;
const entry = new URL("./document-worker.js", import.meta.url);

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

const settle = ({ resolve, reject }: Waiting, reply: DocumentReply): void => {
  if (reply.kind === "unprintable") reject(new UnprintableCharacter(reply.codePoint, reply.where));
  else if (reply.kind === "failed") reject(new DocumentWorkFailed(reply.message));
  else resolve(reply);
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
    waiting.reject(new DocumentWorkFailed(message));
  };
  const onReply = (reply: DocumentReply): void => {
    finish(true);
    settle(waiting, reply);
  };
  const onError = (error: Error): void => fail(`the document worker failed: ${error.message}`);
  const onExit = (code: number): void => fail(`the document worker ended with code ${code}`);
  const limit = setTimeout(() => fail(`the document took longer than ${TIME_LIMIT_MS / 1000} s`), TIME_LIMIT_MS);
  worker.on("message", onReply).on("error", onError).on("exit", onExit);
  worker.postMessage(waiting.job);
};

const next = (): void => {
  if (running >= MOST_WORKERS) return;
  const waiting = queue.shift();
  if (waiting !== undefined) run(waiting);
};

/** Works in one of at most two worker threads, so that requests are answered meanwhile. */
const inWorker = (job: DocumentJob): Promise<DocumentReply> =>
  new Promise((resolve, reject) => {
    queue.push({ job, resolve, reject });
    next();
  });

// Tests run the sources, where no compiled worker stands beside this file; there the work is done in place.
const hasWorker = existsSync(entry);

/** `renderAgreement` off the main thread, within 60 s. Rejects with `UnprintableCharacter` or `DocumentWorkFailed`. */
export async function renderAgreementInWorker(
  content: AgreementContent,
  options: AgreementRendering,
): Promise<RenderedAgreement> {
  if (!hasWorker) return renderAgreement(content, options);
  const reply = await inWorker({ kind: "render", content, options });
  if (reply.kind !== "rendered") throw new DocumentWorkFailed(`the document worker answered ${reply.kind}`);
  return { pdf: reply.pdf, pages: reply.pages };
}

/** `inspectPdf` off the main thread. Never rejects: a file that takes a worker longer than 60 s, or its memory, counts as unreadable. */
export async function inspectPdfInWorker(pdf: Uint8Array, roots: TrustedRoots): Promise<PdfInspection> {
  if (!hasWorker) return inspectPdf(pdf, roots);
  try {
    const reply = await inWorker({ kind: "inspect", pdf, roots });
    if (reply.kind === "inspected") return reply.inspection;
  } catch (error) {
    if (!(error instanceof DocumentWorkFailed)) throw error;
  }
  return unreadablePdf(pdf);
}
