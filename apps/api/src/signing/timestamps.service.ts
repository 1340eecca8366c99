import { createHash } from "node:crypto";
import { Injectable } from "@nestjs/common";
import type { Stamp } from "../document/signature/timestamp.js";
import { Database } from "../platform/database.js";
import type { TimestampAuthority } from "./timestamp-authority.js";

/** The configured time-stamp authority, if any, and every root that tokens of this installation have ever led to. */
@Injectable()
export class TimestampsService {
  private kept = false;

  constructor(
    private readonly db: Database,
    private readonly authority: TimestampAuthority | null,
  ) {}

  /** Undefined where no authority is configured: signatures then carry no time-stamp. */
  stamp(): Stamp | undefined {
    const { authority } = this;
    if (authority === null) return undefined;
    return async (value) => {
      await this.keepRoots(authority);
      return authority.stamp(value);
    };
  }

  /** Roots stay trusted when the configuration later names others: what was stamped under them must still verify. */
  async roots(): Promise<Uint8Array[]> {
    const rows = await this.db.asSystem("verification", (tx) =>
      tx.query<{ certificate: Buffer }>("select certificate from timestamp_root"),
    );
    return rows.map(({ certificate }) => certificate);
  }

  private async keepRoots({ roots }: TimestampAuthority): Promise<void> {
    if (this.kept) return;
    await this.db.asSystem("jobs", async (tx) => {
      for (const root of roots)
        await tx.query("insert into timestamp_root (sha256, certificate) values ($1, $2) on conflict do nothing", [
          createHash("sha256").update(root).digest("hex"),
          Buffer.from(root),
        ]);
    });
    this.kept = true;
  }
}
