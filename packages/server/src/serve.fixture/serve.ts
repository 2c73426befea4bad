/** A small contract for the tests of this package, and a way to serve it on a real port. */
import { createContract, type OpenApiDocument } from "@cantus/contract";
import express, { type Express } from "express";
import type { Finding } from "../finding.ts";
import { type Listening, listen } from "../listen.ts";
import type { RouterOptions } from "../options.ts";
import { problemHandlers } from "../problem-handlers.ts";
import { createRouter } from "../router.ts";

// Handlers in tests try out what types forbid, so they are written without them.
// biome-ignore lint/suspicious/noExplicitAny: see above
export type LooseHandler = (request: any, reply: (...args: any[]) => any) => unknown;
export type LooseHandlers = Record<string, LooseHandler>;

export interface Served extends Listening, AsyncDisposable {
  readonly findings: readonly Finding[];
  fetch(path: string, init?: RequestInit): Promise<globalThis.Response>;
}

export interface ServeOptions extends Partial<Omit<RouterOptions<never>, "handlers">> {
  readonly security?: Record<string, unknown>;
  readonly context?: unknown;
  /** Put before the router. */
  readonly before?: (app: Express) => void;
  /** Default: at the root. */
  readonly mount?: string;
}

/**
 * Serves a document on a free port; operations without a handler answer 500. Every behaviour is the same whatever
 * validates: `CANTUS_VALIDATOR=compiled` says so of all tests.
 */
export async function serve(
  document: OpenApiDocument,
  handlers: LooseHandlers,
  options: ServeOptions = {},
): Promise<Served> {
  const { before, mount = "/", ...rest } = options;
  const contract = createContract(document);
  const findings: Finding[] = [];
  const fallback = Object.fromEntries(contract.operations.map(({ id }) => [id, () => undefined]));
  const routerOptions = {
    validator: process.env.CANTUS_VALIDATOR as RouterOptions<never>["validator"],
    security: {},
    onFinding: (finding: Finding) => void findings.push(finding),
    ...rest,
    handlers: { ...fallback, ...handlers },
  };
  const app = express();
  before?.(app);
  app.use(mount, createRouter(contract, routerOptions as never));
  app.use(...problemHandlers(contract, { onFinding: (finding) => void findings.push(finding) }));
  const listening = await listen(app, { port: 0 });
  return {
    ...listening,
    findings,
    fetch: (path, init) => fetch(listening.url + path, init),
    [Symbol.asyncDispose]: () => listening.close(100),
  };
}

/** A document with these paths. */
export function documentOf(
  paths: Record<string, unknown>,
  components: Record<string, unknown> = {},
  rest: Record<string, unknown> = {},
): OpenApiDocument {
  return { openapi: "3.1.0", info: { title: "Tracks", version: "1" }, paths, components, ...rest } as OpenApiDocument;
}

/** A response object with a JSON body. */
export function json(schema: unknown, more: Record<string, unknown> = {}) {
  return { description: "", content: { "application/json": { schema } }, ...more };
}
