// Generated from openapi/mock-control/openapi.yaml by "cantus generate openapi/mock-control/openapi.yaml --server packages/mock/src/control". Do not edit.

import { createRequire } from "node:module";
import * as cantus from "@cantus/server";
import type { Context, Principal } from "./context.ts";
import type { operations } from "./types.ts";

/** The operations that a caller may use without credentials. */
export type PublicOperation = "listContracts" | "reset" | "getSnapshot" | "restoreSnapshot" | "listItems" | "putItem" | "deleteItem" | "getClock" | "changeClock" | "listOverrides" | "addOverride" | "clearOverrides" | "getLog" | "getCoverage" | "sendWebhook" | "listScenarios" | "getScenario" | "chooseScenario";

/** What each security scheme hands to its function. */
export type SecuritySchemes = Record<never, never>;

/** Answers one operation: `const getJob: Handler<"getJob"> = async ({ path }, reply) => reply(200, …)`. */
export type Handler<Id extends keyof operations> = cantus.Handler<operations, Id, Context, Principal, PublicOperation>;

/** A handler for each operation. */
export type Handlers = cantus.Handlers<operations, Context, Principal, PublicOperation>;

export type Options = cantus.RouterOptions<operations, Context, Principal, PublicOperation> &
  cantus.SecurityOption<SecuritySchemes, Principal> &
  cantus.ContextOption<Context>;

// Read when the program starts, not imported: TypeScript would make a type of the whole document.
const contract = cantus.readGeneratedContract(new URL("./contract.json", import.meta.url));

/** An Express router that serves Mock control. */
export function createRouter(options: Options) {
  return cantus.createRouter<operations, Context, Principal, PublicOperation, SecuritySchemes>(contract, {
    // Read only for `validator: "compiled"`.
    validators: () => createRequire(import.meta.url)("./validators.cjs"),
    ...options,
  });
}
