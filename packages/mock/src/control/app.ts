/** The control API, as a listener for requests below its prefix. */
import type { RequestListener } from "node:http";
import { createContract } from "@cantus/contract";
import { problemHandlers } from "@cantus/server";
import express from "express";
import type { Context } from "./context.ts";
import { handlers } from "./handlers.ts";
import { createRouter } from "./router.ts";

export function controlApp(context: Context): RequestListener {
  const app = express();
  app.disable("x-powered-by");
  app.use(createRouter({ handlers, context, security: {}, validator: "compiled" }));
  app.use(
    ...problemHandlers(createContract({ openapi: "3.1.0", info: { title: "Mock control", version: "1" }, paths: {} })),
  );
  return app;
}
