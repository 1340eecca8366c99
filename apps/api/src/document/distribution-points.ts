import * as pkijs from "pkijs";
import { arrayBufferOf, objectIdentifiers as oid } from "./signature/identifiers.js";

/** GeneralName: uniformResourceIdentifier. */
const URI = 6;
const MOST = 4;

/** Where the issuer of a certificate (DER) publishes its revocation list over HTTP (RFC 5280, 4.2.1.13); empty when it says nowhere. */
export const distributionPointsOf = (certificate: Uint8Array): URL[] => {
  const { extensions = [] } = pkijs.Certificate.fromBER(arrayBufferOf(certificate));
  const found = extensions.find(({ extnID }) => extnID === oid.distributionPoints);
  if (found === undefined) return [];
  const { distributionPoints } = pkijs.CRLDistributionPoints.fromBER(
    found.extnValue.valueBlock.valueHexView.slice().buffer,
  );
  return distributionPoints
    .flatMap(({ distributionPoint }) => (Array.isArray(distributionPoint) ? distributionPoint : []))
    .flatMap(({ type, value }) => (type === URI && URL.canParse(String(value)) ? [new URL(String(value))] : []))
    .filter(({ protocol }) => protocol === "http:" || protocol === "https:")
    .slice(0, MOST);
};
