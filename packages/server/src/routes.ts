/** Which operation a request is for, or what else is to be done with it. */
import { type Contract, type Operation, Problem } from "@cantus/contract";
import type { Request } from "express";

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
  const basePaths = [...new Set(contract.servers.map(({ basePath }) => basePath))].sort((a, b) => b.length - a.length);
  const bases = basePaths.length > 0 ? basePaths : [""];
  return (request) => {
    for (const path of pathsBelow(bases, request)) {
      const route = routeOf(contract, request.method, path);
      if (route.kind !== "elsewhere") return route;
    }
    return { kind: "elsewhere" };
  };
}

/**
 * The path below the contract's base path. A router that is mounted under a path (`app.use("/v1", router)`) stands below
 * its base path there, unless the path goes on with it: `/staging` + `/v1/jobs`.
 */
function pathsBelow(bases: readonly string[], { baseUrl, path }: Request): string[] {
  const below = bases.filter((base) => path.startsWith(`${base}/`)).map((base) => path.slice(base.length));
  return baseUrl === "" || below.includes(path) ? below : [...below, path];
}

function routeOf(contract: Contract, method: string, path: string): Route {
  const match = contract.match(method, path);
  switch (match.kind) {
    case "operation":
      return match;
    case "no-path":
      return { kind: "elsewhere" };
    case "malformed": {
      const message = `${match.segment} is not valid percent-encoding`;
      const violations = [{ in: "path", pointer: "", keyword: "style", message } as const];
      return { kind: "refusal", problem: new Problem("invalid-request", { detail: `${message}.`, violations }) };
    }
    case "no-method": {
      // "The methods GET and HEAD MUST be supported by all general-purpose servers" (RFC 9110 §9.1): HEAD is GET unsent.
      if (method === "HEAD" && match.allow.includes("GET")) return routeOf(contract, "GET", path);
      const allow = allowed(match.allow);
      if (method === "OPTIONS") return { kind: "options", allow };
      const detail = `${method} is not for this path; ${allow} are.`;
      return { kind: "refusal", problem: new Problem("method-not-allowed", { detail, headers: { Allow: allow } }) };
    }
  }
}

function allowed(declared: readonly string[]): string {
  const implied = declared.includes("GET") ? ["HEAD", "OPTIONS"] : ["OPTIONS"];
  return [...new Set([...declared, ...implied])].join(", ");
}
