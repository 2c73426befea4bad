import { createContract } from "@cantus/contract";
import { expect, test } from "vitest";
import { type Fetch, verify } from "../index.ts";
import { answer, json, none, plansContract, plansServer } from "../testdata/plans.ts";

const text = { type: "string" };
const plan = { type: "object", required: ["id"], properties: { id: text, name: text } };
const contract = plansContract(
  { name: text },
  { "post /plans": { responses: { 201: answer(plan), 400: none, 409: none } } },
);

/** Takes so many of one name; who is late writes a name down after others may have looked for it. */
function server(most: number, isLate: boolean): Fetch {
  const names: unknown[] = [];
  const plans = plansServer(contract);
  return async (request) => {
    if (request.method !== "POST") return plans(request);
    const { name } = (await request
      .clone()
      .json()
      .catch(() => ({}))) as { name?: unknown };
    if (names.filter((each) => each === name).length >= most) return new Response(null, { status: 409 });
    if (isLate) await new Promise((resolve) => setTimeout(resolve, 1));
    names.push(name);
    return plans(request);
  };
}

test.each<[string, number, boolean, RegExp[]]>([
  ["which are looked for and taken in one step", 1, false, []],
  ["which are looked for and taken later", 1, true, [/^Of 5 equal creates at once, 5 were accepted/]],
  ["of which there may be two each", 2, true, []],
])("creates at once under one of the names %s", async (_, most, isLate, expected) => {
  const { findings } = await verify(contract, server(most, isLate), { phases: ["examples", "concurrency"] }).result;
  expect(findings.map(({ message }) => message)).toEqual(expected.map((each) => expect.stringMatching(each)));
});

test("what the caller calls by one of few names may be put there five times at once", async () => {
  const kind = { name: "kind", in: "path", required: true, schema: { enum: ["news", "offers"] } };
  const consent = { type: "object", required: ["signed"], properties: { signed: text } };
  const shown = { ...consent, properties: { kind: text, ...consent.properties } };
  const contract = createContract({
    openapi: "3.1.1",
    info: { title: "Consents", version: "1" },
    paths: {
      "/consents": {
        get: { operationId: "list", responses: { 200: answer({ type: "array", items: shown }) } },
      },
      "/consents/{kind}": {
        parameters: [kind],
        get: { operationId: "read", responses: { 200: answer(shown), 404: none } },
        put: {
          operationId: "put",
          requestBody: { required: true, ...json(consent) },
          responses: { 200: answer(shown), 201: answer(shown) },
        },
      },
    },
  } as never);
  const consents = new Map<string, object>();
  const server: Fetch = async (request) => {
    const called = new URL(request.url).pathname.split("/")[2];
    if (called === undefined) return Response.json([...consents.values()]);
    const status = consents.has(called) ? 200 : 201;
    if (request.method === "PUT") consents.set(called, { kind: called, ...(await request.json()) });
    else if (status === 201) return new Response(null, { status: 404 });
    return Response.json(consents.get(called), { status });
  };
  const { findings } = await verify(contract, server, { phases: ["examples", "concurrency"] }).result;
  expect(findings.map(({ message }) => message)).toEqual([]);
});
