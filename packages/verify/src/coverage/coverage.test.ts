import { createContract } from "@cantus/contract";
import { beforeAll, describe, expect, test } from "vitest";
import { type Exchange, NO_BYTES } from "../exchange/exchange.ts";
import { KEY, libraryContract, libraryServer } from "../testdata/library.ts";
import { verify } from "../verify.ts";
import { type ContractCoverage, type Goal, percent } from "./goal.ts";
import { gapsOf, observeCoverage } from "./observed-contract.ts";
import { parseThresholds, shortfallsOf, ThresholdError } from "./thresholds.ts";

const contract = libraryContract();

interface Sent {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  readonly status: number;
  readonly answer?: unknown;
  readonly answerHeaders?: Record<string, string>;
}

function exchange({ method = "GET", path, headers = {}, body, status, answer, answerHeaders = {} }: Sent): Exchange {
  const bytes = (value: unknown) => (value === undefined ? NO_BYTES : Buffer.from(JSON.stringify(value)));
  const type = (value: unknown, name: string) => (value === undefined ? undefined : { "content-type": name });
  return {
    request: {
      method,
      url: `http://localhost/v1${path}`,
      headers: { "x-api-key": KEY, ...type(body, "application/json"), ...headers },
      body: bytes(body),
    },
    response: {
      status,
      headers: {
        ...type(answer, status < 400 ? "application/json" : "application/problem+json"),
        ...answerHeaders,
      },
      body: bytes(answer),
    },
  };
}

const book = { id: "book_1", title: "On walls", genre: "essay", created_at: "2026-01-15T10:30:00Z" };
const problem = (status: number) => ({ title: "No", status });

/** Recorded traffic, as a client or a test-suite leaves it. */
const traffic = [
  exchange({ path: "/books?genre=novel&limit=5", status: 200, answer: { books: [book] } }),
  exchange({ path: "/books?limit=0", status: 200, answer: { books: [] } }),
  exchange({ method: "POST", path: "/books", body: { title: "", genre: "essay" }, status: 400, answer: problem(400) }),
  exchange({ method: "POST", path: "/books", body: { title: "On walls", genre: "essay" }, status: 201, answer: book }),
  exchange({ path: "/books/book_1", status: 200, answer: book }),
  exchange({ path: "/books/book_2", headers: { "x-api-key": "other" }, status: 401, answer: problem(401) }),
  exchange({ method: "DELETE", path: "/books/book_2", status: 418 }),
  exchange({ path: "/nowhere", status: 404 }),
];

let coverage: ContractCoverage;
beforeAll(() => {
  const observer = observeCoverage(contract);
  for (const each of traffic) observer.observe(each);
  coverage = observer.coverage();
});

function goalsOf(name: string): Record<string, number> {
  const groups = [...coverage.operations, ...coverage.schemas];
  const goals = groups.flatMap((group) =>
    ("operationId" in group ? group.operationId : group.name) === name ? group.goals : [],
  );
  return Object.fromEntries(goals.map(({ subject, way, hits }) => [`${subject} ${way}`, hits]));
}

function reasonOf(operationId: string, subject: string, way: string): string | undefined {
  const isIt = (goal: Goal) => goal.operationId === operationId && goal.subject === subject && goal.way === way;
  return [...gapsOf(contract, coverage)].find(isIt)?.reason;
}

