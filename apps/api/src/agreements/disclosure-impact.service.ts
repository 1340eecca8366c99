import { Injectable } from "@nestjs/common";
import {
  type AnswerImpact,
  answerChangeSentence,
  answersBehind,
  answerText,
  answerTo,
  disclosureImpact,
  indexOf,
  type Language,
  rowsRestingOn,
} from "@portal/shared";
import { CataloguesService } from "../catalogues/catalogues.service.js";
import { type DisclosedAnswers, VersionsService } from "../disclosures/versions.service.js";
import type { Actor } from "../platform/actor.js";
import { Database, type Tx } from "../platform/database.js";
import type { PageDto } from "../platform/page.dto.js";
import { Problem } from "../platform/problem.js";
import { AgreementEntity } from "./agreement.entity.js";
import type {
  AgreementImpactView,
  ImpactRowView,
  ItemImpactQueryDto,
  ItemImpactView,
  VersionImpactView,
} from "./disclosure-impact.dto.js";
import { impactedAgreements, impactedView, type ImpactRow, impactRowsOf } from "./impacted-agreements.js";

type Editions = AgreementEntity["catalogues"];

/**
 * Which rows of agreements rest on which disclosed answers, and what a newer version changes in them. Answers are read as the acting
 * organisation may read them; what it may not see in both versions is not compared.
 */
@Injectable()
export class DisclosureImpactService {
  constructor(
    private readonly db: Database,
    private readonly catalogues: CataloguesService,
    private readonly versions: VersionsService,
  ) {}

  /** @throws Problem `not-found` */
  ofAgreement(actor: Actor, id: string, language: Language): Promise<AgreementImpactView> {
    return this.db.as(actor, async (tx) => {
      const agreement = await tx.get(AgreementEntity, id);
      const newest = await this.versions.newerThan(tx, agreement.versionId);
      const [pinned, newer] = await this.versions.disclosedAnswers(tx, [
        agreement.versionId,
        ...(newest ? [newest.id] : []),
      ]);
      const rows = await impactRowsOf(tx, [id]);
      const disclosure = this.catalogues.disclosure(pinned!.catalogueId);
      const { byId } = indexOf(disclosure);
      const hidden = new Set(pinned!.restricted);
      const answered = answersBehind(rows, disclosure).map(({ itemId, rows: resting }) => {
        const item = byId.get(itemId)!;
        return {
          itemId,
          label: item.label[language],
          answer: hidden.has(itemId) ? null : answerText(item, answerTo(pinned!.answers, itemId), language, disclosure),
          rows: rowViews(resting, language),
        };
      });
      const withheld = newer ? withheldOf(pinned!, newer) : [];
      return {
        agreementId: id,
        pinned: { id: pinned!.id, number: pinned!.number, status: pinned!.status },
        newer: newest,
        changes: newer
          ? this.changes(pinned!, newer, rows, agreement.catalogues).map((change) =>
              this.changeView(change, newer, pinned!, language),
            )
          : [],
        withheld: answered.filter(({ itemId }) => withheld.includes(itemId)),
        answers: answered,
      };
    });
  }

  /** @throws Problem `not-found` for a version this reader may not see */
  ofVersion(actor: Actor, id: string, page: PageDto, language: Language): Promise<VersionImpactView> {
    return this.db.as(actor, async (tx) => {
      const { agreements, nextCursor, version } = await this.around(tx, id, false, page);
      return {
        items: agreements.map(({ agreement, rows, pinned }) => {
          const changes = this.changes(pinned, version, rows, agreement.catalogues).filter(
            (one) => one.rows.length > 0,
          );
          return {
            ...impactedView(agreement),
            changedAnswers: changes.length,
            changedRows: new Set(changes.flatMap((one) => rowViews(one.rows, language).map((row) => row.id))).size,
          };
        }),
        nextCursor,
      };
    });
  }

  /** @throws Problem `not-found` for a version this reader may not see, or an item its edition does not have */
  ofItem(
    actor: Actor,
    id: string,
    { itemId, ...page }: ItemImpactQueryDto,
    language: Language,
  ): Promise<ItemImpactView> {
    return this.db.as(actor, async (tx) => {
      const { agreements, nextCursor, version } = await this.around(tx, id, true, page);
      const item = indexOf(this.catalogues.disclosure(version.catalogueId)).byId.get(itemId);
      if (!item) throw new Problem("not-found");
      return {
        items: agreements.flatMap(({ agreement, rows, pinned }) => {
          const resting = rowsRestingOn(itemId, rows);
          if (resting.length === 0) return [];
          const withheld = withheldOf(pinned, version).includes(itemId);
          const before = answerTo(pinned.answers, itemId) ?? null;
          const after = answerTo(version.answers, itemId) ?? null;
          const change = withheld ? "" : answerChangeSentence(item, before, after, language);
          return [{ ...impactedView(agreement), change: change || null, withheld, rows: rowViews(resting, language) }];
        }),
        nextCursor,
      };
    });
  }

  /** A version, and one page of the reader's agreements on it or before it, with their rows and pinned answers. */
  private async around(tx: Tx, id: string, onIt: boolean, page: PageDto) {
    const [version] = await this.versions.disclosedAnswers(tx, [id]);
    const { page: agreements, nextCursor } = await impactedAgreements(tx, id, onIt, page);
    const pinnedIds = [...new Set(agreements.map(({ pinnedId }) => pinnedId))];
    const pinned = new Map((await this.versions.disclosedAnswers(tx, pinnedIds)).map((one) => [one.id, one]));
    const rows = await impactRowsOf(
      tx,
      agreements.map((agreement) => agreement.id),
    );
    return {
      version: version!,
      nextCursor,
      agreements: agreements.map((agreement) => ({
        agreement,
        rows: rows.filter(({ agreementId }) => agreementId === agreement.id),
        pinned: pinned.get(agreement.pinnedId)!,
      })),
    };
  }

  private changes(
    pinned: DisclosedAnswers,
    newer: DisclosedAnswers,
    rows: readonly ImpactRow[],
    editions: Editions,
  ): readonly AnswerImpact<ImpactRow>[] {
    const { roles, sla } = this.catalogues.pinned(editions);
    return disclosureImpact({
      rows,
      before: pinned.answers,
      after: newer.answers,
      withheld: withheldOf(pinned, newer),
      forms: { before: pinned.form, after: newer.form },
      disclosure: this.catalogues.disclosure(newer.catalogueId),
      roles,
      sla,
    });
  }

  private changeView(
    { itemId, before, after, rows }: AnswerImpact<ImpactRow>,
    newer: DisclosedAnswers,
    pinned: DisclosedAnswers,
    language: Language,
  ) {
    // An item that the newer edition dropped is named by the one that asked it.
    const item = [newer, pinned]
      .map(({ catalogueId }) => indexOf(this.catalogues.disclosure(catalogueId)).byId.get(itemId))
      .find((one) => one !== undefined);
    return {
      itemId,
      label: item?.label[language] ?? itemId,
      change: item ? answerChangeSentence(item, before, after, language) : "",
      rows: rowViews(rows, language),
    };
  }
}

const withheldOf = (pinned: DisclosedAnswers, newer: DisclosedAnswers): readonly string[] => [
  ...new Set([...pinned.restricted, ...newer.restricted]),
];

const rowViews = (rows: readonly ImpactRow[], language: Language): ImpactRowView[] =>
  rows.map(({ id, part, key, label }) => ({ id, part, key, label: label[language] }));
