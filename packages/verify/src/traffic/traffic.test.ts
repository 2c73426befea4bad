import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { textOf } from "../exchange/exchange.ts";
import { libraryContract } from "../testdata/library.ts";
import { readTraffic } from "./read.ts";
import { TrafficError } from "./traffic.ts";
import { verifyTraffic } from "./verify-traffic.ts";

const contract = libraryContract();

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cantus-traffic-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(content: unknown, name = "traffic.har") {
  const file = join(folder, name);
  await writeFile(file, typeof content === "string" ? content : JSON.stringify(content));
  return readTraffic(file);
}

const har = (...entries: unknown[]) => ({ log: { version: "1.2", creator: { name: "a browser" }, entries } });

const json = [{ name: "Content-Type", value: "application/json" }];

function entry(method: string, url: string, status: number, request: object = {}, response: object = {}) {
  return {
    request: {
      method,
      url,
      headers: [
        { name: ":authority", value: "x" },
        { name: "X-API-Key", value: "k3y-of-ann" },
      ],
      ...request,
    },
    response: { status, headers: json, content: { size: 2, text: "{}" }, ...response },
  };
}

const api = "https://api.example.com/v1";

describe("reading an HTTP archive", () => {
  test("takes requests and answers as browsers save them", async () => {
    const { exchanges } = await read(
      har(
        entry("post", `${api}/books`, 201, {
          headers: json,
          postData: { mimeType: "application/json", text: '{"title":"ü"}' },
        }),
        entry("GET", `${api}/books/1/cover`, 200, {}, { content: { size: 2, text: "iVA=", encoding: "base64" } }),
        entry("POST", `${api}/form`, 200, { postData: { params: [{ name: "a", value: "1 2" }] } }),
        entry("GET", `${api}/books`, 200, {}, { headers: [...json, { name: "content-encoding", value: "gzip" }] }),
        entry("GET", `${api}/books`, 200, {}, { content: { size: 512 } }),
        entry("GET", `${api}/books`, 0, {}, { content: {}, _error: "net::ERR_ABORTED" }),
      ),
    );
    const [created, cover, form, gzip, dropped, failed] = exchanges;
    expect(created?.request.method).toBe("POST");
    expect(textOf(created?.request.body ?? new Uint8Array())).toBe('{"title":"ü"}');
    expect(Buffer.from(cover?.response.body ?? []).toString("hex")).toBe("8950");
    expect(cover?.request.headers).toEqual({ "x-api-key": "k3y-of-ann" });
    expect(textOf(form?.request.body ?? new Uint8Array())).toBe("a=1+2");
    expect(gzip?.response.headers).toEqual({ "content-type": "application/json" });
    expect(dropped?.response.truncated).toBe(true);
    expect(failed?.response).toMatchObject({ status: 0, failure: "net::ERR_ABORTED" });
  });

  test("leaves out what is no exchange, and says which and why", async () => {
    const { exchanges, leftOut } = await read(
      har(
        entry("GET", `${api}/books`, 200),
        {},
        entry("GET", "data:image/png;base64,AA", 200),
        entry("OPTIONS", `${api}/books`, 204, { headers: [{ name: "Access-Control-Request-Method", value: "POST" }] }),
        { request: { method: "GET", url: "nowhere" }, response: { status: 200 } },
        { request: { method: "GET", url: `${api}/books` } },
      ),
    );
    expect(exchanges).toHaveLength(1);
    expect(leftOut).toEqual([
      "entry 2: it has no request",
      "entry 3: it is no HTTP request (data:)",
      "entry 4: it is a CORS preflight, which the browser sends by itself",
      "entry 5: its request.url is no URL",
      "entry 6: it has no response",
    ]);
  });
});

describe("reading lines of JSON", () => {
  const line = JSON.stringify({
    request: { method: "get", url: `${api}/books`, headers: { "X-API-Key": "k" } },
    response: { status: 200, headers: { "Content-Type": "application/json" }, body: { books: [] } },
  });

  test("a body may be a value; other events and empty lines may stand between", async () => {
    const { exchanges } = await read(`{"type":"start"}\n\n${line}\n`, "traffic.ndjson");
    expect(exchanges).toHaveLength(1);
    expect(textOf(exchanges[0]?.response.body ?? new Uint8Array())).toBe('{"books":[]}');
  });

  test("a last line that was cut off is left out", async () => {
    const { exchanges, leftOut } = await read(`${line}\n${line.slice(0, 40)}`, "traffic.ndjson");
    expect([exchanges.length, leftOut]).toEqual([1, [expect.stringMatching(/^line 2: it is no JSON/)]]);
  });
});

