/** Which operation a request is for, and what a caller is told where there is none. */
import type { Contract, Match } from "../model.ts";
import { Problem } from "../problem/problem.ts";

/** Where a contract answers: the paths of its servers, or the root where it names none. */
export function basePathsOf({ servers }: Contract): string[] {
  const paths = [...new Set(servers.map(({ basePath }) => basePath))];
  return paths.length > 0 ? paths : [""];
}

/** What follows a base path: `/v1`, `/v1/jobs` → `/jobs`. `undefined` for a path that is not below it: `/v10`. */
export function pathBelow(basePath: string, path: string): string | undefined {
  if (path === basePath) return "/";
  return path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : undefined;
}

/**
 * Finds the operation for a method and a path below the base path. "The methods GET and HEAD MUST be supported by all
 * general-purpose servers" (RFC 9110 §9.1): HEAD is for GET's operation, unless it has one of its own.
 */
export function matchRequest(contract: Contract, method: string, path: string): Match {
  const match = contract.match(method, path);
  const isImplied = method === "HEAD" && match.kind === "no-method" && match.allow.includes("GET");
  return isImplied ? contract.match("GET", path) : match;
}

/** How near a match came; the nearest is the one to tell the caller about. */
const NEARNESS = { "no-path": 0, malformed: 1, "no-method": 2, operation: 3 };

/** Of matches below several base paths, or of several contracts, the nearest; the first of those that are equally near. */
export function nearest<Found extends { readonly match: Match }>(candidates: Iterable<Found>): Found | undefined {
  let found: Found | undefined;
  for (const candidate of candidates) {
    if (candidate.match.kind === "operation") return candidate;
    if (!found || NEARNESS[candidate.match.kind] > NEARNESS[found.match.kind]) found = candidate;
  }
  return found;
}

/** The methods of a path as `Allow` has them: those declared, HEAD with GET, and OPTIONS, which HTTP answers itself (RFC 9110 §9.3.7). */
export function allowedMethods({ allow }: Extract<Match, { kind: "no-method" }>): string {
  const implied = allow.includes("GET") ? ["HEAD", "OPTIONS"] : ["OPTIONS"];
  return [...new Set([...allow, ...implied])].join(", ");
}

/** What a caller is told whose request is for no operation. */
export function refusalOf(match: Exclude<Match, { kind: "operation" }>, method: string, path: string): Problem {
  switch (match.kind) {
    case "no-path":
      return notFound(path);
    case "no-method": {
      const allow = allowedMethods(match);
      const detail = `${method} is not for this path; ${allow} are.`;
      return new Problem("method-not-allowed", { detail, headers: { Allow: allow } });
    }
    case "malformed": {
      const message = `${match.segment} is not valid percent-encoding`;
      const violations = [{ in: "path", pointer: "", keyword: "style", message } as const];
      return new Problem("invalid-request", { detail: `${message}.`, violations });
    }
  }
}

export function notFound(path: string): Problem {
  return new Problem("not-found", { detail: `There is nothing at ${path}.` });
}
