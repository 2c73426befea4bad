/** That an application stays one of Express, whoever listens and whatever validates. */
import { readFileSync } from "node:fs";
import { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { Duplex, Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { createContract, Problem } from "@cantus/contract";
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Response, Router } from "express";
import { describe, expect, test } from "vitest";
import type { Finding } from "./finding.ts";
import { problemHandlers } from "./problem-handlers.ts";
import { createRouter } from "./router.ts";
import { documentOf, json, type LooseHandler } from "./serve.fixture/serve.ts";
import { WAYS } from "./serve.fixture/ways.ts";

const contract = createContract(
  documentOf({
    "/track": {
      get: { operationId: "getTrack", responses: { "200": json({ type: "object", required: ["id"] }) } },
      post: {
        operationId: "createTrack",
        requestBody: { content: { "application/json": { schema: { type: "object" } } } },
        responses: { "200": json({ type: "object" }) },
      },
    },
    "/bytes": {
      get: { operationId: "getBytes", responses: { "200": { description: "", content: { "audio/wav": {} } } } },
    },
  }),
);

const modes = Object.entries(WAYS).flatMap(([way, serve]) =>
  (["compiled", "express-openapi-validator"] as const).map((validator) => ({ way, serve, validator })),
);

describe.each(modes)("served by $way, validating by $validator", ({ serve, validator }) => {
  const findings: Finding[] = [];
  const routerOf = (handler: LooseHandler = (_request, reply) => reply(200, { id: 1 })) => {
    const options = {
      handlers: { getTrack: handler, createTrack: handler, getBytes: handler },
      security: {},
      validator,
      onFinding: (finding: Finding) => void findings.push(finding),
    };
    findings.length = 0;
    return createRouter(contract, options as never);
  };

  async function get(app: Express, path = "/track", init: RequestInit = {}) {
    await using server = await serve(app);
    const response = await fetch(server.url + path, init);
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  describe("middleware before the router", () => {
    test("may answer itself, in its own words", async () => {
      const stop: RequestHandler = (_request, response) => void response.status(418).json({ own: true });
      expect(await get(express().use(stop, routerOf()))).toMatchObject({ status: 418, text: '{"own":true}' });
    });

    test("sets headers and locals that stay", async () => {
      const app = express().use((_request, response, next) => {
        response.set("X-Own", "yes").cookie("a", "1");
        response.locals.user = "Ada";
        next();
      });
      app.use(routerOf(({ request }, reply) => reply(200, { id: request.res.locals.user })));
      const { headers, text } = await get(app);
      expect([headers.get("x-own"), headers.get("set-cookie"), text]).toEqual(["yes", "a=1; Path=/", '{"id":"Ada"}']);
    });

    test("sees when the answer is out", async () => {
      const seen: unknown[] = [];
      const app = express().use((_request, response, next) => {
        response.on("finish", () => seen.push(response.statusCode, response.getHeader("Content-Type")));
        next();
      });
      await get(app.use(routerOf()));
      expect(seen).toEqual([200, "application/json"]);
    });

    test("may compress what is sent, of every kind", async () => {
      for (const [path, body] of [
        ["/track", { id: 1 }],
        ["/bytes", Buffer.from("RIFF")],
        ["/bytes", Readable.from([Buffer.from("RI"), Buffer.from("FF")])],
      ] as const) {
        const app = express().use(
          gzipping,
          routerOf((_request, reply) => reply(200, body)),
        );
        const { status, headers, text } = await get(app, path);
        expect([status, headers.get("content-encoding")]).toEqual([200, "gzip"]);
        expect(text).toBe(path === "/track" ? '{"id":1}' : "RIFF");
      }
    });

    test("that has parsed the body is believed", async () => {
      const app = express().use(
        express.json(),
        routerOf(({ body }, reply) => reply(200, body)),
      );
      const init = { method: "POST", body: '{"a":1}', headers: { "Content-Type": "application/json" } };
      expect((await get(app, "/track", init)).text).toBe('{"a":1}');
    });

    test.each<[what: string, error: unknown, status: number]>([
      ["a problem", new Problem("forbidden"), 403],
      ["an error of other middleware", Object.assign(new Error("secret"), { status: 429, expose: false }), 429],
      ["any error", new Error("secret"), 500],
    ])("that throws %s is answered for in the contract's words", async (_what, error, status) => {
      const app = express().use(() => Promise.reject(error), routerOf());
      const onFinding = () => undefined;
      const answer = await get(app.use(...problemHandlers(contract, { onFinding })));
      expect([answer.status, answer.headers.get("content-type")]).toEqual([status, "application/problem+json"]);
      expect(answer.text).not.toContain("secret");
    });

    test("goes to error handlers of the application, if those come first", async () => {
      const fail: RequestHandler = () => {
        throw new Error("broken");
      };
      const handle: ErrorRequestHandler = (error, _request, response, _next) =>
        void response.status(599).send((error as Error).message);
      expect(await get(express().use(fail, routerOf(), handle))).toMatchObject({ status: 599, text: "broken" });
    });
  });

  describe("routes of the application", () => {
    const file = join(import.meta.dirname, "../package.json");
    const routes: Record<string, [send: (response: Response) => unknown, status: number, text: string]> = {
      "res.json": [(response) => response.json([1]), 200, "[1]"],
      "res.send": [(response) => response.send("text"), 200, "text"],
      "res.end": [(response) => response.end("text"), 200, "text"],
      "res.write": [(response) => response.write("te") && response.end("xt"), 200, "text"],
      "res.sendFile": [(response) => response.sendFile(file), 200, readFileSync(file, "utf8")],
      "a pipe": [(response) => Readable.from(["te", "xt"]).pipe(response), 200, "text"],
      "res.sendStatus": [(response) => response.sendStatus(202), 202, "Accepted"],
      "res.redirect": [(response) => response.redirect(303, "/track"), 303, "See Other. Redirecting to /track"],
    };

    test.each(Object.entries(routes))(
      "answer by %s, before the router and after it",
      async (_, [send, status, text]) => {
        const route: RequestHandler = (_request, response) => void send(response);
        for (const app of [
          express().get("/own", route).use(routerOf()),
          express().use(routerOf()).get("/own", route),
          express().use(Router().get("/own", route)).use(routerOf()),
        ]) {
          expect(await get(app, "/own", { redirect: "manual" })).toMatchObject({ status, text });
          expect((await get(app)).status).toBe(200);
        }
      },
    );
  });

  describe("settings of the application", () => {
    test("`trust proxy` says who calls", async () => {
      const app = express().set("trust proxy", true);
      app.use(
        routerOf(({ request: { ip, protocol, hostname, secure } }, reply) =>
          reply(200, { id: [ip, protocol, hostname, secure] }),
        ),
      );
      const headers = { "X-Forwarded-For": "192.0.2.7", "X-Forwarded-Proto": "https", "X-Forwarded-Host": "a.example" };
      expect((await get(app, "/track", { headers })).text).toBe('{"id":["192.0.2.7","https","a.example",true]}');
    });

    test("`etag` is about what Express sends", async () => {
      const app = express().set("etag", "strong").use(routerOf());
      app.get("/own", (_request, response) => void response.json(1));
      expect((await get(app)).headers.get("etag")).toBeNull();
      expect((await get(app, "/own")).headers.get("etag")).toMatch(/^"/);
    });

    test("`x-powered-by` may be turned off", async () => {
      expect((await get(express().use(routerOf()))).headers.get("x-powered-by")).toBe("Express");
      const app = express().disable("x-powered-by").use(routerOf());
      expect((await get(app)).headers.get("x-powered-by")).toBeNull();
    });
  });

  test("mounted below a path with parameters, and in routers in routers", async () => {
    const handler: LooseHandler = ({ request: { baseUrl, originalUrl, url } }, reply) =>
      reply(200, { id: [baseUrl, originalUrl, url] });
    const app = express().use("/orgs/:org", Router().use("/v1", Router().use(routerOf(handler))));
    expect((await get(app, "/orgs/a%20b/v1/track?x=1")).status).toBe(400);
    const { text } = await get(app, "/orgs/a%20b/v1/track");
    expect(text).toBe('{"id":["/orgs/a%20b/v1","/orgs/a%20b/v1/track","/track"]}');
  });

  test("HEAD is answered as GET, without content", async () => {
    const app = express().use(routerOf());
    const head = await get(app, "/track", { method: "HEAD" });
    expect([head.status, head.text, head.headers.get("content-length")]).toEqual([200, "", "8"]);
  });

  describe("a handler's own use of Express's response", () => {
    test("may set headers and cookies", async () => {
      const handler: LooseHandler = ({ request }, reply) => {
        request.res.cookie("a", "1").set("X-Own", "yes");
        return reply(200, { id: 1 });
      };
      const { headers, text } = await get(express().use(routerOf(handler)));
      expect([headers.get("x-own"), headers.get("set-cookie"), text]).toEqual(["yes", "a=1; Path=/", '{"id":1}']);
      expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    });

    test.each<[how: string, send: (response: Response) => unknown]>([
      ["res.json", (response) => response.json({})],
      ["res.send", (response) => response.send("x")],
      ["res.end", (response) => response.end("x")],
      ["a pipe", (response) => Readable.from(["x"]).pipe(response)],
      ["res.sendFile", (response) => response.sendFile(import.meta.filename)],
    ])("and is told when it answers by %s, past the contract", async (_how, send) => {
      const handler: LooseHandler = async ({ request }) => {
        send(request.res);
        await new Promise((resolve) => request.res.on("finish", resolve));
      };
      const { status } = await get(express().use(routerOf(handler)));
      expect(status).toBe(200);
      expect(findings.map(({ error }) => String(error))).toEqual([expect.stringContaining("Express's own response")]);
    });

    test("does not send twice", async () => {
      const handler: LooseHandler = ({ request }, reply) => {
        request.res.write("x");
        return reply(200, { id: 1 });
      };
      // The half of an answer is no answer: the connection says so.
      await expect(get(express().use(routerOf(handler)))).rejects.toThrow();
      expect(findings).toHaveLength(1);
    });
  });

  test("a handler that stops because its caller has left is no finding", async () => {
    let stopped: unknown;
    const caller = new AbortController();
    const handler: LooseHandler = async ({ signal }) => {
      setTimeout(() => caller.abort(), 30);
      stopped = await wait(10_000, undefined, { signal }).catch((error: Error) => error);
      throw stopped;
    };
    await using server = await serve(express().use(routerOf(handler)));
    await fetch(`${server.url}/track`, { signal: caller.signal }).catch(() => undefined);
    await expect.poll(() => stopped).toBeInstanceOf(Error);
    expect(findings).toEqual([]);
  });

  test.each<[what: string, source: () => Readable]>([
    ["that has begun", () => Readable.from(endless())],
    ["that has not begun", () => new Readable({ read: () => undefined })],
  ])("a stream %s stops when its caller leaves", async (_what, source) => {
    const stream = source();
    const caller = new AbortController();
    const handler: LooseHandler = (_request, reply) => {
      setTimeout(() => caller.abort(), 50);
      return reply(200, stream);
    };
    await using server = await serve(express().use(routerOf(handler)));
    const answer = await fetch(`${server.url}/bytes`, { signal: caller.signal }).catch(() => undefined);
    await answer?.bytes().catch(() => undefined);
    await expect.poll(() => stream.destroyed).toBe(true);
    expect(findings).toEqual([]);
  });

  test("a slow caller holds a stream back", async () => {
    let read = 0;
    const stream = new Readable({
      read() {
        read++;
        this.push(Buffer.alloc(50_000));
      },
    });
    await using server = await serve(express().use(routerOf((_request, reply) => reply(200, stream))));
    const caller = new AbortController();
    await fetch(`${server.url}/bytes`, { signal: caller.signal });
    const goesOn = async () => {
      const before = read;
      await wait(100);
      return read > before;
    };
    await expect.poll(goesOn, { timeout: 10_000 }).toBe(false);
    caller.abort();
  });
});

test("an application may be called without a server", async () => {
  const handlers = { getTrack: (_: unknown, reply: (...args: unknown[]) => unknown) => reply(200, { id: 1 }) };
  const options = {
    handlers: { createTrack: handlers.getTrack, getBytes: handlers.getTrack, ...handlers },
    security: {},
  };
  const app = express().use(createRouter(contract, options as never));
  const sent: Buffer[] = [];
  const socket = new Duplex({
    read: () => undefined,
    write: (chunk, _encoding, done) => {
      sent.push(chunk);
      done();
    },
  });
  const request = new IncomingMessage(socket as never);
  Object.assign(request, { method: "GET", url: "/track", headers: { host: "a" } });
  const response = new ServerResponse(request);
  response.assignSocket(socket as never);
  const finished = new Promise((resolve) => response.on("finish", resolve));
  app(request as never, response as never);
  await finished;
  expect(Buffer.concat(sent).toString()).toMatch(/^HTTP\/1\.1 200 OK\r\n.*\r\n\r\n\{"id":1\}$/s);
});

async function* endless() {
  for (;;) {
    yield Buffer.alloc(50_000);
    await wait(1);
  }
}

/** As the middleware that compresses does it: by its own `write` and `end` in the place of the response's. */
const gzipping: RequestHandler = (_request, response, next) => {
  const { end, writeHead } = response;
  const chunks: Buffer[] = [];
  const keep = (chunk: unknown, encoding: unknown) => {
    if (chunk) chunks.push(Buffer.from(chunk as string, typeof encoding === "string" ? (encoding as "utf8") : "utf8"));
    return true;
  };
  response.writeHead = function (this: Response, ...parameters: unknown[]) {
    this.removeHeader("Content-Length");
    this.setHeader("Content-Encoding", "gzip");
    return writeHead.apply(this, parameters as never);
  } as never;
  response.write = keep as never;
  response.end = function (this: Response, chunk: unknown, encoding: unknown) {
    keep(typeof chunk === "function" ? undefined : chunk, encoding);
    return end.call(this, gzipSync(Buffer.concat(chunks)), "utf8");
  } as never;
  next();
};
