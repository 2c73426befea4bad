import { request as send } from "node:http";
import { createContract, Problem } from "@cantus/contract";
import express, { type Express, Router } from "express";
import { describe, expect, test } from "vitest";
import { problemHandlers } from "./problem-handlers.ts";
import { createRouter } from "./router.ts";
import { documentOf, json, type LooseHandlers } from "./serve.fixture/serve.ts";
import { WAYS, type Way } from "./serve.fixture/ways.ts";

const tracks = createContract(
  documentOf({
    "/tracks": {
      get: {
        operationId: "listTracks",
        parameters: [{ name: "limit", in: "query", schema: { type: "integer", maximum: 9, default: 3 } }],
        responses: { "200": json(true) },
      },
      post: {
        operationId: "createTrack",
        requestBody: { required: true, content: { "application/json": { schema: { type: "object" } } } },
        responses: { "201": json(true), "409": { description: "" } },
      },
    },
    "/tracks/{id}": { get: { operationId: "getTrack", parameters: [idIn("path")], responses: { "200": json(true) } } },
  }),
);
const albums = createContract(
  documentOf({ "/albums": { get: { operationId: "listAlbums", responses: { "200": json(true) } } } }),
);

function idIn(place: string) {
  return { name: "id", in: place, required: true, schema: { type: "string" } };
}

const handlers: LooseHandlers = {
  listTracks: ({ query, request }, reply) =>
    reply(200, {
      limit: query.limit,
      baseUrl: request.baseUrl,
      originalUrl: request.originalUrl,
      path: request.path,
      ip: typeof request.ip,
      query: request.query.limit,
      app: request.app === request.res.app && typeof request.app.get,
      own: request.res.req === request && Object.keys(request.params).length + Object.keys(request.res.locals).length,
    }),
  createTrack: async ({ body, request }, reply) => {
    if (body.conflict) throw new Problem("conflict");
    return reply(201, { body, raw: Buffer.isBuffer(request.body) || request.body });
  },
  getTrack: ({ path }, reply) => {
    if (path.id === "broken") throw new Error("broken");
    return reply(200, path.id);
  },
};
const routerOf = (onFinding: () => void = () => undefined) =>
  createRouter(tracks, { handlers, security: {}, onFinding } as never);
const albumsRouter = () =>
  createRouter(albums, {
    handlers: { listAlbums: (_: unknown, reply: Reply) => reply(200, []) },
    security: {},
  } as never);
type Reply = (status: number, body: unknown) => never;

async function answer(way: Way, app: Express, path: string, init: RequestInit = {}) {
  await using server = await way(app);
  const response = await fetch(server.url + path, init);
  const { status, headers } = response;
  const text = await response.text();
  return { status, headers, text, body: text.startsWith("{") ? JSON.parse(text) : text };
}

