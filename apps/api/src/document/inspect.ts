import { createHash } from "node:crypto";
import { embeddedContent } from "./inspection/embedded-content.js";
import { checkDocumentTimestamp, isDocumentTimestamp } from "./inspection/document-timestamp-check.js";
import {
  type DocumentTimestampInspection,
  inspectionProblem,
  type InspectionProblem,
  type InspectionProblemCode,
  type PdfInspection,
  type RevisionInspection,
  type SignatureInspection,
  type TrustedRoots,
} from "./inspection/pdf-inspection.js";
import { openPdf } from "./inspection/open-pdf.js";
import { certificationOf, checkRevisions } from "./inspection/revision-check.js";
import { validationStore } from "./inspection/revocation-check.js";
import { checkSignature } from "./inspection/signature-check.js";
import type { PdfFile } from "./pdf-file/pdf-file.js";
import { signatureFields } from "./pdf-file/signature-field.js";

export type * from "./inspection/pdf-inspection.js";

/** Each signature hashes the whole file, so their number is bounded. */
const MOST_FIELDS = 16;

const signatureProblems = (signature: SignatureInspection): InspectionProblem[] => {
  const place = { ja: `署名欄 ${signature.field}`, en: `field ${signature.field}` };
  // A check whose premise failed says nothing: a hash in a broken signature, a certificate that nobody could read.
  const found: [boolean, InspectionProblemCode][] = [
    [signature.byteRangeSound && signature.coversRevision, "incomplete-coverage"],
    [signature.digestMatches || !signature.byteRangeSound || !signature.cmsValid, "digest-mismatch"],
    [signature.cmsValid && signature.signingCertificateMatches && signature.signedAt !== null, "invalid-signature"],
    [
      signature.certificateTrusted || signature.certificate === null || signature.signedAt === null,
      "untrusted-certificate",
    ],
    [signature.revocation.state !== "revoked", "revoked-certificate"],
    [signature.timestamp?.valid ?? true, "invalid-timestamp"],
  ];
  return found.flatMap(([good, code]) => (good ? [] : [inspectionProblem(code, place)]));
};

const documentTimestampProblems = (timestamp: DocumentTimestampInspection): InspectionProblem[] => {
  const place = { ja: `署名欄 ${timestamp.field}`, en: `field ${timestamp.field}` };
  if (!timestamp.coversRevision) return [inspectionProblem("incomplete-coverage", place)];
  if (timestamp.fault === "imprint") return [inspectionProblem("digest-mismatch", place)];
  return timestamp.valid ? [] : [inspectionProblem("invalid-timestamp", place)];
};

const revisionProblems = (revision: RevisionInspection): InspectionProblem[] => {
  if (revision.permitted) return [];
  const numbers = revision.changes.filter(({ permitted }) => !permitted).map(({ number }) => number);
  const listed = `${numbers.slice(0, 10).join(", ")}${numbers.length > 10 ? ", …" : ""}`;
  return [
    inspectionProblem("changed-after-signing", {
      ja: `第${revision.index + 1}改訂部分${numbers.length > 0 ? `、オブジェクト ${listed}` : ""}`,
      en: `revision ${revision.index + 1}${numbers.length > 0 ? `, objects ${listed}` : ""}`,
    }),
  ];
};

/** Every revision but the original brings one signature or document time-stamp, which is seen to cover all of it. */
const coverageProblems = (
  file: PdfFile,
  signatures: readonly SignatureInspection[],
  timestamps: readonly DocumentTimestampInspection[],
): InspectionProblem[] => {
  const everSigned = file.revisions.some((_, index) =>
    signatureFields(file, index).some(({ signature }) => signature !== null),
  );
  if (!everSigned) return [inspectionProblem("no-signature")];
  const values = [...signatures, ...timestamps];
  const oneEach = file.revisions.every(
    (_, index) => values.filter(({ revision }) => revision === index).length === (index === 0 ? 0 : 1),
  );
  return oneEach ? [] : [inspectionProblem("bytes-after-last-signature")];
};

const examine = (
  bytes: Buffer,
  file: PdfFile,
  problems: InspectionProblem[],
  trustedRoots: TrustedRoots,
): PdfInspection => {
  const fields = signatureFields(file);
  if (fields.length > MOST_FIELDS) return nothingSeen(bytes, [...problems, inspectionProblem("unsupported-structure")]);
  const cut = file.bytes.length < bytes.length;
  const timestamps = fields.flatMap((field) => {
    const { signature } = field;
    if (signature === null || !isDocumentTimestamp(file, signature)) return [];
    const checked = checkDocumentTimestamp(file, { ...field, signature }, trustedRoots.timestamps);
    return [cut ? { ...checked, coversAll: false } : checked];
  });
  const signatures = fields.flatMap((field) => {
    const { signature } = field;
    if (signature === null || isDocumentTimestamp(file, signature)) return [];
    const checked = checkSignature(file, { ...field, signature }, trustedRoots);
    return [cut ? { ...checked, coversAll: false } : checked];
  });
  const revisions = checkRevisions(file);
  const content = embeddedContent(file);
  const all = [
    ...problems,
    ...signatures.flatMap(signatureProblems),
    ...timestamps.flatMap(documentTimestampProblems),
    ...revisions.flatMap(revisionProblems),
    ...(cut ? [] : coverageProblems(file, signatures, timestamps)),
    ...(content?.name === "agreement.json" ? [] : [inspectionProblem("no-content")]),
  ];
  return {
    ...identityOf(bytes),
    intact: all.length === 0 && signatures.every(({ valid }) => valid),
    signatures,
    documentTimestamps: timestamps,
    validationStore: validationStore(file),
    certification: certificationOf(file),
    emptyFields: fields.filter(({ signature }) => signature === null).map(({ name }) => name),
    revisions,
    content,
    problems: all,
  };
};

const identityOf = (bytes: Buffer): Pick<PdfInspection, "size" | "sha256"> => ({
  size: bytes.length,
  sha256: createHash("sha256").update(bytes).digest("hex"),
});

const nothingSeen = (bytes: Buffer, problems: readonly InspectionProblem[]): PdfInspection => ({
  ...identityOf(bytes),
  intact: false,
  signatures: [],
  documentTimestamps: [],
  validationStore: { certificates: 0, revocationLists: 0 },
  certification: null,
  emptyFields: [],
  revisions: [],
  content: null,
  problems,
});

const asBuffer = (pdf: Uint8Array): Buffer => Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);

/** What is said of a file that could not be worked through. */
export const unreadablePdf = (pdf: Uint8Array): PdfInspection =>
  nothingSeen(asBuffer(pdf), [inspectionProblem("unsupported-structure")]);

/**
 * Inspects a PDF from anywhere: its signatures against our roots (DER), what each revision changed, the embedded content.
 * Never rejects; a file that cannot be read is reported as such.
 */
export const inspectPdf = (pdf: Uint8Array, trustedRoots: TrustedRoots): Promise<PdfInspection> => {
  const bytes = asBuffer(pdf);
  const { file, problems } = openPdf(bytes);
  if (file === null) return Promise.resolve(nothingSeen(bytes, problems));
  try {
    return Promise.resolve(examine(bytes, file, problems, trustedRoots));
  } catch {
    return Promise.resolve(nothingSeen(bytes, [...problems, inspectionProblem("unsupported-structure")]));
  }
};
