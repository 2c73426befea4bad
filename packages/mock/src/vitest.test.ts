import { fileURLToPath } from "node:url";
import { readContract } from "@cantus/contract/read";
import { describe, expect, it } from "vitest";
import { createMock } from "./mock.ts";
import { mockTest } from "./vitest.ts";

const contract = await readContract(
  fileURLToPath(new URL("../../../openapi/scene-jobs/openapi.yaml", import.meta.url)),
);

/** As openapi-typescript writes them. */
interface operations {
  getJob: {
    responses: {
      200: { content: { "application/json": { job_id: string } } };
      503: { content: { "application/json": { error: string; message: string } } };
    };
  };
  cancelJob: { responses: { 204: { content?: never } } };
}

const mock = createMock<operations>([contract]);
const test = mockTest(mock);

const JOB = "http://mock.test/v1/jobs/9d6b1f0e-47c3-4a85-b2de-5f83c07a1e94";
const HEADERS = { Authorization: "Bearer any" };

describe.concurrent("each test has a session of its own", () => {
  for (const name of ["one", "another", "größer"]) {
    test(name, async ({ mock, expect }) => {
      expect(mock.log).toEqual([]);
      mock.clock.freeze(0);
      mock.on("getJob", { status: 503 });
      const response = await mock.fetch(JOB, { headers: HEADERS });
      // Without a body of its own, the answer has the contract's example.
      expect([response.status, (await response.json()).error]).toEqual([503, "unavailable"]);
      expect(mock.log).toHaveLength(1);
    });
  }
});

it("the session that all share has seen nothing of it", async () => {
  expect(mock.session().log).toEqual([]);
  expect((await mock.fetch(JOB, { headers: HEADERS })).status).toBe(200);
});

it("a session is reached on a port by its headers", () => {
  expect(mock.session("größer").headers).toEqual({ "X-Mock-Session": "gr%C3%B6%C3%9Fer" });
  expect(mock.session().headers).toEqual({});
});

it("what an operation does not answer is a compile error", () => {
  const session = mock.session("types");
  const overrides = [
    // @ts-expect-error There is no such operation.
    () => session.on("getTask", { status: 200 }),
    // @ts-expect-error It declares no such status.
    () => session.on("getJob", { status: 418 }),
    // @ts-expect-error The body is another one's.
    () => session.on("getJob", { status: 503, body: { job_id: "x" } }),
  ];
  for (const override of overrides) expect(override).toThrow();
});
