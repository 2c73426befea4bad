import { createContract } from "@cantus/contract";
import { describe, expect, test } from "vitest";
import { paginationOf } from "./pagination.ts";

const integer = { type: "integer" };
const text = { type: "string" };
const address = { type: "string", format: "uri" };
const list = { type: "array", items: { type: "object", properties: { id: text } } };
const object = (properties: object) => ({ type: "object", properties });

/** @param query names of query parameters */
function recognised(query: string, schema: object, headers: string[] = [], said?: unknown, path = "/jobs") {
  const contract = createContract({
    openapi: "3.1.0",
    info: { title: "Jobs", version: "1" },
    paths: {
      [path]: {
        get: {
          operationId: "listJobs",
          ...(said !== undefined && { "x-cantus-pagination": said }),
          parameters: query
            .split(" ")
            .filter(Boolean)
            .map((name) => ({ name, in: "query", schema: text })),
          responses: {
            "200": {
              description: "Jobs.",
              headers: Object.fromEntries(headers.map((name) => [name, { schema: text }])),
              content: { "application/json": { schema } },
            },
          },
        },
      },
    },
  });
  const [operation] = contract.operations;
  return operation && paginationOf(contract, operation);
}

describe("a page is recognised", () => {
  test.each<[string, Parameters<typeof recognised>, object]>([
    [
      "limit and offset",
      ["limit offset", object({ jobs: list, limit: integer, total: integer })],
      { items: "/jobs", offset: "offset", size: "/limit", total: "/total" },
    ],
    [
      "skip, and a total in a header",
      ["skip limit", list, ["X-Total-Count"]],
      { items: "", offset: "skip", total: "X-Total-Count" },
    ],
    [
      "page and per_page",
      ["page per_page", object({ items: list, total_pages: integer })],
      { items: "/items", page: "page", totalPages: "/total_pages" },
    ],
    [
      "pageNumber, and whether there is more",
      ["pageNumber", object({ results: list, hasMore: { type: "boolean" } })],
      { items: "/results", page: "pageNumber", more: "/hasMore" },
    ],
    [
      "a cursor",
      ["cursor", object({ data: list, next_cursor: { type: ["string", "null"] } })],
      { items: "/data", cursor: "cursor", next: "/next_cursor" },
    ],
    [
      "a cursor in what tells of the page",
      ["after", object({ data: list, paging: object({ cursors: object({ after: text }) }) })],
      { items: "/data", cursor: "after", next: "/paging/cursors/after" },
    ],
    [
      "a cursor in a header",
      ["page_token", list, ["X-Next-Page-Token"]],
      { items: "", cursor: "page_token", next: "X-Next-Page-Token" },
    ],
    [
      "after the last id",
      ["starting_after limit", object({ data: list, has_more: { type: "boolean" } })],
      { items: "/data", cursor: "starting_after", after: "id", more: "/has_more" },
    ],
    ["the next page's address", ["limit", object({ jobs: list, next: address })], { items: "/jobs", next: "/next" }],
    [
      "a link object",
      ["limit", object({ data: list, links: object({ next: object({ href: address }) }) })],
      { items: "/data", next: "/links/next/href" },
    ],
    ["a Link header", ["page", list, ["Link"]], { items: "", next: "Link", page: "page" }],
    [
      "a page within the body",
      ["offset", object({ tracks: object({ items: list, total: integer }) })],
      { items: "/tracks/items", offset: "offset", total: "/tracks/total" },
    ],
    [
      "parts of a composition",
      ["offset", { allOf: [object({ jobs: list }), object({ total: integer })] }],
      { items: "/jobs", offset: "offset", total: "/total" },
    ],
    [
      "of several lists, the one that the path names",
      ["offset", object({ warnings: list, jobs: list })],
      { items: "/jobs", offset: "offset" },
    ],
  ])("%s", (_name, given, pagination) => {
    expect(recognised(...given)).toEqual(pagination);
  });
});

describe("none is", () => {
  test.each<[string, Parameters<typeof recognised>]>([
    ["a list that comes whole", ["status", list]],
    ["an object", ["offset", object({ id: text })]],
    ["a thing that has a list, with a Link", ["", object({ id: text, tags: list }), ["Link"], undefined, "/jobs/{id}"]],
    ["where the contract says so", ["offset", list, [], false]],
  ])("%s", (_name, given) => {
    const [query, schema, headers, said, path] = given;
    expect(recognised(query, schema, headers, said, path === "/jobs/{id}" ? "/jobs/current" : path)).toBeUndefined();
  });
});

test("what the contract says wins over what is recognised", () => {
  const said = { items: "/rows", cursor: "offset", next: "/position" };
  expect(recognised("offset", object({ rows: list, total: integer }), [], said)).toEqual(said);
});
