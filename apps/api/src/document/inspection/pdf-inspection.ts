import type { Text } from "@portal/shared";

export type InspectionProblemCode =
  | "too-large"
  | "not-a-pdf"
  | "encrypted"
  | "truncated"
  | "unsupported-structure"
  | "no-signature"
  | "bytes-after-last-signature"
  | "changed-after-signing"
  | "incomplete-coverage"
  | "digest-mismatch"
  | "invalid-signature"
  | "untrusted-certificate"
  | "revoked-certificate"
  | "invalid-timestamp"
  | "no-content";

export interface InspectionProblem {
  readonly code: InspectionProblemCode;
  readonly detail: Text;
}

export interface CertificateInspection {
  readonly organizationName: string;
  readonly commonName: string;
  /** Organisation and name of the issuer. */
  readonly issuerName: string;
  /** Upper-case hexadecimal, as printed in the signature's field. */
  readonly serialNumber: string;
  /** RFC 3339 UTC. */
  readonly validFrom: string;
  readonly validTo: string;
}

/**
 * Roots (DER) that certificates must lead to: those of our seals, those of time-stamp authorities, and those of authorities whose
 * certificates the operator takes from the parties (absent: of none).
 */
export interface TrustedRoots {
  readonly seals: readonly Uint8Array[];
  readonly timestamps: readonly Uint8Array[];
  readonly parties?: readonly Uint8Array[];
}

/** Whose key signed: the platform's seal by order of a person (立会人型), or the party's own certificate (当事者型). */
export type SigningMethod = "platform_seal" | "party_certificate";

/** Why a time-stamp must not be believed. */
export type TimestampFault =
  | "unreadable"
  | "rejected"
  | "imprint"
  | "nonce"
  | "policy"
  | "signature"
  | "signing-certificate"
  | "usage"
  | "chain"
  | "revoked"
  | "time";

/** An RFC 3161 time-stamp and whether it holds. */
export interface TimestampInspection {
  /** RFC 3339 UTC, as the authority states it; null when unreadable. */
  readonly at: string | null;
  /** Name of the authority, from its certificate. */
  readonly authority: string;
  /** Last moment of the authority's certificate, RFC 3339 UTC; null when unreadable. */
  readonly certificateEnds: string | null;
  readonly valid: boolean;
  /** The first thing found wrong; null when valid. */
  readonly fault: TimestampFault | null;
  /** What lists inside the document say about the authority's certificate at that time. */
  readonly revocation: RevocationInspection;
}

/** The bytes that a signature or a document time-stamp covers: 0 to `before` and `after` to `end`; its own value stands between. */
export interface CoveredBytes {
  /** Bytes before the value, and the first byte after it. */
  readonly before: number;
  readonly after: number;
  readonly end: number;
}

/** Where a part of a value lies, in bytes from its start, so that anybody can cut it out. */
export interface ByteSpan {
  readonly start: number;
  readonly length: number;
}

/** The trusted root that a certificate leads to: what to compare with the one that the operator hands out. */
export interface IssuerInspection {
  readonly commonName: string;
  /** SHA-256 of the DER certificate, lower-case hexadecimal. */
  readonly sha256: string;
}

/**
 * What revocation lists inside the document say about a certificate and those above it; `absent` when the issuer of one of them
 * has none there.
 */
export interface RevocationInspection {
  readonly state: "good" | "revoked" | "absent";
  /** When that list was issued (of several the oldest), RFC 3339 UTC. */
  readonly listedAt: string | null;
}

/** What the document carries for later validation (PAdES B-LT). */
export interface ValidationStore {
  readonly certificates: number;
  readonly revocationLists: number;
}

/** One signature and everything that was checked about it. `valid` = all of the checks. */
export interface SignatureInspection {
  readonly field: string;
  readonly signerName: string;
  readonly reason: string;
  /** RFC 3339 UTC, as the signer stated it; null when unreadable. */
  readonly signedAt: string | null;
  /** The time-stamp over the signature (PAdES B-T); null when it carries none (B-B). */
  readonly timestamp: TimestampInspection | null;
  readonly certificate: CertificateInspection | null;
  /** Told by the root that the certificate leads to, never by what the file says of itself; null when it leads to none. */
  readonly method: SigningMethod | null;
  /** The root that the certificate leads to; null when to no trusted one. */
  readonly issuer: IssuerInspection | null;
  readonly revocation: RevocationInspection;
  /** Null when the range is not sound. */
  readonly covered: CoveredBytes | null;
  /** SHA-256 of the covered bytes, lower-case hexadecimal: computed anew, not taken from the signature. */
  readonly coveredSha256: string | null;
  /** Within the CMS: the signature over the signed attributes, and the token over it. */
  readonly signatureSpan: ByteSpan | null;
  readonly timestampSpan: ByteSpan | null;
  /** Index of the revision it was added in; the original is 0. */
  readonly revision: number;
  /** The range starts at 0 and leaves out exactly this signature's own value. */
  readonly byteRangeSound: boolean;
  readonly digestMatches: boolean;
  /** The signature over the signed attributes is right and the CMS has no bit outside our own encoding. */
  readonly cmsValid: boolean;
  /** The certificate was issued by a trusted root and valid at the stated time, for signing. */
  readonly certificateTrusted: boolean;
  /** The signed attributes name this very certificate (signing-certificate-v2). */
  readonly signingCertificateMatches: boolean;
  /** It covers the whole file as it was when it was added. */
  readonly coversRevision: boolean;
  /** It covers the whole file as it is now. */
  readonly coversAll: boolean;
  readonly valid: boolean;
}

