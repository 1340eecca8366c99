import { Injectable } from "@nestjs/common";
import {
  canonicalJson,
  type Language,
  type Look,
  phaseOf,
  type Party,
  progressOf,
  publicStatus,
  type RowValue,
  type ServiceForm,
  unsentBlocking,
  type RiskLimit,
} from "@portal/shared";
import type { Acting, Tx } from "../platform/database.js";
import type { AgreementView, BlockingView, CommentView, RowTemplateView } from "./agreement.dto.js";
import type { AmendmentView, SignatureView } from "./agreement-history.dto.js";
import type { AgreementEntity } from "./agreement.entity.js";
import { partyOf } from "./agreement-party.js";
import { agreementEtag, rowsOf, rowView } from "./agreement-rows.js";
import { attentionOf } from "./row-standings.js";
import { SettlementRules } from "./settlement-rules.js";
import { unsentEdits, unsentView } from "./unsent-edits.js";

interface Surroundings {
  serviceName: string;
  serviceForm: ServiceForm;
  vendorName: string;
  hospitalName: string;
  versionNumber: string;
  versionSha256: string;
  versionStatus: "published" | "superseded" | "withdrawn";
  signatures: SignatureView[];
  amendsNumber: string | null;
  amendments: AmendmentView[];
  comments: (CommentView & { rowId: string })[];
  proposers: Record<string, Party[]>;
  look: Look | null;
  templates: { rowId: string; id: string; name: string; value: RowValue }[];
  documentPages: number | null;
  documentSha256: string | null;
  hasDocument: boolean;
  riskLimit: RiskLimit;
}

/** Puts together what a party sees of an agreement: a few statements and the rules. */
@Injectable()
export class AgreementViews {
  constructor(private readonly settlement: SettlementRules) {}

  async of(tx: Tx, actor: Acting, agreement: AgreementEntity, language: Language): Promise<AgreementView> {
    const rows = await rowsOf(tx, agreement.id);
    const around = await surroundings(tx, agreement);
    const negotiable = agreement.status === "drafting" || agreement.status === "negotiating";
    const mine = partyOf(agreement, actor);
    const unsent = new Map((negotiable ? await unsentEdits(tx, agreement.id) : []).map((edit) => [edit.rowId, edit]));
    const { turn, handover } = agreement;
    // Only one's own: that the other side has unsent edits, and how many, is told by nothing here.
    const own = unsentBlocking(
      mine,
      rows.filter(({ id }) => unsent.has(id)),
      { turn, respondBy: null, unsentBy: null },
    );
    const blocking = negotiable ? [...own, ...(await this.settlement.blocking(tx, agreement, rows))] : [];
    const { comments, proposers } = around;
    // Before the first look: the agreement as it was opened.
    const look = around.look ?? { version: 1, at: agreement.openedAt.toISOString() };
    return {
      ...summaryOf(agreement, around),
      turn,
      respondBy: handover?.respondBy ?? null,
      handover: handover && {
        party: handover.party,
        by: handover.by,
        at: handover.at,
        message: handover.message,
        rows: [...handover.rows],
      },
      mine,
      openedBy: agreement.openedBy,
      openedByName: agreement.openedByName,
      disclosureVersion: {
        id: agreement.versionId,
        number: around.versionNumber,
        sha256: around.versionSha256,
        status: around.versionStatus,
      },
      catalogues: agreement.catalogues,
      settledAt: agreement.settledAt?.toISOString() ?? null,
      expiresOn: agreement.expiresOn,
      terminatesOn: agreement.terminatesOn,
      contentDigest: agreement.contentDigest,
      amends: agreement.amends,
      amendsNumber: around.amendsNumber,
      amendments: around.amendments,
      closing: agreement.closing,
      riskLimit: agreement.riskLimit ?? (negotiable ? around.riskLimit : null),
      rows: rows.map((row) => {
        const edit = unsent.get(row.id);
        const thread = comments
          .filter(({ rowId }) => rowId === row.id)
          .map(({ party, author, at, text }) => ({ party, author, at, text }));
        return rowView(
          row,
          thread,
          edit ? unsentView(edit) : null,
          attentionOf(row, thread, { side: mine, look, proposers }),
          templateOf(around, row.id, edit?.value ?? row.value),
        );
      }),
      progress: {
        ...progressOf(rows),
        blocking: blocking.map((one): BlockingView => ({ ...one, detail: one.detail[language] })),
      },
      signatures: around.signatures,
      sealingWaitsFor: agreement.sealingWaitsFor,
      document: { ready: around.hasDocument, pages: around.documentPages, sha256: around.documentSha256 },
      etag: agreementEtag(agreement.version),
    };
  }
}

