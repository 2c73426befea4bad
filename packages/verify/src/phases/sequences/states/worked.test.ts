/** Work that a 202 begins, which is asked for until it has come to its end. */
import { expect, test } from "vitest";
import { verify } from "../../../index.ts";
import { answer, idInPath, json, none, plansContract, plansServer } from "../../../testdata/plans.ts";

const text = { type: "string" };
const state = { enum: ["queued", "succeeded", "cancelled"] };
const job = { type: "object", required: ["id", "state"], properties: { id: text, name: text, state } };
const input = { type: "object", required: ["name"], properties: { name: text } };
const location = { Location: { schema: text } };
const refused = (description: string) => ({ description });

const contract = plansContract(undefined, {
  "get /plans": { responses: { 200: answer({ type: "array", items: job }) } },
  "post /plans": {
    requestBody: { required: true, ...json(input) },
    responses: { 202: answer(job, location), 400: none },
  },
  "get /plans/{id}": { responses: { 200: answer(job), 404: none } },
  "patch /plans/{id}": undefined,
  "delete /plans/{id}": { responses: { 204: none, 404: none, 409: refused("The plan is queued.") } },
  "get /plans/{id}/status": {
    parameters: [idInPath],
    responses: { 200: answer(job), 303: { description: "It has succeeded.", headers: location }, 404: none },
  },
  "get /plans/{id}/result": {
    parameters: [idInPath],
    responses: {
      200: answer({ type: "object", properties: { pages: { type: "integer" } } }),
      404: none,
      409: refused("The plan is not succeeded."),
    },
  },
  "post /plans/{id}/cancel": {
    parameters: [idInPath],
    responses: { 200: answer(job), 404: none, 409: refused("The plan is succeeded or cancelled.") },
  },
});

/** So many requests about it see work that has not ended. */
const SEEN = 5;

interface Faults {
  readonly statusAt?: string;
  readonly resultAt?: string;
  readonly isResultEarly?: boolean;
  readonly isResultRefused?: boolean;
  readonly isDeletedMeanwhile?: boolean;
  readonly isGoneAtEnd?: boolean;
  readonly isListed?: boolean;
}

function server({ statusAt = "status", resultAt = "result", isListed = true, ...faults }: Faults = {}) {
  const seen = new Map<string, number>();
  const cancelled = new Set<string>();
  return plansServer(contract, ({ path, method, id, plan, body, plans }) => {
    const stateOf = (id: string) => {
      if (cancelled.has(id)) return "cancelled";
      return (seen.get(id) ?? 0) <= SEEN ? "queued" : "succeeded";
    };
    const shown = (id: string) => ({ ...plans.get(id), state: stateOf(id) });
    const conflict = () => new Response(null, { status: 409 });
    if (path === "/plans" && method === "GET") {
      return Response.json([...plans.keys()].map(shown).filter(({ state }) => isListed || state === "queued"));
    }
    if (path === "/plans" && method === "POST") {
      const made = { ...body, id: `plan-${seen.size}` };
      seen.set(made.id, 0);
      plans.set(made.id, made);
      return Response.json(shown(made.id), { status: 202, headers: { location: `/plans/${made.id}/${statusAt}` } });
    }
    if (!plan) return undefined;
    seen.set(id, (seen.get(id) ?? 0) + 1);
    const now = stateOf(id);
    const isSettled = now !== "queued";
    switch (`${method} ${path.split("/")[3] ?? ""}`) {
      case "GET ":
        return faults.isGoneAtEnd && isSettled ? new Response(null, { status: 404 }) : Response.json(shown(id));
      case "DELETE ":
        return isSettled || faults.isDeletedMeanwhile ? undefined : conflict();
      case "GET status": {
        if (now !== "succeeded") return Response.json(shown(id));
        return new Response(null, { status: 303, headers: { location: `/plans/${id}/${resultAt}` } });
      }
      case "GET result":
        return (now === "succeeded" && !faults.isResultRefused) || (faults.isResultEarly && !cancelled.has(id))
          ? Response.json({ pages: 1 })
          : conflict();
      case "POST cancel":
        if (isSettled) return conflict();
        cancelled.add(id);
        return Response.json(shown(id));
      default:
        return undefined;
    }
  });
}

test.each<[string, Faults, readonly RegExp[]]>([
  ["is kept by a server that keeps its contract", {}, []],
  [
    "is where Location leads",
    { statusAt: "elsewhere" },
    [/^location-resolves: Location is \/plans\/plan-\d+\/elsewhere, which answers 404\.$/],
  ],
  [
    "leads to its result at the end",
    { resultAt: "elsewhere" },
    [
      /^location-resolves: The work has come to its end; Location was \/plans\/plan-\d+\/elsewhere, which answers 404\.$/,
    ],
  ],
  [
    "shows no result before that",
    { isResultEarly: true },
    [/^conflict-refused: .* is refused where “The plan is not succeeded”, as the contract has it; \/state is "queued"/],
  ],
  [
    "shows its result then",
    { isResultRefused: true },
    [/^location-resolves: The work has come to its end; Location was \/plans\/plan-\d+\/result, which answers 409\.$/],
  ],
  [
    "is not deleted while it goes on, where the contract says so",
    { isDeletedMeanwhile: true },
    [/^conflict-refused: delete .* is refused where “The plan is queued”, as the contract has it; \/state is "queued"/],
  ],
  [
    "can be read then",
    { isGoneAtEnd: true },
    [/^created-is-there: .* has come to its end, and reading it answers 404/],
  ],
  ["is listed then", { isListed: false }, [/^created-is-there: plans plan-\d+ was created and is not in the list/]],
])("work %s", async (_, faults, found) => {
  const { findings } = await verify(contract, server(faults), { phases: ["examples", "sequences"] }).result;
  const told = findings.map(({ check, message }) => `${check}: ${message}`);
  if (found.length === 0) expect(told).toEqual([]);
  for (const each of found) expect(told).toContainEqual(expect.stringMatching(each));
});

test("work that has an id of its own is not what it makes", async () => {
  const work = { type: "object", required: ["id", "state"], properties: { id: text, state } };
  const asked = plansContract(undefined, {
    "post /plans": { responses: { 202: answer(work, location), 400: none } },
    "get /works/{work}": {
      parameters: [{ ...idInPath, name: "work" }],
      responses: { 200: answer(work), 404: none },
    },
  });
  const target = plansServer(asked, ({ path, method, body, plans }) => {
    if (path === "/plans" && method === "POST") {
      const id = `work-${plans.size}`;
      plans.set(`plan-${plans.size}`, { ...body, id: `plan-${plans.size}` });
      return Response.json({ id, state: "queued" }, { status: 202, headers: { location: `/works/${id}` } });
    }
    return path.startsWith("/works/") ? Response.json({ id: path.split("/")[2], state: "succeeded" }) : undefined;
  });
  const { findings } = await verify(asked, target, { phases: ["examples", "sequences"] }).result;
  expect(findings.map(({ message }) => message)).toEqual([]);
});
