import { expect, test } from "vitest";
import { verify } from "../../../index.ts";
import { answer, json, none, type Plan, plansContract, plansServer } from "../../../testdata/plans.ts";

const text = { type: "string", minLength: 1 };
const input = {
  type: "object",
  required: ["name"],
  additionalProperties: false,
  properties: { name: text, note: text, days: { type: "integer", default: 7 } },
};
const plan = { type: "object", required: ["id"], properties: { id: text, ...input.properties } };
const result = { type: "object", properties: { index: { type: "integer" }, status: { type: "integer" }, id: text } };
const create = { requestBody: { required: true, ...json(input) }, responses: { 201: answer(plan), 400: none } };
const list = { type: "array", minItems: 1, items: input };

/** @param answered the status of the whole, and what it says of each */
const contractOf = (answered: 201 | 207) =>
  plansContract(
    { name: text },
    {
      "get /plans": { responses: { 200: answer({ type: "array", items: plan }) } },
      "get /plans/{id}": { responses: { 200: answer(plan), 404: none } },
      "post /plans": create,
      "post /plans/bulk": {
        description: "Makes several, in the order given.",
        requestBody: {
          required: true,
          ...json({ type: "object", required: ["plans"], additionalProperties: false, properties: { plans: list } }),
        },
        responses: {
          [answered]: answer(
            answered === 201
              ? { type: "array", items: plan }
              : {
                  type: "object",
                  properties: { accepted: { type: "integer" }, results: { type: "array", items: result } },
                },
          ),
          400: none,
        },
      },
    },
  );

interface Bulk {
  /** Of what was made, what is kept. */
  keep(made: readonly Plan[]): readonly Plan[];
  /** Of what was made, what is answered. */
  show(made: readonly Plan[]): readonly Plan[];
  /** Of how many were sent, how many are said to be made. */
  says(made: number, sent: number): number;
  /** Of the whole that is refused, what is kept. */
  rest(made: readonly Plan[]): readonly Plan[];
}

const right: Bulk = { keep: (made) => made, show: (made) => made, says: (made) => made, rest: () => [] };

test.each<[string, 201 | 207, Partial<Bulk>, string[]]>([
  ["is there, as it was sent", 201, {}, []],
  ["is there as far as it was taken", 207, {}, []],
  ["is not there", 201, { keep: () => [] }, ["created-is-there"]],
  ["is there but for the last", 207, { keep: (made) => made.slice(0, -1) }, ["created-is-there"]],
  ["is answered with the first", 201, { show: (made) => made.slice(0, 1) }, ["created-is-there"]],
  ["is answered in another order", 201, { show: (made) => made.toReversed() }, ["read-back"]],
  ["lacks what one alone has", 201, { keep: (made) => made.map(({ note: _, ...each }) => each) }, ["read-back"]],
  [
    "has another default",
    201,
    { keep: (made) => made.map((each, index) => (index === made.length - 1 ? { ...each, days: 0 } : each)) },
    ["default-applied"],
  ],
  ["is counted with what was refused", 207, { says: (_, sent) => sent }, ["count-agrees"]],
  ["is partly there when it was refused", 201, { rest: (made) => made.slice(0, 1) }, ["refused-leaves-nothing"]],
])("what is created together %s", async (_, answered, instead, found) => {
  const { keep, show, says, rest } = { ...right, ...instead };
  const contract = contractOf(answered);
  let made = 0;
  const one = (each: object): Plan => {
    made++;
    return { days: 7, ...each, id: `plan-${made}` };
  };
  const plain = plansServer(contract, ({ method, path, body, plans }) => {
    const all = (items: readonly Plan[]) => {
      for (const each of items) plans.set(each.id, each);
    };
    if (path === "/plans" && method === "POST") {
      const created = one(body);
      all([created]);
      return Response.json(created, { status: 201 });
    }
    if (path !== "/plans/bulk") return undefined;
    const sent = body.plans as Plan[];
    // What has to be short is refused by itself.
    const isTaken = ({ name }: Plan) => answered === 201 || String(name).length < 30;
    const created = sent.filter(isTaken).map(one);
    all(keep(created));
    if (answered === 201) return Response.json(show(created), { status: 201 });
    const results = sent.map((each, index) => {
      const id = isTaken(each) ? created[sent.slice(0, index).filter(isTaken).length]?.id : undefined;
      return id === undefined ? { index, status: 422 } : { index, status: 201, id };
    });
    return Response.json({ accepted: says(created.length, sent.length), results }, { status: 207 });
  });
  const server: typeof plain = async (request) => {
    const copy = request.clone();
    const response = await plain(request);
    if (response.status === 400 && new URL(request.url).pathname === "/plans/bulk") {
      const { plans = [] } = (await copy.json().catch(() => ({}))) as { plans?: { name?: unknown }[] };
      for (const each of rest(plans.filter(({ name }) => typeof name === "string").map(one))) {
        await plain(
          new Request(new URL("/plans", request.url), {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({ name: each.name }),
          }),
        );
      }
    }
    return response;
  };
  const { findings } = await verify(contract, server, { phases: ["examples", "sequences"] }).result;
  expect(findings.map(({ check }) => check)).toEqual(found);
});

const reading = { type: "object", required: ["value"], properties: { value: { type: "integer", maximum: 1000 } } };
const shownReading = { type: "object", required: ["id"], properties: { id: text, ...reading.properties } };
const readings = plansContract(
  { name: text },
  {
    "get /readings": {
      parameters: [{ name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 50, default: 50 } }],
      responses: {
        200: answer({
          type: "object",
          required: ["items", "total"],
          properties: { items: { type: "array", items: shownReading }, total: { type: "integer" } },
        }),
        400: none,
      },
    },
    "post /readings": {
      requestBody: { required: true, ...json({ type: "array", minItems: 1, items: reading }) },
      responses: { 201: answer({ type: "array", items: shownReading }), 400: none },
    },
  },
);

test.each<[string, boolean, string[]]>([
  ["is given", true, []],
  ["is ignored", false, ["limit-respected"]],
])("a list that batches alone fill is looked at when they have: its limit %s", async (_, isGiven, expected) => {
  const all: unknown[] = [];
  const server = plansServer(readings, ({ request, method, path }) => {
    if (path !== "/readings" || method !== "GET") return undefined;
    const limit = Number(new URL(request.url).searchParams.get("limit") ?? 50);
    if (!(limit >= 1 && limit <= 50)) return new Response(null, { status: 400 });
    return Response.json({ items: isGiven ? all.slice(0, limit) : all, total: all.length });
  });
  const target = async (request: Request) => {
    if (request.method !== "POST" || new URL(request.url).pathname !== "/readings") return server(request);
    const refused = await server(request.clone());
    if (refused.status === 400) return refused;
    const sent = (await request.json()) as object[];
    const made = sent.map((each, index) => ({ ...each, id: `reading-${all.length + index + 1}` }));
    all.push(...made);
    return Response.json(made, { status: 201 });
  };
  const phases = ["examples", "sequences"] as const;
  const { findings } = await verify(readings, target, { phases, only: ["get /readings", "post /readings"] }).result;
  expect(findings.map(({ check }) => check)).toEqual(expected);
});