// Only while the value is still the template's: whoever edits a row afterwards has made it their own.
function templateOf({ templates }: Surroundings, rowId: string, value: RowValue): RowTemplateView | null {
  const used = templates.find((one) => one.rowId === rowId);
  return used && canonicalJson(used.value) === canonicalJson(value) ? { id: used.id, name: used.name } : null;
}

function summaryOf(
  agreement: AgreementEntity,
  around: Pick<Surroundings, "serviceName" | "serviceForm" | "vendorName" | "hospitalName">,
) {
  const party = (id: string, name: string, kind: Party) => ({ id, name, kind });
  return {
    id: agreement.id,
    number: agreement.number,
    status: publicStatus(agreement.status),
    phase: phaseOf(agreement.status),
    mode: agreement.mode,
    revision: agreement.revision,
    parties: {
      hospital: party(agreement.hospitalOrgId, around.hospitalName, "hospital"),
      vendor: party(agreement.vendorOrgId, around.vendorName, "vendor"),
    },
    service: { id: agreement.serviceId, name: around.serviceName, form: around.serviceForm },
    startsOn: agreement.startsOn,
    endsOn: agreement.endsOn,
    openedAt: agreement.openedAt.toISOString(),
  };
}

/** Names, version, signatures, comments, proposers, the last look and documents in one statement. */
async function surroundings(tx: Tx, agreement: AgreementEntity): Promise<Surroundings> {
  return tx.one<Surroundings>(
    `select v.service_name as "serviceName", v.form as "serviceForm", vendor.name as "vendorName", hospital.name as "hospitalName",
            v.number as "versionNumber", v.sha256 as "versionSha256", app.version_status(v.id, v.service_id, v.catalogue_id) as "versionStatus",
            coalesce((select jsonb_agg(jsonb_build_object('party', s.side, 'name', s.person_name, 'title', s.person_title,
                        'signedAt', to_char(s.signed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                        'factors', s.factors, 'challengeId', s.challenge_id,
                        'authority', case when s.authority is not null then s.authority - 'id' end, 'onBehalfOf', s.on_behalf_of ->> 'name',
                        'method', s.method, 'certificate', s.certificate,
                        'sealed', exists (select from agreement_document d where d.agreement_id = s.agreement_id and d.revision = s.revision and d.stage = s.side))
                        order by s.signed_at)
                        from agreement_signature s where s.agreement_id = $1 and s.revision = $2), '[]') as signatures,
            coalesce((select jsonb_agg(jsonb_build_object('rowId', c.row_id, 'party', c.party, 'author', c.author, 'text', c.text,
                        'at', to_char(c.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by c.at)
                        from agreement_comment c where c.agreement_id = $1), '[]') as comments,
            (select number from agreement where id = $6) as "amendsNumber",
            coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'number', m.number, 'status',
                        case when m.status like '%\\_sealing' then 'sealing' else m.status end) order by m.opened_at desc)
                        from agreement m where m.amends = $1), '[]') as amendments,
            coalesce((select jsonb_object_agg(p.row_id, p.sides)
                        from (select row_id, jsonb_agg(distinct party) as sides from agreement_row_value where agreement_id = $1 group by row_id) p),
                     '{}') as proposers,
            (select jsonb_build_object('version', l.version, 'at', to_char(l.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
               from agreement_look l where l.agreement_id = $1 and l.person_id = app.user_id() and l.organization_id = app.org_id()) as look,
            coalesce((select jsonb_agg(jsonb_build_object('rowId', u.row_id, 'id', t.id, 'name', t.name, 'value', u.value))
                        from agreement_row_template u join agreement_template t on t.id = u.template_id
                       where u.agreement_id = $1 and u.organization_id = app.org_id()), '[]') as templates,
            (select risk_limit from organization_profile where organization_id = $4) as "riskLimit",
            d.pages as "documentPages", d.sha256 as "documentSha256", d.sha256 is not null as "hasDocument"
       from disclosure_version v
       join organization vendor on vendor.id = $3 join organization hospital on hospital.id = $4
       left join lateral (select pages, sha256 from agreement_document d where d.agreement_id = $1 and d.revision = $2
                           order by case d.stage when 'base' then 1 when 'vendor' then 2 when 'hospital' then 3 else 4 end desc, d.sequence desc limit 1) d on true
      where v.id = $5`,
    [
      agreement.id,
      agreement.revision,
      agreement.vendorOrgId,
      agreement.hospitalOrgId,
      agreement.versionId,
      agreement.amends,
    ],
  );
}
