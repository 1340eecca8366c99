import type { AgreementContent, PartyContent } from "./agreement-content.js";
import type { TermValue } from "./agreement-row.js";
import { type Answers, DISCLOSED_LATER, isNarrowed } from "./answer.js";
import { indexOf } from "./catalogue-shape.js";
import { contentChanges } from "./content-changes.js";
import { confirmationSheet } from "./confirmation-sheet.js";
import type { ServiceForm } from "./catalogue.js";
import { answerTo } from "./condition.js";
import type { Party } from "./party.js";
import { settledPicture } from "./settled-picture.js";
import { disclosureContent, openMattersOf } from "./settled-disclosure.js";
import {
  clausesOf,
  equipmentOf,
  risksOf,
  rolesOf,
  slaOf,
  type SettledRow,
  type SettledRowsInput,
} from "./settled-rows.js";
import type { RiskLimit } from "./risk-acceptance.js";
import { levelText, rowPartLabels } from "./row-text.js";
import { bearerOf, type UpdateDutyBearer } from "./update-duty.js";

/** The pinned disclosure version, with what of its service is part of the agreement. */
export interface SettledVersion {
  readonly id: string;
  readonly number: string;
  readonly sha256: string;
  /** RFC 3339 UTC. */
  readonly publishedAt: string;
  readonly answers: Answers;
  readonly serviceId: string;
  readonly serviceName: string;
  readonly form: ServiceForm;
  readonly description: string;
  readonly remoteMaintenance: boolean;
  readonly storesDataExternally: boolean;
  readonly files: readonly {
    readonly name: string;
    readonly itemId: string;
    readonly sha256: string;
    readonly size: number;
  }[];
}

export interface SettledContentInput extends SettledRowsInput {
  readonly agreement: Pick<AgreementContent, "number" | "revision" | "amends"> & { readonly id: string };
  /** RFC 3339 UTC. */
  readonly settledAt: string;
  /** The rows of the agreement that this one amends, as they were signed. */
  readonly amendedRows?: readonly SettledRow[];
  readonly parties: Readonly<Record<Party, PartyContent>>;
  /** 許容するリスクの上限 of the hospital, as it is set now. */
  readonly riskLimit: RiskLimit;
  readonly version: SettledVersion;
  readonly clarifications: AgreementContent["clarifications"];
  /** Matters beside those that the disclosure's own plans raise. */
  readonly openMatters: AgreementContent["openMatters"];
  readonly history: AgreementContent["history"];
}

/**
 * Puts together what both parties sign, in Japanese words, with every row in the order of its catalogue.
 * @throws RangeError when a row lacks a confirmation, or a term or `update-duty` is missing: `settlementBlocking` comes first
 */
export function settledContent(input: SettledContentInput): AgreementContent {
  const { agreement, settledAt, parties, version, catalogues } = input;
  const { disclosure } = catalogues;
  const clauses = clausesOf(input);
  const roles = rolesOf(input);
  const equipment = equipmentOf(input);
  return {
    form: "portal.agreement-content/1",
    agreementId: agreement.id,
    number: agreement.number,
    revision: agreement.revision,
    amends: agreement.amends,
    ...(input.amendedRows && { changes: changesSince(input.amendedRows, input) }),
    settledAt,
    parties: { hospital: parties.hospital, vendor: parties.vendor },
    service: serviceOf(input),
    disclosure: {
      versionId: version.id,
      number: version.number,
      sha256: version.sha256,
      publishedAt: version.publishedAt,
      catalogueEdition: disclosure.edition,
      catalogueTitle: disclosure.title.ja,
      ...disclosureContent(disclosure, version.answers),
    },
    editions: editionsOf(catalogues),
    updateDuty: updateDutyOf(clauses),
    ...termsOf(input.rows),
    clauses,
    roles,
    systemPicture: settledPicture(version.form, roles, equipment),
    confirmationSheet: sheetOf(input),
    equipment,
    sla: slaOf(input),
    riskLimit: { level: input.riskLimit, text: levelText(input.riskLimit, "ja", catalogues.risk) },
    risks: risksOf(input),
    clarifications: input.clarifications,
    openMatters: [...openMattersOf(disclosure, version.answers), ...input.openMatters],
    evidence: version.files.map(({ name, itemId, sha256, size }) => ({
      name: isNarrowed(answerTo(version.answers, itemId)) ? DISCLOSED_LATER : name,
      item: indexOf(disclosure).byId.get(itemId)?.label.ja ?? itemId,
      sha256,
      size,
    })),
    history: input.history,
  };
}

const changesSince = (
  before: readonly SettledRow[],
  { rows, catalogues }: SettledContentInput,
): NonNullable<AgreementContent["changes"]> =>
  contentChanges(before, rows, "ja", catalogues).map(({ part, label, kind, fields }) => ({
    part: rowPartLabels[part].ja,
    row: label,
    kind,
    fields,
  }));

const sheetOf = ({ rows, catalogues }: SettledContentInput): NonNullable<AgreementContent["confirmationSheet"]> =>
  confirmationSheet(rows, catalogues.roles).parts.map(({ id, label, lines }) => ({
    part: `Part ${id.slice(-1)}　${label.ja}`,
    lines: lines.map(({ no, officialNo, label: item, firstCheck, completedOn }) => ({
      no,
      officialNo,
      item: item.ja,
      firstCheck,
      completedOn,
    })),
  }));

function serviceOf({ version, catalogues: { disclosure } }: SettledContentInput): AgreementContent["service"] {
  const { form, description, remoteMaintenance, storesDataExternally } = version;
  const choices = indexOf(disclosure).byId.get("service-form")?.answer.choices;
  return {
    id: version.serviceId,
    name: version.serviceName,
    form,
    formLabel: choices?.find(({ value }) => value === form)?.label.ja ?? form,
    description,
    remoteMaintenance,
    storesDataExternally,
  };
}

/** The guidelines in force by the disclosure catalogue, then the catalogues of this portal that the rows come from. */
function editionsOf({ disclosure, roles, sla, risk }: SettledContentInput["catalogues"]): AgreementContent["editions"] {
  return [
    ...disclosure.editionsKnown
      .filter(({ current }) => current)
      .map(({ label, date }) => ({ title: label.ja, edition: date })),
    ...[disclosure, roles, sla, risk].map(({ title, edition }) => ({
      title: `${title.ja}（本ポータルの書式）`,
      edition,
    })),
  ];
}

const dutySentences: Readonly<Record<UpdateDutyBearer, string>> = {
  vendor: "本サービスを構成するすべてのサーバについて、事業者が負う。",
  partial: "本サービスを構成するサーバの一部について、事業者が負う。",
  not_vendor: "事業者は負わない。実施する者は役割分担表による。",
};

function updateDutyOf(clauses: AgreementContent["clauses"]): AgreementContent["updateDuty"] {
  const clause = clauses.find(({ key }) => key === "update-duty");
  const bearer = clause && bearerOf(clause.value);
  if (!clause || !bearer) throw new RangeError("The clause update-duty is missing or names no bearer");
  return { bearer, clauseNumber: clause.number, text: dutySentences[bearer] };
}

function termsOf(rows: readonly SettledRow[]): Pick<AgreementContent, "period" | "amountJpy" | "contacts"> {
  const values = rows.filter(({ part }) => part === "term").map(({ value }) => value as TermValue);
  const period = values.find((value) => "startsOn" in value);
  const amount = values.find((value) => "jpy" in value);
  const contacts = values.find((value) => "vendor" in value);
  if (!period || !amount || !contacts) throw new RangeError("A term is missing");
  return { period, amountJpy: amount.jpy, contacts };
}
