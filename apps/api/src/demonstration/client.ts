/** The portal's own API, as a member of the demonstration uses it: the data obey every rule because they pass through it. */
export class DemonstrationClient {
  private constructor(
    private readonly base: string,
    private readonly cookie: string,
  ) {}

  static async signIn(base: string, email: string, password: string): Promise<DemonstrationClient> {
    const response = await fetch(`${base}/api/v1/sessions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email, password }),
    });
    const cookie = response.headers.get("set-cookie")?.split(";")[0];
    if (response.status !== 201 || !cookie) throw new Error(`${email} could not sign in: ${await response.text()}`);
    return new DemonstrationClient(base, cookie);
  }

  get<T>(path: string): Promise<T> {
    return this.send<T>("GET", path);
  }

  post<T>(path: string, body: object = {}, headers: Record<string, string> = {}): Promise<T> {
    return this.send<T>("POST", path, JSON.stringify(body), { "content-type": "application/json", ...headers });
  }

  patch<T>(path: string, body: object, etag: string): Promise<T> {
    return this.send<T>("PATCH", path, JSON.stringify(body), { "content-type": "application/json", "if-match": etag });
  }

  upload<T>(path: string, name: string, type: string, content: string): Promise<T> {
    const form = new FormData();
    form.set("file", new Blob([content], { type }), name);
    return this.send<T>("POST", path, form);
  }

  private async send<T>(
    method: string,
    path: string,
    body?: string | FormData,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const response = await fetch(`${this.base}/api/v1${path}`, {
      method,
      headers: { cookie: this.cookie, origin: this.base, ...headers },
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 1_000)}`);
    return (text === "" ? undefined : JSON.parse(text)) as T;
  }
}
