import { Injectable } from "@nestjs/common";
import { type Party, PAGE_LIMIT_MAX } from "@portal/shared";
import type { Actor, SignedIn } from "../platform/actor.js";
import { unprintableIn } from "../document/printable.js";
import { decodeCursor, encodeCursor } from "../platform/cursor.js";
import { Database, type Tx } from "../platform/database.js";
import { etagOf, requireMatch } from "../platform/etag.js";
import { newId } from "../platform/identifier.js";
import { Problem, requireNone } from "../platform/problem.js";
import type {
  AddedMemberView,
  AddMemberDto,
  EditMemberDto,
  EditOrganizationDto,
  MemberListView,
  MemberView,
  OrganizationListView,
  OrganizationView,
  PasswordResetView,
} from "./identity.dto.js";
import { hashPassword, issuePassword } from "./password.js";

interface OrganizationRow extends Omit<OrganizationView, "etag"> {
  rowVersion: number;
}

/** Organisations, what agreements print of them, and their members. */
@Injectable()
export class OrganizationsService {
  constructor(private readonly db: Database) {}

  list(
    _: SignedIn,
    kind: Party | undefined,
    query: string | undefined,
    limit = 50,
    cursor?: string,
  ): Promise<OrganizationListView> {
    const most = Math.min(Math.max(limit, 1), PAGE_LIMIT_MAX);
    const after = decodeCursor(cursor, 2);
    return this.db.asSystem("sign-in", async (tx) => {
      const items = await tx.query<{ id: string; name: string; kind: Party }>(
        `select id, name, kind from organization
          where ($1::text is null or kind = $1) and ($2::text is null or strpos(lower(name), lower($2)) > 0) and ($3::text is null or (name, id::text) > ($3, $4))
          order by name, id::text limit $5`,
        [kind ?? null, query ?? null, after?.[0] ?? null, after?.[1] ?? null, most + 1],
      );
      const page = items.slice(0, most);
      const last = page.at(-1);
      return { items: page, nextCursor: items.length > most && last ? encodeCursor(last.name, last.id) : null };
    });
  }

  read(actor: Actor, id: string): Promise<OrganizationView> {
    return this.db.as(actor, async (tx) => view(await organization(tx, id)));
  }

  /** @throws Problem `not-found`, `precondition-required`, `precondition-failed`, `unacceptable` */
  async edit(
    actor: Actor,
    id: string,
    ifMatch: string | undefined,
    changes: EditOrganizationDto,
  ): Promise<OrganizationView> {
    requireNone(unprintableIn(changes));
    if (changes.riskLimit !== undefined && actor.kind !== "hospital") throw refusedLimit();
    return this.db.as(actor, async (tx) => {
      requireOwn(actor, id);
      await tx.one("select 1 as found from organization_profile where organization_id = $1 for update", [id]);
      const before = await organization(tx, id);
      requireMatch(ifMatch, before.rowVersion, () => view(before));
      const after = { ...before, ...changes };
      await tx.query("update organization set name = $2 where id = $1", [id, after.name]);
      await tx.query(
        `update organization_profile set legal_name = $2, address = $3, representative = $4, incident_contact = $5, separate_signatory = $6,
                risk_limit = coalesce($7, risk_limit), row_version = row_version + 1
          where organization_id = $1`,
        [
          id,
          after.legalName,
          after.address,
          JSON.stringify(after.representative),
          JSON.stringify(after.incidentContact),
          after.separateSignatory,
          changes.riskLimit ?? null,
        ],
      );
      tx.record("organization.edited", id, { changes });
      return view(await organization(tx, id));
    });
  }

  members(actor: Actor, id: string): Promise<MemberListView> {
    return this.db.as(actor, async (tx) => {
      requireOwn(actor, id);
      return { items: await membersOf(tx, actor, id), nextCursor: null };
    });
  }

  /**
   * A new person gets the given password or an issued one, to be changed at the first sign-in; a known person keeps the own.
   * The issued one is no part of the stored answer of an Idempotency-Key: it is told once.
   * @throws Problem `already-exists` when the person is a member
   */
  async addMember(
    actor: Actor,
    id: string,
    { email, name, title = "", roles, password }: AddMemberDto,
  ): Promise<AddedMemberView> {
    requireOwn(actor, id);
    // The name of who confirms and signs stands in the agreement too.
    requireNone(unprintableIn({ name, title }));
    const issued = password ?? issuePassword();
    const passwordHash = await hashPassword(issued);
    let isNew = false;
    const added = await this.db.as(actor, async (tx) => {
      const [known] = await tx.query<{ id: string | null }>("select app.person_of_email($1) as id", [email]);
      const personId = known?.id ?? newId();
      isNew = !known?.id;
      if (isNew)
        await tx.query(
          "insert into person (id, email, name, password_hash, must_change_password) values ($1, $2, $3, $4, true)",
          [personId, email.toLowerCase(), name, passwordHash],
        );
      const memberships = await tx.query(
        "insert into membership (person_id, organization_id, title, roles) values ($1, $2, $3, $4) on conflict do nothing returning person_id",
        [personId, id, title, roles],
      );
      if (memberships.length === 0) throw new Problem("already-exists");
      tx.record("member.added", personId, { roles, title });
      return { ...(await member(tx, actor, id, personId)), oneTimePassword: null };
    });
    return { ...added, oneTimePassword: isNew && password === undefined ? issued : null };
  }

