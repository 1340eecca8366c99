import { FILE_BYTES_MAX } from "@portal/shared";
import { PdfFile } from "../pdf-file/pdf-file.js";
import { inspectionProblem, type InspectionProblem, type InspectionProblemCode } from "./pdf-inspection.js";
import { signatureTraces, type SignatureTrace, type TraceState } from "./signature-trace.js";

const END_MARK = "%%EOF\n";

/** A file with what is wrong about it as a whole; null where nothing of it can be read. */
interface Opened {
  readonly file: PdfFile | null;
  readonly problems: InspectionProblem[];
}

const refused = (...codes: InspectionProblemCode[]): Opened => ({
  file: null,
  problems: codes.map((code) => inspectionProblem(code)),
});

const read = (bytes: Buffer): PdfFile | null => {
  try {
    return PdfFile.read(bytes);
  } catch {
    return null;
  }
};

/** Other programs write the reference anywhere, in a cross-reference stream too. */
const isEncrypted = (bytes: Buffer): boolean => {
  for (let at = bytes.indexOf("/Encrypt "); at >= 0; at = bytes.indexOf("/Encrypt ", at + 1)) {
    if (/^\/Encrypt \d+ \d+ R/.test(bytes.toString("latin1", at, at + 40))) return true;
  }
  return false;
};

const has = (traces: readonly SignatureTrace[], state: TraceState): boolean =>
  traces.some((trace) => trace.state === state);

/** Why a file is refused of which not even a beginning can be read. */
const unreadableBecause = (bytes: Buffer, traces: readonly SignatureTrace[]): InspectionProblemCode => {
  if (has(traces, "altered") || has(traces, "misplaced")) return "digest-mismatch";
  if (has(traces, "broken")) return "invalid-signature";
  if (bytes.toString("latin1", 0, 5) !== "%PDF-") return "not-a-pdf";
  if (has(traces, "beyond") || !bytes.includes("%%EOF")) return "truncated";
  return isEncrypted(bytes) ? "encrypted" : "unsupported-structure";
};

/**
 * What the bytes after the readable beginning are. A signature of ours among them tells: it was altered, or its end was cut off.
 * Without one they are either the first objects of an update that was cut off, or what somebody appended without a table.
 */
const remainderProblems = (remainder: Buffer, all: readonly SignatureTrace[], end: number): InspectionProblemCode[] => {
  const traces = all.filter(({ position }) => position >= end);
  if (has(traces, "altered")) return ["digest-mismatch"];
  if (has(traces, "broken")) return ["invalid-signature"];
  if (has(traces, "genuine")) return ["unsupported-structure"];
  if (has(traces, "beyond")) return ["truncated"];
  const text = remainder.toString("latin1", 0, 20);
  const begun = /^(\d+ 0 obj\n|xref\n)/.test(text) && !remainder.includes("%%EOF");
  const covered: InspectionProblemCode = traces.length < all.length ? "bytes-after-last-signature" : "no-signature";
  return begun ? ["truncated", ...(covered === "no-signature" ? [] : [covered])] : [covered];
};

/** The longest beginning that can be read: up to the last end-of-file mark, or the end of what a signature is genuine over. */
const longestBeginning = (bytes: Buffer, traces: readonly SignatureTrace[]): PdfFile | null => {
  const mark = bytes.lastIndexOf(END_MARK);
  const ends = traces.filter(({ state }) => state === "genuine").map(({ end }) => end);
  const candidates = [...(mark < 0 ? [] : [mark + END_MARK.length]), ...ends].sort((one, other) => other - one);
  for (const end of new Set(candidates)) {
    const file = read(bytes.subarray(0, end));
    if (file !== null) return file;
  }
  return null;
};

/** Reads a file as far as it can be read; what follows is a problem but does not hide the rest. Never throws. */
export const openPdf = (bytes: Buffer): Opened => {
  if (bytes.length > FILE_BYTES_MAX) return refused("too-large");
  const whole = read(bytes);
  const traces = whole === null ? signatureTraces(bytes) : [];
  const file = whole ?? longestBeginning(bytes, traces);
  if (file === null) return refused(unreadableBecause(bytes, traces));
  const trailers = file.revisions.map(({ trailer }) => trailer.entries);
  if (trailers.some((entries) => entries.has("Encrypt"))) return refused("encrypted");
  // A second table for some readers alone: they would show another document than the one that was checked.
  if (trailers.some((entries) => entries.has("XRefStm"))) return refused("unsupported-structure");
  const end = file.bytes.length;
  if (end === bytes.length) return { file, problems: [] };
  const codes = remainderProblems(bytes.subarray(end), traces, end);
  return { file, problems: codes.map((code) => inspectionProblem(code)) };
};
