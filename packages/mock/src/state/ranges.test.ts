import { createContract } from "@cantus/contract";
import { describe, expect, it } from "vitest";
import { createMock } from "../mock.ts";
import { rememberedIn } from "./report.ts";

const date = (day: string) => `2026-01-${day}T12:00:00Z`;
const items = [
  {
    id: "a",
    amount: "9.50",
    created_at: date("01"),
    last_used_at: date("05"),
    price: 10,
    due: "2026-02-01",
    at: 1767268800,
  },
  {
    id: "b",
    amount: "10.25",
    created_at: date("02"),
    last_used_at: date("04"),
    price: 20,
    due: "2026-02-02",
    at: 1767355200,
  },
  {
    id: "c",
    amount: "100.00",
    created_at: date("03"),
    last_used_at: date("03"),
    price: 30,
    due: "2026-02-03",
    at: 1767441600,
  },
];
const time = { type: "string", format: "date-time" };
const amount = { type: "string", pattern: "^[0-9]+\\.[0-9]{2}$" };
const changes = items.map((item, at) => ({
  ...item,
  updated_at: date(`1${at}`),
  timestamp: at === 0 ? "never" : date("09"),
}));

interface Named {
  readonly name: string;
  readonly [member: string]: unknown;
}

/** A list of these items, with a query parameter. */
function things(parameter: Named, more: object = {}) {
  const item = {
    type: "object",
    required: ["id"],
    properties: {
      id: { type: "string" },
      created_at: time,
      last_used_at: time,
      price: { type: "number" },
      amount,
      due: { type: "string", format: "date" },
      at: { type: "integer", format: "unix-time" },
      ...more,
    },
  };
  const json = (schema: object, example: unknown) => ({ "application/json": { schema, example } });
  const list = { description: "All", content: json({ type: "array", items: item }, changes) };
  return createContract({
    openapi: "3.1.1",
    info: { title: "Things", version: "1" },
    paths: {
      "/things": {
        get: {
          operationId: "listThings",
          parameters: [{ in: "query", ...parameter }],
          responses: { 200: list },
        },
      },
      "/things/{id}": {
        get: {
          operationId: "getThing",
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
          responses: { 200: { description: "One", content: json(item, changes[0]) } },
        },
      },
    },
  });
}

const members = { type: "object", properties: { gt: { type: "integer" }, lte: { type: "integer" } } };

