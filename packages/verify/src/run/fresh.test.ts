import { describe, expect, test } from "vitest";
import { otherTexts } from "../cases/varied.ts";
import { type Fetch, verify } from "../index.ts";
import { answer, type Call, idInPath, json, none, plansContract, plansServer } from "../testdata/plans.ts";

const text = { type: "string" };
const day = { type: "string", format: "date" };
const example = { name: "Stay", first: "2027-03-01", last: "2027-03-03" };

/** Sizes go up to nine, or further where they are not looked at. */
const size = (most?: number) => ({ type: "integer", minimum: 1, ...(most !== undefined && { maximum: most }) });
const closing = (most?: number) => ({
  parameters: [idInPath],
  requestBody: { required: true, ...json({ type: "object", properties: { size: size(most) } }) },
  responses: { 200: answer({ type: "object" }), 400: none, 404: none, 409: none },
});

function contractOf(most?: number) {
  const properties = { name: text, first: day, last: day, size: size(most) };
  const input = { type: "object", required: Object.keys(example), properties, example };
  return plansContract(properties, {
    "post /plans": {
      requestBody: { required: true, ...json(input) },
      responses: { 201: answer({ type: "object", properties: { id: text, ...properties } }), 400: none, 409: none },
    },
    "post /plans/{id}/close": closing(most),
  });
}

type Instead = (call: Call) => Response | undefined;

const conflict = () => new Response(null, { status: 409 });
const isCreate = ({ method, path }: Call) => method === "POST" && path === "/plans";

/** What a second request is refused for. */
const ONCE: [string, Instead][] = [
  [
    "a name",
    (call) => (isCreate(call) && others(call).some(({ name }) => name === call.body.name) ? conflict() : undefined),
  ],
  [
    "days, the first of which is before the last",
    (call) => {
      if (!isCreate(call)) return undefined;
      const { first, last } = call.body as Record<string, string>;
      if (!first || !last || first >= last) return new Response(null, { status: 400 });
      const isTaken = others(call).some((other) => String(other.first) < last && first < String(other.last));
      return isTaken ? conflict() : undefined;
    },
  ],
];

function others({ plans }: Call) {
  return [...plans.values()];
}

/** Closes a plan once. */
const close: Instead = ({ path, plan, id, plans }) => {
  if (!path.endsWith("/close") || !plan) return undefined;
  if (plan.closed === true) return conflict();
  plans.set(id, { ...plan, closed: true });
  return Response.json({});
};

async function told(server: Fetch): Promise<string[]> {
  const phases = ["examples", "sequences", "concurrency", "boundaries"] as const;
  const { findings } = await verify(contractOf(9), server, { phases, requests: 4_000 }).result;
  // The server of this test answers whatever is no JSON and any method.
  const isOfBody = ({ check, message }: (typeof findings)[number]) =>
    /^(?:at-once|valid-accepted)$/.test(check) || (check === "invalid-refused" && message.startsWith("body /"));
  return findings.filter(isOfBody).map(({ check, message }) => `${check}: ${message}`);
}

describe("what can be made once is made anew for each case", () => {
  test.each(ONCE)("%s", async (_, isRefused) => {
    const both: Instead = (call) => isRefused(call) ?? close(call);
    expect(await told(plansServer(contractOf(9), both))).toEqual([]);
    const found = await told(plansServer(contractOf(), both));
    expect(found).toContainEqual(expect.stringMatching(/^invalid-refused: body \/size: above maximum 9: .* with 201/));
    expect(found).toContainEqual(expect.stringMatching(/^invalid-refused: body \/size: above maximum 9: .* with 200/));
  });
});

test("of what can be made once, one is made however many ask at once", async () => {
  const names = new Set<unknown>();
  const server = plansServer(contractOf(9));
  const late: Fetch = async (request) => {
    if (request.method !== "POST" || new URL(request.url).pathname !== "/plans") return server(request);
    const { name } = (await request
      .clone()
      .json()
      .catch(() => ({}))) as { name?: unknown };
    if (names.has(name)) return conflict();
    const response = await server(request);
    // It looked whether the name is there before, and writes it down after others have looked.
    await new Promise((resolve) => setTimeout(resolve, 2));
    if (response.status === 201) names.add(name);
    return response;
  };
  expect(await told(late)).toContainEqual(
    expect.stringMatching(/^at-once: Of 5 equal creates at once, 5 were accepted/),
  );
});

test("one create that makes two under a name that has to be new is known by another text", async () => {
  const note = { type: "string" };
  const properties = { note, name: text };
  const contract = plansContract(properties, {
    "post /plans": {
      requestBody: { required: true, ...json({ type: "object", required: ["name"], properties }) },
      responses: { 201: answer({ type: "object", properties: { id: text, ...properties } }), 400: none, 409: none },
    },
  });
  const madeBy = (copies: number) =>
    plansServer(contract, (call) => {
      if (!isCreate(call)) return undefined;
      if (others(call).some(({ name }) => name === call.body.name)) return conflict();
      for (let copy = 1; copy < copies; copy++) {
        const id = `copy-${call.plans.size}`;
        call.plans.set(id, { ...call.body, id });
      }
      return undefined;
    });
  const checks = async (server: Fetch) => {
    const { findings } = await verify(contract, server, { phases: ["examples", "sequences"] }).result;
    return findings.map(({ check }) => check);
  };
  expect(await checks(madeBy(1))).toEqual([]);
  expect(await checks(madeBy(2))).toContain("created-once");
});

test("a code that ends in the number that makes it new gets another end", () => {
  const schema = { type: "object", properties: { code: { type: "string", pattern: "^[0-9]{6}$" } } } as const;
  const contract = plansContract();
  const codes = [4, 5, 6].map((number) => otherTexts(contract, schema, { code: "123455" }, number).code);
  expect(codes).toEqual(["123454", "125005", "123456"]);
});
