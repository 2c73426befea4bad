// Generated from packages/codegen/testdata/tracks/tracks.yaml by "cantus generate packages/codegen/testdata/tracks/tracks.yaml --server packages/codegen/testdata/tracks/generated/server". Do not edit.

import { createRequire } from "node:module";
import * as cantus from "@cantus/server";
import type { Context, Principal } from "./context.ts";
import type { operations } from "./types.ts";

/** The operations that a caller may use without credentials. */
export type PublicOperation = "listTracks" | "Get_Audio";

/** What each security scheme hands to its function. */
export type SecuritySchemes = {
  /** Yours. */
  ApiKeyAuth: string;
  UserToken: string;
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

/** An Express router that serves Tracks. */
export function createRouter(options: Options) {
  return cantus.createRouter<operations, Context, Principal, PublicOperation, SecuritySchemes>(contract, {
    // Read only for `validator: "compiled"`.
    validators: () => createRequire(import.meta.url)("./validators.cjs"),
    ...options,
  });
}
