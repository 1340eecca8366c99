/** ASN.1 object identifiers, by the standard that names them. */
export const objectIdentifiers = {
  /** RFC 5652 */
  data: "1.2.840.113549.1.7.1",
  signedData: "1.2.840.113549.1.7.2",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  /** RFC 3161 */
  timestampInfo: "1.2.840.113549.1.9.16.1.4",
  timestampToken: "1.2.840.113549.1.9.16.2.14",
  timeStamping: "1.3.6.1.5.5.7.3.8",
  /** RFC 5035 */
  signingCertificateV2: "1.2.840.113549.1.9.16.2.47",
  /** RFC 5754, RFC 5758 */
  sha256: "2.16.840.1.101.3.4.2.1",
  sha384: "2.16.840.1.101.3.4.2.2",
  sha512: "2.16.840.1.101.3.4.2.3",
  ecdsaWithSha256: "1.2.840.10045.4.3.2",
  ecdsaWithSha384: "1.2.840.10045.4.3.3",
  ecdsaWithSha512: "1.2.840.10045.4.3.4",
  /** RFC 8017 */
  rsaEncryption: "1.2.840.113549.1.1.1",
  sha256WithRsa: "1.2.840.113549.1.1.11",
  sha384WithRsa: "1.2.840.113549.1.1.12",
  sha512WithRsa: "1.2.840.113549.1.1.13",
  /** RFC 5280 */
  commonName: "2.5.4.3",
  organizationName: "2.5.4.10",
  basicConstraints: "2.5.29.19",
  keyUsage: "2.5.29.15",
  extendedKeyUsage: "2.5.29.37",
  subjectKeyIdentifier: "2.5.29.14",
  authorityKeyIdentifier: "2.5.29.35",
  certificatePolicies: "2.5.29.32",
  anyPurpose: "2.5.29.37.0",
  clientAuthentication: "1.3.6.1.5.5.7.3.2",
  emailProtection: "1.3.6.1.5.5.7.3.4",
  /** RFC 9336 */
  documentSigning: "1.3.6.1.5.5.7.3.36",
  /** Of Adobe and of Microsoft, from before RFC 9336 */
  adobeDocumentSigning: "1.2.840.113583.1.1.5",
  microsoftDocumentSigning: "1.3.6.1.4.1.311.10.3.12",
  revocationListNumber: "2.5.29.20",
  distributionPoints: "2.5.29.31",
} as const;

/** A copy of exactly these bytes, as the ASN.1 libraries want them. */
export const arrayBufferOf = (bytes: Uint8Array): ArrayBuffer => {
  const copy = new ArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  return copy;
};
