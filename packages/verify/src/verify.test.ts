import { execFile } from "node:child_process";
import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { type Contract, createContract } from "@cantus/contract";
import { afterEach, describe, expect, test } from "vitest";
import {
  checkExchange,
  describeFinding,
  type Exchange,
  type Finding,
  verify as run,
  type Target,
  TargetError,
  toJson,
  type VerifyOptions,
} from "./index.ts";
import { type Break, document, KEY, libraryContract, libraryServer } from "./testdata/library.ts";

const contract = libraryContract();
/** What examples alone show; the other phases have tests of their own. */
const verify = (on: Contract, target: Target, options: VerifyOptions = {}) =>
  run(on, target, { phases: ["examples"], ...options });

const headers = { "X-API-Key": KEY };

async function findings(broken: Break, options: VerifyOptions = {}): Promise<readonly Finding[]> {
  return (await verify(contract, libraryServer(broken), { headers, ...options }).result).findings;
}

let server: Server | undefined;
afterEach(() => server?.close());

async function listen(broken: Break = {}): Promise<string> {
  const listening = libraryServer(broken).listen(0, "127.0.0.1");
  server = listening;
  await once(listening, "listening");
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
}

describe("a server that keeps the contract", () => {
  test("has no finding and no warning, and every operation succeeds", async () => {
    const result = await verify(contract, libraryServer(), { headers }).result;
    expect(result.findings.map(describeFinding)).toEqual([]);
    expect(result.warnings).toEqual([]);
    expect(result.stopped).toBeUndefined();
    const reached = result.coverage.operations.map(({ operationId, reached }) => [operationId, Object.keys(reached)]);
    expect(Object.fromEntries(reached)).toEqual({
      listBooks: ["200"],
      createBook: ["201", "400"],
      getBook: ["200", "404"],
      updateBook: ["200", "404"],
      deleteBook: ["204", "404"],
      getCover: ["200", "404"],
      streamEvents: ["200", "404"],
    });
  });

  test.each([1, 2, 3, 4, 5])("has none with seed %i either", async (seed) => {
    expect((await findings({}, { seed })).map(describeFinding)).toEqual([]);
  });

  test("without credentials has none, but a warning for each operation", async () => {
    const result = await verify(contract, libraryServer()).result;
    expect(result.findings).toEqual([]);
    expect(result.warnings.map(({ code }) => code)).toEqual(Array(7).fill("never-succeeded"));
    expect(result.warnings[0]?.message).toBe("listBooks never answered with a success, only 401.");
  });
});

/** What is broken → the check that finds it, the operation, and where. */
const BREAKS: [string, Break, string, string, string][] = [
  ["a status that is not declared", { operation: "getBook", when: 200, status: 203 }, "declared-status", "getBook", ""],
  ["a failure", { operation: "getBook", when: 200, status: 500 }, "no-server-error", "getBook", ""],
  ["a failure of a write", { operation: "createBook", when: 201, status: 502 }, "no-server-error", "createBook", ""],
  ["no answer", { operation: "getBook", hangUp: true }, "answered", "getBook", ""],
  [
    "a media type that is not declared",
    { operation: "getBook", when: 200, mediaType: "text/html" },
    "response-media-type",
    "getBook",
    "",
  ],
  [
    "JSON where a problem is declared",
    { operation: "getBook", when: 404, mediaType: "application/json" },
    "response-media-type",
    "getBook",
    "",
  ],
  [
    "a range that does not hold it",
    { operation: "getCover", when: 200, mediaType: "audio/wav" },
    "response-media-type",
    "getCover",
    "",
  ],
  ["no body", { operation: "getBook", when: 200, body: () => undefined }, "response-media-type", "getBook", ""],
  ["half a body", { operation: "getBook", when: 200, body: () => '{"id":' }, "response-body", "getBook", ""],
  [
    "a field that is missing",
    { operation: "getBook", when: 200, body: ({ title: _, ...rest }) => rest },
    "response-body",
    "getBook",
    "/title",
  ],
  [
    "a field too many",
    { operation: "getBook", when: 200, body: (book) => ({ ...book, shelf: 3 }) },
    "response-body",
    "getBook",
    "/shelf",
  ],
  [
    "a field of the wrong type",
    { operation: "getBook", when: 200, body: (book) => ({ ...book, pages: "12" }) },
    "response-body",
    "getBook",
    "/pages",
  ],
  [
    "a null that is not allowed",
    { operation: "getBook", when: 200, body: (book) => ({ ...book, title: null }) },
    "response-body",
    "getBook",
    "/title",
  ],
  [
    "a word that is not in the enum",
    { operation: "getBook", when: 200, body: (book) => ({ ...book, genre: "poem" }) },
    "response-body",
    "getBook",
    "/genre",
  ],
  [
    "a date that is none",
    { operation: "getBook", when: 200, body: (book) => ({ ...book, created_at: "2026-02-30T10:00:00Z" }) },
    "response-body",
    "getBook",
    "/created_at",
  ],
  [
    "an id of another form",
    { operation: "getBook", when: 200, body: (book) => ({ ...book, id: "9" }) },
    "response-body",
    "getBook",
    "/id",
  ],
  [
    "a wrong item of a list",
    { operation: "listBooks", body: ({ books }) => ({ books: [...books, { id: "book_7" }] }) },
    "response-body",
    "listBooks",
    "/books/2/title",
  ],
  [
    "another error shape",
    { operation: "getBook", when: 404, body: () => ({ error: "Not Found" }) },
    "response-body",
    "getBook",
    "/title",
  ],
  [
    "a required header that is missing",
    { operation: "createBook", when: 201, headers: { Location: undefined } },
    "response-headers",
    "createBook",
    "/Location",
  ],
  [
    "a header that is not valid",
    { operation: "listBooks", headers: { "X-Total-Count": "many" } },
    "response-headers",
    "listBooks",
    "/X-Total-Count",
  ],
  [
    "an example refused",
    {
      operation: "createBook",
      when: 201,
      status: 400,
      mediaType: "application/problem+json",
      body: () => ({ title: "No", status: 400 }),
    },
    "example-answer",
    "createBook",
    "",
  ],
  ["an invalid example taken", { operation: "createBook", lenient: true }, "example-answer", "createBook", ""],
];

