import { chosenLanguage } from "../texts/language.js";
import { NetworkFailure, refusalOf } from "./client.js";

/** A stored file: immutable, named by its content. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 in hex. */
  readonly sha256: string;
}

export const fileHref = (id: string): string => `/api/v1/files/${encodeURIComponent(id)}`;

/** Sends one file as `multipart/form-data`, which the generated client cannot describe. Throws as every call does. */
export async function uploadFile(file: File): Promise<StoredFile> {
  const body = new FormData();
  body.append("file", file);
  const response = await fetch("/api/v1/files", {
    method: "POST",
    body,
    headers: { "Accept-Language": chosenLanguage() },
  }).catch((cause: unknown) => {
    throw new NetworkFailure("no answer from the server", { cause });
  });
  if (!response.ok) throw await refusalOf(response);
  return (await response.json()) as StoredFile;
}
