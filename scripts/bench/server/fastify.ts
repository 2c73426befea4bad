import type { AddressInfo } from "node:net";
import responseValidation from "@fastify/response-validation";
import addFormats from "ajv-formats";
import { fastify } from "fastify";
import { dereferenced, document } from "./contract.ts";
import { JOB, KEY, page } from "./job.ts";

const app = fastify();
await app.register(responseValidation, { ajv: { plugins: [addFormats.default] } });
app.addHook("onRequest", async (request, reply) => {
  if (request.headers["x-api-key"] !== KEY) await reply.code(401).send({});
});

// The plugin has an Ajv of its own, which does not know Fastify's shared schemas.
const schemaOf = (name: string) => dereferenced({ $ref: `#/components/schemas/${name}` });

const querystring = {
  type: "object",
  properties: Object.fromEntries(
    document.paths["/jobs"].get.parameters.map(({ name, schema }) => [
      name,
      "$ref" in schema ? schemaOf("Status") : schema,
    ]),
  ),
};
app.get<{ Querystring: { limit: number } }>(
  "/jobs",
  { schema: { querystring, response: { 200: schemaOf("JobPage") } } },
  (request, reply) => reply.send(page(request.query.limit)),
);
app.get<{ Params: { job_id: string } }>(
  "/jobs/:job_id",
  {
    schema: {
      response: { 200: schemaOf("Job") },
      params: { type: "object", properties: { job_id: document.paths["/jobs/{job_id}"].get.parameters[0]?.schema } },
    },
  },
  (request, reply) => reply.send({ ...JOB, id: request.params.job_id }),
);
app.post("/jobs", { schema: { body: schemaOf("NewJob"), response: { 202: schemaOf("Job") } } }, (_request, reply) =>
  reply.code(202).send(JOB),
);
await app.listen({ port: 0, host: "127.0.0.1" });
console.log((app.server.address() as AddressInfo).port);
