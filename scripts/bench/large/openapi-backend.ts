import addFormats from "ajv-formats";
import express from "express";
import { type Document, OpenAPIBackend, type Request } from "openapi-backend";
import { answers } from "./answers.ts";
import { answersIn, contract, operationIds, serve } from "./prepared.ts";

const document = contract();
const answer = answers(answersIn(document));
const api = new OpenAPIBackend({
  definition: document as Document,
  // Otherwise it validates by the schema of OpenAPI 3.0 first, which no 3.1 contract passes.
  quick: true,
  ajvOpts: { strict: false },
  customizeAjv: (ajv) => addFormats.default(ajv),
  handlers: {
    ...Object.fromEntries(operationIds().map((id) => [id, () => undefined])),
    notFound: () => [404],
    validationFail: () => [400],
    postResponseHandler: (context, request: express.Request) => {
      if (context.response) return context.response;
      const call = answer(request.method, request.originalUrl);
      if (call.answer === undefined) return [call.status];
      const { errors } = context.api.validateResponse(call.answer, context.operation, call.status);
      return errors ? [500] : [call.status, call.answer];
    },
  },
});
await api.init();

const app = express();
app.use(express.json({ limit: 10_000_000 }));
app.use(async (request, response) => {
  const [status, body] = await api.handleRequest(request as Request, request);
  response.status(status);
  if (body === undefined) response.end();
  else response.json(body);
});
serve(app);
