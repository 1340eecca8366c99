import { Injectable } from "@nestjs/common";
import { isIsoDate, type Language, otherParty, PAGE_LIMIT_MAX, prefillRows } from "@portal/shared";
import { CataloguesService } from "../catalogues/catalogues.service.js";
import { type VersionForAgreement, VersionsService } from "../disclosures/versions.service.js";
import type { Actor } from "../platform/actor.js";
import { decodeCursor, encodeCursor } from "../platform/cursor.js";
import { Database, type Tx } from "../platform/database.js";
import { newId } from "../platform/identifier.js";
import { Problem } from "../platform/problem.js";
import type { AgreementListView, AgreementView, ListAgreementsDto, OpenAgreementDto } from "./agreement.dto.js";
import { AgreementEntity } from "./agreement.entity.js";
import { selectAgreements, summary, type SummaryRow } from "./agreement-list.js";
import { nextAgreementNumber } from "./agreement-number.js";
import { insertRows } from "./agreement-rows.js";
import { AgreementViews } from "./agreement-view.js";
import { TemplateApplicationsService } from "./template-applications.service.js";

/** Opening, listing and reading agreements. */
@Injectable()
export class AgreementsService {
  constructor(
    private readonly db: Database,
    private readonly catalogues: CataloguesService,
    private readonly versions: VersionsService,
    private readonly views: AgreementViews,
    private readonly applications: TemplateApplicationsService,
  ) {}

  /**
   * Opens an agreement on a published version, with every row prefilled from the catalogues and the opener's templates.
   * @throws Problem `not-found`, `agreement.withdrawn-version`, `wrong-state` for a superseded version or an archived template,
   * `unacceptable` for dates, and for a template that does not fit
   */
  open(actor: Actor, input: OpenAgreementDto, language: Language): Promise<AgreementView> {
    return this.db.as(actor, async (tx) => {
      requirePeriod(input);
      const version = await this.versions.versionForAgreement(tx, input.disclosureVersionId);
      requireUsable(version);
      const parties = await partiesOf(tx, actor, version, input.counterpartyOrganizationId);
      const agreement = await this.store(tx, actor, version, parties, input);
      await tx.query(
        `insert into disclosure_share (version_id, vendor_org_id, hospital_org_id) values ($1, $2, $3) on conflict do nothing`,
        [version.id, parties.vendorOrgId, parties.hospitalOrgId],
      );
      await this.prefill(tx, actor, agreement, version, input.templates ?? []);
      tx.record(
        "agreement.opened",
        agreement.id,
        { number: agreement.number, versionId: version.id, startsOn: input.startsOn, endsOn: input.endsOn },
        input.counterpartyOrganizationId,
      );
      return this.views.of(tx, actor, agreement, language);
    });
  }

  read(actor: Actor, id: string, language: Language): Promise<AgreementView> {
    return this.db.as(actor, async (tx) => this.views.of(tx, actor, await tx.get(AgreementEntity, id), language));
  }

  list(actor: Actor, query: ListAgreementsDto): Promise<AgreementListView> {
    const most = Math.min(query.limit ?? 50, PAGE_LIMIT_MAX);
    const after = decodeCursor(query.cursor, 2);
    return this.db.as(actor, async (tx) => {
      const rows = await tx.query<SummaryRow>(selectAgreements, [
        query.counterparty ?? null,
        query.from ?? null,
        query.to ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        most + 1,
        actor.kind,
        query.amountFrom ?? null,
        query.amountTo ?? null,
        query.query?.normalize("NFKC").toLowerCase() ?? null,
        query.toSign === "true",
      ]);
      const page = rows.slice(0, most);
      const last = page.at(-1);
      return {
        items: page.map(summary),
        nextCursor: rows.length > most && last ? encodeCursor(last.openedAt, last.id) : null,
      };
    });
  }

  private async store(
    tx: Tx,
    actor: Actor,
    version: VersionForAgreement,
    parties: { vendorOrgId: string; hospitalOrgId: string },
    { startsOn, endsOn }: OpenAgreementDto,
  ): Promise<AgreementEntity> {
    const agreement = Object.assign(new AgreementEntity(), {
      id: newId(),
      number: await nextAgreementNumber(tx),
      ...parties,
      serviceId: version.serviceId,
      versionId: version.id,
      catalogues: {
        disclosure: version.catalogueId,
        roles: this.catalogues.current("roles").id,
        sla: this.catalogues.current("sla").id,
        risk: this.catalogues.current("risk").id,
      },
      status: "drafting",
      mode: "normal",
      revision: 1,
      openedBy: actor.kind,
      openedByName: actor.name,
      openedAt: tx.now,
      turn: actor.kind,
      handover: null,
      version: 1,
      settledAt: null,
      contentDigest: null,
      riskLimit: null,
      expiresOn: null,
      startsOn,
      endsOn,
      terminatesOn: null,
      sealingWaitsFor: null,
      amends: null,
      closing: null,
    } satisfies AgreementEntity);
    await tx.em.insert(AgreementEntity, agreement);
    return agreement;
  }

