import { IsBase64, IsString, Length, Matches, MaxLength } from "class-validator";
import { SignAgreementDto } from "./signing.dto.js";

/** Input of `POST /agreements/{id}/external-signatures`. */
export class PrepareExternalSignatureDto {
  /** SHA-256 of the content that was shown, hex. Refused when it is not the settled one. */
  @Matches(/^[0-9a-f]{64}$/) contentDigest!: string;
  /** PEM: the signer's certificate first, then those of its issuers. No private key. */
  @IsString() @Length(1, 40_000) certificates!: string;
}

/** Input of `PUT /agreements/{id}/external-signatures/{signatureId}`: the act, with all that `POST …/signatures` asks for. */
export class GiveExternalSignatureDto extends SignAgreementDto {
  /** Base64 of the signature over `signedAttributes`: ECDSA as DER, or RSASSA-PKCS1-v1_5; SHA-256. */
  @IsBase64() @MaxLength(2_000) signature!: string;
}

/** The certificate that was chosen, as its issuer wrote it. */
export class ChosenCertificateView {
  subject!: string;
  issuer!: string;
  /** Upper-case hexadecimal. */
  serialNumber!: string;
  /** RFC 3339. */
  validTo!: string;
}

/** What the party signs with its own key, elsewhere. */
export class ExternalSignatureView {
  id!: string;
  /** Base64 of the DER of the signed attributes (CAdES): the bytes to sign. */
  signedAttributes!: string;
  /** Hash of those bytes, hex: for a device that signs hashes. */
  digest!: string;
  digestAlgorithm!: "SHA-256";
  /** How the key of the certificate signs. */
  signatureAlgorithm!: "ECDSA" | "RSASSA-PKCS1-v1_5";
  certificate!: ChosenCertificateView;
  /** RFC 3339; the time that the signature states, being the one of its preparation. */
  preparedAt!: string;
  /** RFC 3339; until then the signature must have come back. */
  expiresAt!: string;
}
