import type { Party } from "@portal/shared";
import type {
  DocumentTimestampInspection,
  PdfInspection,
  SignatureInspection,
  TimestampInspection,
} from "../document/inspect.js";
import type {
  SignatureCheckView,
  VerificationView,
  VerifiedDocumentTimestampView,
  VerifiedSignatureView,
  VerifiedTimestampView,
} from "./verification.dto.js";

type InspectionView = Pick<
  VerificationView,
  "signatures" | "documentTimestamps" | "level" | "validationStore" | "certification" | "revisions"
>;

const sides: Readonly<Record<string, Party>> = { VendorSignature: "vendor", HospitalSignature: "hospital" };

/** What the inspection of a PDF found, as the answer says it: all but what the portal's own record adds. */
export const inspectionView = (inspection: PdfInspection): InspectionView => ({
  signatures: inspection.signatures.map(signatureView),
  documentTimestamps: inspection.documentTimestamps.map(documentTimestampView),
  level: levelOf(inspection),
  validationStore: inspection.validationStore,
  certification: inspection.certification,
  revisions: inspection.revisions.map(({ index, length, changes, permitted }) => ({
    number: index + 1,
    length,
    changedObjects: changes.map(({ number }) => number),
    permitted,
  })),
});

/** Each level contains the one before: without a time-stamp, revocation data do not lift a signature. */
function levelOf({ signatures, documentTimestamps }: PdfInspection): InspectionView["level"] {
  if (signatures.length === 0 || !signatures.every(({ valid }) => valid)) return null;
  if (!signatures.every(({ timestamp }) => timestamp?.valid)) return "B-B";
  if (!signatures.every(({ revocation }) => revocation.state === "good")) return "B-T";
  return documentTimestamps.some(({ valid, coversRevision }) => valid && coversRevision) ? "B-LTA" : "B-LT";
}

const timestampView = ({
  at,
  authority,
  valid,
  fault,
  certificateEnds,
  revocation,
}: TimestampInspection): VerifiedTimestampView => ({
  at,
  authority,
  valid,
  fault,
  revocation,
  holdsUntil: certificateEnds,
});

const documentTimestampView = (one: DocumentTimestampInspection): VerifiedDocumentTimestampView => ({
  ...timestampView(one),
  field: one.field,
  covered: one.covered,
  coversRevision: one.coversRevision,
});

const signatureView = (one: SignatureInspection): VerifiedSignatureView => ({
  party: sides[one.field] ?? null,
  signer: one.signerName,
  reason: one.reason,
  signedAt: one.signedAt,
  valid: one.valid,
  timestamp: one.timestamp && timestampView(one.timestamp),
  certificate: one.certificate ? `${one.certificate.organizationName} ${one.certificate.commonName}` : "",
  method: one.method,
  certificateIssuer: one.certificate?.issuerName ?? "",
  serialNumber: one.certificate?.serialNumber ?? "",
  certificateEnds: one.certificate?.validTo ?? null,
  issuer: one.issuer && { name: one.issuer.commonName, sha256: one.issuer.sha256 },
  revocation: one.revocation,
  field: one.field,
  covered: one.covered,
  coveredSha256: one.coveredSha256,
  signatureSpan: one.signatureSpan,
  timestampSpan: one.timestampSpan,
  checks: checksOf(one),
  trusted: one.certificateTrusted,
  coversRevision: one.coversRevision,
  coversWholeFile: one.coversAll,
});

const isPassed = (good: boolean): SignatureCheckView["state"] => (good ? "passed" : "failed");

function checksOf(one: SignatureInspection): SignatureCheckView[] {
  const { state } = one.revocation;
  return [
    { code: "coverage", state: isPassed(one.byteRangeSound && one.coversRevision) },
    { code: "digest", state: isPassed(one.digestMatches) },
    { code: "signature", state: isPassed(one.cmsValid) },
    { code: "certificate-named", state: isPassed(one.signingCertificateMatches) },
    { code: "certificate-chain", state: isPassed(one.certificateTrusted) },
    { code: "revocation", state: state === "absent" ? "absent" : isPassed(state === "good") },
    { code: "timestamp", state: one.timestamp === null ? "absent" : isPassed(one.timestamp.valid) },
  ];
}
