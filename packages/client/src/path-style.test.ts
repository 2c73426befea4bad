/**
 * What openapi-fetch's users rely on, replayed on a client that knows no contract and on one that knows each operation:
 * the options of a client, headers, serializers, ways of reading, middleware.
 */
import { describe, expect, test } from "vitest";
import {
  type ClientOptions,
  createClient,
  encodeForm,
  type Middleware,
  type Operation,
  type QuerySerializer,
} from "./index.ts";
import createPathClient from "./openapi-fetch.ts";

const METHODS = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH"] as const;
const WITH_BODY = ["PUT", "POST", "DELETE", "OPTIONS", "PATCH"] as const;
const PATHS = ["/items", "/items/{id}", "/{simple}/{list*}/{.label}/{;matrix*}"];

const operations = Object.fromEntries(
  PATHS.flatMap((path) =>
    METHODS.map((method): [string, Operation] => {
      const id = `${method} ${path}`;
      return [id, { id, method, path, contentType: "application/json", form: encodeForm }];
    }),
  ),
);

// A call by path that is not typed, as openapi-fetch's own tests write it.
// biome-ignore lint/suspicious/noExplicitAny: the types are another test's subject
type Untyped = any;

const MAKERS: [string, (options: ClientOptions) => Untyped][] = [
  ["without a contract", (options) => createPathClient(options)],
  ["with a contract", (options) => createClient({ operations, securitySchemes: {}, baseUrl: "" }, options)],
];

