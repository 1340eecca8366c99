import { Inject, Injectable } from "@nestjs/common";
import type { TrustedRoots } from "../document/inspect.js";
import { KEY_PROVIDER, type KeyProvider } from "./key-provider.js";
import { TimestampsService } from "./timestamps.service.js";

/** The roots that seals of this installation and their time-stamps chain to; what verification trusts. */
@Injectable()
export class RootsService {
  constructor(
    @Inject(KEY_PROVIDER) private readonly keys: KeyProvider,
    private readonly timestamps: TimestampsService,
  ) {}

  async all(): Promise<TrustedRoots> {
    return { seals: await this.keys.roots(), timestamps: await this.timestamps.roots() };
  }
}
