import { describe, expect, test } from "vitest";
import { documentOf, json, serve } from "./serve.fixture/serve.ts";

const operation = (responses: Record<string, unknown>) =>
  documentOf({
    "/x/{id}": {
      post: {
        operationId: "x",
        parameters: [
          { name: "id", in: "path", required: true, schema: { type: "integer" } },
          { name: "limit", in: "query", required: true, schema: { type: "integer" } },
          { name: "mode", in: "query", schema: { enum: ["a", "b"] } },
        ],
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: { type: "object", required: ["title"], properties: { tempo: { type: "integer" } } },
            },
          },
        },
        responses,
      },
    },
  });

describe("a request that breaks the contract", () => {
  test("is told every violation, in the words and the order of the contract", async () => {
    await using server = await serve(operation({ "200": json(true) }), {});
    const init = { method: "POST", body: '{"tempo":"fast"}', headers: { "Content-Type": "application/json" } };
    const response = await server.fetch("/x/one?mode=c&more=1", init);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      detail: "query parameter more is not a query parameter of this operation (and 5 more).",
      violations: [
        {
          in: "query",
          pointer: "/more",
          keyword: "additionalProperties",
          message: "is not a query parameter of this operation",
        },
        { in: "path", pointer: "/id", keyword: "type", message: "must be integer" },
        { in: "query", pointer: "/limit", keyword: "required", message: "is required" },
        { in: "query", pointer: "/mode", keyword: "enum", message: 'must be one of: "a", "b"' },
        { in: "body", pointer: "/title", keyword: "required", message: "is required" },
        { in: "body", pointer: "/tempo", keyword: "type", message: "must be integer" },
      ],
    });
  });

  test.each([
    [{ "200": json(true) }, 400],
    [{ "422": json(true) }, 422],
    [{ "400": json(true), "422": json(true) }, 400],
  ])("has the status that the operation declares for that", async (responses, status) => {
    await using server = await serve(operation(responses), {});
    const response = await server.fetch("/x/1?limit=1", { method: "POST" });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ detail: "body is required." });
  });
});
