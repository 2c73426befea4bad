/**
 * Several contracts in one application may have the same path, each with methods of its own. Which of them allow what is
 * asked only for a method that the first does not have.
 */
import type { Match } from "@cantus/contract";
import type { Request } from "express";

/** What a contract has for a method, below where its router is mounted. */
export type Matcher = (method: string, baseUrl: string, path: string) => Match | undefined;

const matchers = new WeakMap<object, Matcher>();

export function offerMatcher(router: object, matcher: Matcher): void {
  matchers.set(router, matcher);
}

/** What Express has of a layer, as far as it is needed here; it has no types for it. */
interface Layer {
  readonly handle: { readonly stack?: readonly Layer[] };
  readonly route?: unknown;
  /** Where it is mounted; before router 2.3 that was left at `path`. */
  match(path: string): boolean | { readonly path: string };
  readonly path?: string;
}

interface ExpressApplication {
  readonly router: { readonly stack: readonly Layer[] };
  readonly parent?: ExpressApplication;
  path(): string;
}

/**
 * The matches of all contracts in the application that serves a request and in those that it is mounted in. Applications
 * that are mounted in it answer for themselves.
 */
export function matchesInApplication(request: Request, path: string): Match[] {
  const matches: Match[] = [];
  let app = request.app as unknown as ExpressApplication | undefined;
  for (; app; app = app.parent) {
    const base = app.path();
    if (!path.startsWith(`${base}/`)) continue;
    collect(app.router.stack, request.method, "", path.slice(base.length), matches);
  }
  return matches;
}

function collect(stack: readonly Layer[], method: string, baseUrl: string, path: string, matches: Match[]): void {
  for (const layer of stack) {
    const found = !layer.route && layer.match(path);
    if (!found) continue;
    const mount = (typeof found === "object" ? found.path : (layer.path ?? "")).replace(/\/$/, "");
    const [base, rest] = [baseUrl + mount, path.slice(mount.length) || "/"];
    const match = matchers.get(layer.handle)?.(method, base, rest);
    if (match) matches.push(match);
    if (layer.handle.stack) collect(layer.handle.stack, method, base, rest, matches);
  }
}
