import { Module } from "@nestjs/common";
import { SigningModule } from "../signing/signing.module.js";
import { VerificationController } from "./verification.controller.js";
import { VerificationService } from "./verification.service.js";

@Module({ imports: [SigningModule], controllers: [VerificationController], providers: [VerificationService] })
export class VerificationModule {}
