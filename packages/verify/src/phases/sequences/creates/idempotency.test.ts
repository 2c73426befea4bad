import { createContract } from "@cantus/contract";
import { expect, test } from "vitest";
import { type Fetch, verify } from "../../../index.ts";
import { json, none, plansContract, plansServer } from "../../../testdata/plans.ts";

const text = { type: "string", maxLength: 200 };
const payment = (required: readonly string[]) => ({
  type: "object",
  required,
  properties: { id: text, reference: text },
});
const answer = (schema: object) => ({ description: "", ...json(schema) });
const inPath = (name: string) => [{ name, in: "path", required: true, schema: text }];
const refusals = { 404: { description: "" }, 409: { description: "The order is paid." }, 422: { description: "" } };
const contract = createContract({
  openapi: "3.1.1",
  info: { title: "Payments", version: "1" },
  paths: {
    "/orders": { post: { operationId: "order", responses: { 201: answer(payment(["id"])) } } },
    "/orders/{order_id}": {
      parameters: inPath("order_id"),
      get: { operationId: "read", responses: { 200: answer(payment(["id"])), 404: { description: "" } } },
    },
    "/orders/{order_id}/payments": {
      parameters: inPath("order_id"),
      post: {
        operationId: "pay",
        description: "The same key with another body is refused.",
        parameters: [{ name: "Idempotency-Key", in: "header", required: true, schema: { ...text, minLength: 8 } }],
        requestBody: {
          required: true,
          ...json({ type: "object", required: ["reference"], properties: { reference: text } }),
        },
        responses: { 201: answer(payment(["id", "reference"])), ...refusals },
      },
    },
    "/payments/{payment_id}": {
      parameters: inPath("payment_id"),
      get: {
        operationId: "payment",
        responses: { 200: answer(payment(["id", "reference"])), 404: { description: "" } },
      },
    },
  },
} as never);

/** An order is paid once; who comes again with the same key gets the same payment. */
function bank({ forgetsKeys = false, mixesBodies = false }): Fetch {
  const orders = new Set<string>();
  const paid = new Set<string>();
  const payments = new Map<string, object>();
  const keys = new Map<string, { sent: string; payment: object }>();
  const none = (status: number) => new Response(null, { status });
  return async (request) => {
    const [, of, id = "", word] = new URL(request.url).pathname.split("/");
    if (of === "payments") return payments.has(id) ? Response.json(payments.get(id)) : none(404);
    if (id === "") {
      const made = `o${orders.size + 1}`;
      orders.add(made);
      return Response.json({ id: made }, { status: 201 });
    }
    if (!orders.has(id)) return none(404);
    if (word === undefined) return Response.json({ id });
    const key = `${id} ${request.headers.get("idempotency-key")}`;
    const sent = await request.text();
    const known = forgetsKeys ? undefined : keys.get(key);
    if (known && known.sent !== sent && !mixesBodies) return none(422);
    if (known) return Response.json({ ...known.payment, ...(mixesBodies && JSON.parse(sent)) }, { status: 201 });
    if (paid.has(id)) return none(409);
    paid.add(id);
    const made = { ...JSON.parse(sent), id: `p${payments.size + 1}` };
    payments.set(made.id, made);
    keys.set(key, { sent, payment: made });
    return Response.json(made, { status: 201 });
  };
}

test.each<[string, Parameters<typeof bank>[0], readonly unknown[]]>([
  ["the same request is answered the same", {}, []],
  [
    "the same request is refused as the order is paid",
    { forgetsKeys: true },
    ["The same request with the same Idempotency-Key answered 201 first and 409 then."],
  ],
  [
    "another request is taken for the same",
    { mixesBodies: true },
    ["The same Idempotency-Key for something else was answered with 201."],
  ],
])("a key that comes again: %s", async (_, faults, told) => {
  const { findings } = await verify(contract, bank(faults), { phases: ["examples", "sequences"] }).result;
  expect(findings.filter(({ check }) => check === "idempotency-key").map(({ message }) => message)).toEqual(told);
});

test.each([
  ["honours", []],
  ["forgets", ["idempotency-key: The same request with the same Idempotency-Key answered 201 first and 409 then."]],
])("of what there can be once by its name, a server that %s keys", async (does, expected) => {
  const key = { name: "Idempotency-Key", in: "header", required: true, schema: { ...text, minLength: 8 } };
  const unique = plansContract(undefined, {
    "post /plans": { parameters: [key], responses: { 201: answer(payment(["id"])), 400: none, 409: none } },
  });
  const made = new Map<string, object>();
  const server = plansServer(unique, ({ method, request, body, plans }) => {
    if (method !== "POST") return undefined;
    const known = made.get(request.headers.get("idempotency-key") ?? "");
    if (known && does === "honours") return Response.json(known, { status: 201 });
    if ([...plans.values()].some(({ name }) => name === body.name)) return new Response(null, { status: 409 });
    const plan = { ...body, id: `plan-${made.size}` };
    plans.set(plan.id, plan);
    made.set(request.headers.get("idempotency-key") ?? "", plan);
    return Response.json(plan, { status: 201 });
  });
  const { findings } = await verify(unique, server, { phases: ["examples", "sequences"] }).result;
  expect(findings.map(({ check, message }) => `${check}: ${message}`)).toEqual(expected);
});
