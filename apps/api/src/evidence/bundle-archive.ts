import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { ZipFile } from "yazl";

/** A file of the bundle: small ones as bytes, stored ones opened when their turn comes. */
export type BundleEntry =
  | { readonly path: string; readonly bytes: Buffer }
  | { readonly path: string; readonly sha256: string; readonly size: number; readonly open: () => Readable };

/** A ZIP of the entries and, last, the list of their SHA-256 that `sha256sum -c` reads. All carry the one time. */
export function zipOf(entries: readonly BundleEntry[], mtime: Date): Readable {
  const zip = new ZipFile();
  for (const entry of entries) {
    if ("bytes" in entry) zip.addBuffer(entry.bytes, entry.path, { mtime });
    // PDFs and pictures are compressed already.
    else
      zip.addReadStreamLazy(entry.path, { mtime, size: entry.size, compress: false }, (opened) =>
        opened(null, entry.open()),
      );
  }
  const sums = entries.map((entry) => `${"bytes" in entry ? sha256Of(entry.bytes) : entry.sha256}  ${entry.path}\n`);
  zip.addBuffer(Buffer.from(sums.toSorted().join(""), "utf8"), "SHA256SUMS", { mtime });
  zip.end();
  const archive = zip.outputStream as Readable;
  zip.once("error", (error: Error) => archive.destroy(error));
  return archive;
}

const sha256Of = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");
