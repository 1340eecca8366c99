import type { Text } from "./text.js";

/** 照合番号: the first 16 hex digits of a content digest in groups of four, for reading aloud and comparing by eye. */
export const referenceNumber = (digest: string): string =>
  (digest.slice(0, 16).toUpperCase().match(/.{4}/g) ?? []).join("-");

/**
 * The sentence a signatory agrees to, shown on the screen and kept with the signature word for word.
 * @param digest contentDigest, SHA-256 in hex
 */
export function consentText({
  organization,
  number,
  revision,
  digest,
}: {
  organization: string;
  number: string;
  revision: number;
  digest: string;
}): Text {
  const reference = referenceNumber(digest);
  return {
    ja: `私は、${organization}を代表する権限をもって、合意書 ${number}（改訂 ${revision}、照合番号 ${reference}）の全文を確認し、その内容に同意して署名します。`,
    en: `With authority to represent ${organization}, I have read the whole of agreement ${number} (revision ${revision}, reference ${reference}), agree to its content and sign it.`,
  };
}
