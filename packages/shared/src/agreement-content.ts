import type {
  ClauseValue,
  Confirmation,
  Contact,
  EquipmentValue,
  RiskValue,
  RoleValue,
  SlaValue,
} from "./agreement-row.js";
import type { RoleParty, ServiceForm } from "./catalogue.js";
import type { IsoDate } from "./dates.js";
import type { Party } from "./party.js";
import type { PictureElementId, PictureSite } from "./system-picture.js";
import type { RiskLimit } from "./risk-acceptance.js";

/**
 * What both parties sign: the whole content of one settled revision (合意内容). Its canonical JSON (RFC 8785) is hashed to
 * `contentDigest`, embedded in the PDF as `agreement.json`, and is the only source the PDF is set from.
 * Everything printed stands here in words, so that the document can be read without any catalogue.
 */
export interface AgreementContent {
  readonly form: "portal.agreement-content/1";
  readonly agreementId: string;
  /** 合意番号, e.g. `2026-0147`. */
  readonly number: string;
  readonly revision: number;
  /** `effectiveOn`: from when it takes the place of the amended one; absent: from the hospital's signature. */
  readonly amends: { readonly number: string; readonly revision: number; readonly effectiveOn?: IsoDate } | null;
  /** What an amendment says otherwise than the agreement it amends (変更箇所の一覧); absent where there is none to compare with. */
  readonly changes?: readonly {
    readonly part: string;
    readonly row: string;
    readonly kind: "changed" | "added" | "removed";
    readonly fields: readonly { readonly field: string; readonly before: string; readonly after: string }[];
  }[];
  /** RFC 3339 UTC. */
  readonly settledAt: string;
  readonly parties: Readonly<Record<Party, PartyContent>>;
  readonly service: {
    readonly id: string;
    readonly name: string;
    readonly form: ServiceForm;
    readonly formLabel: string;
    readonly description: string;
    readonly remoteMaintenance: boolean;
    readonly storesDataExternally: boolean;
  };
  readonly disclosure: {
    readonly versionId: string;
    readonly number: string;
    readonly sha256: string;
    readonly publishedAt: string;
    readonly catalogueEdition: string;
    readonly catalogueTitle: string;
    /** The answers to required items, in catalogue order. */
    readonly summary: readonly DisclosureLine[];
    /** いいえ and 対象外 apart, with reasons (NOTES (f) 7). */
    readonly exceptions: readonly DisclosureLine[];
    /** Places of storage, subcontractors, information flows: rows of the disclosure's tables, as words. */
    readonly tables: readonly {
      readonly title: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }[];
  };
  /** Editions this agreement stands on: guidelines and catalogues. */
  readonly editions: readonly { readonly title: string; readonly edition: string }[];
  /** Whether the simplified compliance of a 保守委託機関 is open to the hospital, and by which clause number. */
  readonly updateDuty: {
    readonly bearer: "vendor" | "partial" | "not_vendor";
    readonly clauseNumber: string;
    readonly text: string;
  };
  readonly period: {
    readonly startsOn: string;
    readonly endsOn: string;
    readonly renewal: "none" | "automatic" | "by_agreement";
    readonly noticeMonths?: number;
  };
  readonly amountJpy: string | null;
  readonly contacts: { readonly vendor: readonly Contact[]; readonly hospital: readonly Contact[] };
  readonly clauses: readonly (ContentRow<ClauseValue> & { readonly number: string })[];
  readonly roles: readonly (ContentRow<RoleValue> & {
    readonly time: "normal" | "incident" | "both" | "exit";
    readonly area: string;
    readonly duty: string;
  })[];
  /** 全体構成図 and 責任分界点, as the role rows give them; absent in what was settled before it was part of the content. */
  readonly systemPicture?: {
    readonly elements: readonly {
      readonly id: PictureElementId;
      readonly label: string;
      readonly site: PictureSite;
      readonly connectedTo: PictureElementId | null;
      readonly accountable: readonly RoleParty[];
      readonly accountableText: string;
      readonly responsibleText: string;
      /** Numbers of its rows in `roles`. */
      readonly roleNumbers: readonly number[];
      /** Names of the equipment that stands here. */
      readonly equipment: readonly string[];
    }[];
    readonly points: readonly {
      readonly number: number;
      readonly between: readonly [PictureElementId, PictureElementId];
      readonly place: string;
      readonly accountableText: readonly [string, string];
      readonly sides: readonly { readonly partyText: string; readonly roleNumbers: readonly number[] }[];
      readonly words: readonly { readonly roleNumber: number; readonly text: string }[];
    }[];
  };
  /** 役割分担等に関する確認表; absent in what was settled before it was part of the content. */
  readonly confirmationSheet?: readonly {
    readonly part: string;
    readonly lines: readonly {
      readonly no: number;
      readonly officialNo: string | null;
      readonly item: string;
      readonly firstCheck: { readonly on: string; readonly confirmed: boolean } | null;
      readonly completedOn: string | null;
    }[];
  }[];
  /** Absent in what was settled before the register existed. */
  readonly equipment?: readonly (ContentRow<EquipmentValue> & {
    readonly kindText: string;
    readonly ownerText: string;
    readonly patchedByText: string;
  })[];
  readonly sla: readonly (ContentRow<SlaValue> & {
    readonly category: string;
    readonly targetText: string;
    readonly windowText: string;
    readonly reportText: string;
    readonly typeText: string;
  })[];
  /** 許容するリスクの上限 of the hospital at the settlement; absent in what was settled before it was part of the content. */
  readonly riskLimit?: { readonly level: RiskLimit; readonly text: string };
  readonly risks: readonly (ContentRow<RiskValue> & {
    readonly threatText: string;
    readonly levelText: string;
    readonly residualText: string;
    readonly treatmentText: string;
    readonly ownerText: string;
  })[];
  /** Questions on the pinned version that are part of the agreement; empty is printed as 「なし」. */
  readonly clarifications: readonly { readonly item: string; readonly question: string; readonly outcome: string }[];
  /** Open matters with due dates; empty is printed as 「なし」. */
  readonly openMatters: readonly { readonly matter: string; readonly by: string }[];
  readonly evidence: readonly {
    readonly name: string;
    readonly item: string;
    readonly sha256: string;
    readonly size: number;
  }[];
  /** 承認経路 up to settlement: opened, published by, settled by… */
  readonly history: readonly {
    readonly at: string;
    readonly who: string;
    readonly party: Party | null;
    readonly act: string;
  }[];
}

export interface PartyContent {
  readonly organizationId: string;
  readonly name: string;
  readonly legalName: string;
  readonly address: string;
  readonly representative: { readonly title: string; readonly name: string };
}

export interface DisclosureLine {
  readonly itemId: string;
  readonly section: string;
  readonly label: string;
  readonly state: "answered" | "no" | "not_applicable" | "planned" | "unanswered";
  /** The answer as words: はい, いいえ, 99.9 %以上… */
  readonly text: string;
  readonly note: string;
}

/** One row with who confirmed it on both sides. */
export interface ContentRow<V> {
  readonly key: string;
  /** Number printed in the document, unique within the part. */
  readonly no: number;
  readonly label: string;
  readonly value: V;
  readonly confirmations: Readonly<Record<Party, Confirmation>>;
}
