/**
 * What a caller asks the mock for: `Prefer` (RFC 7240) with Prism's preferences `code`, `example`, `dynamic` and
 * `seed`, and our own `wait` and `fault`, or the query parameters `__code` and so on, which Prism has for callers that
 * cannot send a header.
 */
import { Problem, type Violation } from "@cantus/contract";
import { isWeb } from "./callbacks/deliver.ts";
import { FAULTS, type Fault, type MockRequest } from "./exchange.ts";

export interface Preferences {
  readonly code: number | undefined;
  readonly example: string | undefined;
  readonly dynamic: boolean;
  readonly seed: string | undefined;
  /** How long the answer is held back, in milliseconds: `wait=500ms`. Without a unit it is RFC 7240's, and not ours. */
  readonly wait: number | undefined;
  readonly fault: Fault | undefined;
  /** `respond-async` (RFC 7240 §4.1): a 202 where there is one. */
  readonly respondAsync: boolean;
  /** `X-Mock-Webhooks`: where the webhooks go that are about what this request makes. */
  readonly webhooks: string | undefined;
}

/**
 * Reads them. Preferences of others are left alone, as RFC 7240 §2 asks for.
 * @throws {Problem} `invalid-request` when one of ours has a value that it cannot have.
 */
export function readPreferences(request: MockRequest): Preferences {
  const webhooks = readAddress(request.headers["x-mock-webhooks"]);
  if (request.headers.prefer === undefined && !request.query.includes("__"))
    return webhooks === undefined ? NONE : { ...NONE, webhooks };
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
    wait: readWait(asked.get("wait")),
    fault: readFault(asked.get("fault")),
    code: code === undefined ? undefined : Number(code),
    example: asked.get("example"),
    dynamic: dynamic === "true" || dynamic === "",
    seed: asked.get("seed") || undefined,
    respondAsync: asked.has("respond-async"),
    webhooks,
  };
}

/** What most callers ask for. */
const NONE: Preferences = {
  code: undefined,
  example: undefined,
  dynamic: false,
  seed: undefined,
  wait: undefined,
  fault: undefined,
  respondAsync: false,
  webhooks: undefined,
};

const LONGEST_WAIT = 60_000;

function readWait(wait: string | undefined): number | undefined {
  if (wait === undefined || /^\d+$/.test(wait)) return undefined;
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|s)$/.exec(wait) ?? [];
  const milliseconds = amount === undefined ? Number.NaN : Number(amount) * (unit === "s" ? 1000 : 1);
  if (!(milliseconds <= LONGEST_WAIT))
    throw badPreference("wait", "must be a time of at most a minute: wait=500ms, wait=2s");
  return milliseconds;
}

function readFault(fault: string | undefined): Fault | undefined {
  const known = FAULTS.find((each) => each === fault);
  if (fault !== undefined && !known) throw badPreference("fault", `must be one of ${FAULTS.join(", ")}`);
  return known;
}

function readAddress(url: string | undefined): string | undefined {
  if (url === undefined || isWeb(url)) return url;
  const message = "must be an http: or https: URL";
  const violation: Violation = { in: "header", pointer: "/X-Mock-Webhooks", keyword: "format", message };
  throw new Problem("invalid-request", { detail: `X-Mock-Webhooks ${message}.`, violations: [violation] });
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
