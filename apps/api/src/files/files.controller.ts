import { Controller, Get, Param, ParseUUIDPipe, Post, Req, Res, UploadedFile, UseInterceptors } from "@nestjs/common";
import { FileInterceptor } from "@nestjs/platform-express";
import { ApiBody, ApiConsumes, ApiOperation, ApiProduces, ApiTags } from "@nestjs/swagger";
import type { Response } from "express";
import { FILE_BYTES_MAX } from "@portal/shared";
import { type Actor, CurrentActor, type PortalRequest } from "../platform/actor.js";
import { sendFile } from "../platform/download.js";
import { Permit } from "../platform/permit.js";
import { Problem } from "../platform/problem.js";
import { FileView } from "./files.dto.js";
import { FilesService } from "./files.service.js";

@ApiTags("files")
@Controller("files")
export class FilesController {
  constructor(private readonly files: FilesService) {}

  @Post()
  @Permit("file.create")
  @ApiOperation({ operationId: "createFile", summary: "証跡ファイルを預ける" })
  @ApiConsumes("multipart/form-data")
  @ApiBody({
    schema: { type: "object", required: ["file"], properties: { file: { type: "string", format: "binary" } } },
  })
  @UseInterceptors(FileInterceptor("file", { limits: { fileSize: FILE_BYTES_MAX, files: 1, fields: 10, parts: 11 } }))
  create(
    @CurrentActor() actor: Actor,
    @UploadedFile() file: Express.Multer.File | undefined,
    @Req() request: PortalRequest,
  ): Promise<FileView> {
    if (!file) throw missing(request);
    return this.files.create(actor, file.originalname, file.buffer);
  }

  @Get(":id")
  @Permit("file.read")
  @ApiOperation({ operationId: "readFile", summary: "証跡ファイルを受け取る" })
  @ApiProduces("application/octet-stream")
  async read(
    @CurrentActor() actor: Actor,
    @Param("id", ParseUUIDPipe) id: string,
    @Res() response: Response,
  ): Promise<void> {
    sendFile(response, await this.files.read(actor, id));
  }
}

const missing = (request: PortalRequest) =>
  request.is("multipart/form-data")
    ? new Problem("invalid-input", {
        errors: [
          { pointer: "/file", code: "required", detail: { ja: "ファイルを選んでください", en: "A file is needed" } },
        ],
      })
    : new Problem("unsupported-media-type");
