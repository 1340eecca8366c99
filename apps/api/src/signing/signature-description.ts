import { type Party, referenceNumber } from "@portal/shared";
import type { AuthorityOfSignature, SignatureToMake } from "../agreements/agreement-signatures.service.js";
import type { SigningMethod } from "../document/inspect.js";
import type { FieldDescription } from "../document/pades.js";

export const fields: Readonly<Record<Party, string>> = { vendor: "VendorSignature", hospital: "HospitalSignature" };
const letters: Readonly<Record<Party, string>> = { vendor: "乙", hospital: "甲" };

const printed: Readonly<Record<SigningMethod, string>> = {
  platform_seal: "立会人型（電子封印）",
  party_certificate: "当事者型（当事者の証明書）",
};

/** What stands in a signature's field and dictionary. The two ways of signing never read alike. */
export function describeField(
  seal: SignatureToMake,
  { method, at, serialNumber }: { method: SigningMethod; at: Date; serialNumber: string },
): FieldDescription {
  const signer = signerOf(seal);
  const authority = seal.authority ? [authorityInWords(seal.authority)] : [];
  // The platform's seal is by order of a named person, and never presented as the party's own certificate.
  const way =
    method === "platform_seal"
      ? `${seal.signerName}の指示による立会人型の電子封印`
      : `${seal.signerName}が当事者の証明書で付した当事者型の電子署名`;
  return {
    field: fields[seal.side],
    signerName: signer,
    organizationName: seal.organizationName,
    reason: `合意の締結（${letters[seal.side]}）。${[way, ...authority].join("。")}。合意番号 ${seal.number} 照合番号 ${referenceNumber(seal.contentDigest)}`,
    signedAt: at,
    certify: seal.side === "vendor",
    appearance: {
      lines: [
        seal.organizationName,
        // Not always the representative whose name stands beside the field.
        `署名者　${signer}`,
        ...authority,
        `${tokyoTime(at)}（日本時間）`,
        printed[method],
        `証明書番号 ${serialNumber}`,
      ],
    },
  };
}

function tokyoTime(instant: Date): string {
  const parts = new Intl.DateTimeFormat("ja-JP", { timeZone: "Asia/Tokyo", dateStyle: "long", timeStyle: "medium" });
  return parts.format(instant);
}

/** Title and name; whoever signs in another's place, with both names. */
const signerOf = ({ signerTitle, signerName, onBehalfOf }: SignatureToMake): string =>
  `${signerTitle} ${signerName}${onBehalfOf ? `（${onBehalfOf.name}の委任により）` : ""}`.trim();

/** The authority relied upon, as the signature field (署名欄) names it. */
function authorityInWords({ kind, title, personName, principal, document }: AuthorityOfSignature): string {
  if (kind === "representative") return `署名の権限：代表者（${title} ${personName}）`;
  return `署名の権限：委任（委任者 ${principal}、委任状「${document?.name ?? ""}」）`;
}
