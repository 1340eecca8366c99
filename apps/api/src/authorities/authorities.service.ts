import { Injectable } from "@nestjs/common";
import { isIsoDate } from "@portal/shared";
import { unprintableIn } from "../document/printable.js";
import { FilesService } from "../files/files.service.js";
import type { Actor } from "../platform/actor.js";
import { Database, type Tx } from "../platform/database.js";
import { newId } from "../platform/identifier.js";
import { type FieldError, Problem, requireNone } from "../platform/problem.js";
import type { AuthorityRegisterView, GrantAuthorityDto, ReplacedAuthorityDto } from "./authorities.dto.js";
import { chosenServices, memberOf, registerOf, requireOwn, wrongField } from "./authority-register.js";

/** The register of signing authorities (署名権限): granted and revoked by administrators, never for the own person. */
@Injectable()
export class AuthoritiesService {
  constructor(
    private readonly db: Database,
    private readonly files: FilesService,
  ) {}

  list(actor: Actor, id: string): Promise<AuthorityRegisterView> {
    return this.db.as(actor, async (tx) => {
      requireOwn(actor, id);
      return registerOf(tx, actor);
    });
  }

  /**
   * Registers a line, and with `replaces` revokes the one whose place it takes, together or not at all.
   * @throws Problem `authority.for-oneself`, `unacceptable`, `not-found` for a foreign organisation
   */
  grant(actor: Actor, id: string, given: GrantAuthorityDto): Promise<AuthorityRegisterView> {
    requireOwn(actor, id);
    if (given.personId === actor.userId) throw new Problem("authority.for-oneself");
    return this.db.as(actor, async (tx) => {
      const input = given.replaces ? await revokeReplaced(tx, actor, given, given.replaces) : given;
      requireNone([...periodErrors(input), ...evidenceErrors(input), ...unprintableIn(printed(input))]);
      const person = await memberOf(tx, input.personId);
      if (!person?.roles.includes("signatory"))
        throw wrongField("/personId", "choice", {
          ja: "署名の役割を持つ、組織の人を選んでください",
          en: "Choose a member with the role of signatory",
        });
      const documents = await this.files.own(tx, input.documentId ? [input.documentId] : []);
      if (input.documentId && !documents.has(input.documentId))
        throw wrongField("/documentId", "choice", {
          ja: "委任状のファイルが見つかりません。もう一度登録してください",
          en: "The file of the power of attorney is not there; upload it again",
        });
      const services = await chosenServices(tx, actor, input.serviceIds);
      const authorityId = newId();
      await tx.query(
        `insert into signing_authority (id, organization_id, person_id, person_name, title, kind, principal, document_id, services, limit_jpy,
                                        valid_from, valid_until, granted_by, granted_by_name)
         values ($1, app.org_id(), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, app.user_id(), $12)`,
        [
          authorityId,
          input.personId,
          person.name,
          input.title,
          input.kind,
          input.principal ?? null,
          input.documentId ?? null,
          services && JSON.stringify(services),
          input.limitJpy ?? null,
          input.validFrom,
          input.validUntil ?? null,
          actor.name,
        ],
      );
      const document = input.documentId ? documents.get(input.documentId) : undefined;
      tx.record("authority.granted", authorityId, {
        personId: input.personId,
        name: person.name,
        title: input.title,
        kind: input.kind,
        principal: input.principal ?? null,
        document: document ? { name: document.name, sha256: document.sha256 } : null,
        services,
        limitJpy: input.limitJpy ?? null,
        validFrom: input.validFrom,
        validUntil: input.validUntil ?? null,
        ...(input.replaces && { replaces: input.replaces.id }),
      });
      return registerOf(tx, actor);
    });
  }

  /** A line that is revoked already stays as it was. @throws Problem `not-found`, `authority.for-oneself` */
  revoke(actor: Actor, id: string, authorityId: string, reason: string): Promise<AuthorityRegisterView> {
    return this.db.as(actor, async (tx) => {
      requireOwn(actor, id);
      const line = await heldLine(tx, authorityId);
      if (line.personId === actor.userId) throw new Problem("authority.for-oneself");
      if (!line.revoked) await revokeLine(tx, actor, { id: authorityId, ...line }, reason);
      return registerOf(tx, actor);
    });
  }

