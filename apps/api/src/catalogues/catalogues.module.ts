import { Module } from "@nestjs/common";
import { CataloguesController } from "./catalogues.controller.js";
import { CataloguesService } from "./catalogues.service.js";

@Module({ controllers: [CataloguesController], providers: [CataloguesService], exports: [CataloguesService] })
export class CataloguesModule {}
