import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
} from "class-validator";
import {
  COMMENT_MAX,
  NAME_MAX,
  type Party,
  type RiskLimit,
  type RowPart,
  type ServiceForm,
  TEMPLATES_AT_ONCE_MAX,
} from "@portal/shared";
import { PageDto } from "../platform/page.dto.js";
import { AmendmentView, ClosingView, SignatureView } from "./agreement-history.dto.js";
import { HandoverView, RowAttentionView, UnsentEditView } from "./agreement-negotiation.dto.js";

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const YEN = /^(0|[1-9]\d{0,14})$/;

/** Input of `POST /agreements`. */
export class OpenAgreementDto {
  /** The published version the agreement pins. */
  @IsUUID() disclosureVersionId!: string;
  /** The other organisation: the hospital when a vendor opens, the vendor when a hospital does. */
  @IsUUID() counterpartyOrganizationId!: string;
  /** First day, YYYY-MM-DD. */
  @Matches(ISO_DATE) startsOn!: string;
  /** Last day, YYYY-MM-DD; not before the first. */
  @Matches(ISO_DATE) endsOn!: string;
  /** Templates of the opener's own organisation; where two speak of the same row, the later one counts. */
  @IsOptional() @IsArray() @ArrayMaxSize(TEMPLATES_AT_ONCE_MAX) @IsUUID(undefined, { each: true }) templates?: string[];
}

/** Query of `GET /agreements`. */
export class ListAgreementsDto extends PageDto {
  @IsOptional() @IsUUID() counterparty?: string;
  /** Part of the counterparty's name, the service's name or the number; full and half width count as one. */
  @IsOptional() @IsString() @Length(1, NAME_MAX) query?: string;
  /** Transaction date (取引年月日) on or after, YYYY-MM-DD: the day of the conclusion, until then the day of opening. */
  @IsOptional() @Matches(ISO_DATE) from?: string;
  @IsOptional() @Matches(ISO_DATE) to?: string;
  /** Agreed amount in whole yen, at least and at most. An agreement without an amount is not found by it. */
  @IsOptional() @Matches(YEN) amountFrom?: string;
  @IsOptional() @Matches(YEN) amountTo?: string;
  /** `true`: only those in which the signature of one's own organisation comes next. */
  @IsOptional() @IsIn(["true", "false"]) toSign?: string;
}

/** Input of `PATCH /agreements/{id}/rows/{rowId}`. */
export class EditRowDto {
  /** The whole new value, in the shape of the row's part. */
  @IsObject() value!: object;
  /** Said to the other side beside the change. */
  @IsOptional() @IsString() @Length(1, COMMENT_MAX) comment?: string;
  /** Keeps the edit for one's own organisation until the turn is handed over. Absent: it is sent at once. */
  @IsOptional() @IsBoolean() unsent?: boolean;
}

/** Input of `POST /agreements/{id}/rows`: a risk, a clause or equipment of one's own, or a row of the catalogue that was deleted. */
export class AddRowDto {
  @IsIn(["role", "sla", "risk", "clause", "equipment"]) part!: RowPart;
  /** Key of a catalogue row to bring back. Absent: a risk, a clause or equipment of one's own. */
  @IsOptional() @IsString() @Length(1, 100) key?: string;
  /** Name of a row of one's own. */
  @IsOptional() @IsString() @Length(1, NAME_MAX) label?: string;
  @IsObject() value!: object;
  @IsOptional() @IsString() @Length(1, COMMENT_MAX) comment?: string;
}

/** Input of `POST /agreements/{id}/equipment`. */
export class AddEquipmentDto {
  /** Name by which both sides know it. */
  @IsString() @Length(1, NAME_MAX) label!: string;
  /** An `EquipmentValue`. */
  @IsObject() value!: object;
  @IsOptional() @IsString() @Length(1, COMMENT_MAX) comment?: string;
}

/** Input of `POST /agreements/{id}/rows/{rowId}/comments`, and of `…/internal-comments`, which the other side never sees. */
export class CommentDto {
  @IsString() @Length(1, COMMENT_MAX) text!: string;
}

/** Input of `POST /agreements/{id}/confirmations`. */
export class ConfirmRowsDto {
  @IsArray() @ArrayNotEmpty() @ArrayMaxSize(1000) @IsUUID(undefined, { each: true }) rowIds!: string[];
}

/** Input of every move that needs a reason. */
export class ReasonDto {
  @IsString() @Length(1, COMMENT_MAX) reason!: string;
}

/** Input of `POST /agreements/{id}/amendments`. */
export class AmendDto extends ReasonDto {
  /** Proposes the period that follows the present one without a gap (更新). */
  @IsOptional() @IsBoolean() renews?: boolean;
}

/** Input of `POST /agreements/{id}/termination-notice`. */
export class TerminationNoticeDto extends ReasonDto {
  /** Last day of the agreement, YYYY-MM-DD. */
  @Matches(ISO_DATE) endsOn!: string;
}

/** A body without members. */
export class NothingDto {}

export class ConfirmationView {
  /** Name of the person. */
  by!: string;
  /** RFC 3339 UTC. */
  at!: string;
}

export class ConfirmationsView {
  vendor?: ConfirmationView;
  hospital?: ConfirmationView;
}

export class CommentView {
  party!: Party;
  author!: string;
  at!: string;
  text!: string;
}

export class LabelView {
  ja!: string;
  en!: string;
}

/** The template of one's own organisation that gave a row its present value. */
export class RowTemplateView {
  id!: string;
  name!: string;
}

