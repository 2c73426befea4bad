import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { runCantus } from "./run-cantus.ts";

const CONTRACT = `openapi: 3.1.1
info: { title: Jobs, version: 1.0.0 }
security: [{ ApiKeyAuth: [] }]
paths:
  /jobs:
    get:
      operationId: listJobs
      parameters:
        - { name: limit, in: query, schema: { type: integer, minimum: 1, maximum: 100 } }
      responses:
        '200':
          description: The jobs.
          content: { application/json: { schema: { type: array, items: { type: string } } } }
        '400': { description: Not valid. }
        '401': { description: Who are you? }
components:
  securitySchemes:
    ApiKeyAuth: { type: apiKey, in: header, name: X-API-Key }
`;

const KEY = "k3y-of-the-caller";

/** Keeps the contract; `/broken` in front of the path does not, and at `/v2` there is nothing. */
function serve(): Server {
  return createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    const limit = url.searchParams.get("limit");
    if (url.pathname.startsWith("/v2")) return response.writeHead(404).end();
    if (request.headers["x-api-key"] !== KEY) {
      return response.writeHead(401, { "WWW-Authenticate": "ApiKey" }).end();
    }
    if (request.method !== "GET") return response.writeHead(405, { Allow: "GET" }).end();
    const isBroken = url.pathname.startsWith("/broken");
    if (limit !== null && !/^([1-9]\d?|100)$/.test(limit) && !isBroken) return response.writeHead(400).end();
    response.writeHead(200, { "Content-Type": "application/json" }).end(isBroken ? "[1]" : '["one"]');
  });
}

