import type { EquipmentValue, RiskValue, RoleValue, RowPart, RowValue, SlaValue } from "../src/agreement-row.js";
import type { AgreementRow } from "../src/agreement-row.js";
import type { Catalogue, Labelled } from "../src/catalogue.js";
import type { SettlementInput } from "../src/settlement-input.js";
import { gapKey } from "../src/risk-key.js";
import type { SettledContentInput } from "../src/settled-content.js";
import { catalogues as full, contacts, fullAnswers, told } from "./sample-agreement.js";
import { prefillRows } from "../src/prefill.js";
import { checkRow } from "../src/row-check.js";

/** The real catalogues cut down to a handful of rows, so that thousands of negotiations can be played through. */

const gapItem = full.disclosure.sections
  .flatMap(
    ({ items }: { items: readonly { id: string; answer: { noMeans?: string }; appliesWhen: object }[] }) => items,
  )
  .find(({ answer, appliesWhen }) => answer.noMeans === "gap" && "always" in appliesWhen);
export const gapRow = gapKey(gapItem?.id ?? "");

const only = <Item extends Labelled, Whole extends Catalogue<Item>>(whole: Whole, ids: readonly string[]): Whole => ({
  ...whole,
  sections: whole.sections
    .map((section) => ({ ...section, items: section.items.filter(({ id }) => ids.includes(id)) }))
    .filter(({ items }) => items.length > 0),
});
const disclosure = only(full.disclosure, ["service-form", gapItem?.id ?? ""]);

export const catalogues = {
  disclosure: { ...disclosure, facts: disclosure.facts.filter(({ item }) => item === "service-form") },
  roles: only(full.roles, ["dat-backup"]),
  sla: { ...only(full.sla, ["uptime"]), requiredClauses: full.sla.requiredClauses.slice(0, 2) },
  risk: { ...full.risk, threats: full.risk.threats.slice(0, 1) },
};
export const requiredClauses: readonly string[] = catalogues.sla.requiredClauses.map(({ id }) => id);

const answers = {
  ...fullAnswers(catalogues.disclosure, "saas"),
  [gapItem?.id ?? ""]: { value: "no", note: "準備中" },
} as const;

export const today = "2026-11-25";
const period = { startsOn: "2026-12-01", endsOn: "2029-11-30", renewal: "none" } as const;

/** Without the mark of our own draft, which depends on what a row was before. */
const unmarked = (value: RowValue): RowValue => {
  if (!("residualLevel" in value)) return value;
  const { draft: _, ...figures } = value;
  return figures;
};

/** What a negotiation opens with. */
export const openingRows = prefillRows({
  ...catalogues,
  answers,
  service: { name: "見本カルテ", form: "saas" },
  period,
  contacts,
  organizations: { vendor: "株式会社見本", hospital: "医療法人見本会" },
})
  .filter(({ part, key }) => part !== "clause" || requiredClauses.includes(key))
  .map((row) => ({ ...row, value: unmarked(row.value) }))
  .map((row) => (row.key === gapRow ? { ...row, value: { ...row.value, ...told } } : row));

const opening = <Value extends RowValue>(part: RowPart, key: string): Value => {
  const row = openingRows.find((one) => one.part === part && one.key === key);
  if (!row) throw new Error(`no row ${part} ${key}`);
  return row.value as Value;
};

export interface Proposal {
  readonly part: RowPart;
  readonly key: string;
  readonly value: RowValue;
  /** Whether the gates g3–g6 and the period let a row with this value be settled. Written down by hand, not asked of the rules. */
  readonly settles: boolean;
}

const router: EquipmentValue = {
  kind: "vpn_router",
  place: "サーバ室",
  owner: "vendor",
  patchedBy: "vendor",
  patchWithin: "公表から72時間以内",
};
const role = opening<RoleValue>("role", "dat-backup");
const sla = opening<SlaValue>("sla", "uptime");
const risk = opening<RiskValue>("risk", "r1");
const gap = opening<RiskValue>("risk", gapRow);
const clause = (key: string, text: string): Proposal => ({
  part: "clause",
  key,
  value: { ...(requiredClauses.includes(key) ? opening("clause", key) : { title: "独自の条項" }), text } as RowValue,
  settles: true,
});
const accountable = { hospital: ["accountable"], vendor: ["responsible"] } as const;