describe("a server that breaks the contract is found out", () => {
  test.each(BREAKS)("%s", async (_, broken, check, operationId, pointer) => {
    const found = await findings(broken);
    expect(found.map((finding) => [finding.check, finding.operationId, finding.pointer])).toContainEqual([
      check,
      operationId,
      pointer,
    ]);
  });

  test("a 401 without WWW-Authenticate, but where keys are asked for, which no scheme is registered for", async () => {
    const silent = libraryServer({ when: 401, headers: { "WWW-Authenticate": undefined } });
    const securitySchemes = { Key: { type: "http", scheme: "bearer" } } as const;
    const byToken = createContract({ ...document, components: { ...document.components, securitySchemes } });
    const [found, none] = [await verify(byToken, silent).result, await verify(contract, silent).result];
    expect(new Set(found.findings.map(({ check }) => check))).toEqual(new Set(["www-authenticate-on-401"]));
    expect(found.findings[0]?.clause.standard).toBe("RFC 9110, section 15.5.2");
    expect(none.findings).toEqual([]);
  });

  test("the same cause is one finding, however many items show it", async () => {
    const broken = (pages: number) => (body: { books: object[] }) => ({
      books: body.books.map((book) => ({ ...book, pages })),
    });
    const found = await findings({ operation: "listBooks", body: broken(0) });
    expect(found.map(({ pointer }) => pointer)).toEqual(["/books/0/pages"]);
    const again = await findings({ operation: "listBooks", body: broken(-5) });
    expect(again[0]?.fingerprint).toBe(found[0]?.fingerprint);
  });

  test("the finding names the clause where it is written, behind references", async () => {
    const [finding] = await findings({ operation: "getBook", when: 200, body: (book) => ({ ...book, genre: "poem" }) });
    expect(finding?.clause.pointer).toBe("/components/schemas/Genre/enum");
  });
});

test("the curl command of a finding repeats it", async () => {
  const url = await listen({ operation: "createBook", when: 201, body: (book) => ({ ...book, pages: 0 }) });
  const { findings: found } = await verify(contract, url, { headers }).result;
  expect(found.map(({ check, pointer }) => [check, pointer])).toEqual([["response-body", "/pages"]]);
  const [finding] = found as [Finding];
  const { stdout } = await promisify(execFile)("sh", ["-c", finding.curl], {
    env: { ...process.env, CANTUS_X_API_KEY: KEY },
  });
  const [head = "", body = ""] = stdout.split("\r\n\r\n");
  const response = {
    status: Number(head.split(" ")[1]),
    headers: Object.fromEntries(
      head
        .split("\r\n")
        .slice(1)
        .map((line) => line.toLowerCase().split(": ") as [string, string]),
    ),
    body: Buffer.from(body),
  };
  const again = checkExchange(contract, { request: finding.exchange.request, response });
  expect(again.map(({ fingerprint }) => fingerprint)).toEqual([finding.fingerprint]);
});