let folder: string;
let server: Server;
let url: string;
beforeAll(async () => {
  server = serve().listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cantus-verify-"));
  writeFileSync(join(folder, "jobs.yaml"), CONTRACT);
  writeFileSync(join(folder, "none.mjs"), "export default { listJobs: { skip: true } };");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const verify = (...args: string[]) =>
  runCantus(["verify", "jobs.yaml", "--requests", "60", ...args], folder, { env: { CANTUS_X_API_KEY: KEY } });

describe("cantus verify", () => {
  it("ends with 0 when the contract is kept, with the credential from the environment", async () => {
    const { exit, out } = await verify("--url", url);
    expect(out).toContain("1 of 1 operation called with");
    expect(out).toMatch(/requests, no finding$/m);
    expect(exit).toBe(0);
  });

  it.each([
    ["none", ""],
    ["one that the server does not take", "of-somebody-else"],
  ])("ends with 2 and says what to give when the credential is %s", async (_, key) => {
    const { exit, out, err } = await runCantus(["verify", "jobs.yaml", "--url", url], folder, {
      env: { CANTUS_X_API_KEY: key },
    });
    expect(out).toMatch(/^! listJobs never answered with a success, only 401\./m);
    expect(err).toBe("Give a credential that the server takes: --credential 'ApiKeyAuth=…'. Nothing was verified.");
    expect(exit).toBe(2);
  });

  it("asks no more of a server where nothing is, and says that the address may be wrong", async () => {
    const { exit, out, err } = await verify("--url", url, "--base-path", "/v2");
    expect(out).toMatch(/1 of 1 operation called with [12] requests?,/);
    expect(out).toContain("The run was stopped: everything answered 404");
    expect(err).toBe(
      `Everything at ${url}/v2 answered 404. Is it the right server? Where the paths begin elsewhere than the contract's servers say (/), give --base-path; where only the ids are unknown there, give them by --hooks.`,
    );
    expect(exit).toBe(1);
  });

  it("ends with 1 and the finding, its clause by file and line, and what it takes to repeat it", async () => {
    const { exit, out } = await verify("--url", url, "--base-path", "/broken", "--phases", "examples");
    expect(out).toMatch(/^✗ listJobs \(GET \/jobs\): The body at \/0 must be string\.$/m);
    expect(out).toMatch(/clause {4}\S*jobs\.yaml:13:\d+/);
    expect(out).toContain("-H 'x-api-key: '\"$CANTUS_X_API_KEY\"");
    expect(out).not.toContain(KEY);
    expect(exit).toBe(1);
  });

  it("writes several reports at once, whole, and says which", async () => {
    const reports = ["junit=out/r.xml", "har=out/r.har", "ndjson=out/r.ndjson", "html=out/r.html", "markdown=out/r.md"];
    const { err, exit } = await verify("--url", url, ...reports.flatMap((each) => ["--report", each]));
    expect(exit).toBe(0);
    expect(readdirSync(join(folder, "out")).sort()).toEqual(["r.har", "r.html", "r.md", "r.ndjson", "r.xml"]);
    expect(err.match(/^wrote /gm)).toHaveLength(5);
    for (const file of readdirSync(join(folder, "out"))) {
      expect(readFileSync(join(folder, "out", file), "utf8")).not.toContain(KEY);
    }
  });

  it("a report without a file is what goes to standard output", async () => {
    const { out } = await verify("--url", url, "--json");
    expect(JSON.parse(out)).toMatchObject({ contract: "jobs", findings: [], seed: 1 });
  });

  it("fails below the coverage that is asked for", async () => {
    const { exit, out } = await verify(
      "--url",
      url,
      "--phases",
      "examples",
      "--min-coverage",
      "operations=100,statuses=90",
    );
    expect(out).toContain("✗ Of the statuses 33 % were reached (1 of 3), and 90 % are asked for.");
    expect(exit).toBe(1);
  });

  it("stops at once when it is told to, and still writes its reports", async () => {
    const stop = AbortSignal.abort();
    const args = ["verify", "jobs.yaml", "--url", url, "--report", "json=r.json"];
    const { exit, err } = await runCantus(args, folder, { signal: stop });
    expect(err).toContain("No operation was called, so nothing was verified. It was stopped before its first answer.");
    expect(exit).toBe(2);
    expect(JSON.parse(readFileSync(join(folder, "r.json"), "utf8"))).toMatchObject({ stopped: "signal", requests: 0 });
  });

  it("does not say that the contract is kept when it was stopped, but how to go on", async () => {
    const stop = new AbortController();
    let requests = 0;
    const slow = createServer((_, response) => {
      if (++requests === 2) stop.abort();
      else response.writeHead(200, { "Content-Type": "application/json" }).end("[]");
    }).listen(0, "127.0.0.1");
    await once(slow, "listening");
    const to = `http://127.0.0.1:${(slow.address() as AddressInfo).port}`;
    const args = [
      "verify",
      "jobs.yaml",
      "--url",
      to,
      "--report",
      "ndjson=r.ndjson",
      "--phases",
      "boundaries",
      "--without",
      "security-enforced",
    ];
    const { exit, err, out } = await runCantus(args, folder, { signal: stop.signal });
    slow.close();
    slow.closeAllConnections();
    expect(out).toMatch(/no finding\nThe run was stopped before it was through \(signal\)\.$/);
    expect(err).toContain("It goes on with --resume r.ndjson");
    expect(exit).toBe(2);
  });

  it("holds its own recorded traffic against the contract, and goes on after it", async () => {
    await verify("--url", url, "--phases", "examples,boundaries", "--report", "ndjson=r.ndjson");
    const passive = await verify("--traffic", "r.ndjson", "--side", "response");
    expect(passive.out).toMatch(/jobs at r\.ndjson: 1 of 1 operation called with \d+ requests, no finding/);
    expect(passive.exit).toBe(0);
    const sent = (text: string) => Number(/called with (\d+) requests/.exec(text)?.[1]);
    const resumed = await verify("--url", url, "--phases", "boundaries", "--resume", "r.ndjson", "--json");
    expect(JSON.parse(resumed.out).requests).toBeLessThan(sent(passive.out));
  });

  it("puts the same cases to two servers and says which is wrong", async () => {
    const { exit, out } = await verify("--url", url, "--against", `${url}/broken`, "--phases", "examples");
    expect(out).toMatch(
      /^✗ listJobs: the body at \/\* is string at A and number at B, .* B is wrong: The body at \/0 must be string\.$/m,
    );
    expect(exit).toBe(1);
  });

  it("takes hooks from a file", async () => {
    writeFileSync(join(folder, "hooks.mjs"), 'export default { listJobs: { skip: "not today" } };');
    const { err, out } = await verify("--url", url, "--hooks", "hooks.mjs");
    expect(out + err).toContain("listJobs was not called: not today");
  });
});

describe("cantus verify could not run", () => {
  it.each<[string, string[], string]>([
    ["no target", [], "Say what to verify: either --url"],
    ["two targets", ["--url", "http://127.0.0.1:1", "--traffic", "x.har"], "Say what to verify: either --url"],
    [
      "a phase that there is not",
      ["--url", "http://a", "--phases", "exmaples"],
      "There is no phase exmaples. There are examples,",
    ],
    [
      "a report that there is not",
      ["--url", "http://a", "--report", "pdf"],
      'There is no report "pdf". There are text, json,',
    ],
    ["a report without a name", ["--url", "http://a", "--report", "html="], "Name a file: html=report.html"],
    [
      "a threshold of nothing",
      ["--url", "http://a", "--min-coverage", "stati=3"],
      'There is no coverage of "stati". There is all,',
    ],
    [
      "an operation that there is not",
      ["--url", "http://a", "--only", "listjob"],
      "jobs has no operation listjob. Did you mean listJobs?",
    ],
    ["no phase at all", ["--url", "http://a", "--phases", ","], "Name at least one; several with commas between."],
    ["a header with a space in its name", ["--url", "http://a", "--header", "a b: c"], '"a b" cannot be the name of a'],
    ["a header that is no bytes", ["--url", "http://a", "--header", "X-A: 5 €"], 'The value of X-A has "€", which no'],
    [
      "hooks that skip all",
      ["--url", "http://127.0.0.1:1", "--hooks", "none.mjs"],
      "No operation was called, so nothing",
    ],
    ["an identity that is none", ["--url", "http://a", "--identity", "alice"], "name='Header: value'"],
    ["hooks that are not there", ["--url", "http://a", "--hooks", "no.mjs"], "The hooks in no.mjs cannot be loaded:"],
    [
      "a base path that is none",
      ["--url", "http://a", "--base-path", "v2"],
      "It must begin with a slash, and have no query: /v2",
    ],
    [
      "a report of two servers",
      ["--url", "http://a", "--against", "http://b", "--report", "json=r"],
      "With --against there are no reports: differences are told as text, or by --json.",
    ],
    [
      "coverage of two servers",
      ["--url", "http://a", "--against", "http://b", "--min-coverage", "all=1"],
      "With --against no coverage is measured",
    ],
    [
      "a header for a server that there is not",
      ["--url", "http://a", "--against-header", "X-A: b"],
      "--against-header is for the server that --against names.",
    ],
    [
      "two reports in one file",
      ["--url", "http://a", "--report", "json=r", "--report", "har=r"],
      "Two reports cannot go to",
    ],
    [
      "a scheme that there is not",
      ["--url", "http://a", "--credential", "Key=1"],
      "jobs has no security scheme Key. It has ApiKeyAuth.",
    ],
    ["a file that is not there", ["--traffic", "no.har"], "no.har cannot be read: there is no such file."],
    [
      "a report that cannot be written",
      ["--url", "http://a", "--report", "html=jobs.yaml/r.html"],
      "cannot be written",
    ],
  ])("%s", async (_, args, message) => {
    const { exit, out, err } = await verify(...args);
    expect(`${out}\n${err}`).toContain(message);
    expect(err).not.toMatch(/^ +at /m);
    expect(exit).toBe(2);
    expect(existsSync(join(folder, "r.html.part"))).toBe(false);
  });

  it.each([
    ["of an operation that there is not", { listJob: {} }, "jobs has no operation listJob. Did you mean listJobs?"],
    ["that are no object", { listJobs: true }, "the hook of listJobs is no object."],
    ["with a word that none has", { listJobs: { vales: {} } }, "a hook has no vales, as that of listJobs does. It has"],
    [
      "for a parameter that there is not",
      { listJobs: { values: { page: 1 } } },
      "has no parameter page. It has limit.",
    ],
    ["for a status that is not declared", { listJobs: { statuses: { 451: {} } } }, "declares no 451. It declares 200,"],
    ["whose member has no pointer", { listJobs: { body: { name: "x" } } }, 'named by JSON pointers: "/name" for'],
    ["whose request is no function", { listJobs: { request: "sign" } }, "request of listJobs is no function."],
  ])("hooks %s", async (_, hooks, message) => {
    writeFileSync(join(folder, "hooks.json"), JSON.stringify(hooks));
    const { exit, err } = await verify("--url", "http://127.0.0.1:1", "--hooks", "hooks.json");
    expect(err).toContain(message);
    expect(exit).toBe(2);
  });

  it("traffic of another API", async () => {
    const entry = { request: { method: "GET", url: "http://other.example/x" }, response: { status: 200 } };
    writeFileSync(join(folder, "other.ndjson"), JSON.stringify(entry));
    const { exit, err } = await verify("--traffic", "other.ndjson");
    expect(err).toContain("other.ndjson has no request for jobs. They went elsewhere: 1 to http://other.example.");
    expect(exit).toBe(2);
  });
});
