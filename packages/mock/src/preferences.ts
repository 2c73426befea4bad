/**
 * What a caller asks the mock for: `Prefer` (RFC 7240) with Prism's preferences `code`, `example`, `dynamic` and
 * `seed`, or the query parameters `__code` and so on, which Prism has for callers that cannot send a header; and
 * `Accept` (RFC 9110 §12.5.1).
 */
import { Problem, type Violation } from "@cantus/contract";
import { mediaRanges } from "@cantus/contract/media-type";
import type { MockRequest } from "./exchange.ts";

export interface Preferences {
  readonly code: number | undefined;
  readonly example: string | undefined;
  readonly dynamic: boolean;
  readonly seed: string | undefined;
  /** `respond-async` (RFC 7240 §4.1): a 202 where there is one. */
  readonly respondAsync: boolean;
  /** Media ranges, the most wanted first; `undefined`: anything. */
  readonly mediaTypes: readonly string[] | undefined;
}

/**
 * Reads them. Preferences of others are left alone, as RFC 7240 §2 asks for.
 * @throws {Problem} `invalid-request` when one of ours has a value that it cannot have.
 */
export function readPreferences(request: MockRequest): Preferences {
  const asked = preferHeader(request.headers.prefer ?? "");
  for (const [name, value] of new URLSearchParams(request.query)) {
    if (name.startsWith("__")) asked.set(name.slice(2), value);
  }
  const code = asked.get("code");
  if (code !== undefined && !/^[1-5]\d\d$/.test(code)) throw badPreference("code", "must be a status: code=404");
  const dynamic = asked.get("dynamic");
  if (dynamic !== undefined && !/^(true|false)?$/.test(dynamic)) {
    throw badPreference("dynamic", "must be true or false: dynamic=true");
  }
  return {
    code: code === undefined ? undefined : Number(code),
    example: asked.get("example"),
    dynamic: dynamic === "true" || dynamic === "",
    seed: asked.get("seed") || undefined,
    respondAsync: asked.has("respond-async"),
    mediaTypes: mediaRanges(request.headers.accept),
  };
}

function badPreference(name: string, message: string): Problem {
  const violation: Violation = { in: "header", pointer: "/Prefer", keyword: name, message };
  return new Problem("invalid-request", { detail: `Prefer: ${name} ${message}`, violations: [violation] });
}

/** Preferences by lower-case name. The first of a name counts (RFC 7240 §2). */
function preferHeader(header: string): Map<string, string> {
  const preferences = new Map<string, string>();
  for (const [, name = "", quoted, token] of header.matchAll(
    /([^\s=;,"]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*)))?/g,
  )) {
    const key = name.toLowerCase();
    if (!preferences.has(key)) preferences.set(key, quoted?.replace(/\\(.)/g, "$1") ?? token ?? "");
  }
  return preferences;
}
