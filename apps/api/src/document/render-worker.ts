/** Entry of a worker thread: renders one agreement for each message. Started by `render-pool.ts` only. */
import { parentPort } from "node:worker_threads";
import type { AgreementContent } from "@portal/shared";
import { renderAgreement, type AgreementRendering } from "./agreement-document.js";
import { UnprintableCharacter } from "./typesetting/font.js";

export interface RenderJob {
  readonly content: AgreementContent;
  readonly options: AgreementRendering;
}

export type RenderReply =
  | { readonly kind: "rendered"; readonly pdf: Uint8Array; readonly pages: number }
  | { readonly kind: "unprintable"; readonly codePoint: number; readonly where: string }
  | { readonly kind: "failed"; readonly message: string };

const failure = (error: unknown): RenderReply =>
  error instanceof UnprintableCharacter
    ? { kind: "unprintable", codePoint: error.codePoint, where: error.where }
    : { kind: "failed", message: error instanceof Error ? (error.stack ?? error.message) : String(error) };

const answer = async ({ content, options }: RenderJob): Promise<void> => {
  try {
    const { pdf, pages } = await renderAgreement(content, options);
    const reply: RenderReply = { kind: "rendered", pdf, pages };
    parentPort?.postMessage(reply, [pdf.buffer as ArrayBuffer]);
  } catch (error) {
    parentPort?.postMessage(failure(error));
  }
};

parentPort?.on("message", (job: RenderJob) => {
  void answer(job);
});
