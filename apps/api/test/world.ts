import { randomBytes, randomUUID } from "node:crypto";
import { hash } from "@node-rs/argon2";
import { afterAll, jest } from "@jest/globals";
import pg from "pg";
import type { Party, Role } from "@portal/shared";

/** What the tests of this file stand on: the running API, and PostgreSQL seen as its owner. */
const { API_URL, API_URL_SECOND, TEST_DATABASE_OWNER_URL } = process.env as Record<string, string>;
if (!API_URL || !TEST_DATABASE_OWNER_URL)
  throw new Error("the API tests need start-server.mjs and TEST_DATABASE_OWNER_URL");

export const owner = new pg.Pool({ connectionString: TEST_DATABASE_OWNER_URL, max: 2 });
afterAll(() => owner.end());
// A whole agreement is made, rendered and sealed twice in some tests, on machines that do other things too.
jest.setTimeout(120_000);

const password = "correct horse battery";
// Cheap parameters: the tests' passwords protect nothing, and verifying reads the cost from the hash.
const passwordHash = hash(password, { memoryCost: 8, timeCost: 1 });

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // Bodies are what the test says they are; each test checks the members it needs.
  readonly body: never;
  readonly text: string;
  readonly bytes: Buffer;
}

type RequestHeaders = Record<string, string>;

/** A browser session of one person, or nobody's when `cookie` is empty. */
export class Client {
  constructor(
    readonly cookie = "",
    readonly base: string = API_URL ?? "",
  ) {}

  /** The same person at the second process. */
  elsewhere(): Client {
    return new Client(this.cookie, API_URL_SECOND ?? "");
  }

  get = (path: string, headers?: RequestHeaders) => this.send("GET", path, undefined, headers);
  post = (path: string, body: unknown = {}, headers?: RequestHeaders) => this.send("POST", path, body, headers);
  put = (path: string, body: unknown = {}, headers?: RequestHeaders) => this.send("PUT", path, body, headers);
  patch = (path: string, body: unknown, headers?: RequestHeaders) => this.send("PATCH", path, body, headers);
  delete = (path: string, headers?: RequestHeaders) => this.send("DELETE", path, undefined, headers);

  async upload(path: string, name: string, bytes: Uint8Array, type = "application/octet-stream"): Promise<Answered> {
    const form = new FormData();
    form.set("file", new Blob([new Uint8Array(bytes)], { type }), name);
    return this.answer(
      await fetch(`${this.base}/api/v1${path}`, { method: "POST", body: form, headers: this.headers({}) }),
    );
  }

  async send(method: string, path: string, body?: unknown, headers: RequestHeaders = {}): Promise<Answered> {
    const init: RequestInit = {
      method,
      redirect: "manual",
      headers: this.headers(body === undefined ? headers : { "content-type": "application/json", ...headers }),
    };
    if (body !== undefined) init.body = typeof body === "string" ? body : JSON.stringify(body);
    return this.answer(
      await fetch(
        path.startsWith("/api") || path.endsWith("z") ? `${this.base}${path}` : `${this.base}/api/v1${path}`,
        init,
      ),
    );
  }

  private headers(more: RequestHeaders): RequestHeaders {
    return { ...(this.cookie && { cookie: this.cookie, origin: this.base }), ...more };
  }

  private async answer(response: Response): Promise<Answered> {
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = bytes.toString("utf8");
    const isJson = /json/.test(response.headers.get("content-type") ?? "");
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson ? JSON.parse(text) : null) as never,
      text,
      bytes,
    };
  }
}

export const nobody = new Client();

export interface Organization {
  readonly id: string;
  readonly kind: Party;
  readonly name: string;
}

/** A new organisation that no other test knows: tenancy itself keeps tests apart. */
export async function anOrganization(
  kind: Party,
  name = `${kind === "vendor" ? "試験事業者" : "試験病院"} ${randomBytes(3).toString("hex")}`,
): Promise<Organization> {
  const id = randomUUID();
  await owner.query("insert into organization (id, kind, name) values ($1, $2, $3)", [id, kind, name]);
  await owner.query(
    `insert into organization_profile (organization_id, legal_name, address, representative, incident_contact) values ($1, $2, $3, $4, $5)`,
    [
      id,
      `${name}（正式名称）`,
      "東京都架空区試験1-2-3",
      { title: "代表", name: "試験 太郎" },
      { name: "緊急窓口", phone: "00-0000-0000" },
    ],
  );
  return { id, kind, name };
}

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

/** A new member with these roles. */
export async function aMember(
  organization: Organization,
  roles: readonly Role[],
  name = `試験 ${roles.join("・")}`,
): Promise<Person> {
  const id = randomUUID();
  const email = `${id}@test.example`;
  await owner.query("insert into person (id, email, name, password_hash) values ($1, $2, $3, $4)", [
    id,
    email,
    name,
    await passwordHash,
  ]);
  await owner.query("insert into membership (person_id, organization_id, title, roles) values ($1, $2, '担当', $3)", [
    id,
    organization.id,
    roles,
  ]);
  return { id, email, name };
}

export async function signIn({ email }: Pick<Person, "email">, base = API_URL): Promise<Client> {
  const answer = await new Client("", base).post("/sessions", { email, password });
  const cookie = answer.headers.get("set-cookie")?.split(";")[0];
  if (answer.status !== 201 || !cookie) throw new Error(`sign-in answered ${answer.status} ${answer.text}`);
  return new Client(cookie, base);
}

export const thePassword = password;

/** An organisation with one signed-in client for each role. */
export interface Team {
  readonly organization: Organization;
  readonly editor: Client;
  readonly approver: Client;
  readonly signatory: Client;
  readonly viewer: Client;
  readonly admin: Client;
}

export async function aTeam(kind: Party): Promise<Team> {
  const organization = await anOrganization(kind);
  const clientFor = async (role: Role) => signIn(await aMember(organization, [role]));
  const [editor, approver, signatory, viewer, admin] = await Promise.all(
    (["editor", "approver", "signatory", "viewer", "admin"] as const).map(clientFor),
  );
  return { organization, editor: editor!, approver: approver!, signatory: signatory!, viewer: viewer!, admin: admin! };
}

/** Actions of the trail about one subject, in order, as the owner sees them. */
export async function trailOf(subjectId: string): Promise<string[]> {
  const { rows } = await owner.query<{ action: string }>(
    "select action from audit_event where subject_id = $1 order by at, seq",
    [subjectId],
  );
  return rows.map(({ action }) => action);
}

/** Asks until the answer is as expected; fails after ten seconds with the last answer. */
export async function eventually<T>(ask: () => Promise<T>, isExpected: (answer: T) => boolean): Promise<T> {
  const until = performance.now() + 10_000;
  for (;;) {
    const answer = await ask();
    if (isExpected(answer)) return answer;
    if (performance.now() > until)
      throw new Error(`not so within ten seconds: ${JSON.stringify(answer).slice(0, 500)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
