/** For tests: plans that are made, read, listed, changed and deleted, at a server that can be told to do otherwise. */
import { type Contract, createContract, type OpenApiDocument } from "@cantus/contract";
import { schemaValidator } from "@cantus/contract/schema";
import type { Fetch } from "../exchange/target.ts";

export interface Plan {
  readonly id: string;
  readonly [name: string]: unknown;
}

export interface Call {
  readonly request: Request;
  readonly method: string;
  readonly path: string;
  /** The id in the path, and what is called by it. */
  readonly id: string;
  readonly plan: Plan | undefined;
  readonly body: Readonly<Record<string, unknown>>;
  readonly plans: Map<string, Plan>;
}

const text = { type: "string" };
export const json = (schema: object) => ({ content: { "application/json": { schema } } });
export const answer = (schema: object, headers: Readonly<Record<string, object>> = {}) => ({
  description: "",
  headers,
  ...json(schema),
});
export const none = { description: "" };
export const idInPath = { name: "id", in: "path", required: true, schema: text };

/** @param changes by `method path` what an operation has otherwise; operations of other paths are added */
export function plansContract(
  properties: Readonly<Record<string, object>> = { name: text },
  changes: Readonly<Record<string, object | undefined>> = {},
): Contract {
  const input = { type: "object", required: Object.keys(properties).slice(0, 1), properties };
  const plan = { ...input, required: ["id"], properties: { id: text, ...properties } };
  const item = { parameters: [idInPath] };
  const operations: Record<string, object | undefined> = {
    "get /plans": { responses: { 200: answer({ type: "array", items: plan }) } },
    "post /plans": { requestBody: { required: true, ...json(input) }, responses: { 201: answer(plan), 400: none } },
    "get /plans/{id}": { ...item, responses: { 200: answer(plan), 404: none } },
    "patch /plans/{id}": {
      ...item,
      requestBody: { required: true, ...json({ type: "object", minProperties: 1, properties }) },
      responses: { 200: answer(plan), 400: none, 404: none },
    },
    "delete /plans/{id}": { ...item, responses: { 204: none, 404: none } },
  };
  const paths: Record<string, Record<string, object>> = {};
  for (const [place, change] of Object.entries({ ...operations, ...changes })) {
    const [method = "", path = ""] = place.split(" ");
    if (change) paths[path] = { ...paths[path], [method]: { operationId: place, ...operations[place], ...change } };
  }
  const info = { title: "Plans", version: "1" };
  return createContract({ openapi: "3.1.1", info, paths } as unknown as OpenApiDocument);
}

/** @param instead what is answered instead of what a correct server does, to a request that keeps the contract */
export function plansServer(
  contract: Contract,
  instead: (call: Call) => Response | undefined = () => undefined,
): Fetch {
  const plans = new Map<string, Plan>();
  let made = 0;
  return async (request) => {
    const { pathname: path } = new URL(request.url);
    const id = decodeURIComponent(path.split("/")[2] ?? "");
    const isJson = request.headers.get("content-type")?.startsWith("application/json") && request.method !== "GET";
    const body = isJson ? ((await request.clone().json()) as Call["body"]) : {};
    const plan = plans.get(id);
    const method = request.method === "HEAD" ? "GET" : request.method;
    const match = contract.match(method, path);
    const schema = match.kind === "operation" ? match.operation.requestBody?.content[0]?.schema : undefined;
    if (isJson && schema !== undefined && !schemaValidator(contract).accepts(schema, body, "request")) {
      return new Response(null, { status: 400 });
    }
    const other = instead({ request, method, path, id, plan, body, plans });
    if (other) return other;
    if (path === "/plans" && method === "GET") return Response.json([...plans.values()]);
    if (path === "/plans" && method === "POST") {
      made++;
      const created = { ...body, id: `plan-${made}` };
      plans.set(created.id, created);
      return Response.json(created, { status: 201 });
    }
    if (!plan || path.split("/").length > 3) return new Response(null, { status: 404 });
    if (method === "DELETE") {
      plans.delete(id);
      return new Response(null, { status: 204 });
    }
    if (method === "PATCH") plans.set(id, { ...plan, ...body, id });
    return Response.json(plans.get(id));
  };
}
