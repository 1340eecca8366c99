import { IsString, Length } from "class-validator";
import type { Party, RowPart } from "@portal/shared";
import { PageDto } from "../platform/page.dto.js";

/** Query of `GET /disclosure-versions/{id}/impact/rows`. */
export class ItemImpactQueryDto extends PageDto {
  /** Item of the disclosure whose answer is asked about. */
  @IsString() @Length(1, 100) itemId!: string;
}

export class ImpactVersionView {
  id!: string;
  number!: string;
}

export class ImpactPinnedVersionView extends ImpactVersionView {
  status!: "published" | "superseded" | "withdrawn";
}

export class NewerVersionView extends ImpactVersionView {
  publishedAt!: string;
  changeNote!: string;
}

export class ImpactRowView {
  id!: string;
  part!: RowPart;
  key!: string;
  label!: string;
}

/** An answer that changed, and the rows that rest on it. */
export class AnswerImpactView {
  itemId!: string;
  label!: string;
  /** What changed, as one sentence: いいえ → はい. */
  change!: string;
  /** Empty where no row rests on the answer. */
  rows!: ImpactRowView[];
}

/** An answer of the pinned version, and the rows that rest on it. */
export class AnsweredRowsView {
  itemId!: string;
  label!: string;
  /** The answer in words; null where this reader does not see it. */
  answer!: string | null;
  rows!: ImpactRowView[];
}

export class AgreementImpactView {
  agreementId!: string;
  pinned!: ImpactPinnedVersionView;
  /** The newest published version after the pinned one that this reader finds; null where there is none. */
  newer!: NewerVersionView | null;
  /** Changes from the pinned version to the newer one; empty without one. */
  changes!: AnswerImpactView[];
  /** Items whose answers this reader does not see in both versions: whether they changed is not told. */
  withheld!: AnsweredRowsView[];
  /** Every answer on which rows of the agreement rest. */
  answers!: AnsweredRowsView[];
}

export class ImpactedAgreementView {
  id!: string;
  /** 合意番号. */
  number!: string;
  status!: string;
  startsOn!: string;
  counterparty!: string;
  counterpartyKind!: Party;
  pinned!: ImpactVersionView;
}

export class VersionImpactItemView extends ImpactedAgreementView {
  /** Changed answers on which rows of this agreement rest. */
  changedAnswers!: number;
  /** Rows that rest on them. */
  changedRows!: number;
}

/** My agreements on earlier versions of the service, newest first. */
export class VersionImpactView {
  items!: VersionImpactItemView[];
  nextCursor!: string | null;
}

export class ItemImpactItemView extends ImpactedAgreementView {
  /** What changed since the version that the agreement pins, as one sentence; null where the answer is the same. */
  change!: string | null;
  /** This reader does not see the answer in both versions: whether it changed is not told. */
  withheld!: boolean;
  rows!: ImpactRowView[];
}

/** My agreements whose rows rest on one answer, newest first. */
export class ItemImpactView {
  items!: ItemImpactItemView[];
  nextCursor!: string | null;
}
