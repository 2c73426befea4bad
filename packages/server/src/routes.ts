/** Which operation a request is for, or what else is to be done with it. */
import type { Contract, Match, Operation, Problem } from "@cantus/contract";
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
    const match = matchBelow(contract, bases, request);
    if (!match || match.kind === "no-path") return { kind: "elsewhere" };
    if (match.kind === "operation") return match;
    if (match.kind === "no-method" && method === "OPTIONS") return { kind: "options", allow: allowedMethods(match) };
    return { kind: "refusal", problem: refusalOf(match, method, headOf(request).path) };
  };
}

function matchBelow(contract: Contract, bases: readonly string[], request: Request): Match | undefined {
  const path = pathOf(request);
  const [base = ""] = bases;
  // By far the most often: one place where it can be.
  if (bases.length === 1 && request.baseUrl === "") {
    const below = base === "" ? path : pathBelow(base, path);
    return below === undefined ? undefined : matchRequest(contract, request.method, below);
  }
  const matches = pathsBelow(bases, request.baseUrl, path);
  return nearest(matches.map((below) => ({ match: matchRequest(contract, request.method, below) })))?.match;
}

/** As Express's `request.path`, which reads whole URLs too. */
function pathOf(request: Request): string {
  const { url } = request;
  if (!url.startsWith("/") || url.includes("#")) return request.path;
  const mark = url.indexOf("?");
  return mark < 0 ? url : url.slice(0, mark);
}

/**
 * The path below the contract's base path. A router that is mounted under a path (`app.use("/v1", router)`) stands below
 * its base path there, unless the path goes on with it: `/staging` + `/v1/jobs`.
 */
function pathsBelow(bases: readonly string[], baseUrl: string, path: string): string[] {
  const below = bases.flatMap((base) => pathBelow(base, path) ?? []);
  return baseUrl === "" || below.includes(path) ? below : [...below, path];
}
