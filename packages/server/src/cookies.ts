import type { Request } from "express";

/** The cookies of a request by name, still encoded; the first of a name counts (RFC 6265 §5.4: it has the longest path). */
export function cookiesOf(request: Request): Readonly<Record<string, string>> {
  const cookies: Record<string, string> = Object.create(null);
  for (const pair of (request.headers.cookie ?? "").split(";")) {
    const equals = pair.indexOf("=");
    if (equals < 0) continue;
    const name = pair.slice(0, equals).trim();
    // A value may stand in quotes, which are part of the syntax (RFC 6265 §4.1.1).
    cookies[name] ??= pair
      .slice(equals + 1)
      .trim()
      .replace(/^"(.*)"$/, "$1");
  }
  return cookies;
}