/** A time-stamp over the whole document as it was (PAdES B-LTA), which also covers what is stored for later validation. */
export interface DocumentTimestampInspection extends TimestampInspection {
  readonly field: string;
  readonly covered: CoveredBytes | null;
  readonly revision: number;
  readonly coversRevision: boolean;
  readonly coversAll: boolean;
}

export interface ChangedObject {
  readonly number: number;
  readonly change: "added" | "changed";
  readonly permitted: boolean;
}

export interface RevisionInspection {
  readonly index: number;
  /** Length of the file up to this revision, in bytes, and its SHA-256: the file as it was then. */
  readonly length: number;
  readonly sha256: string;
  /** The field signed in this revision; null in the original. */
  readonly signedField: string | null;
  /** Against the revision before; empty for the original. */
  readonly changes: readonly ChangedObject[];
  /** Nothing but one signature and its printed form, or one document time-stamp and what it covers, was added. */
  readonly permitted: boolean;
}

export interface EmbeddedContent {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** What a PDF says about itself. Never an exception: whatever is wrong stands in `problems`. */
export interface PdfInspection {
  readonly size: number;
  readonly sha256: string;
  /** Signed, every signature valid, the last one covers the whole file, and no revision changed more than it may. */
  readonly intact: boolean;
  readonly signatures: readonly SignatureInspection[];
  readonly documentTimestamps: readonly DocumentTimestampInspection[];
  readonly validationStore: ValidationStore;
  /** What may change after the first signature by its certification (DocMDP, ISO 32000-1, 12.8.2.2): 2 = signing only; null without. */
  readonly certification: number | null;
  /** Signature fields still empty. */
  readonly emptyFields: readonly string[];
  readonly revisions: readonly RevisionInspection[];
  readonly content: EmbeddedContent | null;
  readonly problems: readonly InspectionProblem[];
}

const reasons: Readonly<Record<InspectionProblemCode, Text>> = {
  "too-large": {
    ja: "ファイルが50 MBを超えているため検証できません。",
    en: "The file is larger than 50 MB and cannot be checked.",
  },
  "not-a-pdf": { ja: "PDFファイルではありません。", en: "This is not a PDF file." },
  encrypted: { ja: "暗号化されたPDFは検証できません。", en: "An encrypted PDF cannot be checked." },
  truncated: { ja: "ファイルが途中で切れています。", en: "The file is cut off." },
  "unsupported-structure": {
    ja: "本ポータルが作成したPDFの構造ではありません。別のソフトで作成・保存されたか、改変された可能性があります。",
    en: "The file is not built as this portal builds it: another program made or saved it, or it was altered.",
  },
  "no-signature": { ja: "電子署名がありません。", en: "The file carries no signature." },
  "bytes-after-last-signature": {
    ja: "最後の署名より後に、署名の対象でないデータが追加されています。",
    en: "Data that no signature covers follows the last signature.",
  },
  "changed-after-signing": {
    ja: "署名の後に、許されない変更が加えられています。",
    en: "Something that may not change was changed after signing.",
  },
  "incomplete-coverage": {
    ja: "署名の対象範囲（ByteRange）が、署名された時点のファイルの全体ではありません。範囲が書き換えられた可能性があります。",
    en: "The signature's range (ByteRange) is not the whole file as it was when signed: it may have been rewritten.",
  },
  "digest-mismatch": {
    ja: "署名の対象となる内容が、署名された時の内容と一致しません。",
    en: "The signed part of the file is not what was signed.",
  },
  "invalid-signature": { ja: "電子署名の値が正しくありません。", en: "The signature itself is not valid." },
  "untrusted-certificate": {
    ja: "署名の証明書が、本ポータルの認証局、または運営者が受け入れた認証局から発行されたものではないか、署名の時点で有効ではありません。",
    en: "The signer's certificate was not issued by this portal's authority or one that its operator accepts, or was not valid at the time of signing.",
  },
  "revoked-certificate": {
    ja: "署名の証明書は、署名の時点で失効していました。",
    en: "The signer's certificate had been revoked when it signed.",
  },
  "invalid-timestamp": {
    ja: "署名に付いているタイムスタンプが正しくないか、信頼するタイムスタンプ局のものではありません。",
    en: "The time-stamp on a signature is not valid, or not from an authority that is trusted.",
  },
  "no-content": {
    ja: "合意内容のデータ（agreement.json）が添付されていないか、複数添付されているか、読み取れません。",
    en: "The agreement's data (agreement.json) is not attached, or more than once, or cannot be read.",
  },
};

/** A problem with its plain reason, and where it was found when that is known. */
export const inspectionProblem = (code: InspectionProblemCode, place?: Text): InspectionProblem => {
  const { ja, en } = reasons[code];
  return { code, detail: place === undefined ? { ja, en } : { ja: `${ja}（${place.ja}）`, en: `${en} (${place.en})` } };
};
