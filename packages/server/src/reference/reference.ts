/**
 * An API reference page for each contract, by Scalar, from this machine alone: its script is served from the installed
 * package, everything in its configuration that calls out is off, and a Content-Security-Policy stops whatever would.
 */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { OpenApiDocument } from "@cantus/contract";
import { type NextFunction, type Request, type Response, Router } from "express";
import { indexPage, type ReferencedContract, referencePage, startScript } from "./page.ts";

/**
 * The browser bundle with everything in it; the ES module beside it loads 200 more files. What is packed carries it, since
 * the package that it comes from installs 250 MB that only building it needs.
 */
const CARRIED = fileURLToPath(new URL("scalar/standalone.js", import.meta.url));
const SCALAR = existsSync(CARRIED)
  ? CARRIED
  : fileURLToPath(new URL("browser/standalone.js", import.meta.resolve("@scalar/api-reference/style.css")));

/**
 * Pages may load and call what stands on the same origin, and try out APIs on this machine's other ports; nothing else.
 * Scalar sets styles in the page itself, hence `unsafe-inline` for them.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "media-src 'self' blob: http://127.0.0.1:* http://localhost:*",
  "connect-src 'self' http://127.0.0.1:* http://localhost:*",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/**
 * Serves a list of the contracts at `/`, a page for each at `/<name>`, and the document itself at `/<name>/openapi.json`.
 *
 * @example
 * app.use("/reference", createReference(contracts));
 */
export function createReference(contracts: readonly ReferencedContract[]): Router {
  const byName = new Map(contracts.map((contract) => [contract.name, contract]));
  const router = Router();
  router.use(secure);
  router.get("/", (request, response) => {
    response.type("html").send(indexPage(contracts, request.baseUrl));
  });
  router.get("/_scalar/standalone.js", (_request, response) => {
    // The file of one pinned version: a day is safe and saves its 4 MB.
    response.sendFile(SCALAR, { maxAge: "1d" });
  });
  router.get(
    "/:name",
    withContract(byName, (contract, request, response) => {
      response.type("html").send(referencePage(contract, request.baseUrl));
    }),
  );
  router.get(
    "/:name/start.js",
    withContract(byName, (contract, request, response) => {
      response.type("js").send(startScript(contract, request.baseUrl));
    }),
  );
  router.get(
    "/:name/openapi.json",
    withContract(byName, (contract, _request, response) => {
      response.json(contract.document satisfies OpenApiDocument);
    }),
  );
  return router;
}

function secure(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "no-referrer");
  next();
}

function withContract(
  byName: ReadonlyMap<string, ReferencedContract>,
  answer: (contract: ReferencedContract, request: Request<{ name: string }>, response: Response) => void,
) {
  return (request: Request<{ name: string }>, response: Response, next: NextFunction) => {
    const contract = byName.get(request.params.name);
    if (contract) answer(contract, request, response);
    else next();
  };
}
