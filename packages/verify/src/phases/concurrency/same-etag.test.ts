import { expect, test } from "vitest";
import { type Fetch, verify } from "../../index.ts";
import { answer, none, type Plan, plansContract, plansServer } from "../../testdata/plans.ts";

const text = { type: "string" };
const properties = { size: { type: "integer" }, name: text };
const plan = { type: "object", required: ["id"], properties: { id: text, ...properties } };
const ifMatch = { name: "If-Match", in: "header", schema: text };
const id = { name: "id", in: "path", required: true, schema: text };
const contract = plansContract(properties, {
  "patch /plans/{id}": { parameters: [id, ifMatch], responses: { 200: answer(plan), 400: none, 404: none, 412: none } },
});

/** @param tagOf the ETag of a plan */
function atomic(tagOf: (one: Plan) => string): Fetch {
  return plansServer(contract, ({ method, request, id, plan: now, body, plans }) => {
    if (!now || method === "DELETE") return undefined;
    const named = request.headers.get("if-match");
    if (named !== null && named !== tagOf(now)) return new Response(null, { status: 412 });
    const next = method === "PATCH" ? { ...now, ...body, id } : now;
    plans.set(id, next);
    return Response.json(next, { headers: { etag: tagOf(next) } });
  });
}

/** Looks at the condition, and writes later. */
function inTwoSteps(server: Fetch): Fetch {
  return async (request) => {
    if (request.method !== "PATCH") return server(request);
    const seen = await server(new Request(request.url));
    const headers = new Headers(request.headers);
    const named = headers.get("if-match");
    if (named !== null && named !== seen.headers.get("etag")) return new Response(null, { status: 412 });
    await new Promise((resolve) => setTimeout(resolve, 1));
    headers.delete("if-match");
    return server(new Request(request, { headers }));
  };
}

const strong = (one: Plan) => JSON.stringify(Buffer.from(JSON.stringify(one)).toString("hex"));
const lost = "conditional-write: Of 3 changes at once with If-Match … were made";

test.each<[string, Fetch, string[]]>([
  ["one after the other", atomic(strong), []],
  ["each by what it has seen", inTwoSteps(atomic(strong)), [lost]],
  ["by an ETag that need not be of every byte", inTwoSteps(atomic((one) => `W/${strong(one)}`)), []],
])("changes at once that name the same ETag are made %s", async (_, server, expected) => {
  const { findings } = await verify(contract, server, { phases: ["examples", "concurrency"] }).result;
  const told = findings.map(({ check, message }) =>
    `${check}: ${message}`.replace(/"\w+", \d were made.*/, "… were made"),
  );
  expect(told).toEqual(expected);
});
