import type { DataSource } from "typeorm";

/**
 * Refuses to serve as a login that row-level security does not bind: every organisation would see every other's rows.
 * @throws Error in one sentence that says which login is meant instead
 */
export async function requireSafeLogin(source: DataSource): Promise<void> {
  const [login] = (await source.query(
    `select current_user as name, rolsuper or rolbypassrls as unbound,
            exists (select from pg_roles o where o.rolname = 'portal_owner' and pg_has_role(current_user, o.oid, 'member')) as owns
       from pg_roles where rolname = current_user`,
  )) as [{ name: string; unbound: boolean; owns: boolean }];
  if (login.unbound || login.owns)
    throw new Error(
      `DATABASE_URL logs in as ${login.name}, which ${login.unbound ? "row-level security does not bind" : "owns the tables"}; use the login portal_app.`,
    );
}
