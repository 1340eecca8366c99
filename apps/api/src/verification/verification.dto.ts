import type { Party } from "@portal/shared";

/** 0 to `before` and `after` to `end`, in bytes of the file; the hexadecimal value of the signature stands between. */
export class CoveredBytesView {
  before!: number;
  after!: number;
  end!: number;
}

/** A part of the value of a signature, in bytes from the start of the value. */
export class ByteSpanView {
  start!: number;
  length!: number;
}

/** One thing that was checked about a signature. */
export class SignatureCheckView {
  code!: SignatureCheckCode;
  /** `absent`: there was nothing to check, as in a signature without a time-stamp. */
  state!: "passed" | "failed" | "absent";
}

type SignatureCheckCode =
  "coverage" | "digest" | "signature" | "certificate-named" | "certificate-chain" | "revocation" | "timestamp";

export class CertificateRootView {
  name!: string;
  /** SHA-256 of the root's certificate (DER): compare it with the one that the operator publishes. */
  sha256!: string;
}

/** What the lists of its issuers in the document say about the certificate at the time of signing; `absent` without them. */
export class RevocationView {
  state!: "good" | "revoked" | "absent";
  /** When the list was issued, RFC 3339. */
  listedAt!: string | null;
}

export class VerifiedTimestampView {
  /** RFC 3339, as the authority states it; null when unreadable. */
  at!: string | null;
  /** Subject of the authority's certificate. */
  authority!: string;
  /** It is over this signature, by an authority that is trusted, with a certificate valid at that time. */
  valid!: boolean;
  /** What is wrong with it; null when valid. */
  fault!: string | null;
  /** Whether the certificate of the authority was revoked at that time. */
  revocation!: RevocationView;
  /** Until when the certificate of the authority holds, RFC 3339: by then a further document time-stamp must be there. */
  holdsUntil!: string | null;
}

export class VerifiedDocumentTimestampView extends VerifiedTimestampView {
  /** Name of the field in the PDF. */
  field!: string;
  /** The bytes that it covers; null when its range is not sound. */
  covered!: CoveredBytesView | null;
  /** Covers the whole file as it was when it was added. */
  coversRevision!: boolean;
}

export class VerifiedSignatureView {
  /** Which side's field was signed; null for a field that is not ours. */
  party!: Party | null;
  /** As the signature names the signer. */
  signer!: string;
  /** Why it was signed, in the signature's own words. */
  reason!: string;
  /** RFC 3339, as the signature states it. */
  signedAt!: string | null;
  /** Digest, signature, certificate and what changed since: all good. */
  valid!: boolean;
  /** The RFC 3161 token over the signature; null when it carries none: then only the portal's own clock was there. */
  timestamp!: VerifiedTimestampView | null;
  /**
   * Whose key signed, by the root that the certificate leads to: the platform's seal (立会人型) or the party's own certificate
   * (当事者型); null when it leads to none.
   */
  method!: "platform_seal" | "party_certificate" | null;
  /** Subject of the certificate. */
  certificate!: string;
  /** Organisation and name of who issued it, as it says itself. */
  certificateIssuer!: string;
  serialNumber!: string;
  /** Until when the certificate holds, RFC 3339. */
  certificateEnds!: string | null;
  /** The root that the certificate leads to: this installation's, or one that its operator accepts from parties; null when to none. */
  issuer!: CertificateRootView | null;
  revocation!: RevocationView;
  /** Name of the field in the PDF. */
  field!: string;
  /** The bytes that it covers; null when its range is not sound. */
  covered!: CoveredBytesView | null;
  /** SHA-256 of those bytes, computed anew. */
  coveredSha256!: string | null;
  /** Within the value (CMS): the signature over the signed attributes, and the time-stamp token over it. */
  signatureSpan!: ByteSpanView | null;
  timestampSpan!: ByteSpanView | null;
  /** In the order in which they build upon each other. */
  checks!: SignatureCheckView[];
  /** The certificate chains to this installation's root, or to one that its operator accepts from parties. */
  trusted!: boolean;
  /** Covers the whole file as it was when it was added. */
  coversRevision!: boolean;
  /** Covers the file to its last byte. */
  coversWholeFile!: boolean;
}

export class RevisionView {
  number!: number;
  /** Length of the file at the end of this revision, bytes. */
  length!: number;
  /** Numbers of the objects that this revision added or replaced. */
  changedObjects!: number[];
  /** Whether only what a signature may change was changed. */
  permitted!: boolean;
}

export class VerificationProblemView {
  code!: string;
  /** One plain sentence in the language asked for. */
  detail!: string;
}

type DocumentState = "base" | "vendor" | "hospital" | "archive";

export class KnownDocumentView {
  number!: string;
  revision!: number;
  /** Which stored state was given: as made, with the vendor's signature, with both, with a document time-stamp over all of it. */
  stage!: DocumentState;
  /** The last stored state of the same revision. */
  newestStage!: DocumentState;
  /** That the agreement no longer holds, though nothing in the file was altered; null while it holds or is not concluded yet. */
  over!: "superseded" | "terminated" | "closed" | null;
  /** Number of the amendment that took its place. */
  supersededBy!: string | null;
  /** False when the agreement has since been reopened (失効), or when the file is a step of the way to what both have signed. */
  current!: boolean;
}

export class ValidationStoreView {
  certificates!: number;
  revocationLists!: number;
}

/** What can be said about a PDF: in plain words, without an account. */
export class VerificationView {
  /** Signed by both (or, mid-way, by the vendor), nothing added or altered, known to this installation. */
  intact!: boolean;
  sha256!: string;
  signatures!: VerifiedSignatureView[];
  /** Time-stamps over the whole document as it was (PAdES B-LTA). */
  documentTimestamps!: VerifiedDocumentTimestampView[];
  /** The PAdES level that all signatures have reached (ETSI EN 319 142-1); null unless all are valid. */
  level!: "B-B" | "B-T" | "B-LT" | "B-LTA" | null;
  /** Certificates and revocation lists that the file carries for later validation. */
  validationStore!: ValidationStoreView;
  /** What the first signature's certification leaves open (DocMDP): 2 = signing only; null without one. */
  certification!: number | null;
  revisions!: RevisionView[];
  agreementId!: string | null;
  contentDigest!: string | null;
  /** The file is byte for byte one that this installation stored. */
  matchesRecord!: boolean;
  record!: KnownDocumentView | null;
  problems!: VerificationProblemView[];
}
