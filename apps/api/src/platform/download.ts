import type { Response } from "express";

/** The headers of a download whose bytes follow as a stream. */
export function describeDownload(response: Response, file: { name: string; mediaType: string }): void {
  const plain = file.name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  response
    .status(200)
    .type(file.mediaType)
    .set("Content-Disposition", `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .set("X-Content-Type-Options", "nosniff")
    .set("Content-Security-Policy", "sandbox; default-src 'none'")
    .set("Cache-Control", "private, no-store");
}

/** Sends bytes as a download. They are never shown as a page of ours: attachment, nosniff, sandbox. */
export function sendFile(
  response: Response,
  file: { name: string; mediaType: string; bytes: Uint8Array; sha256?: string },
): void {
  describeDownload(response, file);
  if (file.sha256) response.set("ETag", `"${file.sha256}"`);
  response.end(file.bytes);
}