describe("a run", () => {
  test("sends the same requests for the same seed", async () => {
    const requests = async () => {
      const sent: string[] = [];
      const onExchange = ({ request }: Exchange) =>
        sent.push(`${request.method} ${request.url.replace(/:\d+/, "")} ${request.body}`);
      await verify(contract, libraryServer(), { headers, onExchange }).result;
      return sent;
    };
    expect(await requests()).toEqual(await requests());
  });

  test("goes through a fetch as well", async () => {
    const url = await listen();
    const proxied = (request: Request) => fetch(new Request(request.url.replace("http://localhost", url), request));
    const result = await verify(contract, proxied, { headers }).result;
    expect(result.findings).toEqual([]);
    expect(result.target).toBe("http://localhost/v1");
  });

  test("takes the base path from the target's URL, where it has one", async () => {
    const url = await listen();
    expect((await verify(contract, `${url}/v1/`, { headers }).result).warnings).toEqual([]);
    expect((await verify(contract, url, { headers }).result).warnings).toEqual([]);
    const elsewhere = await verify(contract, url, { headers, basePath: "/v2" }).result;
    expect(elsewhere.target).toBe(`${url}/v2`);
    expect(elsewhere.findings.map(({ check }) => check)).toContain("declared-status");
  });

  test("stops after a number of requests, and says so", async () => {
    const result = await verify(contract, libraryServer(), { headers, requests: 3 }).result;
    expect([result.requests, result.stopped]).toEqual([3, "requests"]);
  });

  test("stops when its loop is left", async () => {
    const run = verify(contract, libraryServer({ status: 500 }), { headers });
    for await (const _ of run) break;
    expect((await run.result).stopped).toBe("signal");
  });

  test("finds a server that stops during it, and does not say that it could not run", async () => {
    const app = libraryServer();
    const listening = app.listen(0, "127.0.0.1");
    await once(listening, "listening");
    const url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
    const onExchange = () => void listening.close().closeAllConnections();
    const result = await verify(contract, url, { headers, onExchange }).result;
    expect([result.stopped, result.requests, result.findings.map(({ check }) => check)]).toEqual([
      "unreachable",
      2,
      ["answered"],
    ]);
  });

  test("calls only what is asked for", async () => {
    const result = await verify(contract, libraryServer(), { headers, only: ["listBooks"] }).result;
    expect(
      result.coverage.operations.filter(({ requests }) => requests > 0).map(({ operationId }) => operationId),
    ).toEqual(["listBooks"]);
  });

  test("uses the values that it is given", async () => {
    const urls: string[] = [];
    const values = { "getCover.book_id": "book_77", book_id: "book_55" };
    const onExchange = ({ request }: Exchange) => urls.push(new URL(request.url).pathname);
    await verify(contract, libraryServer(), { headers, values, onExchange, only: ["getCover", "getBook"] }).result;
    expect(urls).toEqual([
      "/v1/books/book_77/cover",
      "/v1/books/book_0/cover",
      "/v1/books/book_55",
      "/v1/books/book_0",
    ]);
  });

  test("does not delete what it has not made", async () => {
    const app = libraryServer();
    const existing = await verify(contract, app, { headers, only: ["createBook"] }).result;
    expect(existing.coverage.operations[1]?.reached[201]).toBeGreaterThan(0);
    const result = await verify(contract, app, { headers, only: ["listBooks", "getBook", "deleteBook"] }).result;
    const reached = Object.fromEntries(
      result.coverage.operations.map((operation) => [operation.operationId, operation.reached]),
    );
    expect(reached.getBook).toHaveProperty("200");
    expect(reached.deleteBook).toEqual({ 404: 1 });
  });

  test("asks a mock for each status that has an example or a schema, when told to", async () => {
    const asked: (string | undefined)[] = [];
    const onExchange = ({ request }: Exchange) => asked.push(request.headers.prefer);
    await verify(contract, libraryServer(), { headers, prefer: true, only: ["createBook"], onExchange }).result;
    expect(asked.filter(Boolean)).toEqual(["code=201", "code=400", "code=401"]);
  });

  test("against nothing fails with the address, from the loop and from the result", async () => {
    const url = await listen();
    server?.close();
    const run = verify(contract, url);
    const loop = async () => {
      for await (const _ of run);
    };
    await expect(loop()).rejects.toThrow(`Nothing answers at ${url} (`);
    await expect(run.result).rejects.toSatisfy(
      (error) => error instanceof TargetError && error.code === "TARGET_UNREACHABLE",
    );
    await expect(verify(contract, "localhost:3000").result).rejects.toMatchObject({ code: "TARGET_INVALID" });
  });

  test("is JSON on demand, without credentials", async () => {
    const result = await verify(contract, libraryServer({ operation: "getCover", when: 200, mediaType: "audio/wav" }), {
      headers,
    }).result;
    const json = toJson(result);
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
    expect(json.findings[0]).toMatchObject({
      check: "response-media-type",
      operationId: "getCover",
      request: { headers: { "x-api-key": "$CANTUS_X_API_KEY" } },
      response: { status: 200, bodyEncoding: "base64" },
    });
    expect(JSON.stringify(json)).not.toContain(KEY);
  });
});