  /** The power of attorney. @throws Problem `not-found` where there is none */
  async document(actor: Actor, id: string, authorityId: string) {
    requireOwn(actor, id);
    const { documentId } = await this.db.as(actor, (tx: Tx) =>
      tx.one<{ documentId: string }>(
        `select document_id as "documentId" from signing_authority
          where id = $1 and organization_id = app.org_id() and document_id is not null`,
        [authorityId],
      ),
    );
    return this.files.read(actor, documentId);
  }
}

interface HeldLine {
  readonly personId: string;
  readonly name: string;
  readonly documentId: string | null;
  readonly revoked: boolean;
}

/** Held against change until the transaction ends. @throws Problem `not-found` */
const heldLine = (tx: Tx, id: string): Promise<HeldLine> =>
  tx.one<HeldLine>(
    `select person_id as "personId", person_name as name, document_id as "documentId", revoked_at is not null as revoked
       from signing_authority where id = $1 and organization_id = app.org_id() for update`,
    [id],
  );

async function revokeLine(tx: Tx, actor: Actor, line: HeldLine & { id: string }, reason: string): Promise<void> {
  await tx.query(
    `update signing_authority set revoked_by = app.user_id(), revoked_by_name = $2, revoked_at = app.now(), revocation_reason = $3
      where id = $1`,
    [line.id, actor.name, reason],
  );
  tx.record("authority.revoked", line.id, { personId: line.personId, name: line.name, reason });
}

/** The power of attorney goes over to the new line when no other one was given. */
async function revokeReplaced(
  tx: Tx,
  actor: Actor,
  input: GrantAuthorityDto,
  { id, reason }: ReplacedAuthorityDto,
): Promise<GrantAuthorityDto> {
  const line = await heldLine(tx, id);
  if (line.personId !== input.personId || line.revoked)
    throw wrongField("/replaces", "choice", {
      ja: "取り消されていない、同じ人の署名権限だけを変更できます。一覧を開き直してください",
      en: "Only an authority of the same person that was not revoked can be changed; open the list again",
    });
  await revokeLine(tx, actor, { id, ...line }, reason);
  const kept = input.kind === "delegated" && input.documentId === undefined ? line.documentId : null;
  return kept ? { ...input, documentId: kept } : input;
}

// All that is printed into the signature field of an agreement.
const printed = ({ title, principal }: GrantAuthorityDto) => ({ title, principal: principal ?? "" });

export function periodErrors({ validFrom, validUntil }: { validFrom: string; validUntil?: string }): FieldError[] {
  const noDay = { code: "format", detail: { ja: "存在しない日付です", en: "There is no such day" } };
  const errors: FieldError[] = [];
  if (!isIsoDate(validFrom)) errors.push({ pointer: "/validFrom", ...noDay });
  if (validUntil === undefined) return errors;
  if (!isIsoDate(validUntil)) errors.push({ pointer: "/validUntil", ...noDay });
  else if (validUntil < validFrom)
    errors.push({
      pointer: "/validUntil",
      code: "range",
      detail: { ja: "最終日は開始日以後にしてください", en: "The last day must not be before the first" },
    });
  return errors;
}

function evidenceErrors({ kind, principal, documentId }: GrantAuthorityDto): FieldError[] {
  const isDelegated = kind === "delegated";
  const needed = (pointer: string, given: boolean, ja: string, en: string): FieldError[] =>
    given === isDelegated
      ? []
      : [
          isDelegated
            ? { pointer, code: "required", detail: { ja, en } }
            : {
                pointer,
                code: "unknown",
                detail: { ja: "代表者の権限には要りません", en: "A representative's authority has none" },
              },
        ];
  return [
    ...needed(
      "/principal",
      principal !== undefined,
      "委任した人の名前が必要です",
      "Name who gave the power of attorney",
    ),
    ...needed("/documentId", documentId !== undefined, "委任状のファイルが必要です", "The power of attorney is needed"),
  ];
}