export class AgreementRowView {
  id!: string;
  part!: RowPart;
  key!: string;
  label!: LabelView;
  /** In the shape of the part (`RoleValue`, `SlaValue`, `RiskValue`, `ClauseValue`, `TermValue`, `EquipmentValue`). */
  value!: Record<string, unknown>;
  /** The handling that the catalogue recommended when the row was made. */
  recommended!: Record<string, unknown> | null;
  /** For `If-Match` on this row. */
  etag!: string;
  proposedBy!: Party | null;
  proposedByName!: string | null;
  proposedAt!: string | null;
  confirmations!: ConfirmationsView;
  /** The party that has asked to delete the row; the other one's deletion carries it out. */
  deletionBy!: Party | null;
  thread!: CommentView[];
  /** My organisation's unsent edit of the row; of the other side's nothing is ever shown. */
  unsent!: UnsentEditView | null;
  /** My organisation's template that the value, or my unsent edit, comes from; the other side's is never told. */
  template!: RowTemplateView | null;
  /** Null in the answer to an act on this row alone. */
  attention!: RowAttentionView | null;
}

export class EquipmentListView {
  items!: AgreementRowView[];
}

/** One thing that stands between the agreement and its settlement. */
export class BlockingView {
  code!: string;
  gate?: string;
  /** Key of the row, also of one that is missing. */
  rowKey?: string;
  rowId?: string;
  itemId?: string;
  party?: Party;
  /** One sentence, in the language asked for. */
  detail!: string;
}

export class ProgressView {
  /** Rows confirmed by both. */
  confirmed!: number;
  total!: number;
  blocking!: BlockingView[];
}

export class AgreementPartyView {
  id!: string;
  name!: string;
  kind!: Party;
}

export class AgreementPartiesView {
  hospital!: AgreementPartyView;
  vendor!: AgreementPartyView;
}

export class AgreementServiceView {
  id!: string;
  name!: string;
  form!: ServiceForm;
}

export class PinnedVersionView {
  id!: string;
  number!: string;
  sha256!: string;
  status!: "published" | "superseded" | "withdrawn";
}

export class AgreementDocumentView {
  /** False until the PDF of the settled content is made. */
  ready!: boolean;
  pages!: number | null;
  /** SHA-256 of the newest stored file. */
  sha256!: string | null;
}

export class CataloguesOfAgreementView {
  disclosure!: string;
  roles!: string;
  sla!: string;
  risk!: string;
}

export class AgreementSummaryView {
  id!: string;
  /** 合意番号. */
  number!: string;
  status!: string;
  phase!: "pre_contract" | "in_contract" | "post_termination";
  mode!: "normal" | "incident";
  revision!: number;
  /** Whose turn it is to edit, while it is negotiated. */
  turn!: Party;
  /** Day by which an answer was asked for at the last hand-over. */
  respondBy!: string | null;
  parties!: AgreementPartiesView;
  service!: AgreementServiceView;
  startsOn!: string;
  endsOn!: string;
  openedAt!: string;
  /** The last day to sign, YYYY-MM-DD, once it is settled. */
  expiresOn!: string | null;
  /** SHA-256 of the settled content: what is signed. */
  contentDigest!: string | null;
  /** Whether this person has opened the settled document of the present revision. */
  documentOpened!: boolean;
  /** Day in Tokyo on which the second signature was given; null before. */
  concludedOn!: string | null;
  /** Whole yen; null where none is agreed. */
  amountJpy!: string | null;
  /** Rows that my organisation has not confirmed. */
  unconfirmedByMe!: number;
  rowsTotal!: number;
}

export class AgreementListView {
  items!: AgreementSummaryView[];
  nextCursor!: string | null;
}

/** An agreement as either party sees it. */
export class AgreementView {
  id!: string;
  number!: string;
  status!: string;
  phase!: "pre_contract" | "in_contract" | "post_termination";
  mode!: "normal" | "incident";
  revision!: number;
  /** Whose turn (手番) it is to edit. */
  turn!: Party;
  /** Day by which the side with the turn was asked to answer. */
  respondBy!: string | null;
  /** How the turn came to the side that has it; null when it opened, reopened or took the turn. */
  handover!: HandoverView | null;
  /** The side of the organisation that reads this. */
  mine!: Party;
  openedBy!: Party;
  openedByName!: string;
  openedAt!: string;
  parties!: AgreementPartiesView;
  service!: AgreementServiceView;
  disclosureVersion!: PinnedVersionView;
  catalogues!: CataloguesOfAgreementView;
  startsOn!: string;
  endsOn!: string;
  settledAt!: string | null;
  expiresOn!: string | null;
  /** The last day that a termination notice names. */
  terminatesOn!: string | null;
  contentDigest!: string | null;
  /** The agreement that this one amends, and its number. */
  amends!: string | null;
  amendsNumber!: string | null;
  /** Amendments of this one, the newest first. */
  amendments!: AmendmentView[];
  closing!: ClosingView | null;
  /**
   * 許容するリスクの上限: above it a residual risk needs a named approver. As the hospital has set it now while the content is negotiated,
   * then as it was at the settlement; null where that was before there were limits.
   */
  riskLimit!: RiskLimit | null;
  rows!: AgreementRowView[];
  progress!: ProgressView;
  signatures!: SignatureView[];
  /** While `sealing`: what the seal waits for. `timestamp`: the time-stamp authority gives no usable answer; it is tried again. */
  sealingWaitsFor!: "timestamp" | null;
  document!: AgreementDocumentView;
  etag!: string;
}

/** Query of `GET /agreements/{id}/document`. */
export class DocumentQueryDto {
  /** `true` before settling: the present state, watermarked. */
  @IsOptional() @IsIn(["true", "false"]) preview?: string;
}
