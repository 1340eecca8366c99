import { Module } from "@nestjs/common";
import { FilesModule } from "../files/files.module.js";
import { AuthoritiesController } from "./authorities.controller.js";
import { AuthoritiesService } from "./authorities.service.js";
import { DelegationsService } from "./delegations.service.js";

@Module({
  imports: [FilesModule],
  controllers: [AuthoritiesController],
  providers: [AuthoritiesService, DelegationsService],
})
export class AuthoritiesModule {}
