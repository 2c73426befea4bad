import { createContract } from "@cantus/contract";
import { expect, test } from "vitest";
import { checkAnswers } from "./check.ts";
import { type Call, ContractError, createClient } from "./index.ts";

const document = {
  openapi: "3.1.0",
  info: { title: "Jobs", version: "1" },
  paths: {
    "/jobs": {
      get: {
        operationId: "listJobs",
        responses: {
          "200": {
            description: "Jobs.",
            headers: { "X-Total": { required: true, schema: { type: "integer" } } },
            content: { "application/json": { schema: { type: "array", items: { $ref: "#/components/schemas/Job" } } } },
          },
          "204": { description: "None." },
        },
      },
    },
  },
  components: {
    schemas: {
      Job: {
        type: "object",
        required: ["id"],
        properties: { id: { type: "string" }, secret: { type: "string", writeOnly: true } },
      },
    },
  },
};

interface List {
  parameters: Record<never, never>;
  responses: { 200: { content: { "application/json": unknown } } };
}

const listJobs = { id: "listJobs", method: "GET", path: "/jobs" };
const total = { "X-Total": "1" };

function call(answer: () => Response, source: object = document) {
  const client = createClient<{ listJobs: Call<List> }>(
    { operations: { listJobs }, securitySchemes: {}, baseUrl: "http://localhost" },
    { fetch: async () => answer(), check: checkAnswers(source) },
  );
  return client.listJobs();
}

test.each<[string, () => Response, string, string]>([
  ["a body", () => Response.json([{ id: "1" }, {}], { headers: total }), "/1/id", "#/components/schemas/Job/required"],
  [
    "a type within it",
    () => Response.json([{ id: 1 }], { headers: total }),
    "/0/id",
    "#/components/schemas/Job/properties/id/type",
  ],
  [
    "a property that is only sent",
    () => Response.json([{ id: "1", secret: "x" }], { headers: total }),
    "/0/secret",
    "#/components/schemas/Job/properties/secret",
  ],
  ["a header", () => Response.json([], { headers: { "X-Total": "many" } }), "X-Total", "/headers/X-Total"],
  ["a header that is missing", () => Response.json([]), "X-Total", "/headers/X-Total"],
  [
    "JSON that is none",
    () => new Response("{", { headers: { ...total, "Content-Type": "application/json" } }),
    "",
    "/content",
  ],
  ["a status", () => Response.json({}, { status: 418 }), "", "#/paths/~1jobs/get/responses"],
])("%s that breaks the contract is named with its clause", async (_name, answer, at, clause) => {
  const error = await call(answer).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(ContractError);
  expect(error.breaches[0]).toMatchObject({ at });
  expect(error.breaches[0].clause).toContain(clause);
  expect(error.message).toMatch(/^listJobs: the answer \d{3} breaks the contract: .*\(#\/.*\)/);
});

test("what keeps the contract comes through, to be read", async () => {
  expect(await call(() => Response.json([{ id: "1" }], { headers: total }))).toMatchObject({ body: [{ id: "1" }] });
  expect(await call(() => new Response(null, { status: 204 }), createContract(document))).toMatchObject({
    status: 204,
  });
});
