/** Entry of a worker thread: renders or inspects one document for each message. Started by `document-pool.ts` only. */
import { parentPort } from "node:worker_threads";
import type { AgreementContent } from "@portal/shared";
import { renderAgreement, type AgreementRendering } from "./agreement-document.js";
import { inspectPdf, type PdfInspection, type TrustedRoots } from "./inspect.js";
import { UnprintableCharacter } from "./typesetting/font.js";

export type DocumentJob =
  | { readonly kind: "render"; readonly content: AgreementContent; readonly options: AgreementRendering }
  | { readonly kind: "inspect"; readonly pdf: Uint8Array; readonly roots: TrustedRoots };

export type DocumentReply =
  | { readonly kind: "rendered"; readonly pdf: Uint8Array; readonly pages: number }
  | { readonly kind: "inspected"; readonly inspection: PdfInspection }
  | { readonly kind: "unprintable"; readonly codePoint: number; readonly where: string }
  | { readonly kind: "failed"; readonly message: string };

const failure = (error: unknown): DocumentReply =>
  error instanceof UnprintableCharacter
    ? { kind: "unprintable", codePoint: error.codePoint, where: error.where }
    : { kind: "failed", message: error instanceof Error ? (error.stack ?? error.message) : String(error) };

const work = async (job: DocumentJob): Promise<DocumentReply> =>
  job.kind === "render"
    ? { kind: "rendered", ...(await renderAgreement(job.content, job.options)) }
    : { kind: "inspected", inspection: await inspectPdf(job.pdf, job.roots) };

parentPort?.on("message", (job: DocumentJob) => {
  void work(job)
    .catch(failure)
    .then((reply) =>
      parentPort?.postMessage(reply, reply.kind === "rendered" ? [reply.pdf.buffer as ArrayBuffer] : []),
    );
});
