/** A server in a process of its own. On SIGTERM it closes, and says which requests reached it. */
import { createContract } from "@cantus/contract";
import express from "express";
import { createRouter } from "../index.ts";
import { listen } from "../listen.ts";
import { documentOf, json } from "../serve.fixture/serve.ts";

const id = { name: "id", in: "path", required: true, schema: { type: "integer" } };
const document = documentOf({
  "/requests/{id}": {
    parameters: [id],
    get: { operationId: "get", responses: { "200": json(true) } },
    post: {
      operationId: "post",
      requestBody: { content: { "application/json": { schema: { type: "object" } } } },
      responses: { "200": json(true) },
    },
  },
});

const begun: number[] = [];
async function answer({ path }: { path: { id: number } }, reply: (status: number, body: unknown) => unknown) {
  begun.push(path.id);
  // Some at once, and some later than what came after them.
  if (path.id % 3 > 0) await new Promise((resolve) => setTimeout(resolve, (path.id * 7) % 20));
  return reply(200, path.id);
}

const options = { handlers: { get: answer, post: answer }, security: {}, validator: process.argv[2] };
const app = express().use(createRouter(createContract(document), options as never));
const server = await listen(app, { port: 0 });
process.once("SIGTERM", async () => {
  await server.close();
  process.send?.({ begun }, () => process.disconnect());
});
process.send?.({ port: server.port });