describe("a list narrowed by bounds", () => {
  it.each<[parameter: Named, query: string, bound: string, ids: string[]]>([
    [{ name: "created_after", schema: time }, `created_after=${date("02")}`, "created_at >", ["c"]],
    [{ name: "created_before", schema: time }, `created_before=${date("02")}`, "created_at <", ["a"]],
    [{ name: "min_amount", schema: amount }, "min_amount=10.25", "amount >=", ["b", "c"]],
    [{ name: "createdSince", schema: time }, `createdSince=${date("02")}`, "created_at >=", ["b", "c"]],
    [
      { name: "created_until", schema: { type: "string", format: "date" } },
      "created_until=2026-01-02",
      "created_at <=",
      ["a", "b"],
    ],
    [
      { name: "filter[created_at][gte]", schema: time },
      `filter[created_at][gte]=${date("03")}`,
      "created_at >=",
      ["c"],
    ],
    [{ name: "used_after", schema: time }, `used_after=${date("04")}`, "last_used_at >", ["a"]],
    [{ name: "min_price", schema: { type: "number" } }, "min_price=20", "price >=", ["b", "c"]],
    [{ name: "priceTo", schema: { type: "integer" } }, "priceTo=20", "price <=", ["a", "b"]],
    [{ name: "due_from", schema: { type: "string", format: "date" } }, "due_from=2026-02-02", "due >=", ["b", "c"]],
    [
      { name: "since", description: "Bounds `last_used_at`.", schema: time },
      `since=${date("04")}`,
      "last_used_at >=",
      ["a", "b"],
    ],
    [
      { name: "to", description: "An ISO 8601 timestamp for created.", schema: { type: "string" } },
      `to=${date("01")}`,
      "created_at <=",
      ["a"],
    ],
  ])("by %o", async (parameter, query, bound, ids) => {
    const contract = things(parameter);
    const [remembered] = rememberedIn(contract).collections;
    expect(remembered?.ranges).toEqual({ listThings: { [parameter.name]: bound } });
    const response = await createMock([contract]).fetch(`http://mock.test/things?${query}`);
    expect(((await response.json()) as { id: string }[]).map(({ id }) => id)).toEqual(ids);
  });

  it.each<[what: string, parameter: Named, more: object, query: string, bound: string, ids: string[]]>([
    [
      "since the last change, if nothing else is said",
      { name: "since", schema: time },
      { updated_at: time },
      `since=${date("11")}`,
      "updated_at >=",
      ["b", "c"],
    ],
    [
      "until the last change, of which the contract tells no format",
      { name: "until", description: "An ISO 8601 timestamp.", schema: { type: "string" } },
      { updated_at: { type: ["string", "null"] } },
      `until=${date("10")}`,
      "updated_at <=",
      ["a"],
    ],
    [
      "as the description says, in spite of a last change",
      { name: "since", description: "Only what was created since.", schema: time },
      { updated_at: time },
      `since=${date("03")}`,
      "created_at >=",
      ["c"],
    ],
    [
      "but not what has no time there",
      { name: "timestamp_before", schema: time },
      { timestamp: { type: "string" } },
      `timestamp_before=${date("08")}`,
      "timestamp <",
      ["a"],
    ],
  ])("%s", async (_, parameter, more, query, bound, ids) => {
    const contract = things(parameter, more);
    expect(rememberedIn(contract).collections[0]?.ranges).toEqual({ listThings: { [parameter.name]: bound } });
    const response = await createMock([contract]).fetch(`http://mock.test/things?${query}`);
    expect(((await response.json()) as { id: string }[]).map(({ id }) => id)).toEqual(ids);
  });

  it("by the members of a deepObject", async () => {
    const contract = things({ name: "at", style: "deepObject", explode: true, schema: members });
    expect(rememberedIn(contract).collections[0]?.ranges).toEqual({
      listThings: { "at[gt]": "at >", "at[lte]": "at <=" },
    });
    const query = "at[gt]=1767268800&at[lte]=1767355200";
    const response = await createMock([contract]).fetch(`http://mock.test/things?${query}`);
    expect(((await response.json()) as { id: string }[]).map(({ id }) => id)).toEqual(["b"]);
  });

  it("by the members of a filter, values and bounds", async () => {
    const schema = {
      type: "object",
      properties: { due: { type: "string" }, min_price: { type: "integer" }, other: { type: "string" } },
    };
    const contract = things({ name: "filter", style: "deepObject", explode: true, schema });
    const [remembered] = rememberedIn(contract).collections;
    expect(remembered?.filters).toEqual({ listThings: ["filter[due]"] });
    expect(remembered?.ranges).toEqual({ listThings: { "filter[min_price]": "price >=" } });
    const mock = createMock([contract]);
    const found = async (query: string) => {
      const response = await mock.fetch(`http://mock.test/things?${query}`);
      return ((await response.json()) as { id: string }[]).map(({ id }) => id);
    };
    expect(await found("filter[due]=2026-02-02")).toEqual(["b"]);
    expect(await found("filter[due]=2026-02-02&filter[min_price]=30")).toEqual([]);
    expect(await found("filter[min_price]=20")).toEqual(["b", "c"]);
  });

  it.each<[what: string, parameter: Named]>([
    ["a time that could be several", { name: "since", schema: time }],
    ["a text that may be no time", { name: "until", schema: { type: "string" } }],
    ["a property that there is not", { name: "deleted_after", schema: time }],
    ["a number for a time", { name: "created_after", schema: { type: "integer" } }],
  ])("takes %s for nothing that it knows, and says so", (_, parameter) => {
    const [remembered] = rememberedIn(things(parameter)).collections;
    expect(remembered?.ranges).toEqual({});
    expect(remembered?.ignored).toEqual({ listThings: [parameter.name] });
  });
});
