import { Module } from "@nestjs/common";
import { CataloguesModule } from "../catalogues/catalogues.module.js";
import { DisclosuresModule } from "../disclosures/disclosures.module.js";
import { ComparisonsController } from "./comparisons.controller.js";
import { ComparisonsService } from "./comparisons.service.js";

@Module({
  imports: [CataloguesModule, DisclosuresModule],
  controllers: [ComparisonsController],
  providers: [ComparisonsService],
})
export class ComparisonsModule {}
