type Answerer = (request: Request) => Response | Promise<Response>;

/** A JSON answer of the API. */
export const json = (body: object, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

/** A refusal as the API writes it. */
export const refusal = (status: number, code: string, title: string, members: object = {}): Response =>
  json({ type: `urn:portal:problem:${code}`, code, title, status, ...members }, status);

/** Stands in for the network: answers by "METHOD /path", 404 for the rest, and keeps what was sent. */
export function answering(answers: Readonly<Record<string, Answerer>>): Request[] {
  const sent: Request[] = [];
  globalThis.fetch = (async (input: Request | string, init?: RequestInit) => {
    const request = input instanceof Request ? input : new Request(new URL(input, location.origin), init);
    sent.push(request.clone());
    const answer = answers[`${request.method} ${new URL(request.url).pathname}`];
    return answer ? answer(request) : refusal(404, "not-found", "見つからないか、閲覧する権限がありません");
  }) as typeof fetch;
  return sent;
}
