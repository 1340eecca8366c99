import { createHash, randomBytes, randomUUID } from "node:crypto";
import { hashPassword } from "../../apps/api/dist/identity/password.js";

export const password = "bench-password";

/** @typedef {{ id: string, name: string, kind: "vendor" | "hospital" }} Organization */
/** @typedef {{ organization: Organization, token: string }} SignedIn a person with all roles of the kind, and the session token */

/** An organisation with its profile. @param {import("pg").Pool} owner @returns {Promise<Organization>} */
export async function newOrganization(owner, kind, name) {
  const id = randomUUID();
  await owner.query("insert into organization (id, kind, name) values ($1, $2, $3)", [id, kind, name]);
  await owner.query(
    `insert into organization_profile (organization_id, legal_name, address, representative, incident_contact)
     values ($1, $2, '東京都架空区計測1-2-3', $3, $4)`,
    [id, name, { title: "代表", name: "測定 太郎" }, { name: "緊急窓口", phone: "00-0000-0000" }],
  );
  return { id, kind, name };
}

/** A person of the organisation, signed in; the password is hashed at the cost the portal uses. @returns {Promise<SignedIn>} */
export async function newPerson(owner, organization, roles = ["editor", "approver", "signatory", "viewer", "admin"]) {
  const id = randomUUID();
  await owner.query("insert into person (id, email, name, password_hash) values ($1, $2, '測定 花子', $3)", [
    id,
    `${id}@bench.example`,
    await hashPassword(password),
  ]);
  await owner.query("insert into membership (person_id, organization_id, title, roles) values ($1, $2, '担当', $3)", [
    id,
    organization.id,
    roles,
  ]);
  const token = randomBytes(32).toString("base64url");
  await owner.query("insert into session (id_hash, person_id, organization_id) values ($1, $2, $3)", [
    createHash("sha256").update(token).digest(),
    id,
    organization.id,
  ]);
  return { organization, token };
}
