import { expect, test } from "vitest";
import { type Fetch, verify } from "../../../index.ts";
import { answer, plansContract, plansServer } from "../../../testdata/plans.ts";

const text = { type: "string" };
const size = { type: "integer", minimum: 1, maximum: 2 };
const sort = (schema: object) => ({ name: "sort", in: "query", explode: false, schema });
const contractOf = (parameter: object) =>
  plansContract(
    { name: text, size },
    {
      "get /plans": {
        parameters: [parameter],
        responses: { 200: answer({ type: "array", items: plan }), 400: { description: "" } },
      },
    },
  );
const plan = { type: "object", required: ["id"], properties: { id: text, name: text, size } };

/** @param most so many of the orders that are asked for are followed */
function ordering(contract: ReturnType<typeof plansContract>, most: number): Fetch {
  return plansServer(contract, ({ method, path, request, plans }) => {
    const asked = new URL(request.url).searchParams.get("sort");
    if (method !== "GET" || path !== "/plans" || asked === null) return undefined;
    const keys = asked.split(",").slice(0, most);
    const by = (one: object, other: object) => {
      for (const key of keys) {
        const [, sign, name = ""] = /^(-?)(\w+)/.exec(key) ?? [];
        const [a, b] = [one, other].map((each) => (each as Record<string, string | number>)[name] ?? "");
        if (a !== undefined && b !== undefined && a !== b) return (a < b ? -1 : 1) * (sign === "-" ? -1 : 1);
      }
      return 0;
    };
    return Response.json([...plans.values()].toSorted(by));
  });
}

async function told(contract: ReturnType<typeof plansContract>, most: number): Promise<string[]> {
  const { findings } = await verify(contract, ordering(contract, most), { phases: ["examples", "sequences"] }).result;
  return findings.map(({ check }) => check);
}

test.each<[string, object]>([
  ["an enumeration", { type: "array", items: { enum: ["size", "-size", "name", "-name"] } }],
  ["a pattern", { ...text, pattern: "^-?(size|name)(,-?(size|name))*$" }],
])("an order that %s names is looked at, and one within another", async (_, schema) => {
  const contract = contractOf(sort(schema));
  expect(await told(contract, 2)).toEqual([]);
  expect(await told(contract, 0)).toContain("sort-order");
  expect(await told(contract, 1)).toContain("sort-order");
});

test("what a list is ordered by is not guessed", async () => {
  expect(await told(contractOf(sort(text)), 0)).toEqual([]);
});

test("amounts that are written as texts may be in the order of numbers, or of texts", async () => {
  const amount = { type: "string", pattern: "^[0-9]+\\.[0-9]{2}$" };
  const item = { type: "object", required: ["id"], properties: { id: text, price: amount } };
  const parameter = { name: "sort", in: "query", schema: { enum: ["price", "-price"] } };
  const contract = plansContract(
    { price: amount },
    { "get /plans": { parameters: [parameter], responses: { 200: answer({ type: "array", items: item }) } } },
  );
  const prices = ["9.50", "10.25", "1000.00", "0.75"];
  const by = (read: (price: string) => number | string) =>
    plansServer(contract, ({ method, path, request, plans }) => {
      const asked = new URL(request.url).searchParams.get("sort");
      if (method !== "GET" || path !== "/plans") return undefined;
      const shown = [...plans.values()].map((plan, index) => ({ ...plan, price: prices[index % 4] as string }));
      const ways = (one: string | number, other: string | number) => (one < other ? -1 : one > other ? 1 : 0);
      const sorted = shown.toSorted((a, b) => ways(read(a.price), read(b.price)));
      return Response.json(asked === null ? shown : asked === "price" ? sorted : sorted.reverse());
    });
  const orders = async (target: Fetch) => {
    const { findings } = await verify(contract, target, { phases: ["examples", "sequences"] }).result;
    return findings.filter(({ check }) => check === "sort-order").map(({ message }) => message);
  };
  expect(await orders(by(Number))).toEqual([]);
  expect(await orders(by((price) => price))).toEqual([]);
  expect(await orders(by((price) => price.length % 3))).not.toEqual([]);
});

const kind = { enum: ["big", "small"] };
test.each<[string, Record<string, object>, string]>([
  ["members of an enumeration", { name: text, kind }, "^-?(kind|name)(,-?(kind|name))*$"],
  ["texts that are all different at first", { name: text, note: text }, "^-?(name|note)(,-?(name|note))*$"],
])("an order within another is looked at among %s", async (_, properties, pattern) => {
  const shown = { type: "object", required: ["id"], properties: { id: text, ...properties } };
  const contract = plansContract(properties, {
    "get /plans": {
      parameters: [sort({ ...text, pattern })],
      responses: { 200: answer({ type: "array", items: shown }) },
    },
  });
  expect(await told(contract, 2)).toEqual([]);
  expect(await told(contract, 1)).toContain("sort-order");
});

test("who asks for no order gets the one that is the default", async () => {
  const contract = contractOf(sort({ enum: ["name", "-name"], default: "-name" }));
  const found = await told(contract, 1);
  expect(found).toContain("sort-order");
  const byDefault = plansServer(contract, ({ method, path, request, plans }) => {
    if (method !== "GET" || path !== "/plans") return undefined;
    const isDown = new URL(request.url).searchParams.get("sort") !== "name";
    const by = (one: object, other: object) => {
      const [a, b] = [one, other].map((each) => String((each as { name: unknown }).name));
      return ((a as string) < (b as string) ? -1 : 1) * (isDown ? -1 : 1);
    };
    return Response.json([...plans.values()].toSorted(by));
  });
  const { findings } = await verify(contract, byDefault, { phases: ["examples", "sequences"] }).result;
  expect(findings.map(({ message }) => message)).toEqual([]);
});

test.each<[string, Intl.CollatorOptions]>([
  ["with their numbers as numbers", { numeric: true, sensitivity: "base" }],
  ["without their spaces and signs", { ignorePunctuation: true }],
])("texts may be in order %s", async (_, options) => {
  const contract = contractOf(sort({ enum: ["name", "-name"] }));
  const { compare } = new Intl.Collator("en", options);
  const names = ["no 10", "no 9", "no-8", "No 1", "n o 2", "(no) 3"];
  const server = plansServer(contract, ({ method, path, request, plans }) => {
    if (method !== "GET" || path !== "/plans") return undefined;
    const asked = new URL(request.url).searchParams.get("sort");
    const shown = [...plans.values()].map((plan, index) => ({ ...plan, name: names[index % names.length] as string }));
    const sorted = shown.toSorted((one, other) => compare(one.name, other.name));
    return Response.json(asked === null ? shown : asked === "name" ? sorted : sorted.reverse());
  });
  const { findings } = await verify(contract, server, { phases: ["examples", "sequences"] }).result;
  expect(findings.filter(({ check }) => check === "sort-order")).toEqual([]);
});
