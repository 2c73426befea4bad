import { afterAll, beforeAll, expect, test } from "vitest";
import { type Echo, startEcho } from "../testdata/echo.ts";
import type { NoParameters } from "../testdata/jobs.ts";
import { parseFormats } from "./formats.ts";
import { type Call, createClient, formatCodec, type Shape } from "./index.ts";

let echo: Echo;
beforeAll(async () => {
  echo = await startEcho();
});
afterAll(() => echo[Symbol.asyncDispose]());

const TIME = "2030-01-02T03:04:05.678Z";
const HUGE = "9007199254740993";
const Node: Shape = { properties: { at: "date-time", next: () => Node } };

test.each<[string, Shape, string, unknown]>([
  ["a date", "date-time", `"${TIME}"`, new Date(TIME)],
  ["a date with an offset", "date-time", '"2030-01-02T04:04:05.678+01:00"', new Date(TIME)],
  ["a date that is none", "date-time", '"soon"', "soon"],
  ["null", "date-time", "null", null],
  ["a number", "int64", "7", 7n],
  ["a number that a double cannot hold", "int64", HUGE, 9007199254740993n],
  ["a number that is not whole", "int64", "7.5", 7.5],
  ["members", { properties: { at: "date-time" } }, `{"at":"${TIME}","b":"${TIME}"}`, { at: new Date(TIME), b: TIME }],
  ["items", { items: { properties: { n: "int64" } } }, '[{"n":1},{"n":null},{}]', [{ n: 1n }, { n: null }, {}]],
  ["all other members", { properties: { a: "date-time" }, values: "int64" }, '{"a":"x","b":2}', { a: "x", b: 2n }],
  ["what is within itself", Node, `{"next":{"next":{"at":"${TIME}"}}}`, { next: { next: { at: new Date(TIME) } } }],
  [
    "every branch of a choice",
    { all: [{ properties: { at: "date-time" } }, { properties: { n: "int64" } }] },
    `{"at":"${TIME}","n":3}`,
    { at: new Date(TIME), n: 3n },
  ],
  ["a huge number elsewhere stays a number", { properties: { n: "int64" } }, `{"a":${HUGE}}`, { a: Number(HUGE) }],
  [
    "a member named __proto__ does no harm",
    { properties: { n: "int64" } },
    '{"__proto__":{"n":1}}',
    JSON.parse('{"__proto__":{"n":1}}'),
  ],
])("reads %s", (_name, shape, text, value) => {
  expect(parseFormats(text, shape)).toEqual(value);
});

test("writes them as JSON has them", () => {
  expect(formatCodec.stringify({ at: new Date(TIME), n: BigInt(HUGE), list: [1n] })).toBe(
    `{"at":"${TIME}","n":${HUGE},"list":[1]}`,
  );
});

test("a call reads and writes them, in every place", async () => {
  interface Put {
    parameters: Omit<NoParameters, "query" | "path"> & { path: { n: bigint }; query: { since: Date } };
    requestBody: { content: { "application/json": { at: Date; n: bigint } } };
    responses: { 200: { headers: unknown; content: { "application/json": { at: Date; n: bigint } } } };
  }
  const shape: Shape = { properties: { at: "date-time", n: "int64" } };
  const put = {
    ...{ id: "put", method: "PUT", path: "/{n}", contentType: "application/json" },
    formats: { codec: formatCodec, answers: { "2XX": shape } },
  };
  const api = { operations: { put }, securitySchemes: {}, baseUrl: echo.baseUrl };
  const client = createClient<{ put: Call<Put> }>(api);
  echo.answer = (response, { body }) => response.writeHead(200, { "Content-Type": "application/json" }).end(body);
  const value = { at: new Date(TIME), n: BigInt(HUGE) };
  const answer = await client.put({ path: { n: 5n }, query: { since: new Date(0) }, body: value }).unwrap();
  expect(answer).toEqual(value);
  expect(echo.received[0]).toMatchObject({
    url: "/base/5?since=1970-01-01T00%3A00%3A00.000Z",
    body: `{"at":"${TIME}","n":${HUGE}}`,
  });
});
