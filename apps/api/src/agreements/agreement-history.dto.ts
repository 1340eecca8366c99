import type { Party } from "@portal/shared";

export class AmendmentView {
  id!: string;
  number!: string;
  status!: string;
}

export class SignatureView {
  party!: Party;
  name!: string;
  title!: string;
  signedAt!: string;
  /** What the signer proved to be the one with, at the act of signing. */
  factors!: ("password" | "totp" | "recovery")[];
  /** The one-time challenge that was answered; null for a signature without one. */
  challengeId!: string | null;
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
