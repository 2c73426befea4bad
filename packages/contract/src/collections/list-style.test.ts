import { expect, test } from "vitest";
import { createContract } from "../create.ts";
import type { Parameter } from "../model.ts";
import { listStyle } from "./list-style.ts";
import { propertiesOf } from "./shape.ts";

const text = { type: "string" };
const integer = { type: "integer" };
const time = { type: "string", format: "date-time" };

const ITEM = {
  type: "object",
  properties: {
    id: text,
    status: text,
    tags: { type: "array", items: text },
    permissions: { type: "object", properties: { admin: { type: "boolean" } } },
    price: { type: "number" },
    amount: { type: "string", pattern: "^[0-9]+\\.[0-9]{2}$" },
    created_at: time,
    due: { type: "string", format: "date" },
    size: text,
    serial_no: { type: "string", readOnly: true },
    published_year: { type: "integer" },
  },
};

interface Named {
  readonly name: string;
  readonly schema: object;
  readonly [member: string]: unknown;
}

/** How a list of such items is asked for by these query parameters. */
function styleOf(...parameters: readonly Named[]) {
  const contract = createContract({
    openapi: "3.1.1",
    info: { title: "Things", version: "1" },
    paths: {
      "/things": {
        get: {
          operationId: "list",
          parameters: parameters.map((each) => ({ in: "query", ...each })),
          responses: { 200: { description: "All" } },
        },
      },
    },
  });
  const [list] = contract.operations;
  if (!list) throw new Error("The contract has no list.");
  return listStyle(contract, list, propertiesOf(contract, ITEM as never));
}

/** What a parameter is taken for: `limit`, `status =`, `created_at >`. */
function meaning(...parameters: readonly Named[]): (string | undefined)[] {
  const { filters, ranges, said: _, ...named } = styleOf(...parameters);
  const told = new Map<string, string>([
    ...Object.entries(named).flatMap(([what, parameter]): [string, string][] =>
      parameter ? [[(parameter as Parameter).name, what]] : [],
    ),
    ...filters.map(({ parameter, property }): [string, string] => [parameter.name, `${property} =`]),
    ...ranges.map(({ parameter, property, bound }): [string, string] => [parameter.name, `${property} ${bound}`]),
  ]);
  return parameters.map(({ name }) => told.get(name));
}

test.each<[name: string, schema: object, meaning: string | undefined]>([
  ["limit", integer, "limit"],
  ["per_page", integer, "limit"],
  ["PageSize", integer, "limit"],
  ["page[size]", integer, "limit"],
  ["maxResults", integer, "limit"],
  ["$top", integer, "limit"],
  ["count", integer, "limit"],
  ["count", { type: "boolean" }, undefined],
  ["limit", text, undefined],
  ["size", integer, "size ="],
  ["max_size", integer, undefined],
  ["offset", integer, "offset"],
  ["$skip", integer, "offset"],
  ["startIndex", integer, "offset"],
  ["page", integer, "page"],
  ["page[number]", integer, "page"],
  ["page", text, undefined],
  ["cursor", text, "cursor"],
  ["pageToken", text, "cursor"],
  ["starting_after", { type: "string", format: "uuid" }, "cursor"],
  ["after", time, undefined],
  ["sort", text, "sort"],
  ["$orderby", text, "sort"],
  ["order", text, "sort"],
  ["order", { enum: ["asc", "desc"] }, "order"],
  ["direction", text, "order"],
  ["q", text, "search"],
  ["ids", text, "ids"],
  ["status", text, "status ="],
  ["filter[status]", text, "status ="],
  ["status[]", { type: "array", items: text }, "status ="],
  ["tag", text, "tags ="],
  ["permission", text, undefined],
  ["serialNo", text, "serial_no ="],
  ["sender", text, undefined],
  ["min_price", { type: "number" }, "price >="],
  ["minprice", { type: "number" }, "price >="],
  ["price-to", { type: "number" }, "price <="],
  ["price-to", text, undefined],
  ["min_amount", { type: "string", pattern: "^[0-9]+\\.[0-9]{2}$" }, "amount >="],
  ["min_amount", text, undefined],
  ["publishedTo", integer, "published_year <="],
  ["created_after", time, "created_at >"],
  ["created_after", text, "created_at >"],
  ["created_after", integer, undefined],
  ["until", text, undefined],
  ["minute", integer, undefined],
])("a list's parameter %s (%o) is %s", (name, schema, expected) => {
  expect(meaning({ name, schema })).toEqual([expected]);
});

test.each<[what: string, parameters: Named[], meanings: (string | undefined)[]]>([
  [
    "an order beside a sort is its direction",
    [
      { name: "order", schema: text },
      { name: "sort", schema: text },
    ],
    ["order", "sort"],
  ],
  ["what items begin from is an offset", [{ name: "from", schema: integer }], ["offset"]],
  [
    "what is between two numbers is none",
    [
      { name: "from", schema: integer },
      { name: "to", schema: integer },
    ],
    [undefined, undefined],
  ],
])("%s", (_, parameters, meanings) => {
  expect(meaning(...parameters)).toEqual(meanings);
});

test("a parameter with members bounds by each of them", () => {
  const members = { type: "object", properties: { gte: time, lt: time } };
  const { ranges } = styleOf({ name: "created", style: "deepObject", schema: members });
  expect(ranges.map(({ member, property, bound }) => `${member}: ${property} ${bound}`)).toEqual([
    "gte: created_at >=",
    "lt: created_at <",
  ]);
});

test("x-cantus-pagination says what no name tells", () => {
  const contract = createContract({
    openapi: "3.1.1",
    info: { title: "Things", version: "1" },
    paths: {
      "/things": {
        get: {
          operationId: "list",
          "x-cantus-pagination": { cursor: "position", next: "/next" },
          parameters: ["position", "offset", "limit"].map((name) => ({ name, in: "query", schema: integer })),
          responses: { 200: { description: "All" } },
        },
      },
    },
  });
  const style = listStyle(contract, contract.operation("list") as never, new Map());
  expect([style.cursor?.name, style.offset?.name, style.limit?.name]).toEqual(["position", undefined, "limit"]);
});
