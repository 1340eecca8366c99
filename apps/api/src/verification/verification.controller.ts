import { Controller, Get, HttpCode, Post, Req, Res, UploadedFile, UseInterceptors } from "@nestjs/common";
import { FileInterceptor } from "@nestjs/platform-express";
import { ApiBody, ApiConsumes, ApiOperation, ApiProduces, ApiTags } from "@nestjs/swagger";
import { FILE_BYTES_MAX } from "@portal/shared";
import type { Response } from "express";
import type { PortalRequest } from "../platform/actor.js";
import { sendFile } from "../platform/download.js";
import { pem } from "../platform/pem.js";
import { Permit } from "../platform/permit.js";
import { Problem } from "../platform/problem.js";
import { languageOf } from "../platform/problem-filter.js";
import { RootsService } from "../signing/roots.service.js";
import { VerificationView } from "./verification.dto.js";
import { VerificationService } from "./verification.service.js";

@ApiTags("verification")
@Controller("verifications")
export class VerificationController {
  constructor(
    private readonly verification: VerificationService,
    private readonly roots: RootsService,
  ) {}

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

  @Get("roots.pem")
  @Permit("verification.create")
  @ApiProduces("application/x-pem-file")
  @ApiOperation({ operationId: "readSealRoots", summary: "電子封印の証明書がつながるルート証明書（サインイン不要）" })
  async sealRoots(@Res() response: Response): Promise<void> {
    sendCertificates(response, "roots.pem", (await this.roots.all()).seals);
  }

  @Get("timestamp-roots.pem")
  @Permit("verification.create")
  @ApiProduces("application/x-pem-file")
  @ApiOperation({
    operationId: "readTimestampRoots",
    summary: "タイムスタンプの証明書がつながるルート証明書（サインイン不要）",
  })
  async timestampRoots(@Res() response: Response): Promise<void> {
    sendCertificates(response, "timestamp-roots.pem", (await this.roots.all()).timestamps);
  }

  @Get("party-roots.pem")
  @Permit("verification.create")
  @ApiProduces("application/x-pem-file")
  @ApiOperation({
    operationId: "readPartyRoots",
    summary: "当事者の証明書がつながるルート証明書（サインイン不要）",
  })
  async partyRoots(@Res() response: Response): Promise<void> {
    sendCertificates(response, "party-roots.pem", (await this.roots.all()).parties);
  }
}

const sendCertificates = (response: Response, name: string, certificates: readonly Uint8Array[]): void =>
  sendFile(response, {
    name,
    mediaType: "application/x-pem-file",
    bytes: Buffer.from(certificates.map(pem).join(""), "utf8"),
  });
