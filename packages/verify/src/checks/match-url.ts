/** Which operation a URL is for: where the paths of a contract begin in it. */
import type { Contract, Match } from "@cantus/contract";
import { basePathsOf, matchRequest, nearest, pathBelow } from "@cantus/contract/request";
import { urlParts } from "../exchange/url.ts";

/**
 * Matches a request below the base path. Without `basePath`, the contract's servers say what it may be: the first that
 * leads to an operation counts, the longest tried first. A path below none of them is matched as it is.
 */
export function matchUrl(contract: Contract, method: string, url: string, basePath?: string): Match {
  const { path } = urlParts(url);
  if (basePath !== undefined) return matchRequest(contract, method, pathBelow(basePath, path) ?? path);
  const bases = basePathsOf(contract).sort((a, b) => b.length - a.length);
  const below = bases.flatMap((base) => pathBelow(base, path) ?? []);
  const matches = below.map((part) => ({ match: matchRequest(contract, method, part) }));
  return nearest(matches)?.match ?? matchRequest(contract, method, path);
}