const written: readonly Proposal[] = [
  { part: "role", key: "dat-backup", value: role, settles: true },
  { part: "role", key: "dat-backup", value: { ...role, assignments: accountable }, settles: true },
  {
    part: "role",
    key: "dat-backup",
    value: { assignments: { hospital: [], vendor: ["responsible"] } },
    settles: false,
  },
  { part: "sla", key: "uptime", value: sla, settles: true },
  { part: "sla", key: "uptime", value: { ...sla, remedy: "原因を10日以内に報告する" }, settles: true },
  { part: "risk", key: "r1", value: risk, settles: true },
  { part: "risk", key: "r1", value: { ...risk, measures: "監視を強める" }, settles: true },
  { part: "risk", key: "r1", value: { ...risk, impactAfter: 4, likelihoodAfter: 4 }, settles: false },
  { part: "risk", key: gapRow, value: gap, settles: true },
  { part: "risk", key: gapRow, value: { ...gap, measures: "年内に導入する" }, settles: true },
  { part: "risk", key: gapRow, value: { ...gap, measures: " " }, settles: false },
  ...requiredClauses.flatMap((key) => [clause(key, "甲乙協議する。"), clause(key, "乙が行う。")]),
  clause("own-1", "甲案"),
  clause("own-1", "乙案"),
  { part: "term", key: "period", value: period, settles: true },
  { part: "term", key: "period", value: { ...period, endsOn: "2030-11-30" }, settles: true },
  { part: "term", key: "period", value: { ...period, startsOn: "2026-01-01", endsOn: "2026-11-24" }, settles: false },
  { part: "term", key: "amount", value: { jpy: "1000000" }, settles: true },
  { part: "term", key: "amount", value: { jpy: null }, settles: true },
  { part: "term", key: "contacts", value: contacts, settles: true },
  { part: "equipment", key: "e1", value: router, settles: true },
  { part: "equipment", key: "e1", value: { ...router, owner: null }, settles: false },
];

/** A value as it is stored: levels derived, nothing that the form does not know. */
const stored = (proposal: Proposal): Proposal => {
  const { part, key, value } = proposal;
  const previous = openingRows.find((row) => row.part === part && row.key === key)?.value;
  const checked = checkRow(part, key, value, { ...catalogues, side: "vendor", today, ...(previous && { previous }) });
  if (!checked.ok) throw new Error(`${part} ${key}: ${JSON.stringify(checked.findings)}`);
  return { ...proposal, value: checked.value };
};

/** Everything that is ever proposed: for each row what it opens with, another value, and one that must not be settled. */
export const proposals: readonly Proposal[] = written.map(stored);

/** What one side can add by itself: the assessment of a gap is the hospital's, its explanation the vendor's. */
export const addable: readonly Proposal[] = proposals.filter(({ key }) => key !== gapRow);

const organization = (name: string) => ({
  organizationId: name,
  name,
  legalName: name,
  address: "東京都",
  representative: { title: "代表", name: "見本" },
});

export const gateInput = (rows: SettlementInput["rows"]): SettlementInput => ({
  ...catalogues,
  rows,
  answers,
  disclosureComplete: true,
  disclosureApproved: true,
  versionWithdrawn: false,
  openClarifications: 0,
  isUnchanged: false,
  riskLimit: "medium",
  today,
});

/** What both would sign. */
export const contentInput = (
  rows: readonly AgreementRow[],
  revision: number,
  settledAt: string,
): SettledContentInput => ({
  agreement: { id: "a-1", number: "2026-0001", revision, amends: null },
  settledAt,
  riskLimit: "medium",
  parties: { vendor: organization("乙"), hospital: organization("甲") },
  version: {
    id: "v-1",
    number: "1.1",
    sha256: "0".repeat(64),
    publishedAt: "2026-11-01T00:00:00.000Z",
    answers,
    serviceId: "s-1",
    serviceName: "見本カルテ",
    form: "saas",
    description: "",
    remoteMaintenance: true,
    storesDataExternally: true,
    files: [],
  },
  rows,
  catalogues,
  clarifications: [],
  openMatters: [],
  history: [],
});
