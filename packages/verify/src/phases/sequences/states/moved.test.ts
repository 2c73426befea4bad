import { expect, test } from "vitest";
import { verify } from "../../../index.ts";
import { answer, type Call, idInPath, json, none, plansContract, plansServer } from "../../../testdata/plans.ts";

const text = { type: "string" };
const state = { enum: ["open", "active", "closed"] };
const plan = {
  type: "object",
  required: ["id", "state", "frozen"],
  properties: { id: text, name: text, state, frozen: { type: "boolean" } },
};
const query = { name: "state", in: "query", explode: false, schema: { type: "array", minItems: 1, items: state } };
const to = { type: "object", required: ["to"], additionalProperties: false, properties: { to: state } };
const action = (conflict: string) => ({
  parameters: [idInPath],
  responses: { 200: answer(plan), 404: none, 409: { description: conflict } },
});

/** @param freeze what is said of the 409 of the action that freezes a plan */
const contractOf = (freeze: string) =>
  plansContract(
    { name: text },
    {
      "get /plans": { parameters: [query], responses: { 200: answer({ type: "array", items: plan }), 400: none } },
      "post /plans": {
        requestBody: { required: true, ...json({ type: "object", required: ["name"], properties: { name: text } }) },
        responses: { 201: answer(plan), 400: none },
      },
      "get /plans/{id}": { responses: { 200: answer(plan), 404: none } },
      "patch /plans/{id}": {
        requestBody: { required: true, ...json({ type: "object", minProperties: 1, properties: { name: text } }) },
        responses: { 200: answer(plan), 400: none, 404: none },
      },
      "post /plans/{id}/moves": {
        ...action("This move is not allowed."),
        requestBody: { required: true, ...json(to) },
        responses: { ...action("This move is not allowed.").responses, 400: none },
      },
      "post /plans/{id}/freeze": action(freeze),
    },
  );

const MOVES: Readonly<Record<string, readonly string[]>> = { open: ["active"], active: ["closed"], closed: [] };

/** @param instead what is done otherwise */
function movingServer(
  contract: ReturnType<typeof contractOf>,
  instead: (call: Call, asked: string) => Response | undefined = () => undefined,
) {
  return plansServer(contract, (call) => {
    const { method, path, request, id, plan: own, body, plans } = call;
    const other = instead(call, path.split("/")[3] ?? method);
    if (other) return other;
    const put = (changed: object) => {
      plans.set(id, { ...own, id, ...changed });
      return Response.json(plans.get(id));
    };
    if (path === "/plans" && method === "GET") {
      const states = new URL(request.url).searchParams.get("state")?.split(",");
      if (states && !states.every((each) => each in MOVES)) return new Response(null, { status: 400 });
      return Response.json([...plans.values()].filter((each) => states?.includes(String(each.state)) ?? true));
    }
    if (path === "/plans") {
      const made = {
        name: body.name,
        id: `plan-${plans.size + 1}-${crypto.randomUUID()}`,
        state: "open",
        frozen: false,
      };
      plans.set(made.id, made);
      return Response.json(made, { status: 201 });
    }
    if (own && path.endsWith("/moves")) {
      const isAllowed = MOVES[String(own.state)]?.includes(String(body.to));
      return isAllowed ? put({ state: body.to }) : new Response(null, { status: 409 });
    }
    if (own && path.endsWith("/freeze"))
      return own.frozen ? new Response(null, { status: 409 }) : put({ frozen: true });
    return undefined;
  });
}

const FREEZES = "The plan is frozen already.";
const answers = (value: object | undefined) => (value ? Response.json(value) : undefined);
const first = ({ request }: Call) => new URL(request.url).searchParams.get("state")?.split(",")[0];

test.each<[string, Parameters<typeof movingServer>[1], string[], string?]>([
  ["moves, is filtered by and forbids", undefined, []],
  [
    "is told and is not taken",
    ({ plan }, asked) => (asked === "moves" ? answers(plan) : undefined),
    [`action-is-kept: post /plans/{id}/moves accepted /to "active", and /state is still "open".`],
  ],
  [
    "is refused and taken",
    ({ id, plan, plans, body }, asked) => {
      if (asked === "moves" && plan && body.to === "closed") plans.set(id, { ...plan, state: "closed" });
      return undefined;
    },
    [`refused-leaves-nothing: post /plans/{id}/moves refused /to "closed", and /state turned from "open" to it.`],
  ],
  [
    "goes back when something else is changed, as what is edited may have to be approved anew",
    ({ id, plan, plans, body }, asked) => {
      if (asked !== "PATCH" || !plan) return undefined;
      plans.set(id, { ...plan, ...body, state: "open" });
      return answers(plans.get(id));
    },
    [],
  ],
  [
    "is filtered by as far as the first of several goes",
    (call, asked) => {
      const only = asked === "GET" && call.path === "/plans" ? first(call) : undefined;
      return only ? answers([...call.plans.values()].filter((each) => each.state === only)) : undefined;
    },
    [expect.stringMatching(/^filter-whole: /)],
  ],
  [
    "does not forbid what the contract says that it does",
    ({ plan }, asked) => (asked === "freeze" && plan?.frozen ? answers(plan) : undefined),
    [
      `conflict-refused: post /plans/{id}/freeze is refused where “${FREEZES.slice(0, -1)}”, as the contract has it; /frozen is true, and it was accepted with 200.`,
    ],
  ],
  [
    "does not forbid to all what another sentence lets some do",
    ({ plan }, asked) => (asked === "freeze" && plan?.frozen ? answers(plan) : undefined),
    [],
    "The plan is frozen already. Administrators may freeze it all the same.",
  ],
  [
    "does not forbid what the contract says that only another allows",
    undefined,
    [expect.stringMatching(/^conflict-refused: .* \/state is "open", and it was accepted with 200\.$/)],
    "The plan is not `active`.",
  ],
  [
    "does not forbid what the contract says of its name, with an article",
    undefined,
    [expect.stringMatching(/^conflict-refused: .* \/state is "open", and it was accepted with 200\.$/)],
    "The plan is not an `active` one, or it is closed. The plan is an `open`.",
  ],
  [
    "that only another leads to does not forbid what the contract says that it does",
    undefined,
    [expect.stringMatching(/^conflict-refused: .* \/state is "closed", and it was accepted with 200\.$/)],
    "The plan is closed.",
  ],
  [
    "is none that a conflict may be about",
    ({ plan }, asked) => (asked === "freeze" && plan?.frozen ? answers(plan) : undefined),
    [],
    "Another plan is frozen; the plan is open and has tasks; it is frozen while somebody works on it.",
  ],
])("a state %s", async (_, instead, found, conflict = FREEZES) => {
  const contract = contractOf(conflict);
  const { findings } = await verify(contract, movingServer(contract, instead), { phases: ["examples", "sequences"] })
    .result;
  expect(findings.map(({ check, message }) => `${check}: ${message}`)).toEqual(found);
});
