import { Inject, Injectable, type OnModuleInit } from "@nestjs/common";
import { JobRunner } from "../platform/jobs.js";
import { DESTRUCTION_JOB, KEY_PROVIDER, type KeyProvider, RENEWAL_JOB } from "./key-provider.js";

/** Gives a seal a new key and certificate 90 days before the present one ends; destroys keys that were replaced. */
@Injectable()
export class SealKeyRenewalService implements OnModuleInit {
  constructor(
    private readonly jobs: JobRunner,
    @Inject(KEY_PROVIDER) private readonly keys: KeyProvider,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(RENEWAL_JOB, async ({ payload, orgId }) => {
      const { serialNumber } = payload as { serialNumber: string };
      await this.keys.renew(orgId, serialNumber);
    });
    this.jobs.handle(DESTRUCTION_JOB, ({ payload }) => this.keys.destroy(payload));
  }
}
