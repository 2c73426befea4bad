import express from "express";
import { middleware } from "express-openapi-validator";
import type { OpenAPIV3 } from "express-openapi-validator/dist/framework/types.js";
import { document } from "./contract.ts";
import { JOB, KEY, page } from "./job.ts";
import { listen } from "./listen.ts";

const app = express();
app.disable("etag");
app.use(express.json());
app.use(
  middleware({
    // Its own type of a document is narrower than what it reads.
    apiSpec: document as unknown as OpenAPIV3.DocumentV3_1,
    validateRequests: true,
    validateResponses: true,
    validateSecurity: { handlers: { ApiKeyAuth: (request) => request.headers["x-api-key"] === KEY } },
  }),
);
app.get("/jobs", (request, response) => void response.json(page(Number(request.query.limit))));
app.get("/jobs/:job_id", (request, response) => void response.json({ ...JOB, id: request.params.job_id }));
app.post("/jobs", (_request, response) => void response.status(202).json(JOB));
listen(app);
