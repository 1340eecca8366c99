import type { Comparator } from "./answer.js";
import type { Text } from "./text.js";

/**
 * Catalogue editions as the API serves them (`GET /catalogues/{id}`): reviewed YAML in `packages/shared/catalogue/`,
 * checked by schema and turned into this shape by the build. Data, never imported by the web.
 */
export type CatalogueKind = "disclosure" | "roles" | "sla" | "checklist" | "phases" | "risk";
export type Confidence = "confirmed" | "recalled";

export interface Source {
  readonly doc: string;
  readonly clause?: string;
}

export interface Labelled {
  readonly id: string;
  readonly label: Text;
}

export interface Choice {
  readonly value: string;
  readonly label: Text;
}

export interface CatalogueSection<Item> extends Labelled {
  readonly help?: Text;
  readonly items: readonly Item[];
}

/** The envelope every kind shares; file-level lists stand beside `sections`. */
export interface Catalogue<Item> {
  readonly id: string;
  readonly kind: CatalogueKind;
  readonly edition: string;
  readonly title: Text;
  readonly sections: readonly CatalogueSection<Item>[];
}

export type AnswerType =
  | "yes_no_na_note"
  | "single_choice"
  | "multi_choice"
  | "text"
  | "long_text"
  | "number_unit"
  | "date"
  | "table"
  | "file_evidence";

export interface Column extends Labelled {
  readonly type: Exclude<AnswerType, "yes_no_na_note" | "table" | "file_evidence">;
  readonly choices?: readonly Choice[];
  readonly otherText?: boolean;
  readonly units?: readonly Choice[];
  readonly format?: "time";
}

export interface AnswerDefinition {
  readonly type: AnswerType;
  readonly choices?: readonly Choice[];
  readonly otherText?: boolean;
  readonly units?: readonly Choice[];
  readonly defaultUnit?: string;
  readonly columns?: readonly Column[];
  readonly reading?: Text;
  /** What いいえ means: a stated fact, or a missing measure that becomes a risk row of an agreement. */
  readonly noMeans?: "fact" | "gap";
}

export type Condition =
  | { readonly always: true }
  | { readonly never: true }
  | { readonly fact: string; readonly equals: string | boolean }
  | { readonly fact: string; readonly in: readonly string[] }
  | { readonly any: readonly Condition[] }
  | { readonly all: readonly Condition[] }
  | { readonly not: Condition };

/** A fact drawn from one answer; conditions read facts only. */
export interface Fact extends Labelled {
  readonly item: string;
  readonly kind: "boolean" | "value";
  readonly trueValues?: readonly string[];
}

export interface DisclosureItem extends Labelled {
  readonly help: Text;
  readonly answer: AnswerDefinition;
  readonly required: boolean;
  readonly requiredWhen: Condition;
  readonly appliesWhen: Condition;
  readonly sources: readonly Source[];
  /** Where the answer is used: chapters of the MHLW guideline and items of the yearly checklist. */
  readonly feeds: {
    readonly mhlw: readonly { part: string; chapter?: string }[];
    readonly checklist: readonly string[];
  };
  readonly evidence: readonly string[];
  readonly tier: "core" | "extended";
  readonly basis: string;
  readonly confidence: Confidence;
}

export interface SourceDocument {
  readonly id: string;
  readonly title: Text;
  /** How the document was read: original, secondary, from memory. */
  readonly seen: Text;
}

export interface DisclosureCatalogue extends Catalogue<DisclosureItem> {
  readonly kind: "disclosure";
  readonly facts: readonly Fact[];
  readonly units: readonly Choice[];
  readonly comparators: readonly Labelled[];
  readonly natures: readonly Labelled[];
  readonly sourceDocuments: readonly SourceDocument[];
  readonly editionsKnown: readonly (Labelled & { date: string; current: boolean; confidence: Confidence })[];
}

/** 提供形態, in the order people meet them. */
export const serviceForms = ["saas", "on_premises", "hybrid", "paas", "iaas"] as const;
export type ServiceForm = (typeof serviceForms)[number];
export type Duty = "accountable" | "responsible" | "consulted" | "informed";
export type RoleParty = "hospital" | "vendor" | "subcontractor" | "third_party";
export type Assignments = Readonly<Partial<Record<RoleParty, readonly Duty[]>>>;

export interface RoleRowDefinition extends Labelled {
  readonly time: "normal" | "incident" | "both" | "exit";
  readonly duty: string;
  readonly default: Readonly<Record<ServiceForm, Assignments>>;
  readonly note?: Text;
  readonly sources: readonly Source[];
  readonly confidence: Confidence;
}

export interface RolesCatalogue extends Catalogue<RoleRowDefinition> {
  readonly kind: "roles";
  readonly parties: readonly (Labelled & { required: boolean })[];
  readonly times: readonly Labelled[];
  readonly duties: readonly (Labelled & { time: string })[];
  readonly assignments: readonly Labelled[];
  readonly sourceDocuments: readonly SourceDocument[];
  readonly mhlwCheckTable: MinistriesSheet;
}

/** What is known of the ministries' sheet 役割分担等に関する確認表; `pending_import` until its published items are read in. */
export interface MinistriesSheet {
  readonly title: Text;
  readonly importStatus: string;
  readonly parts: readonly { readonly id: "part1" | "part2"; readonly label: Text }[];
  readonly knownItems: readonly {
    readonly id: string;
    readonly label: Text;
    readonly part: string;
    /** 項番 as published. */
    readonly no: string;
    /** Role rows that correspond, by our own judgement. */
    readonly rows?: readonly string[];
  }[];
}

export type SlaType = "guarantee" | "target" | "statement";

export interface SlaItemDefinition extends Labelled {
  readonly valueKind: "number" | "statement";
  readonly units: readonly Choice[];
  readonly suggested: {
    readonly amount: string;
    readonly amountTo?: string;
    readonly unit: string;
    readonly comparator: Comparator;
  } | null;
  readonly defaultSlaType: SlaType;
  readonly typicalTarget: Text;
  readonly measurement: Text;
  readonly reportingIntervals: readonly string[];
  readonly reportingInterval: Text;
  readonly remedy: Text;
  readonly metiCloudChecklistNo: number | null;
  readonly confidence: Confidence;
}

export interface RequiredClause extends Labelled {
  readonly why: Text;
  readonly sources: readonly Source[];
  readonly confidence: Confidence;
}

export interface SlaCatalogue extends Catalogue<SlaItemDefinition> {
  readonly kind: "sla";
  readonly slaTypes: readonly Labelled[];
  readonly comparators: readonly Labelled[];
  readonly reportingIntervals: readonly Labelled[];
  readonly remedyTypes: readonly Labelled[];
  readonly requiredClauses: readonly RequiredClause[];
}

export interface RiskCatalogue extends Catalogue<Labelled> {
  readonly kind: "risk";
  readonly threats: readonly (Labelled & { affects: readonly string[] })[];
  readonly scales: readonly (Labelled & { levels: readonly { value: number; label: Text }[] })[];
  readonly bands: readonly (Labelled & { min: number; max: number })[];
  readonly treatmentOptions: readonly Labelled[];
  readonly securityProperties: readonly Labelled[];
}
