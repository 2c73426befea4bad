import { once } from "node:events";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";
import { readContract } from "@cantus/contract/read";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MockEvent } from "./events.ts";
import type { Listening } from "./listen.ts";
import { createMock } from "./mock.ts";
import type { Mock } from "./types.ts";

let mock: Mock;
let listening: Listening;
const events: MockEvent[] = [];

beforeAll(async () => {
  const contract = await readContract(fileURLToPath(new URL("jobs.fixture/openapi.yaml", import.meta.url)));
  mock = createMock([contract], { onEvent: (event) => events.push(event), bodyLimit: 1000 });
  listening = await mock.listen({ port: 0 });
});

afterAll(() => listening.close());

/** Sends bytes as they are and reads until the mock has no more to say. */
async function send(bytes: string): Promise<string> {
  const socket = connect(listening.port, "127.0.0.1");
  let answer = "";
  socket.on("data", (chunk) => {
    answer += chunk.toString("latin1");
  });
  socket.on("error", () => {});
  socket.write(Buffer.from(bytes, "latin1"));
  await once(socket, "close");
  socket.destroy();
  return answer;
}

const HEAD = "Host: x\r\nX-API-Key: k\r\nConnection: close\r\n";

describe("on a port", () => {
  it("answers as in process", async () => {
    const there = await fetch(`${listening.url}/v1/jobs`, { headers: { "X-API-Key": "k" } });
    const here = await mock.fetch("http://localhost/v1/jobs", { headers: { "X-API-Key": "k" } });
    expect(await there.json()).toEqual(await here.json());
    expect(there.headers.get("content-type")).toBe(here.headers.get("content-type"));
    expect(listening.url).toBe(`http://127.0.0.1:${listening.port}`);
  });

  it("sends events one by one", async () => {
    const { body } = await fetch(`${listening.url}/v1/jobs/1/events`, { headers: { "X-API-Key": "k" } });
    const chunks: string[] = [];
    for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) chunks.push(chunk);
    expect(chunks).toEqual(['data: {"progress":1}\n\n', 'data: {"progress":2}\n\n']);
  });

  it("answers HEAD with the length of what it leaves out", async () => {
    const answer = await send(`HEAD /v1/jobs HTTP/1.1\r\n${HEAD}\r\n`);
    expect(answer).toMatch(/^HTTP\/1.1 200 OK\r\n/);
    expect(Number(/content-length: (\d+)/i.exec(answer)?.[1])).toBeGreaterThan(10);
    expect(answer.endsWith("\r\n\r\n")).toBe(true);
  });

  it("says which port is taken and how to choose another", async () => {
    await expect(mock.listen({ port: listening.port })).rejects.toMatchObject({
      code: "PORT_TAKEN",
      message: `Port ${listening.port} on 127.0.0.1 is taken by another program: end that, or choose another: --port 4011, or --port 0 for any free one.`,
    });
  });

  it("says that a host is not of this machine", async () => {
    await expect(mock.listen({ port: 0, host: "192.0.2.1" })).rejects.toMatchObject({ code: "HOST_UNKNOWN" });
  });

  it("reads a body of unknown length, and refuses one that is too long", async () => {
    const start = `POST /v1/jobs HTTP/1.1\r\n${HEAD}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`;
    expect(await send(`${start}13\r\n{"status":"queued"}\r\n0\r\n\r\n`)).toMatch(/^HTTP\/1.1 201 /);
    const long = "x".repeat(0x500);
    expect(await send(`${start}500\r\n${long}\r\n0\r\n\r\n`)).toMatch(/^HTTP\/1.1 413 /);
  });
});

