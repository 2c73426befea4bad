import { expect, test } from "vitest";
import { type Fetch, verify } from "../../../index.ts";
import { answer, json, none, type Plan, plansContract, plansServer } from "../../../testdata/plans.ts";

const text = { type: "string" };
const properties = { name: text, note: text };
const plan = { type: "object", required: ["id"], properties: { id: text, ...properties } };
const ifMatch = { name: "If-Match", in: "header", schema: text };
const id = { name: "id", in: "path", required: true, schema: text };
const changed = { parameters: [id, ifMatch], responses: { 200: answer(plan), 400: none, 404: none, 412: none } };
const contract = plansContract(properties, {
  "patch /plans/{id}": changed,
  "put /plans/{id}": {
    ...changed,
    parameters: [...changed.parameters, { name: "If-None-Match", in: "header", schema: { enum: ["*"] } }],
    requestBody: { required: true, ...json({ type: "object", required: ["name"], properties }) },
  },
  "delete /plans/{id}": { parameters: [id, ifMatch], responses: { 204: none, 404: none, 412: none } },
});

/**
 * @param names what an ETag is made of
 * @param minds the methods that look at If-Match
 * @param isLate it is looked at when the thing is changed
 * @param leaves whether what is there is left alone where If-None-Match says so
 */
function server(names: readonly string[], minds: readonly string[], isLate = false, leaves = true): Fetch {
  const etagOf = (one: Plan) => `"${Buffer.from(JSON.stringify(names.map((name) => one[name]))).toString("hex")}"`;
  return plansServer(contract, ({ method, request, id, plan: now, body, plans }) => {
    if (!now) return undefined;
    const named = request.headers.get("if-match");
    const isOther = named !== null && minds.includes(method) && named !== etagOf(now);
    if (isOther && !(isLate && method === "PUT")) return new Response(null, { status: 412 });
    if (leaves && method === "PUT" && request.headers.has("if-none-match")) return new Response(null, { status: 412 });
    if (method === "DELETE") return undefined;
    const next = method === "PATCH" ? { ...now, ...body, id } : method === "PUT" ? { ...body, id } : now;
    plans.set(id, next);
    if (isOther) return new Response(null, { status: 412 });
    return Response.json(next, { headers: { etag: etagOf(next) } });
  });
}

const [all, writes] = [
  ["name", "note"],
  ["PATCH", "PUT", "DELETE"],
];

test.each<[string, Fetch, string[]]>([
  ["keeps to them", server(all, writes), []],
  ["makes ETags of one property alone", server(["name"], writes), ["etag"]],
  ["does not look at If-Match in PUT", server(all, ["PATCH", "DELETE"]), ["conditional-write"]],
  ["looks at If-Match when it has changed what is there", server(all, writes, true), ["refused-leaves-nothing"]],
  ["does not look at If-Match in DELETE", server(all, ["PATCH", "PUT"]), ["conditional-write"]],
  ["replaces what is there though If-None-Match: * is sent", server(all, writes, false, false), ["conditional-write"]],
])("conditions: a server that %s", async (_, target, found) => {
  const { findings } = await verify(contract, target, { phases: ["examples", "sequences"] }).result;
  expect([...new Set(findings.map(({ check }) => check))]).toEqual(found);
});
