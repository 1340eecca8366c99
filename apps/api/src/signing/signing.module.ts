import { Module } from "@nestjs/common";
import { AgreementsModule } from "../agreements/agreements.module.js";
import { IdentityModule } from "../identity/identity.module.js";
import type { Config } from "../platform/config.js";
import { Database } from "../platform/database.js";
import { CONFIG } from "../platform/platform.module.js";
import { ArchivingService } from "./archiving.service.js";
import { ExternalSignaturesController } from "./external-signatures.controller.js";
import { ExternalSignaturesService } from "./external-signatures.service.js";
import { KEY_PROVIDER, PlatformKeyProvider } from "./key-provider.js";
import { chosenVault } from "./chosen-vault.js";
import { MASTER_KEY, type MasterKey, masterKey } from "./master-key.js";
import { PartyRootsService } from "./party-roots.service.js";
import { RootsService } from "./roots.service.js";
import { SealKeyRenewalService } from "./seal-key-renewal.service.js";
import { SealingService } from "./sealing.service.js";
import { PasskeyProofsService } from "./passkey-proofs.service.js";
import { PasskeysController } from "./passkeys.controller.js";
import { PasskeysService } from "./passkeys.service.js";
import { SecondFactorCodesService } from "./second-factor-codes.service.js";
import { SecondFactorsController } from "./second-factors.controller.js";
import { SecondFactorsService } from "./second-factors.service.js";
import { SigningActsService } from "./signing-acts.service.js";
import { SigningBatchesController } from "./signing-batches.controller.js";
import { SigningBatchesService } from "./signing-batches.service.js";
import { SigningController } from "./signing.controller.js";
import { SigningFactorsService } from "./signing-factors.service.js";
import { TimestampAuthority } from "./timestamp-authority.js";
import { TimestampsService } from "./timestamps.service.js";

@Module({
  imports: [AgreementsModule, IdentityModule],
  controllers: [
    SigningController,
    SigningBatchesController,
    ExternalSignaturesController,
    SecondFactorsController,
    PasskeysController,
  ],
  providers: [
    SecondFactorCodesService,
    SecondFactorsService,
    PasskeyProofsService,
    PasskeysService,
    SigningFactorsService,
    SigningActsService,
    SigningBatchesService,
    SealingService,
    SealKeyRenewalService,
    ArchivingService,
    RootsService,
    PartyRootsService,
    ExternalSignaturesService,
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
      provide: MASTER_KEY,
      useFactory: (db: Database, config: Config) => masterKey(db, config.masterKeyFile),
      inject: [Database, CONFIG],
    },
    {
      provide: KEY_PROVIDER,
      useFactory: (db: Database, config: Config, master: MasterKey) =>
        new PlatformKeyProvider(db, master, chosenVault(config, master), config.operatorName),
      inject: [Database, CONFIG, MASTER_KEY],
    },
  ],
  exports: [RootsService],
})
export class SigningModule {}
