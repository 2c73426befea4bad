import type { AddressInfo } from "node:net";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { fastify } from "fastify";
import { document } from "./contract.ts";
import { JOB, KEY, page } from "./job.ts";

const ajv = new Ajv.default({ strict: false, coerceTypes: true, useDefaults: true });
addFormats.default(ajv);
ajv.addSchema({ $id: "contract", components: document.components });

const schemaOf = (name: string) => ({ $ref: `contract#/components/schemas/${name}` });
const validateJob = ajv.compile(schemaOf("Job"));
const validatePage = ajv.compile(schemaOf("JobPage"));

const app = fastify();
app.setValidatorCompiler(({ schema }) => ajv.compile(schema));
app.addHook("onRequest", async (request, reply) => {
  if (request.headers["x-api-key"] !== KEY) await reply.code(401).send({});
});

const querystring = {
  type: "object",
  properties: Object.fromEntries(
    document.paths["/jobs"].get.parameters.map(({ name, schema }) => [
      name,
      "$ref" in schema ? schemaOf("Status") : schema,
    ]),
  ),
};
app.get<{ Querystring: { limit: number } }>("/jobs", { schema: { querystring } }, (request, reply) => {
  const answer = page(request.query.limit);
  if (!validatePage(answer)) throw new Error("The answer breaks its schema");
  return reply.send(answer);
});
app.get<{ Params: { job_id: string } }>(
  "/jobs/:job_id",
  {
    schema: {
      params: { type: "object", properties: { job_id: document.paths["/jobs/{job_id}"].get.parameters[0]?.schema } },
    },
  },
  (request, reply) => {
    const answer = { ...JOB, id: request.params.job_id };
    if (!validateJob(answer)) throw new Error("The answer breaks its schema");
    return reply.send(answer);
  },
);
app.post("/jobs", { schema: { body: schemaOf("NewJob") } }, (_request, reply) => {
  if (!validateJob(JOB)) throw new Error("The answer breaks its schema");
  return reply.code(202).send(JOB);
});
await app.listen({ port: 0, host: "127.0.0.1" });
console.log((app.server.address() as AddressInfo).port);
