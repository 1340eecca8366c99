import { Controller, Get, Param, ParseUUIDPipe, Res } from "@nestjs/common";
import { ApiOperation, ApiProduces, ApiTags } from "@nestjs/swagger";
import type { Response } from "express";
import { type Actor, CurrentActor } from "../platform/actor.js";
import { describeDownload } from "../platform/download.js";
import { Permit } from "../platform/permit.js";
import { EvidenceBundleService } from "./evidence-bundle.service.js";

@ApiTags("agreements")
@Controller("agreements/:id/evidence-bundle")
export class EvidenceController {
  constructor(private readonly bundles: EvidenceBundleService) {}

  @Get()
  @Permit("agreement.document")
  @ApiProduces("application/zip")
  @ApiOperation({ operationId: "readEvidenceBundle", summary: "締結した合意の証跡一式（ZIP）" })
  async read(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const { name, archive } = await this.bundles.bundle(actor, id);
    describeDownload(response, { name, mediaType: "application/zip" });
    // A file that fails to be read ends the connection: half a bundle must not look whole.
    archive.once("error", (error: Error) => response.destroy(error));
    archive.pipe(response);
  }
}
