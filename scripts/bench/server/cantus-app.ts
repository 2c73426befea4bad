import type { OpenApiDocument } from "@cantus/contract";
import { createRouter, type RouterOptions } from "@cantus/server";
import express, { type Express } from "express";
import { document } from "./contract.ts";
import { JOB, type Job, KEY, page } from "./job.ts";

/** As openapi-typescript would write it, with what the handlers use. */
interface Operations {
  listJobs: {
    parameters: { query: { status?: string; limit: number; offset: number } };
    responses: { 200: { headers: object; content: { "application/json": ReturnType<typeof page> } } };
  };
  getJob: {
    parameters: { path: { job_id: string } };
    responses: { 200: { headers: object; content: { "application/json": Job } } };
  };
  createJob: {
    parameters: object;
    requestBody: { content: { "application/json": { prompt: string } } };
    responses: { 202: { headers: object; content: { "application/json": Job } } };
  };
}

/** The same application whatever it validates with. */
export function cantus(validator: RouterOptions<Operations>["validator"]): Express {
  const app = express();
  app.use(
    createRouter<Operations, undefined, string>(document as OpenApiDocument, {
      validator,
      handlers: {
        listJobs: ({ query }, reply) => reply(200, page(query.limit)),
        getJob: ({ path }, reply) => reply(200, { ...JOB, id: path.job_id }),
        createJob: (_request, reply) => reply(202, JOB),
      },
      security: { ApiKeyAuth: (key) => key === KEY && key },
    }),
  );
  return app;
}
