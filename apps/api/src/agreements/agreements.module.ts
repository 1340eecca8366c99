import { Module } from "@nestjs/common";
import { CataloguesModule } from "../catalogues/catalogues.module.js";
import { DisclosuresModule } from "../disclosures/disclosures.module.js";
import { AgreementArchivesService } from "./agreement-archives.service.js";
import { AgreementDeadlines } from "./agreement-deadlines.js";
import { AgreementDocumentsService } from "./agreement-documents.service.js";
import { AgreementMovesService } from "./agreement-moves.service.js";
import { AgreementEquipmentController } from "./agreement-equipment.controller.js";
import { AgreementRowsController } from "./agreement-rows.controller.js";
import { AgreementRowsService } from "./agreement-rows.service.js";
import { AgreementSignaturesService } from "./agreement-signatures.service.js";
import { AgreementTurnService } from "./agreement-turn.service.js";
import { AgreementViews } from "./agreement-view.js";
import { AgreementsController } from "./agreements.controller.js";
import { AgreementsService } from "./agreements.service.js";
import { AmendmentsService } from "./amendments.service.js";
import { AgreementTemplatesController } from "./agreement-templates.controller.js";
import { AgreementTemplatesService } from "./agreement-templates.service.js";
import { ConfirmationSheetController } from "./confirmation-sheet.controller.js";
import { ConfirmationSheetService } from "./confirmation-sheet.service.js";
import { InternalCommentsController } from "./internal-comments.controller.js";
import { InternalCommentsService } from "./internal-comments.service.js";
import { RowAttentionController } from "./row-attention.controller.js";
import { RowAttentionService } from "./row-attention.service.js";
import { DisclosureImpactController } from "./disclosure-impact.controller.js";
import { DisclosureImpactService } from "./disclosure-impact.service.js";
import { RedlineController } from "./redline.controller.js";
import { RedlineService } from "./redline.service.js";
import { AgreementReminders } from "./agreement-reminders.js";
import { RiskCommunicationController } from "./risk-communication.controller.js";
import { RiskCommunicationService } from "./risk-communication.service.js";
import { RowWriting } from "./row-writing.js";
import { SettledContents } from "./settled-contents.js";
import { TemplateApplicationsController } from "./template-applications.controller.js";
import { TemplateApplicationsService } from "./template-applications.service.js";
import { SigningHandoversService } from "./signing-handovers.service.js";
import { SigningRightsController } from "./signing-rights.controller.js";
import { SettlementRules } from "./settlement-rules.js";

@Module({
  imports: [CataloguesModule, DisclosuresModule],
  controllers: [
    AgreementsController,
    AgreementRowsController,
    AgreementEquipmentController,
    AgreementTemplatesController,
    TemplateApplicationsController,
    ConfirmationSheetController,
    InternalCommentsController,
    DisclosureImpactController,
    RedlineController,
    SigningRightsController,
    RiskCommunicationController,
    RowAttentionController,
  ],
  providers: [
    SigningHandoversService,
    AgreementsService,
    AgreementRowsService,
    AgreementMovesService,
    AgreementDocumentsService,
    AgreementSignaturesService,
    AgreementArchivesService,
    AgreementDeadlines,
    AgreementReminders,
    AgreementTurnService,
    AgreementTemplatesService,
    TemplateApplicationsService,
    InternalCommentsService,
    RiskCommunicationService,
    RowAttentionService,
    RowWriting,
    AgreementViews,
    AmendmentsService,
    DisclosureImpactService,
    RedlineService,
    ConfirmationSheetService,
    SettledContents,
    SettlementRules,
  ],
  exports: [
    AgreementsService,
    AgreementRowsService,
    AgreementMovesService,
    AgreementDocumentsService,
    AgreementSignaturesService,
    AgreementArchivesService,
  ],
})
export class AgreementsModule {}
