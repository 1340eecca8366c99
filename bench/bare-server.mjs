// What the portal's reading is measured against: node:http and pg, the session looked up, one prepared statement, nothing else.
// node bare-server.mjs, with BARE_DATABASE_URL and BARE_ROUTES: {path: {sql, parameters, columns}}; prints its port.
import { createHash } from "node:crypto";
import http from "node:http";
import pg from "pg";

const asText = { getTypeParser: () => (value) => value };
const pool = new pg.Pool({ connectionString: process.env.BARE_DATABASE_URL, max: 10 });
const routes = Object.entries(JSON.parse(process.env.BARE_ROUTES)).map(([path, route], index) => [
  path,
  { ...route, name: `route ${index}` },
]);
const routeOf = new Map(routes);

const server = http.createServer(async (request, response) => {
  try {
    const body = await answer(request);
    response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
    response.end(body);
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
});

async function answer({ url, headers }) {
  const { name, sql, parameters, columns } = routeOf.get(url);
  const token = /portal-session=([^;]+)/.exec(headers.cookie ?? "")?.[1];
  const session = await pool.query("select * from app.session_of($1)", [createHash("sha256").update(token).digest()]);
  const { person_id: person, organization_id: organization, kind } = session.rows[0];
  const client = await pool.connect();
  try {
    await client.query(
      `begin; select set_config('app.org_id', '${organization}', true), set_config('app.user_id', '${person}', true), set_config('app.org_kind', '${kind}', true)`,
    );
    const { rows } = await client.query({ name, text: sql, values: parameters, types: asText });
    await client.query("commit");
    return rows.map((row) => columns.map((column) => row[column]).join(",")).join(",");
  } finally {
    client.release();
  }
}

server.listen(0, "127.0.0.1", () => console.log(`ready ${server.address().port}`));
