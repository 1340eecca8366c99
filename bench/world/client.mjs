import http from "node:http";

const agent = new http.Agent({ keepAlive: true });

/**
 * One request over a kept connection, as cheap as Node makes it.
 * @param {string} address @param {{ method?: string, path: string, token?: string, headers?: object, body?: unknown }} request
 * @returns {Promise<{ status: number, headers: http.IncomingHttpHeaders, bytes: Buffer }>}
 */
export function send(address, { method = "GET", path, token, headers, body }) {
  const { hostname, port } = new URL(address);
  const text = body === undefined ? undefined : JSON.stringify(body);
  const all = {
    ...(token && { cookie: `portal-session=${token}`, origin: address }),
    ...(text && { "content-type": "application/json", "content-length": Buffer.byteLength(text) }),
    ...headers,
  };
  return new Promise((done, failed) => {
    const request = http.request({ agent, hostname, port, method, path, headers: all }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.once("end", () =>
        done({ status: response.statusCode, headers: response.headers, bytes: Buffer.concat(chunks) }),
      );
    });
    request.once("error", failed);
    request.end(text);
  });
}

/** A request that must succeed; answers its JSON. */
export async function ask(address, request) {
  const { status, bytes } = await send(address, request);
  if (status >= 300)
    throw new Error(`${request.method ?? "GET"} ${request.path} answered ${status} ${bytes.toString().slice(0, 500)}`);
  return JSON.parse(bytes.toString());
}
