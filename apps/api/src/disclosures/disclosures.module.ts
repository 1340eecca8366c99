import { Module } from "@nestjs/common";
import { CataloguesModule } from "../catalogues/catalogues.module.js";
import { FilesModule } from "../files/files.module.js";
import { DisclosuresController } from "./disclosures.controller.js";
import { DraftsService } from "./drafts.service.js";
import { PublicationsService } from "./publications.service.js";
import { ReviewsService } from "./reviews.service.js";
import { ServicesController } from "./services.controller.js";
import { ServicesService } from "./services.service.js";
import { VersionExportsService } from "./version-exports.service.js";
import { VersionsController } from "./versions.controller.js";
import { VersionsService } from "./versions.service.js";

@Module({
  imports: [CataloguesModule, FilesModule],
  controllers: [ServicesController, DisclosuresController, VersionsController],
  providers: [
    ServicesService,
    DraftsService,
    ReviewsService,
    PublicationsService,
    VersionsService,
    VersionExportsService,
  ],
  exports: [VersionsService, PublicationsService, DraftsService, ReviewsService, ServicesService],
})
export class DisclosuresModule {}
