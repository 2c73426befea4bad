import addFormats from "ajv-formats";
import express from "express";
import { type Document, OpenAPIBackend, type Request } from "openapi-backend";
import { dereferenced } from "./contract.ts";
import { JOB, KEY, page } from "./job.ts";
import { listen } from "./listen.ts";

const api = new OpenAPIBackend({
  // Its own type of a document is narrower than what it reads.
  definition: dereferenced() as Document,
  // Otherwise it validates by the schema of OpenAPI 3.0 first, which no 3.1 contract passes.
  quick: true,
  customizeAjv: (ajv) => addFormats.default(ajv),
  handlers: {
    listJobs: (context) => [200, page(Number(context.request.query.limit))],
    getJob: (context) => [200, { ...JOB, id: context.request.params.job_id }],
    createJob: () => [202, JOB],
    notFound: () => [404, {}],
    validationFail: (context) => [400, { errors: context.validation.errors }],
    unauthorizedHandler: () => [401, {}],
    postResponseHandler: (context) => {
      const [status, body] = context.response as [number, unknown];
      const { errors } = context.api.validateResponse(body, context.operation, status);
      return errors ? [500, {}] : [status, body];
    },
  },
});
api.registerSecurityHandler("ApiKeyAuth", (context) => context.request.headers["x-api-key"] === KEY);
await api.init();

const app = express();
app.disable("etag");
app.use(express.json());
app.use(async (request, response) => {
  const [status, body] = await api.handleRequest(request as Request);
  response.status(status).json(body);
});
listen(app);
