import { Injectable } from "@nestjs/common";
import { Database } from "../platform/database.js";
import { sha256 } from "../platform/digest.js";

/** Every root that a party's own certificate has ever led to here: what was signed under it must verify when it is configured no more. */
@Injectable()
export class PartyRootsService {
  constructor(private readonly db: Database) {}

  /** DER. */
  async all(): Promise<Uint8Array[]> {
    const rows = await this.db.asSystem("verification", (tx) =>
      tx.query<{ certificate: Buffer }>("select certificate from party_root"),
    );
    return rows.map(({ certificate }) => certificate);
  }

  async keep(roots: readonly Buffer[]): Promise<void> {
    await this.db.asSystem("jobs", async (tx) => {
      for (const root of roots)
        await tx.query("insert into party_root (sha256, certificate) values ($1, $2) on conflict do nothing", [
          sha256(root),
          root,
        ]);
    });
  }
}
