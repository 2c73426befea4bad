import { expect, test } from "vitest";
import { verify } from "../../../index.ts";
import { answer, none, type Plan, plansContract, plansServer } from "../../../testdata/plans.ts";

const text = { type: "string", minLength: 1, maxLength: 60 };
const properties = { name: text, note: text };
const plan = { type: "object", required: ["id"], properties: { id: text, ...properties } };
const step = {
  type: "object",
  required: ["op", "path", "value"],
  properties: { op: { enum: ["replace", "test"] }, path: { enum: ["/name", "/note"] }, value: text },
};
const contract = plansContract(properties, {
  "patch /plans/{id}": {
    requestBody: {
      required: true,
      content: { "application/json-patch+json": { schema: { type: "array", minItems: 1, items: step } } },
    },
    responses: { 200: answer(plan), 400: none, 404: none, 409: none },
  },
});

interface Ways {
  readonly most?: number;
  readonly tests?: boolean;
  readonly isWhole?: boolean;
}

const server = ({ most = 9, tests = true, isWhole = true }: Ways) => {
  const inner = plansServer(contract, ({ method, path, plan: own, plans }) => {
    if (method !== "PATCH" || !own) return undefined;
    return Response.json(plans.get(path.slice("/plans/".length)));
  });
  const changes = new Map<string, Record<string, unknown>>();
  return async (request: Request): Promise<Response> => {
    const id = new URL(request.url).pathname.split("/")[2] ?? "";
    const overlay = async (response: Response) => {
      if (!response.ok || !response.headers.get("content-type")?.includes("json")) return response;
      const body = (await response.json()) as Plan | Plan[];
      const shown = (each: Plan) => ({ ...each, ...changes.get(each.id) });
      return Response.json(Array.isArray(body) ? body.map(shown) : shown(body), { status: response.status });
    };
    if (request.method !== "PATCH") return overlay(await inner(request));
    const read = await inner(new Request(request.url, { headers: request.headers }));
    if (!read.ok) return read;
    const steps = await request.json().catch(() => undefined);
    const isStep = (each: typeof steps) =>
      /^(replace|test)$/.test(each?.op) && /^\/(name|note)$/.test(each.path) && /^.{1,60}$/su.test(each.value);
    if (!Array.isArray(steps) || steps.length === 0 || !steps.every(isStep)) return new Response(null, { status: 400 });
    const next: Record<string, unknown> = { ...(await read.json()), ...changes.get(id) };
    for (const { op, path, value } of steps.slice(0, most)) {
      const name = path.slice(1);
      if (op === "replace") next[name] = value;
      else if (tests && next[name] !== value) {
        if (!isWhole) changes.set(id, next);
        return new Response(null, { status: 409 });
      }
    }
    changes.set(id, next);
    return Response.json(next);
  };
};

test.each<[string, Ways, RegExp[]]>([
  ["done as a whole", {}, []],
  [
    "done but for what comes second",
    { most: 1 },
    [/^json-patch: Two operations of a JSON Patch were accepted with 200/],
  ],
  [
    "done though its test fails",
    { tests: false },
    [/^json-patch: A JSON Patch tests that \/note is .* accepted with 200/],
  ],
  [
    "done as far as its test",
    { isWhole: false },
    [/^json-patch: A JSON Patch whose test fails was refused with 409, and/],
  ],
])("a JSON Patch is %s", async (_, ways, found) => {
  const { findings } = await verify(contract, server(ways), { phases: ["examples", "sequences"] }).result;
  const told = findings.map(({ check, message }) => `${check}: ${message}`);
  expect(told).toEqual(found.map((message) => expect.stringMatching(message)));
});
