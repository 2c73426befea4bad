import { expect, test } from "vitest";
import { verify } from "../../../index.ts";
import { answer, json, none, type Plan, plansContract, plansServer } from "../../../testdata/plans.ts";

const text = { type: "string" };
const only = ["get /plans", "post /plans", "get /plans/{id}", "patch /plans/{id}"];

type Fits = (plan: Plan, asked: readonly string[]) => boolean;

async function told(contract: ReturnType<typeof plansContract>, name: string, fits: Fits): Promise<string[]> {
  const target = plansServer(contract, ({ method, path, plans, request }) => {
    if (method !== "GET" || path !== "/plans") return undefined;
    const shown = [...plans.values()].map((each) => ({ archived: false, parent_id: null, ...each }));
    const asked = new URL(request.url).searchParams.getAll(name);
    return Response.json(asked.length === 0 ? shown : shown.filter((each) => fits(each, asked)));
  });
  const { findings } = await verify(contract, target, { phases: ["examples", "sequences"], only }).result;
  return findings.map(({ check }) => check);
}

const begins: Fits = ({ name }, [asked = ""]) => String(name).startsWith(asked);
const isIt: Fits = ({ name }, [asked = ""]) => name === asked;
const isItInAnyCase: Fits = ({ name }, [asked = ""]) => String(name).toLowerCase() === asked.toLowerCase();
const hasAll: Fits = ({ tags }, asked) => asked.every((each) => ((tags ?? []) as string[]).includes(each));
const hasAny: Fits = ({ tags }, asked) => asked.some((each) => ((tags ?? []) as string[]).includes(each));
const hasPart: Fits = ({ tags }, [asked = ""]) => ((tags ?? []) as string[]).some((each) => each.includes(asked));

test.each<[string, { description: string; several?: true }, Fits, Fits, string]>([
  ["name", { description: "Only plans with this name." }, isItInAnyCase, begins, "filter-true"],
  ["name", { description: "A case-sensitive filter." }, isIt, isItInAnyCase, "filter-true"],
  ["tag", { description: "Only plans that carry this tag." }, hasAny, hasPart, "filter-true"],
  ["tags", { description: "Those that have all of these.", several: true }, hasAll, hasAny, "filter-true"],
  ["tags", { description: "Those that have one of these.", several: true }, hasAny, hasAll, "filter-whole"],
])("%s means what its description says: %j", async (name, { description, several }, right, wrong, check) => {
  const properties = { name: text, tags: { type: "array", minItems: 2, items: text } };
  const plan = { type: "object", properties: { id: text, ...properties } };
  const contract = plansContract(properties, {
    "get /plans": {
      parameters: [{ name, in: "query", description, schema: several ? { type: "array", items: text } : text }],
      responses: { 200: answer({ type: "array", items: plan }) },
    },
  });
  expect(await told(contract, name, right)).toEqual([]);
  expect(await told(contract, name, wrong)).toEqual([check]);
});

test("what only a change sets differs among things before a list is filtered by it", async () => {
  const archived = { type: "boolean" };
  const plan = { type: "object", required: ["id"], properties: { id: text, name: text, archived } };
  const contract = plansContract(undefined, {
    "get /plans": {
      parameters: [{ name: "archived", in: "query", schema: archived }],
      responses: { 200: answer({ type: "array", items: plan }) },
    },
    "patch /plans/{id}": {
      requestBody: { required: true, ...json({ type: "object", minProperties: 1, properties: { archived } }) },
      responses: { 200: answer(plan), 400: none, 404: none },
    },
    "get /plans/{id}": { responses: { 200: answer(plan), 404: none } },
  });
  expect(await told(contract, "archived", (each, [asked]) => String(each.archived) === asked)).toEqual([]);
  expect(
    await told(contract, "archived", (each, [asked]) => asked === "false" || String(each.archived) === asked),
  ).toEqual(["filter-true"]);
});

const amount = { type: "string", pattern: "^[0-9]{1,3}\\.[0-9]{2}$" };

test.each<[string, string, object, Fits, Fits, string]>([
  [
    "min_price",
    "price",
    amount,
    ({ price }, [asked]) => Number(price) >= Number(asked),
    ({ price }, [asked]) => Number(price) > Number(asked),
    "filter-whole",
  ],
  [
    "parent_id",
    "parent_id",
    { type: ["string", "null"] },
    (each, [asked]) => each.parent_id === asked,
    () => true,
    "filter-true",
  ],
])("%s bounds amounts in texts, or names another", async (name, property, schema, right, wrong, check) => {
  const properties = { name: text, [property]: schema };
  const plan = { type: "object", properties: { id: text, ...properties } };
  const contract = plansContract(properties, {
    "get /plans": {
      parameters: [{ name, in: "query", schema: { ...schema, type: "string" } }],
      responses: { 200: answer({ type: "array", items: plan }) },
    },
  });
  const whole: Fits = (each, asked) => each[property] !== undefined && right(each, asked);
  expect(await told(contract, name, whole)).toEqual([]);
  expect(await told(contract, name, (each, asked) => each[property] !== undefined && wrong(each, asked))).toEqual([
    check,
  ]);
});

test.each<[string, string, string, Fits]>([
  ["max_price", "price", "Cheaper than this.", ({ price }, [asked]) => Number(price) < Number(asked)],
  ["min_price", "price", "Only prices above this.", ({ price }, [asked]) => Number(price) > Number(asked)],
  ["name", "name", "Of this plan or of one below it.", begins],
])("%s of /%s means no more than is said: %s", async (name, property, description, right) => {
  const properties = { name: text, price: { type: "number", minimum: 0 } };
  const plan = { type: "object", properties: { id: text, ...properties } };
  const contract = plansContract(properties, {
    "get /plans": {
      parameters: [{ name, in: "query", description, schema: properties[property as keyof typeof properties] }],
      responses: { 200: answer({ type: "array", items: plan }) },
    },
  });
  expect(await told(contract, name, (each, asked) => each[property] !== undefined && right(each, asked))).toEqual([]);
});
