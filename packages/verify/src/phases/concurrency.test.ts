import { expect, test } from "vitest";
import { type Fetch, verify } from "../index.ts";
import { answer, none, plansContract, plansServer } from "../testdata/plans.ts";

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
