import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import type {
  Answer,
  IsoDate,
  Party,
  RiskExplanation,
  RiskUnderstanding,
  RiskValue,
  Role,
  RowPart,
  ServiceForm,
  TemplatePart,
} from "@portal/shared";

/** Shapes of the reviewed YAML in `apps/api/demonstration/`. Everything in it is fictional. */
export interface DemonstrationOrganization {
  readonly key: string;
  readonly kind: Party;
  readonly name: string;
  readonly legalName: string;
  readonly address: string;
  readonly representative: { readonly title: string; readonly name: string };
  readonly incidentContact: Readonly<Record<string, string>>;
  readonly members: readonly {
    readonly email: string;
    readonly name: string;
    readonly title: string;
    readonly roles: readonly Role[];
  }[];
}

export interface DemonstrationService {
  readonly key: string;
  readonly organisation: string;
  readonly name: string;
  readonly form: ServiceForm;
  readonly remoteMaintenance: boolean;
  readonly storesDataExternally: boolean;
  readonly description: string;
  readonly suppliers: readonly Readonly<Record<string, string>>[];
}

export interface DemonstrationVersion {
  readonly number: string;
  readonly publishedOn: IsoDate;
  readonly changeNote: string;
  readonly visibility: "directory" | "named" | "link";
  readonly answers: Readonly<Record<string, Answer | null>>;
}

export interface DemonstrationFile {
  readonly key: string;
  readonly organisation: string;
  readonly name: string;
  readonly mediaType: string;
  readonly content: string;
}

export interface DemonstrationEdit {
  readonly by: Party;
  readonly part: RowPart;
  readonly key: string;
  /** The name of equipment, which the parties register themselves. */
  readonly label?: string;
  readonly value: object;
  readonly comment?: string;
}

/** What both sides say of the risks; an explanation is of the version that the agreement pins. */
export interface DemonstrationRisks {
  readonly explained: Omit<RiskExplanation, "version">;
  readonly understood: RiskUnderstanding;
  /** By item answered いいえ. */
  readonly assessments: Readonly<Record<string, string>>;
  /** By key of the row. */
  readonly options: Readonly<Record<string, Pick<RiskValue, "decision" | "acceptance">>>;
}

export interface DemonstrationAgreement {
  readonly key: string;
  readonly service: string;
  readonly version: string;
  readonly hospital: string;
  readonly openedBy: Party;
  /** The days of its acts; without a day, an act is done on the day of loading. */
  readonly dates: { readonly opened: IsoDate } & Partial<
    Readonly<Record<"settled" | "vendorSigned" | "hospitalSigned", IsoDate>>
  >;
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  readonly renewal: "none" | "automatic" | "by_agreement";
  readonly amount: string;
  readonly edits?: readonly DemonstrationEdit[];
  readonly risks?: DemonstrationRisks;
  readonly confirmations: "all" | Readonly<Record<Party, readonly string[]>>;
  readonly state: "negotiating" | "settled" | "in_force" | "terminated";
}

export interface DemonstrationTemplate {
  readonly organisation: string;
  readonly name: string;
  readonly description: string;
  readonly form: ServiceForm;
  readonly rows: readonly { readonly part: TemplatePart; readonly key?: string; readonly change: object }[];
}

const folder = resolve(import.meta.dirname, "../../demonstration");
const read = <T>(file: string): T => parse(readFileSync(join(folder, file), "utf8")) as T;

export const organizations = () =>
  read<{ organisations: DemonstrationOrganization[] }>("organisations.yaml").organisations;
export const services = () => read<{ services: DemonstrationService[] }>("services.yaml").services;
export const evidenceFiles = () => read<{ files: DemonstrationFile[] }>("files.yaml").files;
export const agreements = () => read<{ agreements: DemonstrationAgreement[] }>("agreements.yaml").agreements;

export const templates = () => read<{ templates: DemonstrationTemplate[] }>("templates.yaml").templates;

/** The versions of a service, oldest first. A previous one is written as what differs from the newest. */
export function versionsOf(service: string): DemonstrationVersion[] {
  const newest = read<DemonstrationVersion>(`answers/${service}.yaml`);
  let previous: DemonstrationVersion;
  try {
    previous = read<DemonstrationVersion>(`answers/${service}.previous.yaml`);
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return [newest];
    throw error;
  }
  return [{ ...previous, answers: { ...newest.answers, ...previous.answers } }, newest];
}
