import { Module } from "@nestjs/common";
import { DisclosuresModule } from "../disclosures/disclosures.module.js";
import { SigningModule } from "../signing/signing.module.js";
import { EvidenceController } from "./evidence.controller.js";
import { EvidenceBundleService } from "./evidence-bundle.service.js";

@Module({
  imports: [DisclosuresModule, SigningModule],
  controllers: [EvidenceController],
  providers: [EvidenceBundleService],
})
export class EvidenceModule {}