describe.each(Object.entries(WAYS))("with %s", (_, way) => {
  const applications: Record<string, (app: Express) => unknown> = {
    alone: (app) => app.use(routerOf()),
    "first of two contracts": (app) => app.use(routerOf(), albumsRouter()),
    "second of two contracts": (app) => app.use(albumsRouter(), routerOf()),
    "behind middleware": (app) => app.use((_request, _response, next) => next(), routerOf()),
    "before problem handlers": (app) => app.use(routerOf(), ...problemHandlers(tracks)),
    "in an application in an application": (app) => app.use(express().use(routerOf())),
    "in a router": (app) => app.use(Router().use(routerOf())),
  };

  describe.each(Object.entries(applications))("%s", (_, use) => {
    const appOf = () => {
      const app = express();
      use(app);
      return app;
    };

    test("a handler gets Express's request", async () => {
      const { status, body, headers } = await answer(way, appOf(), "/tracks?limit=2");
      expect(body).toEqual({
        limit: 2,
        baseUrl: "",
        originalUrl: "/tracks?limit=2",
        path: "/tracks",
        ip: "string",
        query: "2",
        app: "function",
        own: 0,
      });
      expect([status, headers.get("x-powered-by"), headers.get("content-type")]).toEqual([
        200,
        "Express",
        "application/json",
      ]);
      expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    });

    test("a body is read, also in pieces", async () => {
      const init = { method: "POST", headers: { "content-type": "application/json" } };
      expect(await answer(way, appOf(), "/tracks", { ...init, body: '{"title":"é"}' })).toMatchObject({
        status: 201,
        body: { body: { title: "é" }, raw: true },
      });
      const piece = new TextEncoder().encode('{"title":');
      const body = new ReadableStream({
        start(controller) {
          controller.enqueue(piece);
          setTimeout(() => {
            controller.enqueue(new TextEncoder().encode('"b"}'));
            controller.close();
          }, 20);
        },
      });
      const pieces = await answer(way, appOf(), "/tracks", { ...init, body, duplex: "half" } as RequestInit);
      expect(pieces).toMatchObject({ status: 201, body: { body: { title: "b" } } });
    });

    test.each([
      ["a request that breaks the contract", "/tracks?limit=10", {}, 400],
      ["an unknown method", "/tracks", { method: "DELETE" }, 405],
      ["a problem that a handler throws", "/tracks", post('{"conflict":true}'), 409],
      ["a body that is no JSON", "/tracks", post("{"), 400],
      ["an error that a handler throws", "/tracks/broken", {}, 500],
    ])("%s is refused", async (_, path, init, status) => {
      const refused = await answer(way, appOf(), path, init);
      expect(refused.status).toBe(status);
      expect(refused.headers.get("content-type")).toBe("application/problem+json");
    });

    test("HEAD and OPTIONS are answered", async () => {
      const head = await answer(way, appOf(), "/tracks", { method: "HEAD" });
      expect([head.status, head.text, Number(head.headers.get("content-length")) > 0]).toEqual([200, "", true]);
      const options = await answer(way, appOf(), "/tracks", { method: "OPTIONS" });
      expect([options.status, options.headers.get("allow")]).toEqual([204, "GET, POST, HEAD, OPTIONS"]);
    });

    test("what the contract does not have is left to the rest", async () => {
      const app = appOf();
      app.get("/hello", (_request, response) => void response.json({ hello: 1 }));
      expect((await answer(way, app, "/nothing")).status).toBe(404);
    });
  });

  test("routes that are added later are served", async () => {
    const app = express();
    app.use(routerOf());
    app.get("/hello", (request, response) => void response.json({ at: request.originalUrl, base: request.baseUrl }));
    expect((await answer(way, app, "/hello?x=1")).body).toEqual({ at: "/hello?x=1", base: "" });
  });

  test("middleware of the router itself is called", async () => {
    const app = express();
    const router = routerOf();
    router.get("/hello", (_request, response) => void response.send("hello"));
    app.use(router);
    expect((await answer(way, app, "/hello")).text).toBe("hello");
    expect((await answer(way, app, "/tracks")).status).toBe(200);
  });

  test("below a path of the application", async () => {
    const app = express();
    app.use("/v1", routerOf());
    expect((await answer(way, app, "/v1/tracks")).body).toMatchObject({ originalUrl: "/v1/tracks", baseUrl: "/v1" });
    expect((await answer(way, app, "/tracks")).status).toBe(404);
  });

  test("what an application says about itself is kept", async () => {
    const app = express();
    app.disable("x-powered-by");
    Object.defineProperty(app.request, "greeting", { value: "hello", configurable: true });
    const greeting = {
      ...handlers,
      getTrack: ({ request }: { request: { greeting: string } }, reply: Reply) => reply(200, request.greeting),
    };
    app.use(createRouter(tracks, { handlers: greeting, security: {} } as never));
    app.use((_request, response) => void response.send("rest"));
    const { headers, text } = await answer(way, app, "/tracks/a");
    expect([headers.get("x-powered-by"), text]).toEqual([null, '"hello"']);
    expect((await answer(way, app, "/elsewhere")).text).toBe("rest");
  });

  test("whatever calls Express first goes first", async () => {
    const app = express() as Express & { handle(...parameters: unknown[]): void };
    app.use(routerOf());
    const original = app.handle;
    app.handle = function (this: unknown, ...parameters) {
      (parameters[1] as { setHeader(name: string, value: string): void }).setHeader("X-Patched", "yes");
      original.apply(this, parameters);
    };
    expect((await answer(way, app, "/tracks")).headers.get("x-patched")).toBe("yes");
  });

  test("an error of the application's own log goes to Express's error handlers", async () => {
    const app = express();
    app.use(
      routerOf(() => {
        throw new Error("the log is full");
      }),
    );
    app.use(((error, _request, response, _next) => {
      response.status(599).send((error as Error).message);
    }) as express.ErrorRequestHandler);
    expect(await answer(way, app, "/tracks/broken")).toMatchObject({ status: 599, text: "the log is full" });
  });

  test("a whole URL as the target is one", async () => {
    const app = express();
    app.use(routerOf());
    await using server = await way(app);
    const { port } = server;
    const status = await new Promise((resolve, reject) => {
      send({ port, host: "127.0.0.1", path: "http://example.com/tracks/a" }, (response) =>
        resolve(response.resume().statusCode),
      )
        .on("error", reject)
        .end();
    });
    expect(status).toBe(200);
  });

  test("a body of a known length may come in many pieces", async () => {
    const app = express();
    app.use(routerOf());
    await using server = await way(app);
    const { port } = server;
    const body = JSON.stringify({ title: "é".repeat(5000) });
    const headers = { "content-type": "application/json", "content-length": String(Buffer.byteLength(body)) };
    const text = await new Promise<string>((resolve, reject) => {
      const request = send({ port, host: "127.0.0.1", path: "/tracks", method: "POST", headers }, (response) => {
        let received = "";
        response
          .setEncoding("utf8")
          .on("data", (piece) => {
            received += piece;
          })
          .on("end", () => resolve(received));
      }).on("error", reject);
      const bytes = Buffer.from(body);
      request.setNoDelay();
      request.write(bytes.subarray(0, 4000));
      setTimeout(() => request.write(bytes.subarray(4000, 4001)), 20);
      setTimeout(() => request.end(bytes.subarray(4001)), 40);
    });
    expect(JSON.parse(text).body).toEqual(JSON.parse(body));
  });

  test("a caller who leaves in the middle of the body is no finding", async () => {
    let findings = 0;
    const app = express();
    app.use(routerOf(() => findings++));
    await using server = await way(app);
    const { port } = server;
    const headers = { "content-type": "application/json", "content-length": "100" };
    await new Promise<void>((resolve) => {
      const request = send({ port, host: "127.0.0.1", path: "/tracks", method: "POST", headers });
      request.on("error", () => resolve()).write('{"a":');
      setTimeout(() => request.destroy(), 50);
    });
    expect((await fetch(`${server.url}/tracks`)).status).toBe(200);
    expect(findings).toBe(0);
  });
});

function post(body: string) {
  return { method: "POST", headers: { "content-type": "application/json" }, body };
}