  private async prefill(
    tx: Tx,
    actor: Actor,
    agreement: AgreementEntity,
    version: VersionForAgreement,
    templates: readonly string[],
  ): Promise<void> {
    const profiles = await tx.query<{ id: string; name: string; legalName: string; incidentContact: { name: string } }>(
      `select o.id, o.name, p.legal_name as "legalName", p.incident_contact as "incidentContact"
         from organization o join organization_profile p on p.organization_id = o.id where o.id = any($1)`,
      [[agreement.vendorOrgId, agreement.hospitalOrgId]],
    );
    const profile = (id: string) => {
      const found = profiles.find((one) => one.id === id);
      return {
        name: found?.legalName || found?.name || "",
        contacts: found?.incidentContact.name ? [found.incidentContact] : [],
      };
    };
    const rows = prefillRows({
      disclosure: this.catalogues.disclosure(version.catalogueId),
      roles: this.catalogues.current("roles"),
      sla: this.catalogues.current("sla"),
      risk: this.catalogues.current("risk"),
      answers: version.answers,
      service: { name: version.serviceName, form: version.form },
      period: { startsOn: agreement.startsOn, endsOn: agreement.endsOn },
      contacts: {
        vendor: profile(agreement.vendorOrgId).contacts,
        hospital: profile(agreement.hospitalOrgId).contacts,
      },
      organizations: { vendor: profile(agreement.vendorOrgId).name, hospital: profile(agreement.hospitalOrgId).name },
    });
    const prefilled = rows.map((row, position) => ({ ...row, id: newId(), position, recommended: row.value }));
    const { kept, proposed } = await this.applications.opening(tx, actor, agreement, prefilled, templates);
    await insertRows(tx, agreement, kept, null);
    // What a template says is the opener's proposal, not the recommendation.
    if (proposed.length > 0) {
      await insertRows(tx, agreement, proposed, { party: actor.kind, name: actor.name });
      await this.applications.note(tx, agreement.id, proposed);
    }
  }
}

function requirePeriod({ startsOn, endsOn }: OpenAgreementDto): void {
  const errors = [
    ...(isIsoDate(startsOn)
      ? []
      : [{ pointer: "/startsOn", code: "format", detail: { ja: "存在しない日付です", en: "There is no such day" } }]),
    ...(isIsoDate(endsOn)
      ? []
      : [{ pointer: "/endsOn", code: "format", detail: { ja: "存在しない日付です", en: "There is no such day" } }]),
    ...(endsOn < startsOn
      ? [
          {
            pointer: "/endsOn",
            code: "range",
            detail: { ja: "終了日が開始日より前です", en: "The end is before the start" },
          },
        ]
      : []),
  ];
  if (errors.length > 0) throw new Problem("unacceptable", { errors });
}

function requireUsable({ status }: VersionForAgreement): void {
  if (status === "withdrawn") throw new Problem("agreement.withdrawn-version");
  if (status === "superseded")
    throw new Problem("wrong-state", {
      detail: {
        ja: "この版は新しい版に置き換えられています。最新の版で合意を始めてください",
        en: "A newer version has replaced this one",
      },
    });
}

// The version decides the vendor; the counterparty must be an organisation of the other kind.
async function partiesOf(tx: Tx, actor: Actor, { vendorOrgId }: VersionForAgreement, counterparty: string) {
  const { kind } = await tx.one<{ kind: string }>("select kind from organization where id = $1", [counterparty]);
  const parties =
    actor.kind === "vendor"
      ? { vendorOrgId: actor.orgId, hospitalOrgId: counterparty }
      : { vendorOrgId: counterparty, hospitalOrgId: actor.orgId };
  if (kind !== otherParty(actor.kind) || parties.vendorOrgId !== vendorOrgId)
    throw new Problem("unacceptable", {
      errors: [
        {
          pointer: "/counterpartyOrganizationId",
          code: "choice",
          detail: {
            ja: "この開示書の版の相手方になれない組織です",
            en: "This organisation cannot be the other side for this version",
          },
        },
      ],
    });
  return parties;
}
