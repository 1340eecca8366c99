/** One line of a detail: a value, or what it was before and is now. */
export interface DetailLine {
  readonly path: readonly string[];
  readonly before?: string;
  readonly after: string;
}

// Ids say nothing to a reader; the row and the subject are named beside.
const unread = new Set(["rowId", "approvedBy", "disclosureId", "serviceId", "versionId", "key", "certificate", "root"]);

/** The detail of an event, leaf by leaf; of a before and an after only what differs. */
export function detailLines({ before, after, ...rest }: Readonly<Record<string, unknown>>): readonly DetailLine[] {
  const [was, now] = [leavesOf(before), leavesOf(after)];
  const paths = [...new Set([...was.keys(), ...now.keys()])].filter((path) => was.get(path) !== now.get(path));
  const changes = paths.map((path): DetailLine => ({
    path: path === "" ? [] : path.split("\n"),
    ...(before !== undefined && { before: was.get(path) ?? "" }),
    after: now.get(path) ?? "",
  }));
  const others = [...leavesOf(rest)].map(([path, text]): DetailLine => ({ path: path.split("\n"), after: text }));
  return [...changes, ...others];
}

function leavesOf(value: unknown, path: readonly string[] = []): ReadonlyMap<string, string> {
  if (value === undefined || value === null) return new Map();
  if (typeof value !== "object") return new Map([[path.join("\n"), String(value)]]);
  if (Array.isArray(value) && value.every((one) => typeof one !== "object"))
    return new Map([[path.join("\n"), value.join(", ")]]);
  return new Map(
    Object.entries(value)
      .filter(([name]) => !unread.has(name))
      .flatMap(([name, inner]) => [...leavesOf(inner, [...path, name])]),
  );
}
