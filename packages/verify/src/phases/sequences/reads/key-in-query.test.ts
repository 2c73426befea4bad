import { createContract, type OpenApiDocument } from "@cantus/contract";
import { expect, test } from "vitest";
import { type Fetch, verify } from "../../../index.ts";

const json = (schema: object) => ({ content: { "application/json": { schema } } });
const plan = {
  type: "object",
  required: ["id", "name"],
  properties: { id: { type: "string" }, name: { type: "string" } },
};
const header = (name: string) => ({ [name]: { schema: { type: "string" } } });

const contract = createContract({
  openapi: "3.1.1",
  info: { title: "Plans", version: "1" },
  security: [{ Key: [] }],
  paths: {
    "/plans": {
      get: {
        operationId: "list",
        parameters: [{ name: "limit", in: "query", schema: { type: "integer", minimum: 1 } }],
        responses: {
          200: { description: "", headers: header("Link"), ...json({ type: "array", items: plan }) },
          401: { description: "" },
        },
      },
      post: {
        operationId: "create",
        requestBody: { required: true, ...json({ type: "object", properties: { name: plan.properties.name } }) },
        responses: { 201: { description: "", headers: header("Location"), ...json(plan) }, 401: { description: "" } },
      },
    },
    "/plans/{id}": {
      get: {
        operationId: "read",
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        responses: { 200: { description: "", ...json(plan) }, 401: { description: "" }, 404: { description: "" } },
      },
    },
  },
  components: { securitySchemes: { Key: { type: "apiKey", in: "query", name: "api_key" } } },
} as unknown as OpenApiDocument);

/** Tells no key in `Location` and `Link`, as it is the caller's. */
function server(): Fetch {
  const plans: { id: string; name: string }[] = [];
  return async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    if (searchParams.get("api_key") !== "k3y") return new Response(null, { status: 401 });
    const one = plans.find(({ id }) => pathname === `/plans/${id}`);
    if (one) return Response.json(one);
    if (pathname !== "/plans") return new Response(null, { status: 404 });
    if (request.method === "POST") {
      const made = { name: "none", ...((await request.json()) as object), id: `plan-${plans.length + 1}` };
      plans.push(made);
      return Response.json(made, { status: 201, headers: { location: `/plans/${made.id}` } });
    }
    const [start, size] = [Number(searchParams.get("start") ?? 0), Number(searchParams.get("limit") ?? 100)];
    const hasNext = start + size < plans.length;
    const headers = new Headers(
      hasNext ? { link: `</plans?start=${start + size}&limit=${size}>; rel="next"` } : undefined,
    );
    return Response.json(plans.slice(start, start + size), { headers });
  };
}

test("where an answer leads, it is followed with the key that belongs into the query", async () => {
  const phases = ["examples", "sequences"] as const;
  const { findings, warnings } = await verify(contract, server(), { credentials: { Key: "k3y" }, phases }).result;
  expect(findings.map(({ message }) => message)).toEqual([]);
  expect(warnings).toEqual([]);
});
