/** Which operation a request is for, or what else is to be done with it. */
import type { Contract, Match, Operation, Problem } from "@cantus/contract";
import { allowedMethods, basePathsOf, matchRequest, nearest, pathBelow, refusalOf } from "@cantus/contract/request";
import type { Request } from "express";
import { headOf } from "./head.ts";
import { type Matcher, matchesInApplication } from "./other-contracts.ts";

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

export interface Routes {
  find(request: Request): Route;
  readonly match: Matcher;
}

export function createRoutes(contract: Contract): Routes {
  const bases = basePathsOf(contract).sort((a, b) => b.length - a.length);
  const match: Matcher = (method, baseUrl, path) => matchBelow(contract, bases, method, baseUrl, path);
  return {
    match,
    find(request) {
      const found = match(request.method, request.baseUrl, pathOf(request));
      if (!found || found.kind === "no-path") return { kind: "elsewhere" };
      if (found.kind === "operation") return found;
      return found.kind === "no-method" ? withoutMethod(found, request) : refused(found, request);
    },
  };
}

type WithoutMethod = Extract<Match, { kind: "no-method" }>;

/** Another contract of the application may have the method; if none does, the caller is told what all of them have. */
function withoutMethod(found: WithoutMethod, request: Request): Route {
  const others = matchesInApplication(request, headOf(request).path);
  if (others.some(({ kind }) => kind === "operation")) return { kind: "elsewhere" };
  const allow = [found, ...others].flatMap((match) => (match.kind === "no-method" ? match.allow : []));
  const all = { ...found, allow: [...new Set(allow)] };
  return request.method === "OPTIONS" ? { kind: "options", allow: allowedMethods(all) } : refused(all, request);
}

function refused(match: Exclude<Match, { kind: "operation" }>, request: Request): Route {
  return { kind: "refusal", problem: refusalOf(match, request.method, headOf(request).path) };
}

function matchBelow(
  contract: Contract,
  bases: readonly string[],
  method: string,
  baseUrl: string,
  path: string,
): Match | undefined {
  const [base = ""] = bases;
  // By far the most often: one place where it can be.
  if (bases.length === 1 && baseUrl === "") {
    const below = base === "" ? path : pathBelow(base, path);
    return below === undefined ? undefined : matchRequest(contract, method, below);
  }
  const matches = pathsBelow(bases, baseUrl, path);
  return nearest(matches.map((below) => ({ match: matchRequest(contract, method, below) })))?.match;
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
