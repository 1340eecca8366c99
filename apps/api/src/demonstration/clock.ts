import type { IsoDate } from "@portal/shared";

const START_OF_WORK = "T10:00:00+09:00";

/**
 * The business clock of a demonstration while it is loaded: on the day of the act that is loaded, so that what was agreed last year
 * was opened, signed and ended last year. PostgreSQL follows it only where nobody real is registered (migration 0016).
 */
export class DemonstrationClock {
  private behind = 0;

  /** Stands on that day, at the beginning of work, and goes on from there. A day to come, or none, is today; a day that is over stays over. */
  moveTo(day: IsoDate | undefined): void {
    const now = Date.now();
    const wanted = day === undefined ? now : Date.parse(`${day}${START_OF_WORK}`);
    const before = this.wasMoved ? now - this.behind : -Infinity;
    this.wasMoved = true;
    this.behind = Math.max(0, now - Math.max(wanted, before));
  }

  private wasMoved = false;

  /** Undefined: the real time. */
  now(): Date | undefined {
    return this.behind === 0 ? undefined : new Date(Date.now() - this.behind);
  }
}
