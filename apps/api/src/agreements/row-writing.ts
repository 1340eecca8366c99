import { Injectable } from "@nestjs/common";
import { checkRow, dateInTokyo, isMisshapen, moveAgreement, type RowValue, sendValue } from "@portal/shared";
import { CataloguesService } from "../catalogues/catalogues.service.js";
import { unprintableIn } from "../document/printable.js";
import type { Actor } from "../platform/actor.js";
import type { Tx } from "../platform/database.js";
import { newId } from "../platform/identifier.js";
import { orProblem, Problem, requireNone } from "../platform/problem.js";
import { AgreementEntity } from "./agreement.entity.js";
import { counterpartyId, partyOf } from "./agreement-party.js";
import type { StoredRow } from "./agreement-rows.js";

/** A value on its way to the other side; `by`: who wrote it, which need not be who hands the turn over. */
export interface SentEdit {
  readonly value: RowValue;
  readonly comment: string | null;
  readonly by: string;
}

/** What every way of writing a row shares, whether it is sent at once or with the turn. */
@Injectable()
export class RowWriting {
  constructor(private readonly catalogues: CataloguesService) {}

  /** Locks the agreement and makes it `negotiating` by its first touch. @throws Problem `wrong-state`, `agreement.sealing` */
  async negotiable(tx: Tx, actor: Actor, id: string): Promise<AgreementEntity> {
    const agreement = await tx.lock(AgreementEntity, id);
    const before = agreement.status;
    Object.assign(agreement, orProblem(moveAgreement(agreement, { verb: "touch", by: partyOf(agreement, actor) })));
    if (agreement.status !== before)
      await tx.query("update agreement set status = $2 where id = $1", [id, agreement.status]);
    return agreement;
  }

  /** @throws Problem `invalid-input`, `unacceptable` */
  checked(
    tx: Tx,
    actor: Actor,
    agreement: AgreementEntity,
    { part, key, value: previous }: Pick<StoredRow, "part" | "key"> & { readonly value?: RowValue },
    input: unknown,
  ): RowValue {
    const checked = checkRow(part, key, input, {
      ...this.catalogues.pinned(agreement.catalogues),
      side: partyOf(agreement, actor),
      today: dateInTokyo(tx.now.toISOString()),
      ...(previous && { previous }),
    });
    if (checked.ok) {
      requireNone(unprintableIn(checked.value, "/value"));
      return checked.value;
    }
    throw new Problem(isMisshapen(checked.findings) ? "invalid-input" : "unacceptable", {
      errors: checked.findings.map((finding) => ({ ...finding, pointer: `/value${finding.pointer}` })),
    });
  }

  /**
   * Makes a value the one that both sides see. Another value clears the confirmations of its row and of no other; the same value
   * leaves them. Either way a wish to delete the row is withdrawn.
   */
  async send(tx: Tx, actor: Actor, agreement: AgreementEntity, row: StoredRow, edit: SentEdit): Promise<void> {
    const next = sendValue(row, edit.value);
    if (next !== row) await this.replace(tx, actor, agreement, row, { ...edit, value: next.value });
    else if (row.deletionBy !== null)
      await tx.query("update agreement_row set deletion_by = null where id = $1", [row.id]);
    if (edit.comment) await this.say(tx, actor, agreement, row.id, { text: edit.comment, by: edit.by });
    const { part, key } = row;
    tx.record(
      "agreement.row-edited",
      agreement.id,
      { rowId: row.id, part, key, before: row.value, after: next.value },
      counterpartyId(agreement, actor),
    );
  }

  async say(
    tx: Tx,
    actor: Actor,
    agreement: AgreementEntity,
    rowId: string,
    { text, by }: { text: string; by: string },
  ): Promise<void> {
    await tx.query(
      "insert into agreement_comment (id, agreement_id, row_id, vendor_org_id, hospital_org_id, party, author, text) values ($1, $2, $3, $4, $5, $6, $7, $8)",
      [newId(), agreement.id, rowId, agreement.vendorOrgId, agreement.hospitalOrgId, actor.kind, by, text],
    );
  }

  private async replace(
    tx: Tx,
    actor: Actor,
    agreement: AgreementEntity,
    row: StoredRow,
    { value, by }: SentEdit,
  ): Promise<void> {
    const version = await nextVersion(tx, agreement);
    await tx.query(
      `with written as (
         update agreement_row set value = $2, value_version = value_version + 1, changed_at_version = $3, proposed_by = $4, proposed_by_name = $5,
                proposed_at = app.now(), vendor_confirmation = null, hospital_confirmation = null, deletion_by = null where id = $1
         returning id, value_version, agreement_id, vendor_org_id, hospital_org_id, proposed_by, proposed_by_name, value, proposed_at)
       insert into agreement_row_value (row_id, value_version, agreement_id, vendor_org_id, hospital_org_id, party, by, value, at)
       select * from written`,
      [row.id, JSON.stringify(value), version, actor.kind, by],
    );
    if (row.part === "term" && row.key === "period") await copyPeriod(tx, agreement.id, value);
  }
}

/** A new version of the agreement, for the entity at hand too. */
export async function nextVersion(tx: Tx, agreement: AgreementEntity): Promise<number> {
  const { version } = await tx.one<{ version: number }>(
    "update agreement set version = version + 1 where id = $1 returning version",
    [agreement.id],
  );
  agreement.version = version;
  return version;
}

// The agreed period stands in the row; the columns serve lists and the job that ends the agreement.
async function copyPeriod(tx: Tx, id: string, value: RowValue): Promise<void> {
  const { startsOn, endsOn } = value as { startsOn: string; endsOn: string };
  await tx.query("update agreement set starts_on = $2, ends_on = $3 where id = $1", [id, startsOn, endsOn]);
}
