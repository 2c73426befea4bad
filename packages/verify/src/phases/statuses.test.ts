import { createContract } from "@cantus/contract";
import { describe, expect, test } from "vitest";
import { type VerifyOptions, verify } from "../index.ts";

const TEXT = { type: "string" };
const body = (properties: object) => ({
  required: true,
  content: { "application/json": { schema: { type: "object", required: Object.keys(properties), properties } } },
});
const job = { type: "object", required: ["id", "status"], properties: { id: TEXT, status: TEXT } };
const answers = (...statuses: number[]) =>
  Object.fromEntries(statuses.map((status) => [status, { description: "It says so." }]));
const showing = (schema: object) => ({ description: "It.", content: { "application/json": { schema } } });

const contract = createContract({
  openapi: "3.1.0",
  info: { title: "Printer", version: "1" },
  paths: {
    "/jobs": {
      post: {
        operationId: "createJob",
        parameters: [
          { name: "Prefer", in: "header", schema: TEXT, example: "respond-async" },
          { name: "Idempotency-Key", in: "header", schema: TEXT, example: "one" },
        ],
        requestBody: body({ text: TEXT }),
        responses: { 201: showing(job), 202: showing(job), ...answers(402, 409, 451) },
      },
      get: { operationId: "listJobs", responses: { 200: showing({ type: "array", items: job }) } },
    },
    "/jobs/{job_id}": {
      parameters: [{ name: "job_id", in: "path", required: true, schema: TEXT }],
      get: { operationId: "getJob", responses: { 200: showing(job), ...answers(404) } },
    },
    "/jobs/{job_id}/cancel": {
      parameters: [{ name: "job_id", in: "path", required: true, schema: TEXT }],
      post: { operationId: "cancelJob", responses: answers(204, 404, 409) },
    },
    "/jobs/{job_id}/retry": {
      parameters: [{ name: "job_id", in: "path", required: true, schema: TEXT }],
      post: { operationId: "retryJob", responses: answers(204, 404, 409) },
    },
  },
});

/** Prints at once, or with `Prefer: respond-async` some time; knows keys, and who has no money. It takes any body. */
function printer() {
  const jobs = new Map([["old", "failed"]]);
  const keys = new Map<string, Promise<Response>>();
  const json = (status: number, value: unknown) => Response.json(value, { status });
  const create = async (request: Request, text: string): Promise<Response> => {
    if (request.headers.get("authorization") === "poor") return new Response(null, { status: 402 });
    if (text === "a banknote") return new Response(null, { status: 451 });
    const id = `job-${jobs.size}`;
    const isWaiting = request.headers.get("prefer") === "respond-async";
    jobs.set(id, isWaiting ? "waiting" : "done");
    // Others are heard meanwhile.
    await new Promise((resolve) => setImmediate(resolve));
    return json(isWaiting ? 202 : 201, { id, status: jobs.get(id) });
  };
  return async (request: Request): Promise<Response> => {
    const [, , id = "", action] = new URL(request.url).pathname.split("/");
    const status = jobs.get(id);
    if (action === undefined && request.method === "GET") {
      if (id === "")
        return json(
          200,
          [...jobs].map(([each, now]) => ({ id: each, status: now })),
        );
      return status === undefined ? new Response(null, { status: 404 }) : json(200, { id, status });
    }
    if (action !== undefined) {
      const [from, to] = action === "cancel" ? ["waiting", "cancelled"] : ["failed", "done"];
      if (status !== from) return new Response(null, { status: status === undefined ? 404 : 409 });
      jobs.set(id, to);
      return new Response(null, { status: 204 });
    }
    const { text = "" } = (await request.json()) as { text?: string };
    const key = request.headers.get("idempotency-key");
    const earlier = key === null ? undefined : keys.get(key);
    if (key === null) return create(request, text);
    if (earlier) {
      const answered = await Promise.race([earlier, undefined]);
      return answered?.clone() ?? new Response(null, { status: 409 });
    }
    const answer = create(request, text);
    keys.set(key, answer);
    return (await answer).clone();
  };
}

async function reached(options: VerifyOptions = {}): Promise<Record<string, string[]>> {
  const { coverage } = await verify(contract, printer(), {
    phases: ["examples", "boundaries"],
    requests: 200,
    ...options,
  }).result;
  return Object.fromEntries(
    coverage.operations.map(({ operationId, reached: came }) => [operationId, Object.keys(came)]),
  );
}

describe("what an operation declares is brought about", () => {
  test("by a thing that was made just now, in the way that leaves it to be done", async () => {
    expect((await reached()).cancelJob).toContain("204");
  });

  test("by what was done already", async () => {
    expect((await reached()).cancelJob).toContain("409");
  });

  test("by a thing that was there before", async () => {
    expect((await reached()).retryJob).toContain("204");
  });

  test("by the same Idempotency-Key twice at once", async () => {
    expect((await reached()).createJob).toContain("409");
  });

  test("by another caller, who cannot pay", async () => {
    const identities = { rich: {}, poor: { headers: { authorization: "poor" } } };
    expect((await reached()).createJob).not.toContain("402");
    expect((await reached({ identities })).createJob).toContain("402");
  });

  test("by what a hook says", async () => {
    const hooks = { createJob: { statuses: { 451: { body: { "/text": "a banknote" } } } } };
    expect((await reached()).createJob).not.toContain("451");
    expect((await reached({ hooks })).createJob).toContain("451");
  });
});
