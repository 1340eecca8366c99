import { Injectable, type OnModuleInit } from "@nestjs/common";
import {
  dateInTokyo,
  type IsoDate,
  isStageDue,
  renewalNotice,
  type Party,
  type ReminderKind,
  reminderOf,
  stagesAfter,
} from "@portal/shared";
import { type Acting, Database, type Tx } from "../platform/database.js";
import { JobRunner } from "../platform/jobs.js";
import { AgreementEntity } from "./agreement.entity.js";
import { periodOf } from "./agreement-period.js";
import { startOfDayInTokyo } from "./tokyo-day.js";

interface ReminderPayload {
  readonly agreementId: string;
  readonly kind: Party;
  readonly reminder: ReminderKind;
  readonly due: IsoDate;
  readonly daysBefore: number;
  /** What the reminder is about: a revision, a hand-over, a risk row. */
  readonly about: string;
}

/** Reminds of what is still open when its day comes. Nothing of the agreement changes, so the trail says nothing of it. */
@Injectable()
export class AgreementReminders implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly jobs: JobRunner,
  ) {}

  onModuleInit(): void {
    this.jobs.handle("agreement.reminder", async ({ payload, orgId, userId }) => {
      const reminder = payload as unknown as ReminderPayload;
      await this.remind({ orgId, userId: userId ?? "", kind: reminder.kind }, reminder);
    });
  }

  private remind(acting: Acting, { agreementId, reminder, due, daysBefore, about }: ReminderPayload): Promise<void> {
    return this.db.as(acting, async (tx) => {
      const agreement = await tx.get(AgreementEntity, agreementId);
      const today = dateInTokyo(tx.now.toISOString());
      if (!isStageDue(reminder, due, daysBefore, today)) return;
      if (!(await isStillAbout(tx, agreement, reminder, due, about))) return;
      const notice = reminderOf(reminder, { ...agreement, due, daysBefore });
      if (notice) await tx.notify(agreementId, notice, `${reminder} ${agreementId} ${about} ${due} ${daysBefore}`);
    });
  }
}

/** Whether what was to be reminded of is the same still: not reopened, not handed over again, not accepted until another day. */
async function isStillAbout(
  tx: Tx,
  { id, revision, expiresOn, handover }: AgreementEntity,
  reminder: ReminderKind,
  due: IsoDate,
  about: string,
): Promise<boolean> {
  switch (reminder) {
    case "reminder-turn":
      return handover?.at === about;
    case "reminder-signature":
      return String(revision) === about && expiresOn === due && dateInTokyo(tx.now.toISOString()) <= due;
    case "reminder-risk":
      return (await riskReviews(tx, id)).some(({ rowId, reviewBy }) => rowId === about && reviewBy === due);
    case "reminder-renewal":
      return renewalNotice(await periodOf(tx, id))?.on === due;
  }
}

/** Queues every stage that is still to come. */
export async function enqueueReminders(
  tx: Tx,
  acting: Acting,
  { id }: Pick<AgreementEntity, "id">,
  reminder: ReminderKind,
  due: IsoDate,
  about: string,
): Promise<void> {
  for (const { daysBefore, on } of stagesAfter(reminder, due, dateInTokyo(tx.now.toISOString())))
    await tx.enqueue(
      "agreement.reminder",
      `${reminder} ${id} ${about} ${due} ${daysBefore}`,
      { agreementId: id, kind: acting.kind, reminder, due, daysBefore, about } satisfies ReminderPayload,
      startOfDayInTokyo(on),
    );
}

/** The review days of the risks that an agreement, now in force, accepts. */
export async function enqueueRiskReminders(tx: Tx, acting: Acting, agreement: AgreementEntity): Promise<void> {
  for (const { rowId, reviewBy } of await riskReviews(tx, agreement.id))
    await enqueueReminders(tx, acting, agreement, "reminder-risk", reviewBy, rowId);
}

/** Until when notice about the renewal of an agreement, now in force, can be given. */
export async function enqueueRenewalReminders(tx: Tx, acting: Acting, agreement: AgreementEntity): Promise<void> {
  const notice = renewalNotice(await periodOf(tx, agreement.id));
  if (notice) await enqueueReminders(tx, acting, agreement, "reminder-renewal", notice.on, "period");
}

const riskReviews = (tx: Tx, id: string) =>
  tx.query<{ rowId: string; reviewBy: IsoDate }>(
    `select id as "rowId", value -> 'acceptance' ->> 'reviewBy' as "reviewBy" from agreement_row
      where agreement_id = $1 and part = 'risk' and value -> 'acceptance' ->> 'reviewBy' is not null order by position`,
    [id],
  );