  /**
   * For a member who forgot it. Ends the member's sessions; told once, like that of a new member.
   * @throws Problem `member.belongs-elsewhere`; `wrong-state` for oneself, who changes the own
   */
  async resetPassword(actor: Actor, id: string, personId: string): Promise<PasswordResetView> {
    requireOwn(actor, id);
    if (actor.userId === personId)
      throw new Problem("wrong-state", {
        detail: {
          ja: "自分のパスワードは再設定ではなく「パスワードの変更」で変えます",
          en: "Change your own password instead of resetting it",
        },
      });
    const oneTimePassword = issuePassword();
    const passwordHash = await hashPassword(oneTimePassword);
    await this.db.as(actor, async (tx) => {
      await member(tx, actor, id, personId);
      const { done } = await tx.one<{ done: boolean }>("select app.reset_password($1, $2) as done", [
        personId,
        passwordHash,
      ]);
      if (!done) throw new Problem("member.belongs-elsewhere");
      tx.record("member.password-reset", personId, {});
      return { oneTimePassword: null };
    });
    return { oneTimePassword };
  }

  /**
   * For a member who lost both the device and the recovery codes. Ends the member's sessions; signing waits 24 hours.
   * @throws Problem `member.belongs-elsewhere`; `wrong-state` for oneself
   */
  resetSecondFactor(actor: Actor, id: string, personId: string): Promise<void> {
    requireOwn(actor, id);
    if (actor.userId === personId)
      throw new Problem("wrong-state", {
        detail: {
          ja: "自分の二要素認証は「アカウントの保護」で解除します",
          en: "Remove your own second factor on the page of your account",
        },
      });
    return this.db.as(actor, async (tx) => {
      await member(tx, actor, id, personId);
      const { done } = await tx.one<{ done: boolean }>("select app.reset_second_factor($1) as done", [personId]);
      if (!done) throw new Problem("member.belongs-elsewhere");
      tx.record("member.second-factor-reset", personId, {});
    });
  }

  async editMember(actor: Actor, id: string, personId: string, { title, roles }: EditMemberDto): Promise<MemberView> {
    if (title !== undefined) requireNone(unprintableIn({ title }));
    return this.db.as(actor, async (tx) => {
      requireOwn(actor, id);
      const before = await member(tx, actor, id, personId);
      await tx.query("update membership set title = $3, roles = $4 where organization_id = $1 and person_id = $2", [
        id,
        personId,
        title ?? before.title,
        roles ?? before.roles,
      ]);
      await requireAdmin(tx, id);
      tx.record("member.roles-changed", personId, { before: before.roles, roles: roles ?? before.roles });
      return member(tx, actor, id, personId);
    });
  }

  removeMember(actor: Actor, id: string, personId: string): Promise<void> {
    return this.db.as(actor, async (tx) => {
      requireOwn(actor, id);
      await member(tx, actor, id, personId);
      await tx.query("delete from membership where organization_id = $1 and person_id = $2", [id, personId]);
      await requireAdmin(tx, id);
      tx.record("member.removed", personId, {});
    });
  }
}

function requireOwn(actor: Actor, id: string): void {
  if (actor.orgId !== id) throw new Problem("not-found");
}

const refusedLimit = (): Problem =>
  new Problem("unacceptable", {
    errors: [
      {
        pointer: "/riskLimit",
        code: "kind",
        detail: {
          ja: "許容するリスクの上限は医療機関だけが定めます",
          en: "Only a hospital sets the limit of the risk it accepts",
        },
      },
    ],
  });

async function organization(tx: Tx, id: string): Promise<OrganizationRow> {
  return tx.one<OrganizationRow>(
    `select o.id, o.name, o.kind, p.legal_name as "legalName", p.address, p.representative, p.incident_contact as "incidentContact",
            p.separate_signatory as "separateSignatory", case when o.kind = 'hospital' then p.risk_limit end as "riskLimit",
            p.row_version as "rowVersion"
       from organization o join organization_profile p on p.organization_id = o.id where o.id = $1`,
    [id],
  );
}

const view = ({ rowVersion, ...row }: OrganizationRow): OrganizationView => ({ ...row, etag: etagOf(rowVersion) });

/** The database tells the second factors to an administrator alone; nobody else's screen asks for them. */
const membersOf = (tx: Tx, actor: Actor, id: string) =>
  tx.query<MemberView>(
    `select p.id, p.email, p.name, m.title, m.roles,
            case when $2 then coalesce(f.kinds, '{}') end as "secondFactors"
       from membership m join person p on p.id = m.person_id
       left join app.second_factors_of_members() f on f.person_id = p.id
      where m.organization_id = $1 order by p.name, p.id`,
    [id, actor.roles.includes("admin")],
  );

async function member(tx: Tx, actor: Actor, id: string, personId: string): Promise<MemberView> {
  const found = (await membersOf(tx, actor, id)).find((one) => one.id === personId);
  if (!found) throw new Problem("not-found");
  return found;
}

// An organisation without an administrator could never be mended from inside.
async function requireAdmin(tx: Tx, id: string): Promise<void> {
  const admins = await tx.query("select 1 from membership where organization_id = $1 and 'admin' = any(roles)", [id]);
  if (admins.length === 0)
    throw new Problem("wrong-state", {
      detail: { ja: "最後の管理者は外せません", en: "The last administrator cannot be removed" },
    });
}
