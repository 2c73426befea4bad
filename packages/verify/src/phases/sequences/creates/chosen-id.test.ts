import { expect, test } from "vitest";
import { verify } from "../../../index.ts";
import { answer, none, plansContract, plansServer } from "../../../testdata/plans.ts";

const contract = plansContract(undefined, {
  "post /plans": {
    responses: {
      201: answer({ type: "object", properties: { id: { type: "string" }, name: { type: "string" } } }),
      400: none,
      409: none,
    },
    parameters: [{ name: "planId", in: "query", schema: { type: "string", pattern: "^[a-z]{3,9}$" } }],
  },
});

test.each<[string, (id: string, isTaken: boolean) => string | undefined, RegExp[]]>([
  ["is that of what is made", (id, isTaken) => (isTaken ? undefined : id), []],
  ["is kept in upper case", (id, isTaken) => (isTaken ? undefined : id.toUpperCase()), []],
  ["is not heeded", () => "plan-0", [/^sent-is-shown: planId=\w+ was asked for, and plan-0 was made\.$/]],
  [
    "takes the place of another",
    (id) => id,
    [/^created-once: planId=\w+ is taken, and creating it again is accepted with 201: \/name was .+\.$/],
  ],
])("an id that the caller chooses %s", async (_, made, found) => {
  const target = plansServer(contract, ({ method, path, request, body, plans }) => {
    const asked = new URL(request.url).searchParams.get("planId");
    if (method !== "POST" || path !== "/plans" || asked === null) return undefined;
    const id = made(asked, plans.has(asked) || plans.has(asked.toUpperCase()));
    if (id === undefined) return new Response(null, { status: 409 });
    const plan = { ...body, id };
    plans.set(id, plan);
    return Response.json(plan, { status: 201 });
  });
  const only = ["post /plans", "get /plans/{id}"];
  const { findings } = await verify(contract, target, { phases: ["examples", "sequences"], only }).result;
  const told = findings.map(({ check, message }) => `${check}: ${message}`);
  for (const message of found) expect(told).toContainEqual(expect.stringMatching(message));
  if (found.length === 0) expect(told).toEqual([]);
});
