import type { AuthorityKind, Party, SigningFactor } from "@portal/shared";

export class AmendmentView {
  id!: string;
  number!: string;
  status!: string;
}

export class PowerOfAttorneyView {
  name!: string;
  sha256!: string;
}

export class CoveredServiceView {
  id!: string;
  name!: string;
}

/** The signing authority (署名権限) that a signature rested on, as it was registered then. */
export class SignatureAuthorityView {
  kind!: AuthorityKind;
  /** Whose authority it is: the signer's, or that of whom the signer stood in for. */
  personName!: string;
  title!: string;
  /** Who gave the power of attorney; null for a representative. */
  principal!: string | null;
  document!: PowerOfAttorneyView | null;
  /** Null: every service. */
  services!: CoveredServiceView[] | null;
  /** Whole yen; null: no limit. */
  limitJpy!: string | null;
  validFrom!: string;
  validUntil!: string | null;
}

/** The certificate that a party signed with, as its issuer wrote it. */
export class PartyCertificateView {
  subject!: string;
  issuer!: string;
  /** Upper-case hexadecimal. */
  serialNumber!: string;
  /** RFC 3339. */
  validTo!: string;
}

export class SignatureView {
  party!: Party;
  name!: string;
  title!: string;
  signedAt!: string;
  /** What the signer proved to be the one with, at the act of signing. */
  factors!: SigningFactor[];
  /** The one-time challenge that was answered; null for a signature without one. */
  challengeId!: string | null;
  /** Null where the organisation kept no register and the role of signatory alone counted. */
  authority!: SignatureAuthorityView | null;
  /** Name of the person whose signing it was, where somebody else signed in that person's place. */
  onBehalfOf!: string | null;
  /** Whose key signs: the platform's seal by order of the signer (立会人型), or the party's own certificate (当事者型). */
  method!: "platform_seal" | "party_certificate";
  /** The party's own certificate; null for the platform's seal. */
  certificate!: PartyCertificateView | null;
  /** True once the sealed file is stored. */
  sealed!: boolean;
}

export class ClosingView {
  act!: string;
  party!: Party | null;
  by!: string;
  at!: string;
  reason?: string;
  endsOn?: string;
}
