/** Which operation a request is for, or what else is to be done with it. */
import type { Contract, Operation, Problem } from "@cantus/contract";
import { allowedMethods, basePathsOf, matchRequest, nearest, pathBelow, refusalOf } from "@cantus/contract/request";
import type { Request } from "express";
import { headOf } from "./head.ts";

export type Route =
  | {
      readonly kind: "operation";
      readonly operation: Operation;
      /** As they came, still percent-encoded: only so can a delimiter be told from an encoded one. */
      readonly rawPathParameters: Readonly<Record<string, string>>;
    }
  /** An OPTIONS request that the contract leaves to HTTP (RFC 9110 §9.3.7). */
  | { readonly kind: "options"; readonly allow: string }
  | { readonly kind: "refusal"; readonly problem: Problem }
  /** None of this contract's paths. */
  | { readonly kind: "elsewhere" };

export function createRoutes(contract: Contract): (request: Request) => Route {
  const bases = basePathsOf(contract).sort((a, b) => b.length - a.length);
  return (request) => {
    const { method } = request;
    const matches = pathsBelow(bases, request).map((path) => ({ match: matchRequest(contract, method, path) }));
    const match = nearest(matches)?.match;
    if (!match || match.kind === "no-path") return { kind: "elsewhere" };
    if (match.kind === "operation") return match;
    if (match.kind === "no-method" && method === "OPTIONS") return { kind: "options", allow: allowedMethods(match) };
    return { kind: "refusal", problem: refusalOf(match, method, headOf(request).path) };
  };
}

/**
 * The path below the contract's base path. A router that is mounted under a path (`app.use("/v1", router)`) stands below
 * its base path there, unless the path goes on with it: `/staging` + `/v1/jobs`.
 */
function pathsBelow(bases: readonly string[], { baseUrl, path }: Request): string[] {
  const below = bases.flatMap((base) => pathBelow(base, path) ?? []);
  return baseUrl === "" || below.includes(path) ? below : [...below, path];
}
