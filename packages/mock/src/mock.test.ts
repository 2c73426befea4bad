import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { createContract } from "@cantus/contract";
import { readContract } from "@cantus/contract/read";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { MockEvent } from "./events.ts";
import { createMock } from "./mock.ts";
import type { Mock } from "./types.ts";

let mock: Mock;
let events: MockEvent[] = [];
const key = { "X-API-Key": "secret" };

beforeAll(async () => {
  const contract = await readContract(fileURLToPath(new URL("jobs.fixture/openapi.yaml", import.meta.url)));
  mock = createMock([contract], { onEvent: (event) => events.push(event) });
});

beforeEach(() => {
  events = [];
});

function call(method: string, path: string, headers: Record<string, string> = {}, body?: BodyInit): Promise<Response> {
  return mock.fetch(`http://localhost${path}`, {
    method,
    headers: { ...key, ...headers },
    ...(body !== undefined && { body }),
  });
}

const ID = "job_0000000000a1";

describe("an answer", () => {
  it("is the contract's example, with the declared headers", async () => {
    const response = await call("GET", "/v1/jobs");
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toEqual({
      "content-type": "application/json",
      "x-total-count": "2",
      "x-ratio": "0.5",
      "x-kinds": "a,b",
      "x-place": "Z%C3%BCrich%0D%0AX-Evil: 1",
      "x-request-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(await response.json()).toHaveLength(2);
  });

  it("is made where there is no example, and valid", async () => {
    const response = await call("GET", `/v1/jobs/${ID}`);
    expect(response.headers.get("deprecation")).toBe("true");
    expect(await response.json()).toMatchObject({ id: expect.stringMatching(/^job_[0-9a-f]{12}$/), status: "queued" });
  });

  it("replaces an example that breaks its schema", async () => {
    expect(await (await call("GET", "/v1/odd")).json()).toEqual({ n: 0 });
  });

  it("is sent all the same, and told, where no value keeps the schema", async () => {
    const response = await call("POST", "/v1/odd");
    expect(response.status).toBe(200);
    expect(await response.json()).toBe(5);
    expect(events[0]).toMatchObject({
      kind: "unfaithful-answer",
      operationId: "impossible",
      violations: [{ keyword: "maximum" }],
    });
  });

  it("is empty where nothing is declared", async () => {
    const response = await call("PUT", "/v1/odd");
    expect([response.status, await response.text()]).toEqual([204, ""]);
  });

  it("chooses a branch of a choice and says which", async () => {
    expect(await (await call("PATCH", "/v1/odd")).json()).toMatchObject({ kind: "leaf" });
  });

  it("has no body for HEAD and the same headers as GET", async () => {
    const response = await call("HEAD", "/v1/jobs");
    expect([response.status, await response.text(), response.headers.get("x-total-count")]).toEqual([200, "", "2"]);
  });

  it("has no body for 204", async () => {
    const response = await call("PUT", `/v1/jobs/${ID}`, { "Content-Type": "application/json" }, '{"status":"done"}');
    expect([response.status, await response.text()]).toEqual([204, ""]);
  });

  it("is a stream of events", async () => {
    const response = await call("GET", "/v1/jobs/1/events");
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    expect(await response.text()).toBe('data: {"progress":1}\n\ndata: {"progress":2}\n\n');
  });

  it("is bytes of its kind", async () => {
    const response = await call("GET", "/v1/jobs/1/audio", { Cookie: "a=b; sid=1" });
    expect(response.headers.get("content-type")).toBe("audio/wav");
    expect(Buffer.from(await response.arrayBuffer()).toString("latin1", 0, 4)).toBe("RIFF");
  });
});

describe("an answer that HTTP asks headers of", () => {
  const paths = (status: number, headers: object = {}) => ({
    "/a": { get: { security: [{ Key: [] }], responses: { [status]: { description: "No.", headers } } }, put: {} },
  });
  const answerOf = async (each: ReturnType<typeof paths>) => {
    const securitySchemes = { Key: { type: "apiKey", in: "header", name: "X-Key" } };
    const document = {
      openapi: "3.1.0",
      info: { title: "t", version: "1" },
      paths: each,
      components: { securitySchemes },
    };
    return createMock([createContract(document)]).fetch("http://localhost/a", { headers: { "X-Key": "any" } });
  };

  it("has them: 401", async () => {
    const { headers } = await answerOf(paths(401));
    expect(headers.get("www-authenticate")).toBe('ApiKey realm="t", in="header", name="X-Key"');
  });

  it("has them: 405", async () => {
    expect((await answerOf(paths(405))).headers.get("allow")).toBe("GET, PUT, HEAD, OPTIONS");
  });

  it("has the contract's own where it declares them", async () => {
    const declared = { "www-authenticate": { schema: { const: "Key" } } };
    expect((await answerOf(paths(401, declared))).headers.get("www-authenticate")).toBe("Key");
  });
});

describe("what a caller prefers", () => {
  it.each<[prefer: string, status: number, body: unknown]>([
    ["example=none", 200, []],
    ["code=200, example=none", 200, []],
    ["code=404", 404, { gone: true }],
    ["code=404, example=gone", 404, { gone: true }],
    ["wait=10, return=minimal", 200, expect.any(Array)],
  ])("Prefer: %s", async (prefer, status, body) => {
    const response = await call("GET", "/v1/jobs", { Prefer: prefer });
    expect([response.status, await response.json()]).toEqual([status, body]);
  });

  it("is an error also for a caller that accepts another media type", async () => {
    const response = await call("GET", "/v1/jobs", { Prefer: "code=404", Accept: "application/json" });
    expect([response.status, response.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
  });

  it("is made up anew, or the same with a seed", async () => {
    const bodies = await Promise.all(
      ["dynamic=true, seed=1", "dynamic=true, seed=1", "dynamic=true, seed=2"].map(async (prefer) =>
        (await call("GET", `/v1/jobs/${ID}`, { Prefer: prefer })).text(),
      ),
    );
    expect(bodies[0]).toBe(bodies[1]);
    expect(bodies[0]).not.toBe(bodies[2]);
  });

  it("is 202 for who does not wait", async () => {
    const headers = { Prefer: "respond-async", "Content-Type": "application/json" };
    const response = await call("POST", "/v1/jobs", headers, '{"status":"queued"}');
    expect([response.status, await response.json()]).toEqual([202, { later: true }]);
  });

  it.each<[prefer: string, detail: string]>([
    ["code=418", "listJobs declares no response 418. It declares 200, 404."],
    ["example=nope", "listJobs has no example nope there. It has 200: two, none; 404: gone."],
    ["code=404, example=two", "listJobs has no example two there. It has 200: two, none; 404: gone."],
  ])("is told what there is when it is not there: %s", async (prefer, detail) => {
    const response = await call("GET", "/v1/jobs", { Prefer: prefer });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: "NO_SUCH_THING", message: detail });
  });

  it.each<[accept: string, status: number]>([
    ["application/json", 200],
    ["application/*;q=0.5", 200],
    ["application/vnd.jobs.v2+json", 200],
    ["nonsense", 200],
    ["text/html, */*;q=0.1", 200],
    ["text/html", 406],
  ])("Accept: %s → %i", async (accept, status) => {
    expect((await call("GET", "/v1/jobs", { Accept: accept })).status).toBe(status);
  });
});

describe("a refusal", () => {
  it.each<[what: string, method: string, path: string, status: number, error: string]>([
    ["of a path that is not there", "GET", "/v1/nope", 404, "NO_SUCH_THING"],
    ["of a path outside the API", "GET", "/nope", 404, "NO_SUCH_THING"],
    ["of a method that is not there", "DELETE", "/v1/jobs", 405, "method-not-allowed"],
    ["of broken percent-encoding", "GET", "/v1/jobs/%E0%A4%A", 400, "invalid-request"],
  ])("%s", async (_, method, path, status, error) => {
    const response = await call(method, path);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect([response.status, await response.json()]).toEqual([status, expect.objectContaining({ error })]);
  });

  it("of a method says which there are", async () => {
    expect((await call("DELETE", "/v1/jobs")).headers.get("allow")).toBe("GET, POST, HEAD, OPTIONS");
    const options = await call("OPTIONS", "/v1/jobs");
    expect([options.status, options.headers.get("allow")]).toEqual([204, "GET, POST, HEAD, OPTIONS"]);
  });

  it.each<[what: string, path: string, headers: Record<string, string>, status: number]>([
    ["nothing", "/v1/jobs", {}, 401],
    ["a key", "/v1/jobs", { "X-API-Key": "k" }, 200],
    ["a token", "/v1/jobs", { Authorization: "bearer t" }, 200],
    ["another scheme", "/v1/jobs", { Authorization: "Basic dTpw" }, 401],
    ["a cookie", "/v1/jobs/1/audio", { Cookie: "sid=1" }, 200],
    ["another cookie", "/v1/jobs/1/audio", { Cookie: "xsid=1" }, 401],
    ["nothing where nothing is needed", "/v1/odd", {}, 200],
  ])("with %s", async (_, path, headers, status) => {
    expect((await mock.fetch(`http://localhost${path}`, { headers })).status).toBe(status);
  });

  it("for want of credentials challenges", async () => {
    const response = await mock.fetch("http://localhost/v1/jobs");
    expect(response.headers.get("www-authenticate")).toBe(
      'ApiKey realm="Jobs", in="header", name="X-API-Key", Bearer realm="Jobs"',
    );
    expect(await response.json()).toMatchObject({
      error: "unauthenticated",
      message: "Credentials are needed.",
    });
  });

  it.each<[query: string, violation: object]>([
    ["limmit=1", { in: "query", pointer: "/limmit", keyword: "additionalProperties" }],
    ["limit=0", { in: "query", pointer: "/limit", keyword: "minimum" }],
    ["limit=many", { in: "query", pointer: "/limit", keyword: "type" }],
    ["status=queued&status=odd", { in: "query", pointer: "/status/1", keyword: "enum" }],
    ["sort[by]=name", { in: "query", pointer: "/sort/by", keyword: "enum" }],
  ])("of ?%s says what is wrong", async (query, violation) => {
    const response = await call("GET", `/v1/jobs?${query}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: "invalid-request",
      violations: [violation],
      operation: "listJobs",
    });
  });

  it.each<[what: string, type: string, body: BodyInit | undefined, violation: object]>([
    ["that is missing", "application/json", undefined, { in: "body", pointer: "", keyword: "required" }],
    ["that is not JSON", "application/json", "{", { in: "body", pointer: "", keyword: "mediaType" }],
    [
      "that is not UTF-8",
      "application/json",
      new Uint8Array([0x22, 0xff, 0x22]),
      { in: "body", pointer: "", keyword: "mediaType" },
    ],
    ["with a wrong word", "application/json", '{"status":"odd"}', { in: "body", pointer: "/status", keyword: "enum" }],
    [
      "with a wrong word in a form",
      "application/x-www-form-urlencoded",
      "status=odd",
      { in: "body", pointer: "/status", keyword: "enum" },
    ],
    ["without its boundary", "multipart/form-data", "x", { in: "body", pointer: "", keyword: "mediaType" }],
  ])("of a body %s says so", async (_, type, body, violation) => {
    const response = await call("POST", "/v1/jobs", { "Content-Type": type }, body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ violations: [violation] });
  });

  it("has the operation's own status for invalid requests", async () => {
    expect((await call("PUT", `/v1/jobs/${ID}`, { "Content-Type": "application/json" }, "{}")).status).toBe(422);
    expect((await call("GET", "/v1/jobs/wrong")).status).toBe(400);
  });

  it("of a media type that is not declared", async () => {
    const response = await call("POST", "/v1/jobs", { "Content-Type": "text/csv" }, "a,b");
    expect([response.status, await response.json()]).toEqual([
      415,
      expect.objectContaining({ error: "unsupported-media-type" }),
    ]);
  });

  it("takes forms and multipart where they are declared", async () => {
    const form = new FormData();
    form.set("status", "queued");
    expect((await call("POST", "/v1/jobs", {}, form)).status).toBe(201);
    expect((await call("POST", "/v1/jobs", {}, new URLSearchParams({ status: "queued" }))).status).toBe(201);
  });

  it("takes compressed bodies", async () => {
    const body = gzipSync('{"status":"queued"}');
    const headers = { "Content-Type": "application/json", "Content-Encoding": "gzip" };
    expect((await call("POST", "/v1/jobs", headers, body)).status).toBe(201);
    const endless = gzipSync(JSON.stringify({ status: "x".repeat(11 * 1024 * 1024) }));
    expect((await call("POST", "/v1/jobs", headers, endless)).status).toBe(413);
  });

  it("of a body that is too long", async () => {
    const post = { requestBody: { content: { "text/plain": {} } } };
    const contract = createContract({ openapi: "3.1.0", info: { title: "t", version: "1" }, paths: { "/": { post } } });
    const small = createMock([contract], { bodyLimit: 10 });
    const response = await small.fetch("http://localhost/", { method: "POST", body: "x".repeat(11) });
    expect(response.status).toBe(413);
  });

  it("is told to whoever runs the mock", async () => {
    await call("GET", "/v1/jobs?limit=0");
    expect(events).toMatchObject([
      {
        kind: "request",
        method: "GET",
        path: "/v1/jobs",
        status: 400,
        operationId: "listJobs",
        problem: { code: "invalid-request" },
      },
    ]);
  });
});

describe("a browser of another origin", () => {
  it("may ask for anything", async () => {
    const response = await mock.fetch("http://localhost/v1/jobs", {
      method: "OPTIONS",
      headers: {
        Origin: "http://app.test",
        "Access-Control-Request-Method": "PUT",
        "Access-Control-Request-Headers": "x-api-key",
      },
    });
    expect(response.status).toBe(204);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "access-control-allow-origin": "http://app.test",
      "access-control-allow-methods": "PUT",
      "access-control-allow-headers": "x-api-key",
    });
  });

  it("reads every header, of refusals too", async () => {
    const response = await call("GET", "/v1/jobs", { Origin: "http://app.test" });
    expect(response.headers.get("access-control-expose-headers")).toBe(
      "X-Total-Count, X-Ratio, X-Kinds, X-Place, X-Request-Id",
    );
    const refused = await mock.fetch("http://localhost/v1/jobs", { headers: { Origin: "null" } });
    expect([refused.status, refused.headers.get("access-control-allow-origin")]).toEqual([401, "null"]);
  });

  it("gets nothing of this when it is switched off", async () => {
    const closed = createMock([createContract({ openapi: "3.1.0", info: { title: "t", version: "1" } })], {
      cors: false,
    });
    const response = await closed.fetch("http://localhost/", { headers: { Origin: "http://app.test" } });
    expect(response.headers.has("access-control-allow-origin")).toBe(false);
  });
});

describe("several contracts", () => {
  const contract = (name: string, path: string, url?: string) =>
    createContract(
      {
        openapi: "3.1.0",
        info: { title: name, version: "1" },
        ...(url && { servers: [{ url }] }),
        paths: {
          [path]: { get: { responses: { 200: { description: "", content: { "text/plain": { example: name } } } } } },
        },
      },
      { name },
    );
  const all = createMock([
    contract("root", "/a"),
    contract("one", "/a", "https://x.test/v1"),
    contract("two", "/b", "/v1/"),
    contract("deep", "/a", "https://x.test/v1/deep"),
  ]);

  it.each([
    ["/a", "root"],
    ["/v1/a", "one"],
    ["/v1/b", "two"],
    ["/v1/deep/a", "deep"],
  ])("answer side by side: %s", async (path, name) => {
    expect(await (await all.fetch(`http://localhost${path}`)).text()).toBe(name);
  });

  it("say what they serve", () => {
    expect(all.contracts.map(({ memory: _, webhooks: __, ...served }) => served)).toEqual([
      { name: "root", basePaths: [""], operations: 1 },
      { name: "one", basePaths: ["/v1"], operations: 1 },
      { name: "two", basePaths: ["/v1"], operations: 1 },
      { name: "deep", basePaths: ["/v1/deep"], operations: 1 },
    ]);
  });

  it("are refused as problem details where no contract says how", async () => {
    const only = createMock([contract("one", "/a", "/v1"), contract("two", "/a", "/v2")]);
    const response = await only.fetch("http://localhost/v10/a");
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({ status: 404, detail: "No API answers here. There are /v1, /v2." });
  });

  it("are swapped by name while they run", async () => {
    const changing = createMock([contract("one", "/a")]);
    changing.update(contract("one", "/b"));
    expect((await changing.fetch("http://localhost/a")).status).toBe(404);
    expect((await changing.fetch("http://localhost/b")).status).toBe(200);
    expect(changing.contracts).toHaveLength(1);
  });
});
