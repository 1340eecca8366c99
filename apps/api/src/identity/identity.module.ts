import { Module } from "@nestjs/common";
import { AttemptsService } from "./attempts.service.js";
import { InstallationController } from "./installation.controller.js";
import { OrganizationsController } from "./organizations.controller.js";
import { OrganizationsService } from "./organizations.service.js";
import { SessionsController } from "./sessions.controller.js";
import { SessionsService } from "./sessions.service.js";

@Module({
  controllers: [SessionsController, OrganizationsController, InstallationController],
  providers: [SessionsService, AttemptsService, OrganizationsService],
  exports: [SessionsService, AttemptsService, OrganizationsService],
})
export class IdentityModule {}
