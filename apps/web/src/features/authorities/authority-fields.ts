import type { Authority, NewAuthority } from "./authorities.api.js";

/** What the form of a line holds. */
export interface AuthorityFields {
  readonly personId: string;
  readonly title: string;
  readonly kind: "representative" | "delegated";
  readonly principal: string;
  /** Id of a file uploaded here. */
  readonly documentId: string;
  /** Null: every service. */
  readonly serviceIds: readonly string[] | null;
  readonly limitJpy: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly reason: string;
}

/** A new line, or the one that is changed, as it stands. */
export const fieldsOf = (line: Authority | null, today: string): AuthorityFields => ({
  personId: line?.personId ?? "",
  title: line?.title ?? "",
  kind: line?.kind ?? "representative",
  principal: line?.principal ?? "",
  documentId: "",
  serviceIds: line?.services?.map(({ id }) => id) ?? null,
  limitJpy: line?.limitJpy ?? "",
  validFrom: line?.validFrom ?? today,
  validUntil: line?.validUntil ?? "",
  reason: "",
});

export function inputOf(fields: AuthorityFields, replaced: Authority | null): NewAuthority {
  const { personId, title, kind, principal, documentId, serviceIds, limitJpy, validFrom, validUntil, reason } = fields;
  return {
    personId,
    title: title.trim(),
    kind,
    ...(kind === "delegated" && { principal: principal.trim(), ...(documentId && { documentId }) }),
    ...(serviceIds && { serviceIds: [...serviceIds] }),
    ...(limitJpy && { limitJpy }),
    validFrom,
    ...(validUntil && { validUntil }),
    ...(replaced && { replaces: { id: replaced.id, reason: reason.trim() } }),
  };
}
