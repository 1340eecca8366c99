import type { Answers, ServiceForm } from "@portal/shared";

/**
 * What a published version (公開版) says, whole. Its canonical JSON (RFC 8785) is stored as text, its SHA-256 is the version's
 * identity, and `GET /disclosure-versions/{id}` sends these very members. Never changed after publishing.
 */
export interface VersionContent {
  readonly form: "portal.disclosure-version/1";
  readonly serviceId: string;
  readonly serviceName: string;
  readonly serviceForm: ServiceForm;
  readonly description: string;
  readonly remoteMaintenance: boolean;
  readonly storesDataExternally: boolean;
  readonly vendor: { readonly id: string; readonly name: string };
  readonly catalogueId: string;
  readonly number: string;
  readonly changeNote: string;
  /** RFC 3339 UTC. */
  readonly publishedAt: string;
  readonly publishedBy: string;
  /** The approver, who was not the last editor. */
  readonly approvedBy: string;
  /** Only answers to items that apply. */
  readonly answers: Answers;
  readonly evidence: readonly VersionEvidence[];
}

/** One evidence file as one answer names it. */
export interface VersionEvidence {
  readonly id: string;
  readonly itemId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}
