/** The server that is attacked: the three contracts, each operation answering with its contract's own example. */
import { type Contract, type Operation, Problem } from "@cantus/contract";
import { readContracts } from "@cantus/contract/read";
import { createRouter, listen, problemHandlers } from "@cantus/server";
import express from "express";
import { PATTERNS } from "./patterns.ts";

const validator = process.argv[2] === "compiled" ? "compiled" : "express-openapi-validator";
const contracts = [...(await readContracts([])), PATTERNS];
const app = express();
for (const contract of contracts) app.use(createRouter<never>(contract, optionsOf(contract) as never));
for (const contract of contracts.slice(0, 1)) app.use(problemHandlers(contract));
const { port } = await listen(app, { port: 0 });

process.on("message", () => {
  globalThis.gc?.();
  process.send?.({ heap: process.memoryUsage().heapUsed });
});
process.send?.({ port });

function optionsOf(contract: Contract) {
  return {
    handlers: Object.fromEntries(contract.operations.map((operation) => [operation.id, handlerOf(operation)])),
    security: Object.fromEntries([...contract.securitySchemes.keys()].map((name) => [name, () => ({})])),
    validator,
    // What a handler of examples answers wrongly is not what is tested here.
    onFinding: () => {},
  };
}

function handlerOf(operation: Operation) {
  const success = operation.responses.find(({ status, headers }) => status.startsWith("2") && !headers.some(isMissing));
  const example = success?.content.find(({ type }) => type === "application/json")?.examples[0];
  return (_request: unknown, reply: (status: number, body: unknown) => unknown) => {
    if (!success || (success.content.length > 0 && !example)) throw new Problem("invalid-request");
    return reply(Number(success.status), example?.value);
  };
}

function isMissing({ required }: { required: boolean }): boolean {
  return required;
}
