import { NetworkFailure, refusalOf } from "../../api/client.js";
import type { components } from "../../api/schema.gen.js";
import { chosenLanguage } from "../../texts/language.js";

export type Verification = components["schemas"]["VerificationView"];

/** Sends one PDF to be checked; the generated client cannot describe `multipart/form-data`. Throws as every call does. */
export async function verifyDocument(file: File): Promise<Verification> {
  const body = new FormData();
  body.append("file", file);
  const response = await fetch("/api/v1/verifications", {
    method: "POST",
    body,
    headers: { "Accept-Language": chosenLanguage() },
  }).catch((cause: unknown) => {
    throw new NetworkFailure("no answer from the server", { cause });
  });
  if (!response.ok) throw await refusalOf(response);
  return (await response.json()) as Verification;
}
