import { compareThroughput, type HttpCase, type Peer } from "../http.ts";
import type { Subject } from "../subject.ts";
import { JOB, KEY } from "./job.ts";

const peer = (name: string, file: string): Peer => ({ name, file: new URL(`./${file}.ts`, import.meta.url) });

const headers = { "x-api-key": KEY };

const CASES: readonly HttpCase[] = [
  { name: "list of 20", method: "GET", path: "/jobs?limit=20&status=succeeded", headers, status: 200 },
  { name: "one", method: "GET", path: `/jobs/${JOB.id}`, headers, status: 200 },
  {
    name: "validated POST",
    method: "POST",
    path: "/jobs",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify({ prompt: "a slow waltz for two clarinets", duration: 90, instrumental: true }),
    status: 202,
  },
];

export const run: Subject["run"] = (options) =>
  compareThroughput(
    [
      peer("Express 5, nothing checked", "express"),
      peer("Cantus", "cantus"),
      peer("Cantus, compiled", "cantus-compiled"),
      peer("Cantus, compiled, on a server of one's own", "cantus-express"),
      peer("express-openapi-validator by hand", "express-openapi-validator"),
      peer("openapi-backend on Express", "openapi-backend"),
      peer("Fastify 5, request and response schemas", "fastify"),
      peer("bare node:http, nothing checked: the limit", "node-http"),
    ],
    CASES,
    options,
  );
