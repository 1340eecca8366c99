import { Controller, Get, Headers, Param, Res } from "@nestjs/common";
import { ApiOkResponse, ApiOperation, ApiTags } from "@nestjs/swagger";
import type { Response } from "express";
import { Permit } from "../platform/permit.js";
import { CatalogueListView } from "./catalogues.dto.js";
import { CataloguesService } from "./catalogues.service.js";

@ApiTags("catalogues")
@Controller("catalogues")
export class CataloguesController {
  constructor(private readonly catalogues: CataloguesService) {}

  @Get()
  @Permit("catalogue.read")
  @ApiOperation({ operationId: "listCatalogues", summary: "カタログの版の一覧" })
  list(): CatalogueListView {
    return { items: this.catalogues.list(), nextCursor: null };
  }

  @Get(":id")
  @Permit("catalogue.read")
  @ApiOperation({ operationId: "readCatalogue", summary: "カタログの一つの版" })
  @ApiOkResponse({ schema: { type: "object", additionalProperties: true } })
  read(@Param("id") id: string, @Headers("if-none-match") known: string | undefined, @Res() response: Response): void {
    const { json, etag } = this.catalogues.edition(id);
    response.set("ETag", etag).set("Cache-Control", "private, max-age=3600");
    if (known === etag) response.status(304).end();
    else response.type("application/json").send(json);
  }
}
