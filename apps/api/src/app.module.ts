import { type DynamicModule, Module } from "@nestjs/common";
import { AgreementsModule } from "./agreements/agreements.module.js";
import { AuditModule } from "./audit/audit.module.js";
import { AuthoritiesModule } from "./authorities/authorities.module.js";
import { CataloguesModule } from "./catalogues/catalogues.module.js";
import { ComparisonsModule } from "./comparisons/comparisons.module.js";
import { DirectoryModule } from "./directory/directory.module.js";
import { DisclosuresModule } from "./disclosures/disclosures.module.js";
import { EvidenceModule } from "./evidence/evidence.module.js";
import { FilesModule } from "./files/files.module.js";
import { HealthController } from "./health.controller.js";
import { IdentityModule } from "./identity/identity.module.js";
import type { Config } from "./platform/config.js";
import { NotificationsModule } from "./notifications/notifications.module.js";
import { PlatformModule } from "./platform/platform.module.js";
import { SigningModule } from "./signing/signing.module.js";
import { VerificationModule } from "./verification/verification.module.js";

/** The list of topics. */
@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      controllers: [HealthController],
      imports: [
        PlatformModule.with(config),
        IdentityModule,
        AuthoritiesModule,
        CataloguesModule,
        DisclosuresModule,
        FilesModule,
        DirectoryModule,
        ComparisonsModule,
        AgreementsModule,
        SigningModule,
        VerificationModule,
        EvidenceModule,
        AuditModule,
        NotificationsModule,
      ],
    };
  }
}
