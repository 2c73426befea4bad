import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import express from "express";
import { afterEach, describe, expect, test } from "vitest";
import { checkExchange, type Exchange, record, recordExpress } from "./index.ts";
import { type Break, KEY, libraryContract, libraryServer } from "./testdata/library.ts";

const contract = libraryContract();
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function listen(app: express.Express): Promise<string> {
  const server = app.listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What a client that sends this is told. */
async function judge(method: string, path: string, body?: unknown, broken: Break = {}): Promise<string[]> {
  const url = await listen(libraryServer(broken));
  const recorder = record(fetch);
  const headers = { "X-API-Key": KEY, ...(body !== undefined && { "Content-Type": "application/json" }) };
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const response = await recorder.fetch(`${url}${path}`, { method, headers, body: text });
  await response.text();
  return recorder.exchanges
    .flatMap((exchange) => checkExchange(contract, exchange))
    .map(({ check, message }) => `${check}: ${message}`);
}

describe("a client's recorded requests are held against the contract", () => {
  test.each<[string, string, string, unknown, string[]]>([
    ["right", "GET", "/v1/books?limit=5&genre=novel", undefined, []],
    ["right with a body", "POST", "/v1/books", { title: "T", genre: "essay" }, []],
    ["another path", "GET", "/v1/boks", undefined, ["declared-operation: The contract has no path for /v1/boks."]],
    [
      "another method",
      "PUT",
      "/v1/books",
      undefined,
      ["declared-operation: The contract has /books, but not for PUT: it takes GET, POST."],
    ],
    [
      "a parameter out of bounds",
      "GET",
      "/v1/books?limit=0",
      undefined,
      ["request-parameters: The query parameter limit must be >= 1."],
    ],
    [
      "a parameter of another type",
      "GET",
      "/v1/books?limit=many",
      undefined,
      ["request-parameters: The query parameter limit must be integer."],
    ],
    [
      "a word that is not in the enum",
      "GET",
      "/v1/books?genre=poem",
      undefined,
      ['request-parameters: The query parameter genre must be one of: "novel", "essay".'],
    ],
    [
      "a field too many",
      "POST",
      "/v1/books",
      { title: "T", genre: "essay", shelf: 1 },
      ["request-body: The body at /shelf is not a property that is allowed here."],
    ],
    ["HEAD where there is GET", "HEAD", "/v1/books", undefined, []],
    ["no body", "POST", "/v1/books", undefined, ["request-media-type: The required body is missing."]],
  ])("%s", async (_, method, path, body, expected) => {
    expect(await judge(method, path, body)).toEqual(expected);
  });

  test("a media type that is not declared", async () => {
    const url = await listen(libraryServer());
    const recorder = record(fetch);
    await recorder.fetch(`${url}/v1/books`, {
      method: "POST",
      headers: { "X-API-Key": KEY },
      body: new URLSearchParams({ title: "T" }),
    });
    const [exchange] = recorder.exchanges as [Exchange];
    expect(checkExchange(contract, exchange).map(({ check }) => check)).toContain("request-media-type");
    expect(checkExchange(contract, exchange, { sides: "response" }).map(({ check }) => check)).not.toContain(
      "request-media-type",
    );
  });

  test("and so are the answers: a 405 without Allow", async () => {
    const found = await judge("PUT", "/v1/books", undefined, { when: 405, headers: { Allow: undefined } });
    expect(found[1]).toBe(
      "allow-on-405: The answer is 405 without the header Allow, which names the methods that there are (GET, POST).",
    );
  });

  test("a URL outside of the base path is for no operation", async () => {
    const [exchange] = [
      {
        request: { method: "GET", url: "http://localhost/api/books", headers: {}, body: new Uint8Array() },
        response: { status: 200, headers: {}, body: new Uint8Array() },
      },
    ];
    expect(checkExchange(contract, exchange, { basePath: "/v1" }).map(({ check }) => check)).toEqual([
      "declared-operation",
    ]);
    expect(checkExchange(contract, exchange, { basePath: "/api" }).map(({ check }) => check)).not.toContain(
      "declared-operation",
    );
  });
});

test("a recorder leaves requests and answers as they are", async () => {
  const url = await listen(libraryServer());
  const recorder = record(fetch);
  const request = new Request(`${url}/v1/books`, {
    method: "POST",
    headers: { "X-API-Key": KEY, "Content-Type": "application/json" },
    body: '{"title":"T","genre":"essay"}',
  });
  const response = await recorder.fetch(request);
  expect([response.status, await response.json()]).toMatchObject([201, { title: "T" }]);
  expect(Buffer.from(recorder.exchanges[0]?.request.body ?? []).toString()).toBe('{"title":"T","genre":"essay"}');
});

test("a request that gets no answer is recorded with its reason, and fails as before", async () => {
  const url = await listen(libraryServer({ hangUp: true }));
  const recorder = record(fetch);
  await expect(recorder.fetch(`${url}/v1/books`)).rejects.toThrow("fetch failed");
  expect(
    recorder.exchanges.flatMap((exchange) => checkExchange(contract, exchange)).map(({ check }) => check),
  ).toContain("answered");
});

test("an Express app is recorded with bodies in both directions, though parsers read them", async () => {
  const recorder = recordExpress();
  const url = await listen(express().use(recorder.middleware).use(libraryServer()));
  const headers = { "X-API-Key": KEY, "Content-Type": "application/json" };
  await fetch(`${url}/v1/books`, { method: "POST", headers, body: '{"title":"Ü","genre":"novel"}' });
  await fetch(`${url}/v1/books?limit=1000`, { headers });
  await fetch(`${url}/v1/books`, {
    method: "POST",
    headers: { ...headers, "Content-Encoding": "gzip" },
    body: gzipSync('{"title":"Z","genre":"novel"}'),
  });
  const texts = recorder.exchanges.map(({ request, response }) => [
    request.method,
    new URL(request.url).pathname,
    response.status,
  ]);
  expect(texts).toEqual([
    ["POST", "/v1/books", 201],
    ["GET", "/v1/books", 200],
    ["POST", "/v1/books", 201],
  ]);
  expect(Buffer.from(recorder.exchanges[0]?.request.body ?? []).toString()).toBe('{"title":"Ü","genre":"novel"}');
  expect(JSON.parse(Buffer.from(recorder.exchanges[0]?.response.body ?? []).toString())).toMatchObject({ title: "Ü" });
  const found = recorder.exchanges
    .slice(0, 2)
    .map((exchange) => checkExchange(contract, exchange).map(({ check }) => check));
  expect(found).toEqual([[], ["request-parameters"]]);
});
