import { createHash } from "node:crypto";
import { renderAgreement } from "../../apps/api/dist/document/agreement-document.js";
import { canonicalJson } from "@portal/shared";

/** The portal's own engine: tagged PDF/A-3a with the content as an attachment. */
export const render = async (content) => (await set(content)).pdf;

/** The same, with the number of pages. */
export function set(content) {
  const json = canonicalJson(content);
  const contentDigest = createHash("sha256").update(json).digest("hex");
  return renderAgreement(content, { contentDigest, canonicalJson: json, createdAt: content.settledAt });
}