describe.each(MAKERS)("a client %s", (_name, make) => {
  /** A client whose requests are kept, and how they are answered. */
  function observed(
    options: ClientOptions = {},
    answer: (request: Request) => Response | Promise<Response> = () => Response.json({}),
  ) {
    const requests: Request[] = [];
    const fetch = async (request: Request) => {
      requests.push(request.clone());
      return answer(request);
    };
    const client = make({ baseUrl: "https://api.example", ...options, fetch });
    return { client, last: () => requests.at(-1) as Request, requests };
  }

  describe("the address", () => {
    test.each<[string, ClientOptions, object, string]>([
      ["a base", { baseUrl: "https://a.example/v2" }, {}, "https://a.example/v2/items"],
      ["a base that ends with a slash", { baseUrl: "https://a.example/v3/" }, {}, "https://a.example/v3/items"],
      ["the base of one call", {}, { baseUrl: "https://b.example/v1/" }, "https://b.example/v1/items"],
      [
        "a query",
        {},
        { params: { query: { text: "a b", none: undefined, nil: null, zero: 0, no: false, list: [1, 2], empty: [] } } },
        "https://api.example/items?text=a%20b&zero=0&no=false&list=1&list=2",
      ],
      [
        "a query written by a function",
        { querySerializer: ({ a, b }: Record<string, unknown>) => `?alpha=${a}&beta=${b}` },
        { params: { query: { a: 1, b: 2 } } },
        "https://api.example/items?alpha=1&beta=2",
      ],
      [
        "a query written by one call's own function",
        { querySerializer: () => "general" },
        { params: { query: { a: 1 } }, querySerializer: ({ a }: { a: number }) => `own=${a}` },
        "https://api.example/items?own=1",
      ],
    ])("%s", async (_case, options, init, url) => {
      const { client, last } = observed(options);
      await client.GET("/items", init);
      expect(last().url).toBe(url);
    });

    const list = { list: [1, 2, 3], flag: true };
    const object = { object: { foo: "bar", bar: "baz" }, flag: true };
    test.each<[QuerySerializer, object, string]>([
      [{ array: { style: "form", explode: false } }, list, "list=1,2,3&flag=true"],
      [{ array: { style: "form", explode: true } }, list, "list=1&list=2&list=3&flag=true"],
      [{ array: { style: "spaceDelimited", explode: false } }, list, "list=1%202%203&flag=true"],
      [{ array: { style: "pipeDelimited", explode: false } }, list, "list=1|2|3&flag=true"],
      [{ object: { style: "form", explode: false } }, object, "object=foo,bar,bar,baz&flag=true"],
      [{ object: { style: "form", explode: true } }, object, "foo=bar&bar=baz&flag=true"],
      [{ object: { style: "deepObject", explode: true } }, object, "object[foo]=bar&object[bar]=baz&flag=true"],
      [{ allowReserved: true }, { text: "bad/character" }, "text=bad/character"],
    ])("a query by the options %j", async (querySerializer, query, search) => {
      const { client, last } = observed({ querySerializer });
      await client.GET("/items", { params: { query } });
      expect(last().url.split("?")[1]).toBe(search);
      await client.GET("/items", { params: { query: { text: "a/b" } }, querySerializer: { allowReserved: false } });
      expect(last().url.split("?")[1]).toBe("text=a%2Fb");
    });

    test.each<[string, object, string]>([
      ["/items/{id}", { id: ";/?:@&=+$,# " }, "/items/%3B%2F%3F%3A%40%26%3D%2B%24%2C%23%20"],
      ["/items/{id}", { id: "aZ09-_.!~*'()" }, "/items/aZ09-_.!~*'()"],
      ["/items/{id}", { id: "🥴" }, "/items/%F0%9F%A5%B4"],
      ["/items/{id}", {}, "/items/%7Bid%7D"],
      [
        "/{simple}/{list*}/{.label}/{;matrix*}",
        { simple: { a: "b" }, list: [1, 2], label: "l", matrix: { e: "f", g: "h" } },
        "/a,b/1,2/.l/;e=f;g=h",
      ],
    ])("the path %s with %j", async (template, path, pathname) => {
      const { client, last } = observed();
      await client.GET(template, { params: { path } });
      expect(new URL(last().url).pathname).toBe(pathname);
    });

    test("a path of the caller's own making", async () => {
      const { client, last } = observed({ pathSerializer: (path: string) => path.replace("{id}", "general") });
      await client.GET("/items/{id}", { params: { path: { id: "1" } } });
      expect(last().url).toBe("https://api.example/items/general");
    });
  });

  describe("headers", () => {
    test.each<[string, object, object, Record<string, string>]>([
      ["of the client", { foo: "bar" }, {}, { foo: "bar" }],
      [
        "of a call win; undefined keeps, and anything is text",
        { foo: "bar", bar: "baz", baz: "bat", box: "cat" },
        { foo: "", bar: 0, baz: undefined, box: false },
        { foo: "", bar: "0", baz: "bat", box: "false" },
      ],
      ["that are null are taken away", { foo: "bar", bar: "baz" }, { foo: null }, { bar: "baz" }],
      ["that are lists are joined", {}, { list: ["one", "two"] }, { list: "one, two" }],
      ["as Headers", new Headers({ a: "1" }), new Headers({ b: "2" }), { a: "1", b: "2" }],
    ])("%s", async (_case, general, own, expected) => {
      const { client, last } = observed({ headers: general as Record<string, unknown> });
      await client.GET("/items", { headers: own });
      expect(Object.fromEntries(last().headers)).toEqual(expected);
    });

    test("as parameters, and a cookie", async () => {
      const { client, last } = observed();
      await client.GET("/items", { params: { header: { "x-required": 7 } }, headers: { Cookie: "session=1234" } });
      expect(Object.fromEntries(last().headers)).toEqual({ "x-required": "7", cookie: "session=1234" });
    });
  });

  describe("a body", () => {
    test.each(METHODS.map((method) => [method]))("that is not there, of %s", async (method) => {
      let serialized = 0;
      const bodySerializer = () => {
        serialized += 1;
        return "";
      };
      const { client, last } = observed({ bodySerializer });
      for (const init of [undefined, {}, { body: undefined }]) {
        await client[method]("/items", init);
        expect(last().headers.get("content-type")).toBeNull();
        expect(await last().text()).toBe("");
      }
      expect(serialized).toBe(0);
    });

    const BODIES: [unknown, string][] = [
      [{ prop: "a" }, '{"prop":"a"}'],
      ["", '""'],
      ["text", '"text"'],
      [null, "null"],
      [false, "false"],
      [0, "0"],
      [new Date(0), '"1970-01-01T00:00:00.000Z"'],
    ];
    test.each(WITH_BODY.flatMap((method) => BODIES.map(([body, text]) => ({ method, body, text }))))(
      "is JSON: $method $text",
      async ({ method, body, text }) => {
        const { client, last } = observed();
        await client[method]("/items", { body });
        expect(last().headers.get("content-type")).toBe("application/json");
        expect(await last().text()).toBe(text);
      },
    );

    test("has the type that the client or the call says, and none that is null", async () => {
      const type = async (general: Record<string, unknown>, own: Record<string, unknown>) => {
        const { client, last } = observed({ headers: general });
        await client.POST("/items", { body: { a: 1 }, headers: own });
        return last().headers.get("content-type");
      };
      expect(await type({ "content-type": "application/my-json" }, {})).toBe("application/my-json");
      expect(await type({}, { "Content-Type": "application/my-json" })).toBe("application/my-json");
      expect(await type({ "content-type": null }, { "content-type": "application/my-json" })).toBe(
        "application/my-json",
      );
      expect(await type({ "content-type": null }, {})).not.toBe("application/json");
    });

    test("is written by the caller's own function", async () => {
      const { client, last } = observed({ bodySerializer: (body: unknown) => `general ${JSON.stringify(body)}` });
      await client.POST("/items", { body: "" });
      expect(await last().text()).toBe('general ""');
      const bodySerializer = (body: Record<string, string>) => {
        const form = new FormData();
        for (const [name, value] of Object.entries(body)) form.append(name, value);
        return form;
      };
      await client.POST("/items", { body: { title: "T" }, bodySerializer });
      expect(last().headers.get("content-type")).toMatch(/^multipart\/form-data; boundary=/);
      expect((await last().formData()).get("title")).toBe("T");
    });

    test("is a form where the type says so, or the body is one", async () => {
      const { client, last } = observed();
      const headers = { "Content-Type": "application/x-www-form-urlencoded" };
      await client.POST("/items", { body: { key1: "value1", key2: "value2" }, headers });
      expect(await last().text()).toBe("key1=value1&key2=value2");
      const form = new FormData();
      form.append("file", new Blob(["text"]));
      await client.POST("/items", { body: form });
      expect(last().headers.get("content-type")).toMatch(/^multipart\/form-data; boundary=/);
    });
  });

  describe("what comes back", () => {
    test("is data of a success", async () => {
      const { client } = observed({}, () => Response.json({ id: 1 }, { status: 201 }));
      const { data, error, response } = await client.POST("/items", { body: {} });
      expect({ data, error, status: response.status }).toEqual({ data: { id: 1 }, error: undefined, status: 201 });
    });

    test.each<[string, () => Response, unknown]>([
      ["an error of a failure", () => Response.json({ code: 404 }, { status: 404 }), { code: 404 }],
      ["its text where it is no JSON", () => new Response("Unauthorized", { status: 401 }), "Unauthorized"],
    ])("is %s", async (_case, answer, expected) => {
      const { client } = observed({}, answer);
      const { data, error } = await client.GET("/items");
      expect({ data, error }).toEqual({ data: undefined, error: expected });
    });

    test.each<[string, () => Response, unknown]>([
      ["204", () => new Response(null, { status: 204 }), undefined],
      ["no length", () => new Response(null, { headers: { "Content-Length": "0" } }), undefined],
      ["a length of 0 that is not so", () => Response.json([1], { headers: { "Content-Length": "0" } }), undefined],
      [
        "chunks, whatever the length says",
        () => Response.json([1], { headers: { "Content-Length": "0", "Transfer-Encoding": "chunked" } }),
        [1],
      ],
      ["an empty body", () => new Response(), undefined],
    ])("after %s", async (_case, answer, expected) => {
      const { client } = observed({}, answer);
      const { data, error, response } = await client.DELETE("/items");
      expect({ data, error }).toEqual({ data: expected, error: undefined });
      expect(response.ok).toBe(true);
    });

    test("is read as the caller says", async () => {
      const { client } = observed({}, () => Response.json({}));
      const as = async (parseAs: string) => (await client.GET("/items", { parseAs })).data;
      expect(await as("json")).toEqual({});
      expect(await as("text")).toBe("{}");
      expect((await as("arrayBuffer")).byteLength).toBe(2);
      expect(await as("blob")).toBeInstanceOf(Blob);
      expect((await (await as("stream")).getReader().read()).value).toHaveLength(2);
    });
  });

  describe("fetch", () => {
    test("gets the given class of request, with what a call adds to it", async () => {
      class OwnRequest extends Request {}
      const { client, requests } = observed({ Request: OwnRequest }, (request) => {
        expect(request).toBeInstanceOf(OwnRequest);
        expect(request).toHaveProperty("custom", "value");
        return Response.json({});
      });
      await client.GET("/items", { custom: "value" });
      expect(requests).toHaveLength(1);
    });

    test("gets what Node takes beside a request", async () => {
      const seen: unknown[] = [];
      const fetch = async (...all: unknown[]) => {
        seen.push(all[1]);
        return Response.json({});
      };
      const dispatcher = {};
      await make({ baseUrl: "https://api.example", fetch, requestInitExt: { dispatcher } }).GET("/items");
      expect(seen).toEqual([{ dispatcher }]);
    });

    test("may fail in its own way, which stays", async () => {
      const own = new RangeError("own");
      const { client } = observed({}, () => Promise.reject(own));
      await expect(client.GET("/items")).rejects.toBe(own);
    });
  });

  test("request() takes the method as a word", async () => {
    const { client, last } = observed();
    await client.request("get", "/items");
    expect(last().method).toBe("GET");
    await client.request("post", "/items", { body: { a: 1 } });
    expect([last().method, await last().text()]).toEqual(["POST", '{"a":1}']);
  });

  describe("middleware", () => {
    test("runs in order, and back in reverse, with one id for each call", async () => {
      const { client, last } = observed();
      const steps: string[] = [];
      const ids: string[] = [];
      const step = (name: string): Middleware => ({
        onRequest({ request, id }) {
          ids.push(id);
          steps.push(`${request.headers.get("step")} > ${name}`);
          request.headers.set("step", name);
          return request;
        },
        onResponse({ response, request, id }) {
          ids.push(id);
          expect(request).toBeInstanceOf(Request);
          steps.push(`${name} < ${response.headers.get("step")}`);
          const headers = new Headers(response.headers);
          headers.set("step", name);
          return new Response(response.body, { status: 201, headers });
        },
      });
      client.use(step("A"), step("B"));
      client.use(step("C"));
      const { response } = await client.GET("/items");
      expect(steps).toEqual(["null > A", "A > B", "B > C", "C < null", "B < C", "A < B"]);
      expect([last().headers.get("step"), response.headers.get("step"), response.status]).toEqual(["C", "A", 201]);
      await client.GET("/items");
      expect(new Set(ids).size).toBe(2);
    });

    test("may send another request, or answer itself", async () => {
      const { client, last, requests } = observed();
      const other = {
        onRequest: () => new Request("https://b.example/v1", { method: "OPTIONS", headers: { foo: "bar" } }),
      };
      client.use(other);
      await client.GET("/items");
      expect([last().url, last().method, last().headers.get("foo")]).toEqual([
        "https://b.example/v1",
        "OPTIONS",
        "bar",
      ]);
      client.eject(other);
      client.use({ onRequest: () => Response.json({ own: true }) });
      expect((await client.GET("/items")).data).toEqual({ own: true });
      expect(requests).toHaveLength(1);
    });

    test("knows the call: path, parameters and options", async () => {
      const { client } = observed();
      const seen: unknown[] = [];
      client.use({
        onRequest({ schemaPath, params, options }: Parameters<NonNullable<Middleware["onRequest"]>>[0]) {
          seen.push(schemaPath, params, options.baseUrl);
        },
      });
      const params = { path: { id: "1" } };
      await client.PUT("/items/{id}", { params, body: { a: 1 }, baseUrl: "https://b.example/v1/" });
      expect(seen).toEqual(["/items/{id}", params, "https://b.example/v1"]);
    });

    test("of one call, after those of the client", async () => {
      const { client, last } = observed();
      client.use({ onRequest: ({ request }: { request: Request }) => request.headers.set("by", "client") });
      const own = { onRequest: ({ request }: { request: Request }) => request.headers.append("by", "call") };
      await client.GET("/items", { middleware: [own] });
      expect(last().headers.get("by")).toBe("client, call");
    });

    test("hears of errors, and may replace them or answer", async () => {
      const own = new Error("own");
      const { client } = observed({ retry: false }, () => Promise.reject(own));
      const errors: unknown[] = [];
      const replace: Middleware = {
        onError({ error }) {
          errors.push(error);
          return new Error("replaced");
        },
      };
      client.use(replace);
      await expect(client.GET("/items")).rejects.toThrow("replaced");
      expect(errors).toEqual([own]);
      client.use({ onError: () => Response.json({ saved: true }) });
      expect((await client.GET("/items")).data).toEqual({ saved: true });
    });

    test.each<[string, Middleware, string]>([
      ["onRequest", { onRequest: () => "text" as never }, "onRequest: must return new Request() or Response()"],
      ["onResponse", { onResponse: () => "text" as never }, "onResponse: must return new Response()"],
    ])("that returns nonsense from %s is an error", async (_case, middleware, message) => {
      const { client } = observed();
      client.use(middleware);
      await expect(client.GET("/items")).rejects.toThrow(message);
    });

    test("that is none is refused, and one that is missing is not", () => {
      const { client } = observed();
      expect(() => client.use("text")).toThrow("Middleware must be an object");
      expect(() => client.use(null)).not.toThrow();
    });
  });
});
