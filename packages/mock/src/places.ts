/** Which contract a request is for: each answers below the base paths of its `servers`, and several may share one. */
import type { Contract, Match } from "@cantus/contract";
import { basePathsOf, matchRequest, nearest, pathBelow } from "@cantus/contract/request";

export interface Place {
  readonly contract: Contract;
  readonly match: Match;
}

export type FindPlace = (method: string, path: string) => Place | undefined;

/**
 * Finds the contract and operation of a request: the longer base path first, then the order of the contracts. The first
 * that has the operation answers; if none has, the one that came nearest says why not. Nothing is found when the path is
 * below no base path.
 */
export function createPlaces(contracts: readonly Contract[]): FindPlace {
  const bases = contracts
    .flatMap((contract) => basePathsOf(contract).map((basePath) => ({ contract, basePath })))
    .sort((a, b) => b.basePath.length - a.basePath.length);

  function* places(method: string, path: string): Iterable<Place> {
    for (const { contract, basePath } of bases) {
      const below = pathBelow(basePath, path);
      if (below !== undefined) yield { contract, match: matchRequest(contract, method, below) };
    }
  }
  // Callers ask for the same paths again and again: found places by path, by method.
  const known = new Map<string, Map<string, Place>>();
  return (method, path) => {
    const ofMethod = known.get(method);
    const remembered = ofMethod?.get(path);
    if (remembered) return remembered;
    const found = nearest(places(method, path));
    if (found?.match.kind === "operation" && path.length <= LONGEST_REMEMBERED) {
      if (!ofMethod) known.set(method, new Map([[path, found]]));
      else if (ofMethod.size < MOST_REMEMBERED) ofMethod.set(path, found);
      else ofMethod.clear();
    }
    return found;
  };
}

const MOST_REMEMBERED = 500;
/** In characters. */
const LONGEST_REMEMBERED = 500;
