import { Module } from "@nestjs/common";
import { AgreementsModule } from "../agreements/agreements.module.js";
import { IdentityModule } from "../identity/identity.module.js";
import type { Config } from "../platform/config.js";
import { Database } from "../platform/database.js";
import { CONFIG } from "../platform/platform.module.js";
import { PlatformKeyProvider } from "./key-provider.js";
import { masterKey } from "./master-key.js";
import { RootsService } from "./roots.service.js";
import { KEY_PROVIDER, SealingService } from "./sealing.service.js";
import { SigningController } from "./signing.controller.js";

@Module({
  imports: [AgreementsModule, IdentityModule],
  controllers: [SigningController],
  providers: [
    SealingService,
    RootsService,
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
