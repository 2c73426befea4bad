import { createContract } from "@cantus/contract";
import { describe, expect, it } from "vitest";
import { createMock } from "../mock.ts";

const rows = ["a", "b", "c", "d", "e"].map((key) => ({ key, mark: `m-${key}` }));
const text = { type: "string" };

/** A list of five rows in an envelope of its own words. */
function mockOf(pagination: unknown, parameters: Record<string, object>, members: Record<string, object>) {
  const row = { type: "object", required: ["key"], properties: { key: text, mark: text } };
  const page = {
    type: "object",
    properties: { result: { type: "object", properties: { rows: { type: "array", items: row } } }, ...members },
  };
  const query = Object.entries({ n: { type: "integer" }, ...parameters }).map(([name, schema]) => ({
    name,
    in: "query",
    schema,
  }));
  const contract = createContract({
    openapi: "3.1.1",
    info: { title: "Rows", version: "1" },
    paths: {
      "/rows": {
        get: {
          operationId: "listRows",
          "x-cantus-pagination": pagination,
          parameters: [{ name: "limit", in: "query", schema: { type: "integer" } }, ...query],
          responses: {
            200: {
              description: "A page",
              headers: { "X-All": { schema: { type: "integer" } } },
              content: { "application/json": { schema: page, example: { result: { rows } } } },
            },
          },
        },
      },
      "/rows/{key}": {
        get: {
          operationId: "getRow",
          parameters: [{ name: "key", in: "path", required: true, schema: text }],
          responses: { 200: { description: "One", content: { "application/json": { schema: row } } } },
        },
      },
    },
  });
  const mock = createMock([contract]);
  return async (query: string) => {
    const response = await mock.fetch(`http://mock.test/rows?${query}`);
    const { result, ...beside } = (await response.json()) as { result: { rows: { key: string }[] } };
    return { keys: result.rows.map(({ key }) => key).join(""), all: response.headers.get("x-all"), beside };
  };
}

describe("a list whose paging the contract says by x-cantus-pagination", () => {
  it("goes on by a cursor that is called and stands as it says", async () => {
    const nullable = { type: ["string", "null"] };
    const list = mockOf(
      { items: "/result/rows", cursor: "position", next: "/paging/here_after", more: "/unfinished", total: "X-All" },
      { position: text },
      { paging: { type: "object", properties: { here_after: nullable } }, unfinished: { type: "boolean" } },
    );
    const first = await list("limit=3");
    expect(first).toMatchObject({ keys: "abc", all: "5", beside: { unfinished: true } });
    const { here_after: position } = (first.beside as { paging: { here_after: string } }).paging;
    const second = await list(`limit=3&position=${position}`);
    expect(second).toEqual({ keys: "de", all: "5", beside: { paging: { here_after: null }, unfinished: false } });
  });

  it("goes on after a member of the last item", async () => {
    const list = mockOf(
      { items: "/result/rows", cursor: "beyond", after: "mark", more: "/unfinished" },
      { beyond: text },
      { unfinished: { type: "boolean" } },
    );
    expect(await list("limit=2")).toMatchObject({ keys: "ab", beside: { unfinished: true } });
    expect(await list("limit=2&beyond=m-b")).toMatchObject({ keys: "cd" });
    expect(await list("limit=2&beyond=m-d")).toMatchObject({ keys: "e", beside: { unfinished: false } });
  });

  it("counts pages from where it says, and tells how many there are", async () => {
    const number = { type: "integer" };
    const list = mockOf(
      { items: "/result/rows", page: "sheet", first: 0, totalPages: "/sheets", size: "/rows_a_sheet", total: "/all" },
      { sheet: number },
      { sheets: number, rows_a_sheet: number, all: number },
    );
    expect(await list("limit=2&sheet=2")).toEqual({
      keys: "e",
      all: expect.anything(),
      beside: { sheets: 3, rows_a_sheet: 2, all: 5 },
    });
    expect(await list("limit=2&sheet=0")).toMatchObject({ keys: "ab" });
  });

  it("gives the next address where it says", async () => {
    const list = mockOf(
      { items: "/result/rows", offset: "from_row", next: "/go_on" },
      { from_row: { type: "integer" } },
      { go_on: text },
    );
    expect(await list("limit=3")).toMatchObject({
      keys: "abc",
      beside: { go_on: "http://mock.test/rows?limit=3&from_row=3" },
    });
    expect(await list("limit=3&from_row=3")).toEqual({ keys: "de", all: expect.anything(), beside: {} });
  });

  it("is whole where it says that it is no page", async () => {
    const list = mockOf(false, { cursor: text }, {});
    expect(await list("limit=2&cursor=b")).toMatchObject({ keys: "abcde" });
  });
});
