import { useQueries } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { fileHref, uploadFile, type StoredFile } from "../../api/files.js";
import type { Version } from "./disclosure.api.js";

/** Names of the evidence the page shows: of the last version, of files sent just now, and of those of the open item. */
export function useEvidenceFiles(previous: Version | undefined, idsOfOpenItem: readonly string[]) {
  const [sent, setSent] = useState<readonly StoredFile[]>([]);
  const known = useMemo(
    () => new Map([...(previous?.evidence ?? []), ...sent].map((file): [string, StoredFile] => [file.id, file])),
    [previous, sent],
  );
  const unknown = idsOfOpenItem.filter((id) => !known.has(id));
  const read = useQueries({
    queries: unknown.map((id) => ({
      queryKey: ["file-name", id],
      queryFn: () => describe(id),
      staleTime: Infinity,
      retry: false,
    })),
    combine: (results) => results.flatMap(({ data }) => (data ? [data] : [])),
  });
  const files = useMemo(
    () => new Map([...known, ...read.map((file): [string, StoredFile] => [file.id, file])]),
    [known, read],
  );
  const upload = useCallback(async (file: File) => {
    const stored = await uploadFile(file);
    setSent((all) => [...all, stored]);
    return stored;
  }, []);
  return { files, upload };
}

/** What the head of a download says of it; the API has no other description of a file. */
async function describe(id: string): Promise<StoredFile | null> {
  const response = await fetch(fileHref(id), { method: "HEAD" });
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("Content-Disposition") ?? "")?.[1];
  if (!response.ok || !name) return null;
  return {
    id,
    name: decodeURIComponent(name),
    mediaType: response.headers.get("Content-Type") ?? "",
    size: Number(response.headers.get("Content-Length") ?? 0),
    sha256: (response.headers.get("ETag") ?? "").replaceAll('"', ""),
  };
}
