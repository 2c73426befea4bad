import { createRequire } from "node:module";
import { createRouter, type RouterOptions, readGeneratedContract } from "@cantus/server";
import express, { type Express } from "express";
import { answersIn, contractFile, operationIds, validators } from "./prepared.ts";

/** The same application whatever it validates with. */
export function cantus(validator: RouterOptions<never>["validator"]): Express {
  const contract = readGeneratedContract(contractFile);
  const byId = new Map(answersIn(contract.document).map((call) => [call.id, call]));
  const handlers = operationIds().map((id) => {
    const { status, answer } = byId.get(id) ?? { status: 500, answer: undefined };
    return [id, (_request: unknown, reply: (status: number, body: unknown) => unknown) => reply(status, answer)];
  });
  const app = express();
  app.use(
    createRouter(contract, {
      validator,
      validators: () => createRequire(import.meta.url)(validators),
      // A contract of this size has no types here.
      handlers: Object.fromEntries(handlers) as never,
      security: {},
      limits: { body: 10_000_000 },
    }),
  );
  return app;
}
