import { expect, test } from "vitest";
import { verify } from "../../../index.ts";
import { answer, plansContract, plansServer } from "../../../testdata/plans.ts";

const text = { type: "string" };
const plan = {
  type: "object",
  properties: {
    id: text,
    name: text,
    created_at: { ...text, format: "date-time" },
    updated_at: { ...text, format: "date-time" },
  },
};

/** @param isTurned whether the list has the newest first */
async function told(said: string, isTurned: boolean, shown = plan): Promise<string[]> {
  const contract = plansContract(undefined, {
    "get /plans": { summary: said, responses: { 200: answer({ type: "array", items: shown }) } },
  });
  const times = new Map<string, string>();
  const target = plansServer(contract, ({ method, path, plans }) => {
    if (method !== "GET" || path !== "/plans") return undefined;
    const listed = [...plans.values()].map((each) => {
      const time = times.get(each.id) ?? new Date(1e12 + times.size * 400).toISOString().replace(".000", "");
      times.set(each.id, time);
      return "created_at" in shown.properties ? { ...each, created_at: time, updated_at: time } : each;
    });
    return Response.json(isTurned ? listed.reverse() : listed);
  });
  const only = ["get /plans", "post /plans", "get /plans/{id}"];
  const { findings } = await verify(contract, target, { phases: ["examples", "sequences"], only }).result;
  return findings.map(({ check, message }) => `${check}: ${message}`);
}

test.each<[string, boolean, boolean]>([
  ["Your plans, newest first", false, true],
  ["Lists plans. The newest is the first.", false, true],
  ["Plans, the most recently created first", false, true],
  ["Plans, oldest first", true, true],
  ["In the order in which they were made.", true, true],
  ["Plans, the most recently updated first", false, false],
  ["If `recent` is true, the newest first.", false, false],
  ["Pinned ones first, then newest.", false, false],
])("of a list that is said to be so: %s", async (said, wrongly, isDecided) => {
  expect(await told(said, !wrongly)).toEqual([]);
  const message = expect.stringMatching(/^sort-order: ".+", and \/created_at .+ comes before .+\.$/);
  expect(await told(said, wrongly)).toEqual(isDecided ? [message] : []);
});

test("a list that is said to be by name is", async () => {
  expect(await told("All plans, by name", true)).toEqual([
    expect.stringMatching(/^sort-order: "All plans, by name", and \/name .+ comes before .+\.$/),
  ]);
});

test("where no time is shown, what is said to come as it was made is not turned round", async () => {
  const shown = { type: "object", properties: { id: text, name: text } } as typeof plan;
  expect(await told("In the order of their creation.", false, shown)).toEqual([]);
  expect(await told("In the order of their creation.", true, shown)).toHaveLength(1);
  expect(await told("The newest first.", false, shown)).toEqual([]);
});
