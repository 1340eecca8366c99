import { Inject, Injectable } from "@nestjs/common";
import type { KeyProvider } from "./key-provider.js";
import { KEY_PROVIDER } from "./sealing.service.js";

/** The roots that seals of this installation chain to; what verification trusts. */
@Injectable()
export class RootsService {
  constructor(@Inject(KEY_PROVIDER) private readonly keys: KeyProvider) {}

  all(): Promise<Uint8Array[]> {
    return this.keys.roots();
  }
}
