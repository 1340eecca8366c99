import type { AgreementRow } from "../src/agreement-row.js";
import type { Answers } from "../src/answer.js";
import type { ServiceForm } from "../src/catalogue.js";
import { completenessOf } from "../src/completeness.js";
import { DEFAULT_RISK_LIMIT } from "../src/risk-acceptance.js";
import type { SettlementInput } from "../src/settlement-input.js";
import type { Party } from "../src/party.js";
import { prefillRows, type PrefilledRow } from "../src/prefill.js";
import { fullAnswers } from "./full-answers.js";
import { loadCatalogues } from "./load-catalogues.mjs";

/** An agreement on the real catalogues, for tests of its rules. */
export const catalogues = await loadCatalogues();
export const forms: readonly ServiceForm[] = ["on_premises", "saas", "paas", "iaas", "hybrid"];
export const contacts = {
  vendor: [{ name: "運用部 当番", phone: "03-0000-0000" }],
  hospital: [{ name: "医療情報部 佐藤", email: "sato@hospital.example" }],
};

export const prefilled = (answers: Answers, form: ServiceForm = "saas"): readonly PrefilledRow[] =>
  prefillRows({
    ...catalogues,
    answers,
    service: { name: "見本カルテ", form },
    period: { startsOn: "2027-04-01", endsOn: "2030-03-31" },
    contacts,
    organizations: { vendor: "株式会社見本", hospital: "医療法人見本会" },
  });

export const confirmation = (party: Party) => ({ by: party, at: "2026-11-24T00:00:00Z" });

export const confirmed = <Row extends Pick<AgreementRow, "part" | "key" | "value">>(row: Row) => ({
  ...row,
  confirmations: { vendor: confirmation("vendor"), hospital: confirmation("hospital") },
});

const person = { by: "見本 花子", role: "医療情報部長", on: "2026-11-20" };
/** What the parties say of an いいえ beside its figures. */
export const explained = {
  by: "見本 一郎",
  role: "品質保証責任者",
  to: ["見本 花子"],
  on: "2026-11-18",
  version: "1.1",
  how: "meeting",
} as const;
export const told = {
  communication: { explained, understood: person },
  assessment: { ...person, text: "院内の対策で補えると判断した" },
} as const;

/** Everything as it must be for settling; `overrides` spoil it. */
export const settlement = (answers: Answers, overrides: Partial<SettlementInput> = {}): SettlementInput => ({
  ...catalogues,
  rows: prefilled(answers).map(confirmed),
  answers,
  disclosureComplete: completenessOf(catalogues.disclosure, answers).missing.length === 0,
  disclosureApproved: true,
  versionWithdrawn: false,
  openClarifications: 0,
  isUnchanged: false,
  riskLimit: DEFAULT_RISK_LIMIT,
  today: "2026-11-25",
  ...overrides,
});

export { fullAnswers };
