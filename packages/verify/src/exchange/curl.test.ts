import { execFile } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { curlCommand } from "./curl.ts";

const run = promisify(execFile);

interface Received {
  method: string | undefined;
  url: string | undefined;
  headers: NodeJS.Dict<string | string[]>;
  body: string;
}

let server: Server;
const requests: Received[] = [];
let origin: string;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method, url, headers } = request;
    requests.push({ method, url, headers, body: Buffer.concat(chunks).toString("base64") });
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

describe("a curl command sends what was sent", () => {
  test.each([
    ["a plain GET", "GET", "/jobs?limit=1&q=a%20b", {}, ""],
    ["brackets and braces in the URL", "GET", "/jobs?filter[a]={1,2}&r=[1-3]", {}, ""],
    ["dot segments", "GET", "/a/%2e%2e/b", {}, ""],
    [
      "a quote, a dollar and a backtick",
      "POST",
      "/jobs",
      { "content-type": "text/plain" },
      'it\'s $HOME `id` \\n "x"!',
    ],
    ["line ends", "POST", "/jobs", { "content-type": "text/plain" }, "a\r\nb\n"],
    ["parts of a form", "POST", "/jobs", {}, "--b\r\nX: 'a\\r' 100%d %s $HOME\r\n\r\n\\n\n--b--\r\n"],
    ["a body that begins with @", "POST", "/jobs", { "content-type": "text/plain" }, "@/etc/hostname"],
    ["a body that begins with a dash", "POST", "/jobs", { "content-type": "text/plain" }, "-x"],
    ["NUL and bytes that are no text", "PUT", "/jobs", { "content-type": "image/png" }, "\u0000\u00ff\u0001"],
    ["a body without a media type", "POST", "/jobs", {}, "x"],
    ["a body in a GET", "GET", "/jobs", { "content-type": "application/json" }, "{}"],
    ["an empty header", "GET", "/jobs", { "x-empty": "" }, ""],
    ["a header with quotes", "DELETE", "/jobs/1", { "if-match": '"it\'s"' }, ""],
    ["no body", "HEAD", "/jobs", {}, ""],
  ])("%s", async (_, method, path, headers: Record<string, string>, text) => {
    const body = Buffer.from(text, "latin1");
    await run("sh", ["-c", curlCommand({ method, url: `${origin}${path}`, headers, body })]);
    const received = requests.pop();
    expect(received).toMatchObject({ method, url: path, headers, body: body.toString("base64") });
    expect(received?.headers["content-type"]).toBe(headers["content-type"]);
  });

  test("a body that is longer than an argument may be", async () => {
    const body = Buffer.from(`it's ${"long ".repeat(40_000)}`);
    const shell = run("sh", []);
    shell.child.stdin?.end(curlCommand({ method: "POST", url: `${origin}/jobs`, headers: {}, body }));
    await shell;
    expect(requests.pop()?.body).toBe(body.toString("base64"));
  });

  test("without a carriage return in it, which nobody can copy from a screen", async () => {
    const body = Buffer.from("--b\r\nkey: $CANTUS_KEY\r\n--b--\r\n");
    const command = curlCommand({ method: "POST", url: `${origin}/jobs`, headers: {}, body });
    expect(command).not.toMatch(/[\r\n]/);
    await run("sh", ["-c", command], { env: { ...process.env, CANTUS_KEY: "100%\\n" } });
    expect(Buffer.from(requests.pop()?.body ?? "", "base64").toString()).toBe("--b\r\nkey: 100%\\n\r\n--b--\r\n");
  });

  test("with credentials that the shell fills in", async () => {
    const headers = { authorization: "$CANTUS_AUTHORIZATION", "x-price": "$5" };
    const command = curlCommand({ method: "GET", url: `${origin}/a?key=$CANTUS_KEY`, headers, body: Buffer.alloc(0) });
    await run("sh", ["-c", command], { env: { ...process.env, CANTUS_AUTHORIZATION: "Bearer t", CANTUS_KEY: "k" } });
    expect(requests.pop()).toMatchObject({ url: "/a?key=k", headers: { authorization: "Bearer t", "x-price": "$5" } });
  });
});
