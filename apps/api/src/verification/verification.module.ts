import { Module } from "@nestjs/common";
import { SigningModule } from "../signing/signing.module.js";
import { BulkVerificationWorkService } from "./bulk-verification-work.service.js";
import { BulkVerificationsController } from "./bulk-verifications.controller.js";
import { BulkVerificationsService } from "./bulk-verifications.service.js";
import { VerificationController } from "./verification.controller.js";
import { VerificationService } from "./verification.service.js";

@Module({
  imports: [SigningModule],
  controllers: [BulkVerificationsController, VerificationController],
  providers: [VerificationService, BulkVerificationsService, BulkVerificationWorkService],
})
export class VerificationModule {}
