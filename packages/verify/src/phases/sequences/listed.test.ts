import type { SchemaObject } from "@cantus/contract";
import { schemaValidator } from "@cantus/contract/schema";
import { expect, test } from "vitest";
import { type Fetch, verify } from "../../index.ts";
import { answer, idInPath, json, none, plansContract } from "../../testdata/plans.ts";

const text: SchemaObject = { type: "string" };
const org = { type: "object", required: ["id"], properties: { id: text, name: text, days: { type: "integer" } } };
const change: SchemaObject = {
  type: "object",
  properties: { name: text, days: { type: "integer", minimum: 1, maximum: 900 } },
};
const list = { responses: { 200: answer({ type: "array", items: org }), 404: none } };

/** Organizations that nobody can make, one of each caller's. */
const contract = plansContract(undefined, {
  "get /plans": undefined,
  "post /plans": undefined,
  "get /plans/{id}": undefined,
  "patch /plans/{id}": undefined,
  "delete /plans/{id}": undefined,
  "get /orgs": list,
  "get /orgs/{id}": { parameters: [idInPath], responses: { 200: answer(org), 404: none } },
  "patch /orgs/{id}": {
    parameters: [idInPath],
    requestBody: { required: true, ...json(change) },
    responses: { 200: answer(org), 400: none, 404: none },
  },
  "get /orgs/{id}/members": { parameters: [idInPath], ...list },
  "post /orgs/{id}/members": {
    parameters: [idInPath],
    requestBody: { required: true, ...json(change) },
    responses: { 201: answer(org), 400: none, 404: none },
  },
});

function server({ mostDays = 900, isOpen = false, isExample = false } = {}): Fetch {
  const orgs: Record<string, object> = {
    ada: { id: "ada", name: "A", days: 1 },
    bob: { id: "bob", name: "B", days: 1 },
  };
  return async (request) => {
    const caller = request.headers.get("x-caller") ?? "";
    const [, , id = "", below] = new URL(request.url).pathname.split("/");
    if (isExample) return Response.json(id === "" ? [orgs.ada] : orgs.ada);
    if (id === "") return Response.json([orgs[caller]]);
    const isOwn = id === caller || (isOpen && below === undefined && request.method === "GET");
    if (!orgs[id] || !isOwn) return new Response(null, { status: 404 });
    if (below !== undefined) return request.method === "GET" ? Response.json([]) : new Response(null, { status: 400 });
    if (request.method === "PATCH") {
      const sent = await request.json();
      if (!schemaValidator(contract).accepts(change, sent, "request")) return new Response(null, { status: 400 });
      const { days, ...rest } = sent;
      orgs[id] = { ...orgs[id], ...rest, ...(days !== undefined && { days: Math.min(days, mostDays) }) };
    }
    return Response.json(orgs[id]);
  };
}

const called = (name: string) => ({ headers: { "x-caller": name } });

async function told(target: Fetch): Promise<string[]> {
  const identities = { ada: called("ada"), bob: called("bob") };
  const { findings } = await verify(contract, target, { phases: ["examples", "sequences"], identities }).result;
  // The server of this test has no more of HTTP than it needs.
  return findings.map(({ check }) => check).filter((check) => !/^(declared|response|head)-/.test(check));
}

test("what nobody can make is changed and read back as its list shows it", async () => {
  expect(await told(server())).toEqual([]);
  expect(await told(server({ mostDays: 1 }))).toContain("updated-is-changed");
});

test("what another is shown nothing of is not read by that caller", async () => {
  expect(await told(server({ isOpen: true }))).toContain("isolation");
});

test("what has examples for everything keeps nothing, and is not changed", async () => {
  expect(await told(server({ isExample: true }))).toEqual([]);
});
