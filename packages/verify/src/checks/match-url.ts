/** Which operation a URL is for: where the paths of a contract begin in it. */
import type { Contract, Match } from "@cantus/contract";

/**
 * Matches a request below the base path. Without `basePath`, the contract's servers say what it may be: the first that
 * leads to an operation counts, the longest tried first.
 */
export function matchUrl(contract: Contract, method: string, url: string, basePath?: string): Match {
  const path = new URL(url).pathname;
  const bases = basePath === undefined ? contract.servers.map((server) => server.basePath) : [basePath];
  const matches = bases
    .filter((base) => path === base || path.startsWith(`${base}/`))
    .sort((a, b) => b.length - a.length)
    .map((base) => matchPath(contract, method, path.slice(base.length) || "/"));
  return matches.find((match) => match.kind === "operation") ?? matches[0] ?? matchPath(contract, method, path);
}

/** Whoever has GET has HEAD (RFC 9110, section 9.3.2), declared or not. */
function matchPath(contract: Contract, method: string, path: string): Match {
  const match = contract.match(method, path);
  return match.kind === "no-method" && method === "HEAD" ? contract.match("GET", path) : match;
}