describe("nothing that a caller sends ends it", () => {
  const body = (type: string, text: string) => `Content-Type: ${type}\r\nContent-Length: ${text.length}\r\n\r\n${text}`;

  it.each<[what: string, request: string, answer: RegExp]>([
    [
      "a path with broken percent-encoding",
      `GET /v1/jobs/%E0%A4%A HTTP/1.1\r\n${HEAD}\r\n`,
      /^HTTP\/1.1 400 [\s\S]*"style"/,
    ],
    [
      "a query with broken percent-encoding",
      `GET /v1/jobs?status=%E0%A4%A&limit=%zz HTTP/1.1\r\n${HEAD}\r\n`,
      /^HTTP\/1.1 400 /,
    ],
    ["no optional array header", `GET /v1/jobs HTTP/1.1\r\n${HEAD}\r\n`, /^HTTP\/1.1 200 /],
    ["an absolute target", `GET http://elsewhere.test/v1/jobs?limit=1 HTTP/1.1\r\n${HEAD}\r\n`, /^HTTP\/1.1 200 /],
    ["an asterisk", `OPTIONS * HTTP/1.1\r\n${HEAD}\r\n`, /^HTTP\/1.1 404 /],
    ["two slashes", `GET //v1//jobs HTTP/1.1\r\n${HEAD}\r\n`, /^HTTP\/1.1 404 /],
    ["dots", `GET /v1/../../etc/passwd HTTP/1.1\r\n${HEAD}\r\n`, /^HTTP\/1.1 404 /],
    ["TRACE", `TRACE /v1/jobs HTTP/1.1\r\n${HEAD}\r\n`, /^HTTP\/1.1 405 /],
    ["CONNECT", `CONNECT x:1 HTTP/1.1\r\n${HEAD}\r\n`, /^$/],
    [
      "an upgrade",
      "GET /v1/jobs HTTP/1.1\r\nHost: x\r\nX-API-Key: k\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
      /^HTTP\/1.1 200 /,
    ],
    ["a GET with a body", `GET /v1/jobs HTTP/1.1\r\n${HEAD}${body("application/json", "{")}`, /^HTTP\/1.1 200 /],
    [
      "a prototype in a query",
      `GET /v1/jobs?sort[__proto__]=1&__proto__=2&sort[constructor][a]=3 HTTP/1.1\r\n${HEAD}\r\n`,
      /^HTTP\/1.1 (200|400) /,
    ],
    [
      "a prototype in a body",
      `POST /v1/jobs HTTP/1.1\r\n${HEAD}${body("application/json", '{"__proto__":{"a":1},"status":"queued"}')}`,
      /^HTTP\/1.1 201 /,
    ],
    [
      "a prototype in a form",
      `POST /v1/jobs HTTP/1.1\r\n${HEAD}${body("application/x-www-form-urlencoded", "__proto__=1&status=queued")}`,
      /^HTTP\/1.1 201 /,
    ],
    ["deep JSON", `POST /v1/jobs HTTP/1.1\r\n${HEAD}${body("application/json", "[".repeat(900))}`, /^HTTP\/1.1 400 /],
    [
      "a wrong word that no header may carry",
      `POST /v1/jobs HTTP/1.1\r\n${HEAD}${body("application/json", '{"\\u00fc\\n\\u0000":1,"status":"\\ud800"}')}`,
      /^HTTP\/1.1 400 /,
    ],
    ["a media type that is none", `POST /v1/jobs HTTP/1.1\r\n${HEAD}${body(";;;", "x")}`, /^HTTP\/1.1 415 /],
    [
      "preferences that are none",
      `GET /v1/jobs HTTP/1.1\r\n${HEAD}Prefer: ="",;code\r\nAccept: ;q=\r\n\r\n`,
      /^HTTP\/1.1 (200|400) /,
    ],
    [
      "an example named like a member of objects",
      `GET /v1/jobs HTTP/1.1\r\n${HEAD}Prefer: example=__proto__\r\n\r\n`,
      /^HTTP\/1.1 404 /,
    ],
    ["a cookie that is none", `GET /v1/jobs/1/audio HTTP/1.1\r\n${HEAD}Cookie: ;;=;sid=%zz\r\n\r\n`, /^HTTP\/1.1 200 /],
    ["what is not HTTP", "\x00\x01\x02\r\n\r\n", /^HTTP\/1.1 400 /],
  ])("%s", async (_, request, answer) => {
    expect(await send(request)).toMatch(answer);
    expect((await fetch(`${listening.url}/v1/odd`)).status).toBe(200);
    expect(events.filter(({ kind }) => kind === "failure")).toEqual([]);
  });

  it("a request that breaks off", async () => {
    const socket = connect(listening.port, "127.0.0.1");
    await new Promise<void>((sent) =>
      socket.write(`POST /v1/jobs HTTP/1.1\r\n${HEAD}Content-Length: 100\r\n\r\nx`, () => sent()),
    );
    socket.destroy();
    expect((await fetch(`${listening.url}/v1/odd`)).status).toBe(200);
    expect(events.filter(({ kind }) => kind === "failure")).toEqual([]);
  });

  it("gives the contract's 500 for its own mistakes and goes on", async () => {
    const broken = await readContract(fileURLToPath(new URL("jobs.fixture/openapi.yaml", import.meta.url)));
    const told: MockEvent[] = [];
    const own = createMock(
      [
        Object.assign(broken, {
          match: () => {
            throw new TypeError("a mistake");
          },
        }),
      ],
      {
        onEvent: (event) => told.push(event),
      },
    );
    const response = await own.fetch("http://localhost/v1/jobs");
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("a mistake");
    expect(told).toMatchObject([{ kind: "failure" }, { kind: "request", status: 500 }]);
  });
});
