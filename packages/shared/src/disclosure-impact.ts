import type { AgreementRow, RowValue } from "./agreement-row.js";
import type { Answer, Answers } from "./answer.js";
import type { DisclosureCatalogue, DisclosureItem, RolesCatalogue, ServiceForm, SlaCatalogue } from "./catalogue.js";
import { formByDisclosure, passesOn, recommendedRows } from "./prefill.js";
import { isMeasure } from "./prefill-risk.js";
import { sameJson } from "./canonical.js";
import { disclosedItemsOf, originItems } from "./row-origin.js";
import { diffAnswers } from "./version-diff.js";

/** What is to be known of a row to say which answers it rests on. */
export type RestingRow = Pick<AgreementRow, "part" | "key"> & {
  /** Null for a row that was not there at the opening. */
  readonly recommended: RowValue | null;
};

const itemsOf = (row: RestingRow) => disclosedItemsOf(row, row.recommended !== null);

/** The rows that rest on the answer to an item: `disclosedItemsOf`, read backwards. */
export const rowsRestingOn = <Row extends RestingRow>(itemId: string, rows: readonly Row[]): readonly Row[] =>
  rows.filter((row) => itemsOf(row).includes(itemId));

/**
 * Whether rows of agreements may rest on the answer to an item. On a missing measure they do where the answer is いいえ, and may where it
 * was in an earlier version (`hadEarlier`: there are agreements on one).
 */
export const mayCarryRows = (item: DisclosureItem, answer: Answer | undefined, hadEarlier: boolean): boolean =>
  originItems.includes(item.id) || (isMeasure(item) && (hadEarlier || answer?.value === "no"));

/** An item on which rows rest. */
export interface AnsweredRows<Row> {
  readonly itemId: string;
  readonly rows: readonly Row[];
}

/** Every item on which at least one row rests, in the order of the catalogue. */
export function answersBehind<Row extends RestingRow>(
  rows: readonly Row[],
  disclosure: DisclosureCatalogue,
): readonly AnsweredRows<Row>[] {
  const resting = new Set(rows.flatMap(itemsOf));
  return orderOf(disclosure)
    .filter((itemId) => resting.has(itemId))
    .map((itemId) => ({ itemId, rows: rowsRestingOn(itemId, rows) }));
}

/** A changed answer, with the rows that rest on it. */
export interface AnswerImpact<Row> extends AnsweredRows<Row> {
  readonly before: Answer | null;
  readonly after: Answer | null;
}

export interface ImpactInput<Row> {
  readonly rows: readonly Row[];
  /** The answers of the version that the agreement pins, and of the newer one. */
  readonly before: Answers;
  readonly after: Answers;
  /** Items whose answers this reader may not see in both: they are not compared. */
  readonly withheld: readonly string[];
  /** The forms count where the answers to `service-form` say nothing. */
  readonly forms: { readonly before: ServiceForm; readonly after: ServiceForm };
  /** The edition of the newer version, and those of the agreement. */
  readonly disclosure: DisclosureCatalogue;
  readonly roles: RolesCatalogue;
  readonly sla: SlaCatalogue;
}

/**
 * What changed from the pinned version of a disclosure to a newer one, in the order of the catalogue, each change with the rows that rest
 * on it; `rows` is empty where none does. Role rows stand on the form of the service and on whether there are subcontractors: they
 * count only where the recommended assignment itself is another one.
 */
export function disclosureImpact<Row extends RestingRow>(input: ImpactInput<Row>): readonly AnswerImpact<Row>[] {
  const { rows, before, after, withheld, disclosure } = input;
  const kept = new Set(withheld);
  const { added, removed, changed } = diffAnswers(before, after);
  const byItem = new Map([...added, ...removed, ...changed].map((change) => [change.itemId, change]));
  const order = orderOf(disclosure);
  const known = new Set(order);
  const ids = [...order, ...[...byItem.keys()].filter((id) => !known.has(id)).sort()];
  const roles = otherRoles(input);
  return ids.flatMap((itemId) => {
    const change = byItem.get(itemId);
    if (!change || kept.has(itemId)) return [];
    const resting = rowsRestingOn(itemId, rows).filter(({ part, key }) => part !== "role" || roles.has(key));
    return [{ ...change, rows: resting }];
  });
}

const orderOf = ({ sections }: DisclosureCatalogue): readonly string[] =>
  sections.flatMap(({ items }) => items.map(({ id }) => id));

/** The role rows that would open with another assignment on the newer version. */
function otherRoles({ before, after, forms, withheld, roles, sla }: ImpactInput<unknown>): ReadonlySet<string> {
  // A fact that this reader does not see in both versions is taken as unchanged.
  const isKept = (itemId: string) => withheld.includes(itemId);
  const assignments = (answers: Answers, form: ServiceForm, passOn: boolean) =>
    recommendedRows({ roles, sla }, isKept("service-form") ? form : formByDisclosure(answers, form), passOn).filter(
      ({ part }) => part === "role",
    );
  const old = assignments(before, forms.before, passesOn(before));
  const now = assignments(
    after,
    isKept("service-form") ? forms.before : forms.after,
    passesOn(isKept("sub-used") ? before : after),
  );
  return new Set(now.flatMap(({ key, value }, index) => (sameJson(old[index]?.value, value) ? [] : [key])));
}