describe("a file that holds no traffic", () => {
  test.each([
    ["nothing", "", "is empty. Give an HTTP archive (HAR)"],
    ["a picture", "\u0089PNG\n", ":1 is no JSON ("],
    [
      "other JSON",
      { openapi: "3.1.0" },
      "is JSON, but no HTTP archive: it has no log.entries. Save one from a browser",
    ],
    ["nothing that can be read", har({}), "has no exchange that can be read: entry 1: it has no request. Give"],
  ])("%s", async (_, content, message) => {
    await expect(read(content)).rejects.toThrow(TrafficError);
    await expect(read(content)).rejects.toThrow(message);
    await expect(read(content)).rejects.toThrow(join(folder, "traffic.har"));
  });

  test("that is not there", async () => {
    await expect(readTraffic("nowhere.har")).rejects.toMatchObject({
      code: "FILE_UNREADABLE",
      message: "nowhere.har cannot be read: there is no such file.",
    });
  });
});

describe("recorded traffic held against a contract", () => {
  const problem = {
    headers: [{ name: "content-type", value: "application/problem+json" }],
    content: { text: '{"title":"No","status":400}' },
  };
  const create = (body: object, status: number, response: object = {}) =>
    entry("POST", `${api}/books`, status, { headers: json, postData: { text: JSON.stringify(body) } }, response);

  async function findings(sides: "request" | "response" | "both", ...entries: unknown[]) {
    const { exchanges } = await read(
      har(entry("DELETE", `${api}/books/b`, 204, {}, { headers: [], content: { size: 0 } }), ...entries),
    );
    const result = verifyTraffic(contract, exchanges, { sides });
    return result.findings.map(({ check, pointer }) => `${check} ${pointer}`.trim());
  }

  test("the callers' side: what they send wrong, whatever it is answered", async () => {
    expect(
      await findings("request", create({ title: "" }, 400, problem), entry("GET", `${api}/books?limit=0`, 500)),
    ).toEqual(["request-body /genre", "request-body /title", "request-parameters /limit"]);
  });

  test("the answers' side: what they say wrong, and that they accept what breaks the contract", async () => {
    expect(await findings("response", create({ title: "x" }, 201), entry("GET", `${api}/books`, 500))).toEqual([
      "response-headers /Location",
      "response-body /id",
      "response-body /title",
      "response-body /genre",
      "response-body /created_at",
      "invalid-refused /genre",
      "no-server-error",
    ]);
  });

  test.each([
    ["what takes one value is given twice", "limit=2&limit=3"],
    ["a parameter that the contract does not have", "colour=red"],
  ])("who takes what the contract leaves open has broken nothing: %s", async (_, query) => {
    const listed = { headers: [...json, { name: "X-Total-Count", value: "0" }], content: { text: '{"books":[]}' } };
    expect(await findings("response", entry("GET", `${api}/books?${query}`, 200, {}, listed))).toEqual([]);
  });

  test("a path that the contract does not have is told, where its neighbours are called", async () => {
    expect(await findings("both", entry("GET", `${api}/boks`, 404))).toEqual(["declared-operation"]);
  });

  test("what a page loads elsewhere is counted and left alone", async () => {
    const { exchanges } = await read(
      har(
        entry("GET", `${api}/books/1`, 500),
        entry("GET", "https://api.example.com/app.js", 200),
        entry("GET", "https://cdn.example.com/v1/font", 200),
      ),
    );
    const { requests, elsewhere, findings: found } = verifyTraffic(contract, exchanges);
    expect(requests).toBe(1);
    expect(elsewhere).toEqual({ "https://api.example.com": 1, "https://cdn.example.com": 1 });
    expect(found.map(({ check }) => check)).toEqual(["no-server-error"]);
    expect(JSON.stringify(found)).not.toContain("k3y-of-ann");
  });
});
