/** Which contract a request is for: each answers below the base paths of its `servers`, and several may share one. */
import type { Contract, Match } from "@cantus/contract";

export interface Place {
  readonly contract: Contract;
  readonly match: Match;
}

export type FindPlace = (method: string, path: string) => Place | undefined;

/** Where a contract answers: the paths of its servers, or the root where it names none. */
export function basePathsOf(contract: Contract): string[] {
  const paths = [...new Set(contract.servers.map((server) => server.basePath))];
  return paths.length > 0 ? paths : [""];
}

/** How near a miss came; the nearest is the one to tell the caller about. */
const NEARNESS = { "no-path": 0, malformed: 1, "no-method": 2, operation: 3 };

/**
 * Finds the contract and operation of a request: the longer base path first, then the order of the contracts. The first
 * that has the operation answers; if none has, the one that came nearest says why not. HEAD is answered by GET.
 * Nothing is found when the path is below no base path.
 */
export function createPlaces(contracts: readonly Contract[]): FindPlace {
  const bases = contracts
    .flatMap((contract) => basePathsOf(contract).map((basePath) => ({ contract, basePath })))
    .sort((a, b) => b.basePath.length - a.basePath.length);

  return (method, path) => {
    let nearest: Place | undefined;
    for (const { contract, basePath } of bases) {
      if (!isBelow(path, basePath)) continue;
      const match = matchOrGet(contract, method, path.slice(basePath.length) || "/");
      if (match.kind === "operation") return { contract, match };
      if (!nearest || NEARNESS[match.kind] > NEARNESS[nearest.match.kind]) nearest = { contract, match };
    }
    return nearest;
  };
}

function isBelow(path: string, basePath: string): boolean {
  return path.startsWith(basePath) && (path.length === basePath.length || path[basePath.length] === "/");
}

function matchOrGet(contract: Contract, method: string, path: string): Match {
  const match = contract.match(method, path);
  if (method !== "HEAD" || match.kind !== "no-method" || !match.allow.includes("GET")) return match;
  return contract.match("GET", path);
}
