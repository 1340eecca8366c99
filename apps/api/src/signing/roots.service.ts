import { Inject, Injectable } from "@nestjs/common";
import type { TrustedRoots } from "../document/inspect.js";
import { KEY_PROVIDER, type KeyProvider } from "./key-provider.js";
import { PartyRootsService } from "./party-roots.service.js";
import { TimestampsService } from "./timestamps.service.js";

/** The roots that seals of this installation, their time-stamps and the parties' own certificates chain to; what verification trusts. */
@Injectable()
export class RootsService {
  constructor(
    @Inject(KEY_PROVIDER) private readonly keys: KeyProvider,
    private readonly timestamps: TimestampsService,
    private readonly parties: PartyRootsService,
  ) {}

  async all(): Promise<Required<TrustedRoots>> {
    const [seals, timestamps, parties] = await Promise.all([
      this.keys.roots(),
      this.timestamps.roots(),
      this.parties.all(),
    ]);
    return { seals, timestamps, parties };
  }
}
