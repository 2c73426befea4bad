import { createContract } from "@cantus/contract";
import { describe, expect, it } from "vitest";
import { createMock } from "../mock.ts";

interface Case {
  readonly parameter?: string;
  readonly property?: string;
  readonly schema?: object;
  readonly values?: readonly unknown[];
  readonly query: string;
  readonly found: readonly string[];
}

const TAGS = ["en", "en-US", "de-DE"];

/** The ids of what a list has left: `a`, `b`, `c` in the order of `values`. */
async function listed({ parameter = "lang", property = "language", schema, values = TAGS, query }: Case) {
  const item = {
    type: "object",
    required: ["id"],
    properties: { id: { type: "string" }, [property]: schema ?? { type: "string" } },
  };
  const items = values.map((value, at) => ({ id: "abc"[at], [property]: value }));
  const content = { "application/json": { schema: { type: "array", items: item }, example: items } };
  const one = { "application/json": { schema: item, example: items[0] } };
  const contract = createContract({
    openapi: "3.1.1",
    info: { title: "Articles", version: "1" },
    paths: {
      "/articles": {
        get: {
          operationId: "listArticles",
          parameters: [{ in: "query", name: parameter, schema: { type: "string" } }],
          responses: { 200: { description: "All", content } },
        },
      },
      "/articles/{id}": {
        get: {
          operationId: "getArticle",
          parameters: [{ in: "path", name: "id", required: true, schema: { type: "string" } }],
          responses: { 200: { description: "One", content: one } },
        },
      },
    },
  });
  const response = await createMock([contract]).fetch(`http://mock.test/articles?${query}`);
  return ((await response.json()) as { id: string }[]).map(({ id }) => id);
}

describe("a list narrowed by a language", () => {
  it.each<[what: string, asked: Case]>([
    ["has all of that language, wherever it is spoken", { query: "lang=en", found: ["a", "b"] }],
    ["has only the variant that is asked for", { query: "lang=en-US", found: ["b"] }],
    ["does not look at capitals", { query: "lang=EN-us", found: ["b"] }],
    ["takes the underscore that some write", { query: "lang=en_US", found: ["b"] }],
    ["is empty where there is none", { query: "lang=fr", found: [] }],
    ["is whole for any", { query: "lang=*", found: ["a", "b", "c"] }],
    [
      "knows the language that a tag of the contract's form begins with",
      {
        schema: { type: "string", pattern: "^[a-z]{2}(-[A-Z]{2})$" },
        query: "lang=de",
        found: ["c"],
        values: ["en-GB", "en-US", "de-DE"],
      },
    ],
    [
      "knows the language that one of the contract's tags begins with",
      {
        schema: { enum: ["en-GB", "en-US", "de-DE"] },
        query: "lang=en",
        found: ["a", "b"],
        values: ["en-GB", "en-US", "de-DE"],
      },
    ],
    [
      "is whole for what the contract does not call a language",
      { schema: { enum: TAGS }, query: "lang=all", found: ["a", "b", "c"] },
    ],
    [
      "looks into several",
      {
        parameter: "language",
        property: "languages",
        schema: { type: "array", items: { type: "string" } },
        query: "language=de",
        found: ["a"],
        values: [["en", "de-AT"], ["fr"]],
      },
    ],
    [
      "is by the locale, where that is asked for",
      { parameter: "locale", property: "locale", query: "locale=en", found: ["a", "b"] },
    ],
    [
      "is not by the language for a locale, which may be the answer's",
      { parameter: "locale", query: "locale=en", found: ["a", "b", "c"] },
    ],
    [
      "takes a programming language by its name alone",
      { values: ["objective-c", "objective", "c"], query: "lang=objective", found: ["b"] },
    ],
    ["is asked for as JSON:API does", { parameter: "filter[language]", query: "filter[language]=de", found: ["c"] }],
  ])("%s", async (_, asked) => {
    expect(await listed(asked)).toEqual(asked.found);
  });
});
