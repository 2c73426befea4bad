// Generated from openapi/music-generations/openapi.yaml by "cantus generate music-generations". Do not edit.

import { createRequire } from "node:module";
import * as cantus from "@cantus/server";
import type { Context, Principal } from "./context.ts";
import type { operations } from "./types.ts";

/** The operations that a caller may use without credentials. */
export type PublicOperation = "getAudio";

/** What each security scheme hands to its function. */
export type SecuritySchemes = {
  /** A user's API key. It decides who you are and with that which organizations you may use. Working with music needs the capability `USE_MUSIC_GENERATION`. Keys are secrets: keep them out of browsers and repositories. */
  ApiKeyAuth: string;
};

/** Answers one operation: `const getJob: Handler<"getJob"> = async ({ path }, reply) => reply(200, …)`. */
export type Handler<Id extends keyof operations> = cantus.Handler<operations, Id, Context, Principal, PublicOperation>;

/** A handler for each operation. */
export type Handlers = cantus.Handlers<operations, Context, Principal, PublicOperation>;

export type Options = cantus.RouterOptions<operations, Context, Principal, PublicOperation> &
  cantus.SecurityOption<SecuritySchemes, Principal> &
  cantus.ContextOption<Context>;

// Read when the program starts, not imported: TypeScript would make a type of the whole document.
const contract = cantus.readGeneratedContract(new URL("./contract.json", import.meta.url));

/** An Express router that serves Music generations. */
export function createRouter(options: Options) {
  return cantus.createRouter<operations, Context, Principal, PublicOperation, SecuritySchemes>(contract, {
    // Read only for `validator: "compiled"`.
    validators: () => createRequire(import.meta.url)("./validators.cjs"),
    ...options,
  });
}
