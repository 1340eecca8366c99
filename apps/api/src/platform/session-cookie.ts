import type { Request, Response } from "express";
import { Problem } from "./problem.js";

// Browsers refuse `Secure` and `__Host-` over plain http except on localhost, and some even there.
const nameFor = (secure: boolean) => (secure ? "__Host-portal-session" : "portal-session");
const isSecure = (publicUrl: string) => publicUrl.startsWith("https:");

/** The session token of a request, from either spelling of the cookie. */
export function sessionToken(request: Request): string | undefined {
  const cookies = Object.fromEntries(
    (request.headers.cookie ?? "").split(";").map((pair) => {
      const at = pair.indexOf("=");
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    }),
  );
  return cookies[nameFor(true)] ?? cookies[nameFor(false)];
}

export function setSessionCookie(response: Response, publicUrl: string, token: string): void {
  const secure = isSecure(publicUrl);
  response.cookie(nameFor(secure), token, { httpOnly: true, sameSite: "lax", secure, path: "/" });
}

export function clearSessionCookie(response: Response, publicUrl: string): void {
  const secure = isSecure(publicUrl);
  response.clearCookie(nameFor(secure), { httpOnly: true, sameSite: "lax", secure, path: "/" });
}

/**
 * Refuses unsafe requests that a page of another site sent. With a session cookie the browser must say that it stands on our
 * own origin (`Origin`, or `Sec-Fetch-Site: same-origin`); without one a foreign origin is refused all the same (login CSRF).
 * @throws Problem `cross-site`
 */
export function requireSameOrigin(request: Request, publicUrl: string): void {
  if (["GET", "HEAD", "OPTIONS"].includes(request.method)) return;
  const origin = request.headers.origin;
  const site = request.headers["sec-fetch-site"];
  const own = origin !== undefined && (origin === publicUrl || originHost(origin) === request.headers.host);
  if (origin !== undefined ? own : site === "same-origin") return;
  if (origin === undefined && site === undefined && !sessionToken(request)) return;
  throw new Problem("cross-site");
}

const originHost = (origin: string) => (URL.canParse(origin) ? new URL(origin).host : undefined);
