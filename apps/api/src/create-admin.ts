import "reflect-metadata";
import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { PASSWORD_MIN } from "@portal/shared";
import { hashPassword } from "./identity/password.js";
import { newId } from "./platform/identifier.js";
import { openDatabase } from "./platform/open-database.js";

/**
 * Makes the first administrator of an installation, with the organisation. The password comes from ADMIN_PASSWORD, so that it
 * stands in no command line; absent, one is made and printed once.
 */
const { values } = parseArgs({
  options: {
    email: { type: "string" },
    name: { type: "string" },
    organization: { type: "string" },
    kind: { type: "string" },
  },
});
const { email, organization, kind } = values;
const name = values.name ?? email ?? "";
const password = process.env["ADMIN_PASSWORD"] ?? randomBytes(18).toString("base64url");

try {
  if (!email?.includes("@") || !organization || (kind !== "vendor" && kind !== "hospital"))
    throw new Error(
      "usage: npm run admin:create -- --email ADDRESS --name NAME --organization NAME --kind vendor|hospital",
    );
  if (password.length < PASSWORD_MIN) throw new Error("ADMIN_PASSWORD must have 13 characters or more.");
  const url = process.env["DATABASE_URL"];
  if (!url) throw new Error("DATABASE_URL is missing.");
  const { db, close } = await openDatabase(url);
  const passwordHash = await hashPassword(password);
  await db.asSystem("set-up", async (tx) => {
    const taken = await tx.query("select 1 from person where email = $1", [email.toLowerCase()]);
    if (taken.length > 0) throw new Error(`${email} has an account already.`);
    const organizationId = newId();
    const personId = newId();
    await tx.query("insert into organization (id, kind, name) values ($1, $2, $3)", [
      organizationId,
      kind,
      organization,
    ]);
    await tx.query("insert into organization_profile (organization_id, legal_name) values ($1, $2)", [
      organizationId,
      organization,
    ]);
    await tx.query(
      "insert into person (id, email, name, password_hash, must_change_password) values ($1, $2, $3, $4, $5)",
      [
        personId,
        email.toLowerCase(),
        name,
        passwordHash,
        // A printed one stays in a terminal or a log.
        !process.env["ADMIN_PASSWORD"],
      ],
    );
    await tx.query("insert into membership (person_id, organization_id, roles) values ($1, $2, '{admin}')", [
      personId,
      organizationId,
    ]);
    tx.record("organization.created", organizationId, { kind, name: organization }, null, organizationId);
    tx.record("member.added", personId, { roles: ["admin"] }, null, organizationId);
  });
  await close();
  console.log(`${email} is now administrator of ${organization}.`);
  if (!process.env["ADMIN_PASSWORD"]) console.log(`First password (shown once): ${password}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