describe("coverage of a contract by exchanges", () => {
  test("counts statuses, parameters, bodies, media types and credentials of an operation", () => {
    expect(goalsOf("listBooks")).toMatchObject({
      "listBooks succeeded": 2,
      "200 answered": 2,
      "400 answered": 0,
      "401 answered": 0,
      "query genre valid": 1,
      "query genre invalid": 0,
      "query genre absent": 1,
      "query limit valid": 1,
      "query limit invalid": 1,
      "query limit absent": 0,
      "application/json answered": 2,
      "application/problem+json answered": 0,
      "Key none": 0,
      "Key wrong": 0,
      "Key right": 2,
    });
    expect(goalsOf("createBook")).toMatchObject({ "body valid": 1, "body invalid": 1, "body absent": 0 });
  });

  test("does not ask for what no request can carry: a path parameter that is absent, free text that is invalid", () => {
    expect(Object.keys(goalsOf("getBook")).filter((name) => name.startsWith("path"))).toEqual(["path book_id valid"]);
  });

  test("tells statuses that came, also those that the contract does not declare", () => {
    const deleteBook = coverage.operations.find(({ operationId }) => operationId === "deleteBook");
    expect(deleteBook).toMatchObject({ requests: 1, declared: ["204", "401", "404"], reached: { 418: 1 } });
  });

  test("counts a link as followed when a request carries what an answer offered", () => {
    expect(goalsOf("createBook")["201 read followed"]).toBe(1);
  });

  test("counts keywords that values kept and broke, and members of enums, through references", () => {
    expect(goalsOf("schemas/BookCreate")).toEqual({
      "schemas/BookCreate/type kept in a request": 1,
      "schemas/BookCreate/type broken in a request": 0,
      "schemas/BookCreate/required kept in a request": 1,
      "schemas/BookCreate/required broken in a request": 0,
      "schemas/BookCreate/additionalProperties kept in a request": 1,
      "schemas/BookCreate/additionalProperties broken in a request": 0,
      "schemas/BookCreate/properties/title/type kept in a request": 1,
      "schemas/BookCreate/properties/title/type broken in a request": 0,
      "schemas/BookCreate/properties/title/minLength kept in a request": 1,
      "schemas/BookCreate/properties/title/minLength broken in a request": 1,
    });
    expect(goalsOf("schemas/Genre")).toMatchObject({
      'schemas/Genre/enum/0 "novel" sent': 0,
      'schemas/Genre/enum/0 "novel" answered': 0,
      'schemas/Genre/enum/1 "essay" sent': 1,
      'schemas/Genre/enum/1 "essay" answered': 3,
    });
    expect(goalsOf("schemas/Book")).toMatchObject({
      "schemas/Book/properties/created_at/format kept in a response": 3,
      "schemas/Book/properties/pages/minimum kept in a response": 0,
    });
  });

  test.each([
    ["listBooks", "401", "answered", "no request was sent without valid credentials"],
    ["listBooks", "400", "answered", "invalid requests were answered with 200"],
    ["deleteBook", "deleteBook", "succeeded", "it answered only 418"],
    ["getBook", "404", "answered", "no request was for something that is not there"],
    ["updateBook", "200", "answered", "it was not called"],
    ["updateBook", "body", "valid", "it was not called"],
  ])("says why %s never had %s %s: %s", (operationId, subject, way, reason) => {
    expect(reasonOf(operationId, subject, way)).toBe(reason);
  });

  test("gives shares of what can be provoked: no 5xx, no default", () => {
    const declares = (responses: object) => ({
      openapi: "3.1.0",
      info: { title: "x", version: "1" },
      paths: { "/x": { get: { operationId: "x", responses } } },
    });
    const answers = { 200: { description: "" }, 503: { description: "" }, default: { description: "" } };
    const observer = observeCoverage(createContract(declares(answers), { name: "x" }));
    observer.observe({
      request: { method: "GET", url: "http://localhost/x", headers: {}, body: NO_BYTES },
      response: { status: 200, headers: {}, body: NO_BYTES },
    });
    expect(observer.coverage().shares).toMatchObject({
      operations: { reached: 1, total: 1 },
      statuses: { reached: 1, total: 1 },
      links: { reached: 0, total: 0 },
    });
  });

  test("is a part of what a run gives, and knows what was skipped", async () => {
    const options = {
      headers: { "X-API-Key": KEY },
      phases: ["examples"],
      hooks: { getCover: { skip: "no scanner" } },
    };
    const result = await verify(contract, libraryServer(), { ...options, phases: ["examples"] }).result;
    expect(result.coverage.requests).toBe(result.requests);
    expect(result.coverage.shares.operations).toEqual({ reached: 6, total: 7 });
    expect([...gapsOf(contract, result.coverage)].find(({ subject }) => subject === "getCover")).toMatchObject({
      way: "succeeded",
      reason: "it was not called: no scanner",
    });
  });
});

describe("thresholds", () => {
  test("are written by dimension, or for all that are not named", () => {
    expect(parseThresholds("operations=100, statuses=62.5%")).toEqual({ operations: 100, statuses: 62.5 });
    expect(parseThresholds("all=50,links=0")).toMatchObject({ operations: 50, keywords: 50, links: 0 });
  });

  test.each([
    ["states=80", 'There is no coverage of "states". There is all, operations, statuses,'],
    ["statuses=101", '"statuses=101" is no threshold. Write one as operations=100'],
    ["statuses", '"statuses" is no threshold.'],
    ["", '"" is no threshold.'],
  ])("that are %j are refused", (text, message) => {
    expect(() => parseThresholds(text)).toThrow(ThresholdError);
    expect(() => parseThresholds(text)).toThrow(message);
  });

  test("tell what is missing, and 100 is not reached by almost all", () => {
    expect(percent({ reached: 999, total: 1000 })).toBe(99);
    expect(shortfallsOf(coverage, { operations: 40, statuses: 100 })).toEqual([
      { dimension: "statuses", share: coverage.shares.statuses, wanted: 100 },
    ]);
  });
});
