import { Module } from "@nestjs/common";
import { AgreementsModule } from "../agreements/agreements.module.js";
import { IdentityModule } from "../identity/identity.module.js";
import type { Config } from "../platform/config.js";
import { Database } from "../platform/database.js";
import { CONFIG } from "../platform/platform.module.js";
import { ArchivingService } from "./archiving.service.js";
import { KEY_PROVIDER, PlatformKeyProvider } from "./key-provider.js";
import { masterKey } from "./master-key.js";
import { RootsService } from "./roots.service.js";
import { SealingService } from "./sealing.service.js";
import { SigningController } from "./signing.controller.js";
import { TimestampAuthority } from "./timestamp-authority.js";
import { TimestampsService } from "./timestamps.service.js";

@Module({
  imports: [AgreementsModule, IdentityModule],
  controllers: [SigningController],
  providers: [
    SealingService,
    ArchivingService,
    RootsService,
    {
      provide: TimestampsService,
      useFactory: (db: Database, { timestamps }: Config) =>
        new TimestampsService(
          db,
          timestamps && new TimestampAuthority(timestamps.url, timestamps.roots, () => new Date()),
        ),
      inject: [Database, CONFIG],
    },
    {
      provide: KEY_PROVIDER,
      useFactory: async (db: Database, config: Config) =>
        new PlatformKeyProvider(db, await masterKey(db, config.masterKeyFile), config.operatorName),
      inject: [Database, CONFIG],
    },
  ],
  exports: [RootsService],
})
export class SigningModule {}
