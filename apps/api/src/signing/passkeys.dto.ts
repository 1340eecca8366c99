import { ArrayMaxSize, IsArray, IsIn, IsString, Length, Matches, MaxLength } from "class-validator";
import { PASSKEY_NAME_MAX } from "@portal/shared";

const base64url = /^[A-Za-z0-9_-]+$/;
const transports = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"] as const;

/** Input of `POST /me/passkeys`: what `navigator.credentials.create` answered, bytes in base64url. */
export class AddPasskeyDto {
  /** What the person calls it, such as the name of the device. */
  @IsString() @Length(1, PASSKEY_NAME_MAX) @Matches(/\S/) name!: string;
  @Matches(base64url) @MaxLength(4096) clientData!: string;
  /** The attestation object. */
  @Matches(base64url) @MaxLength(16384) attestation!: string;
  @IsArray() @ArrayMaxSize(10) @IsIn(transports, { each: true }) transports!: (typeof transports)[number][];
}

/** What `navigator.credentials.get` answered, bytes in base64url. */
export class PasskeyAnswerDto {
  @Matches(base64url) @MaxLength(2048) credentialId!: string;
  @Matches(base64url) @MaxLength(4096) clientData!: string;
  @Matches(base64url) @MaxLength(4096) authenticatorData!: string;
  @Matches(base64url) @MaxLength(2048) signature!: string;
}

export class PasskeyRefView {
  /** Credential id, in base64url. */
  id!: string;
  /** Where the browser finds it: `internal`, `usb`, `hybrid`… */
  transports!: string[];
}

/** What to ask `navigator.credentials.get` for; the answer must be there within five minutes. */
export class PasskeyRequestView {
  /** In base64url. */
  challenge!: string;
  relyingPartyId!: string;
  passkeys!: PasskeyRefView[];
}

/** What to ask `navigator.credentials.create` for; the answer must be there within five minutes. */
export class PasskeyCreationView {
  /** In base64url. */
  challenge!: string;
  relyingPartyId!: string;
  relyingPartyName!: string;
  /** The person's handle in the authenticator, in base64url. */
  userHandle!: string;
  userName!: string;
  userDisplayName!: string;
  /** COSE algorithms, the preferred one first. */
  algorithms!: number[];
  /** Those that are registered already: an authenticator that holds one makes no second. */
  passkeys!: PasskeyRefView[];
}
