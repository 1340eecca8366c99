import net from "node:net";
import { atEnd } from "../../scripts/steps/shutdown.mjs";

/** @typedef {{ sql: string, parameters: (string | null)[] }} Statement as it went over the wire; parameters in text */

/**
 * A way to PostgreSQL that notes every statement: what a request really asks of the database, for replaying it without the portal.
 * @param {string} url
 * @returns {Promise<{ url: string, statements: Statement[] }>} the array grows; empty it with `length = 0`
 */
export async function tapDatabase(url) {
  const target = new URL(url);
  const statements = [];
  const server = net.createServer((client) => {
    const upstream = net.connect(Number(target.port), target.hostname);
    const read = frontendReader(statements);
    client.on("data", (chunk) => {
      read(chunk);
      upstream.write(chunk);
    });
    upstream.on("data", (chunk) => client.write(chunk));
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ])
      one.on("error", () => other.destroy()).on("close", () => other.destroy());
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  atEnd(() => server.close());
  const tapped = new URL(url);
  tapped.port = String(server.address().port);
  return { url: tapped.href, statements };
}

// Messages of the frontend: https://www.postgresql.org/docs/current/protocol-message-formats.html
function frontendReader(statements) {
  let rest = Buffer.alloc(0);
  let isStarted = false;
  // A named statement is parsed once a connection and bound many times.
  const parsed = new Map();
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      // The first message has no type byte.
      const head = isStarted ? 1 : 0;
      if (rest.length < head + 4) return;
      const length = head + rest.readInt32BE(head);
      if (rest.length < length) return;
      const body = rest.subarray(head + 4, length);
      if (isStarted) note(String.fromCharCode(rest[0]), body, parsed, statements);
      isStarted = true;
      rest = rest.subarray(length);
    }
  };
}

function note(type, body, parsed, statements) {
  if (type === "Q") statements.push({ sql: textAt(body, 0).text, parameters: [] });
  if (type === "P") {
    const name = textAt(body, 0);
    parsed.set(name.text, textAt(body, name.end).text);
  }
  if (type === "B") statements.push({ sql: parsed.get(boundStatement(body)), parameters: parametersOf(body) });
}

// Bind names the portal first, then the statement.
const boundStatement = (body) => textAt(body, textAt(body, 0).end).text;

function textAt(body, from) {
  const end = body.indexOf(0, from);
  return { text: body.toString("utf8", from, end), end: end + 1 };
}

function parametersOf(body) {
  let at = textAt(body, textAt(body, 0).end).end;
  const formats = body.readInt16BE(at);
  const format = (index) => (formats === 0 ? 0 : body.readInt16BE(at + 2 + 2 * (formats === 1 ? 0 : index)));
  const binary = Array.from({ length: Math.max(formats, 1) }, (_, index) => formats > 0 && format(index) === 1);
  at += 2 + 2 * formats;
  const count = body.readInt16BE(at);
  at += 2;
  return Array.from({ length: count }, (_, index) => {
    const length = body.readInt32BE(at);
    at += 4;
    if (length < 0) return null;
    const bytes = body.subarray(at, at + length);
    at += length;
    return binary[formats === 1 ? 0 : index] ? Buffer.from(bytes) : bytes.toString("utf8");
  });
}

/** How many statements these messages carry: one message may hold several. */
export const countStatements = (statements) =>
  statements.reduce((sum, { sql }) => sum + sql.split(";").filter((part) => part.trim() !== "").length, 0);
