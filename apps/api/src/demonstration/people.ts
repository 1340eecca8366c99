import type { Role } from "@portal/shared";
import { hashPassword } from "../identity/password.js";
import type { Database } from "../platform/database.js";
import { newId } from "../platform/identifier.js";
import { DemonstrationClient } from "./client.js";
import type { DemonstrationOrganization } from "./demonstration-data.js";

export const DEMONSTRATION_PASSWORD = "demo-password";

/** Makes the organisations and their members. @returns the id of each organisation by its key */
export async function createOrganizations(
  db: Database,
  organizations: readonly DemonstrationOrganization[],
): Promise<Map<string, string>> {
  const passwordHash = await hashPassword(DEMONSTRATION_PASSWORD);
  const ids = new Map(organizations.map(({ key }) => [key, newId()]));
  await db.asSystem("set-up", async (tx) => {
    for (const organization of organizations) {
      const id = ids.get(organization.key)!;
      await tx.query("insert into organization (id, kind, name) values ($1, $2, $3)", [
        id,
        organization.kind,
        organization.name,
      ]);
      await tx.query(
        `insert into organization_profile (organization_id, legal_name, address, representative, incident_contact) values ($1, $2, $3, $4, $5)`,
        [id, organization.legalName, organization.address, organization.representative, organization.incidentContact],
      );
      tx.record(
        "organization.created",
        id,
        { kind: organization.kind, name: organization.name, demonstration: true },
        null,
        id,
      );
      for (const { email, name, title, roles } of organization.members) {
        const personId = newId();
        await tx.query("insert into person (id, email, name, password_hash) values ($1, $2, $3, $4)", [
          personId,
          email,
          name,
          passwordHash,
        ]);
        await tx.query("insert into membership (person_id, organization_id, title, roles) values ($1, $2, $3, $4)", [
          personId,
          id,
          title,
          roles,
        ]);
        tx.record("member.added", personId, { roles }, null, id);
      }
    }
  });
  return ids;
}

/** Signs members in, each once. */
export class Members {
  private readonly clients = new Map<string, Promise<DemonstrationClient>>();

  constructor(
    private readonly base: string,
    private readonly organizations: readonly DemonstrationOrganization[],
  ) {}

  /** A member of the organisation who holds the role. */
  of(organizationKey: string, role: Role): Promise<DemonstrationClient> {
    const organization = this.organizations.find(({ key }) => key === organizationKey);
    const member = organization?.members.find(({ roles }) => roles.includes(role));
    if (!member) throw new Error(`no ${role} at ${organizationKey}`);
    const known =
      this.clients.get(member.email) ?? DemonstrationClient.signIn(this.base, member.email, DEMONSTRATION_PASSWORD);
    this.clients.set(member.email, known);
    return known;
  }
}
