import { Controller, HttpCode, Post, Req, UploadedFile, UseInterceptors } from "@nestjs/common";
import { FileInterceptor } from "@nestjs/platform-express";
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from "@nestjs/swagger";
import { FILE_BYTES_MAX } from "@portal/shared";
import type { PortalRequest } from "../platform/actor.js";
import { Permit } from "../platform/permit.js";
import { Problem } from "../platform/problem.js";
import { languageOf } from "../platform/problem-filter.js";
import { VerificationView } from "./verification.dto.js";
import { VerificationService } from "./verification.service.js";

@ApiTags("verification")
@Controller("verifications")
export class VerificationController {
  constructor(private readonly verification: VerificationService) {}

  @Post()
  @HttpCode(200)
  @Permit("verification.create")
  @UseInterceptors(FileInterceptor("file", { limits: { fileSize: FILE_BYTES_MAX, files: 1, fields: 0 } }))
  @ApiConsumes("multipart/form-data")
  @ApiBody({
    schema: { type: "object", required: ["file"], properties: { file: { type: "string", format: "binary" } } },
  })
  @ApiOperation({ operationId: "verifyDocument", summary: "合意書のPDFを検証する（サインイン不要）" })
  verify(
    @UploadedFile() file: Express.Multer.File | undefined,
    @Req() request: PortalRequest,
  ): Promise<VerificationView> {
    if (!file)
      throw new Problem("invalid-input", {
        errors: [
          {
            pointer: "/file",
            code: "required",
            detail: { ja: "PDFファイルを選んでください", en: "Choose a PDF file" },
          },
        ],
      });
    return this.verification.verify(file.buffer, languageOf(request));
  }
}
