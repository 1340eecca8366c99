/** Kinds of second factor that a person sets up: an authenticator app (TOTP, RFC 6238), passkeys (W3C Web Authentication). */
export const secondFactorKinds = ["totp", "passkey"] as const;
export type SecondFactorKind = (typeof secondFactorKinds)[number];

/** What a signer proved to be the one with; `recovery`: a recovery code in place of the second factor. */
export type SigningFactor = "password" | SecondFactorKind | "recovery";

/** More than anybody carries, few enough to read. */
export const PASSKEYS_MAX = 10;
export const PASSKEY_NAME_MAX = 60;
