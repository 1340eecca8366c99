import { Injectable } from "@nestjs/common";
import { Database, type Tx } from "../platform/database.js";
import { Problem } from "../platform/problem.js";

export const ATTEMPTS_WINDOW_MINUTES = 10;
const FAILURES_OF_AN_ACCOUNT = 10;
const FAILURES_OF_AN_ADDRESS = 200;

/** Guesses at a short code, counted so that no burst of parallel ones gets past the limit. */
@Injectable()
export class AttemptsService {
  constructor(private readonly db: Database) {}

  /**
   * Counts the attempt as a failure before `work` begins, and takes it back unless `work` is refused as a wrong guess.
   * @throws Problem `too-many-requests`
   */
  async counted<T>(subject: string, work: () => Promise<T>): Promise<T> {
    const window = await this.db.asSystem("sign-in", async (tx) => {
      const [own] = await noteFailure(tx, [subject]);
      // The row of this minute is locked now: whoever comes at the same time waits, and counts this one too.
      await refuseTooMany(tx, [subject], FAILURES_OF_AN_ACCOUNT + 1);
      return own!;
    });
    try {
      const result = await work();
      await this.takeBack(subject, window);
      return result;
    } catch (error) {
      if (!isWrongGuess(error)) await this.takeBack(subject, window);
      throw error;
    }
  }

  private async takeBack(subject: string, window: Date): Promise<void> {
    await this.db.asSystem("sign-in", (tx) =>
      tx.query("update sign_in_failure set failures = failures - 1 where subject = $1 and window_at = $2", [
        subject,
        window.toISOString(),
      ]),
    );
  }
}

/** Whether a second factor was given that is not the person's. */
export const isWrongGuess = (error: unknown): boolean =>
  error instanceof Problem && ["second-factor.wrong", "passkey.refused", "passkey.counter-back"].includes(error.code);

/** @throws Problem `too-many-requests` */
export async function refuseTooMany(tx: Tx, subjects: string[], ofAnAccount = FAILURES_OF_AN_ACCOUNT): Promise<void> {
  const rows = await tx.query<{ subject: string; failures: string }>(
    `select subject, sum(failures) as failures from sign_in_failure
      where subject = any($1) and window_at > clock_timestamp() - make_interval(mins => $2) group by subject`,
    [subjects, ATTEMPTS_WINDOW_MINUTES],
  );
  const limit = (subject: string) => (subject.startsWith("address") ? FAILURES_OF_AN_ADDRESS : ofAnAccount);
  if (rows.some(({ subject, failures }) => Number(failures) >= limit(subject)))
    throw new Problem("too-many-requests", { headers: { "Retry-After": String(ATTEMPTS_WINDOW_MINUTES * 60) } });
}

/** @returns the windows in which the failures were counted */
export async function noteFailure(tx: Tx, subjects: string[]): Promise<Date[]> {
  const windows: Date[] = [];
  for (const subject of subjects) {
    const { at } = await tx.one<{ at: Date }>(
      `insert into sign_in_failure (subject, window_at, failures) values ($1, date_trunc('minute', clock_timestamp()), 1)
       on conflict (subject, window_at) do update set failures = sign_in_failure.failures + 1 returning window_at as at`,
      [subject],
    );
    windows.push(at);
  }
  return windows;
}
