import { expect, test } from "vitest";
import { verify } from "../../../index.ts";
import { answer, idInPath, json, none, plansContract, plansServer } from "../../../testdata/plans.ts";

const text = { type: "string" };
const name = { name: text };
const plan = {
  type: "object",
  properties: { id: text, name: text, note: text, updated_at: { ...text, format: "date-time" } },
};
const item = { responses: { 200: answer(plan), 400: none, 404: none } };
const contract = plansContract({ name: text, note: text }, { "get /plans/{id}": item, "patch /plans/{id}": item });

const later = (seconds: number) => new Date(Date.UTC(2031, 0, 1, 10, 0, seconds)).toISOString();

test.each<[string, (changes: number, isNote: boolean) => number, string[]]>([
  ["moves with each", (changes) => changes, []],
  ["moves with some of them", (changes, isNote) => (isNote ? changes : 0), []],
  [
    "stays",
    () => 0,
    [`change-is-told: It was changed, more than a second later, too, and its /updated_at is still "${later(0)}".`],
  ],
])("of a thing that is changed, the time of the last change %s", async (_, moved, found) => {
  const changes = new Map<string, number>();
  const server = plansServer(contract, ({ method, id, plan: now, body, plans }) => {
    if (!now || method === "DELETE") return undefined;
    if (method === "PATCH") {
      const count = (changes.get(id) ?? 0) + 1;
      changes.set(id, count);
      plans.set(id, { ...now, ...body, moved: Math.max(Number(now.moved ?? 0), moved(count, "note" in body)) });
    }
    const { moved: seconds = 0, ...rest } = plans.get(id) ?? now;
    return Response.json({ ...rest, updated_at: later(Number(seconds)) });
  });
  const { findings } = await verify(contract, server, { phases: ["examples", "sequences"] }).result;
  expect(findings.map(({ check, message }) => `${check}: ${message}`)).toEqual(found);
});

test.each<[string, boolean, string[]]>([
  ["moves with a PUT", true, []],
  ["stays with a PUT", false, ["change-is-told"]],
])("where there is no PATCH, it %s", async (_, moves, found) => {
  const put = { ...item, requestBody: { required: true, ...json({ ...plan, required: ["name"], properties: name }) } };
  const replaced = plansContract(name, {
    "get /plans/{id}": item,
    "patch /plans/{id}": undefined,
    "put /plans/{id}": { parameters: [idInPath], ...put },
  });
  let changes = 0;
  const server = plansServer(replaced, ({ method, id, plan: now, body, plans }) => {
    if (!now || method === "DELETE") return undefined;
    if (method === "PUT") plans.set(id, { ...body, id, moved: moves ? ++changes : 0 });
    const { moved = 0, ...rest } = plans.get(id) ?? now;
    return Response.json({ ...rest, updated_at: later(Number(moved)) });
  });
  const { findings } = await verify(replaced, server, { phases: ["examples", "sequences"] }).result;
  expect(findings.map(({ check }) => check)).toEqual(found);
});
