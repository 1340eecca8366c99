import { Module } from "@nestjs/common";
import { InstallationController } from "./installation.controller.js";
import { OrganizationsController } from "./organizations.controller.js";
import { OrganizationsService } from "./organizations.service.js";
import { SessionsController } from "./sessions.controller.js";
import { SessionsService } from "./sessions.service.js";

@Module({
  controllers: [SessionsController, OrganizationsController, InstallationController],
  providers: [SessionsService, OrganizationsService],
  exports: [SessionsService, OrganizationsService],
})
export class IdentityModule {}
