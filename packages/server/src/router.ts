import type { Contract, OpenApiDocument } from "@cantus/contract";
import { Router } from "express";
import type { ContextOption, RouterOptions, SecuritySchemes } from "./options.ts";

/**
 * An Express router that serves a contract: it routes, authenticates, validates, calls the operation's handler and
 * validates what it replied.
 *
 * ```ts
 * app.use(createRouter<operations>(contract, { handlers, security: { ApiKeyAuth: (key) => accounts.authenticate(key) } }));
 * ```
 */
export function createRouter<
  Operations,
  Context = undefined,
  Principal = unknown,
  PublicIds extends keyof Operations = never,
  Schemes extends SecuritySchemes = SecuritySchemes,
>(
  _contract: Contract | OpenApiDocument,
  _options: RouterOptions<Operations, Context, Principal, PublicIds, Schemes> & ContextOption<Context>,
): Router {
  return Router();
}
