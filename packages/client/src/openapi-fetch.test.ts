/** What takes openapi-fetch's place: its exports beside the client, and its types. */
import { describe, expect, expectTypeOf, test } from "vitest";
import createClient, {
  createFinalURL,
  createPathBasedClient,
  createQuerySerializer,
  defaultBodySerializer,
  defaultPathSerializer,
  type MethodResponse,
  mergeHeaders,
  removeTrailingSlash,
  serializeArrayParam,
  serializeObjectParam,
  serializePrimitiveParam,
  wrapAsPathBasedClient,
} from "./openapi-fetch.ts";

describe("openapi-fetch's other exports", () => {
  test("a client needs no address until it is used, and has every method", async () => {
    const client = createClient<Paths>();
    expect(Object.keys(client)).toEqual(
      expect.arrayContaining([
        "GET",
        "PUT",
        "POST",
        "DELETE",
        "OPTIONS",
        "HEAD",
        "PATCH",
        "TRACE",
        "request",
        "use",
        "eject",
      ]),
    );
    const fetch = async () => Response.json({ later: true });
    const { data } = await client.GET("/items", { baseUrl: "https://api.example", fetch });
    expect(data).toEqual({ later: true });
  });

  test("errors are those that fetch throws, also after the last of several attempts", async () => {
    const failure = new TypeError("fetch failed");
    let attempts = 0;
    const fetch = () => {
      attempts += 1;
      return Promise.reject(failure);
    };
    const client = createClient<Paths>({ baseUrl: "https://api.example", fetch, retry: { retries: 1, minDelay: 1 } });
    await expect(client.GET("/items")).rejects.toBe(failure);
    expect(attempts).toBe(2);
  });

  test("a client by path first", async () => {
    const seen: string[] = [];
    const fetch = async ({ method, url }: Request) => {
      seen.push(`${method} ${url}`);
      return Response.json({ title: "T" });
    };
    const client = createPathBasedClient<Paths>({ baseUrl: "https://api.example", fetch });
    const { GET } = client["/items/{id}"];
    expect((await GET({ params: { path: { id: 1 } } })).data).toEqual({ title: "T" });
    await wrapAsPathBasedClient(createClient<Paths>({ baseUrl: "https://b.example", fetch }))["/items"].POST({
      body: { title: "T" },
    });
    expect(seen).toEqual(["GET https://api.example/items/1", "POST https://b.example/items"]);
    // @ts-expect-error the path has no such method
    await client["/items/{id}"].POST({});
  });

  test("what it writes requests with", () => {
    const form = { style: "form", explode: true } as const;
    expect(serializePrimitiveParam("a", "b c")).toBe("a=b%20c");
    expect(serializeArrayParam("a", [1, 2], form)).toBe("a=1&a=2");
    expect(serializeObjectParam("a", { b: 1 }, { ...form, style: "deepObject" })).toBe("a[b]=1");
    expect(createQuerySerializer({ array: { ...form, explode: false } })({ a: [1, 2] })).toBe("a=1,2");
    expect(defaultPathSerializer("/items/{id}", { id: "a/b" })).toBe("/items/a%2Fb");
    expect(defaultBodySerializer({ a: 1 })).toBe('{"a":1}');
    expect(Object.fromEntries(mergeHeaders({ a: "1", b: "2" }, { a: null, c: 3 }))).toEqual({ b: "2", c: "3" });
    expect(removeTrailingSlash("/v1/")).toBe("/v1");
    const address = createFinalURL("/items/{id}", {
      baseUrl: "https://api.example",
      params: { path: { id: 1 }, query: { a: "b" } },
      querySerializer: createQuerySerializer(),
      pathSerializer: defaultPathSerializer,
    });
    expect(address).toBe("https://api.example/items/1?a=b");
  });
});

interface Item {
  id?: { readonly $read: number };
  title: string;
  secret?: { readonly $write: string };
}
interface Failure {
  code: string;
}
interface Nothing {
  query?: never;
  header?: never;
  path?: never;
  cookie?: never;
}
type Json<Body> = { headers: Record<string, unknown>; content: { "application/json": Body } };

/** As openapi-typescript writes it, with `--read-write-markers`. */
interface Paths {
  "/items": {
    get: {
      parameters: Nothing & { query?: { tag?: string[] } };
      requestBody?: never;
      responses: { 200: Json<Item[]>; 202: Json<{ later: true }>; default: Json<Failure> };
    };
    post: {
      parameters: Nothing;
      requestBody: { content: { "application/json": Item } };
      responses: { 201: Json<Item> };
    };
    put?: never;
  };
  "/items/{id}": {
    get: {
      parameters: { path: { id: number } };
      requestBody?: never;
      responses: {
        200: { headers: unknown; content: { "application/json": { title: string }; "text/html": string } };
        404: Json<Failure>;
        410: { headers: unknown; content?: never };
      };
    };
  };
}

describe("types come from openapi-typescript's paths alone", () => {
  const client = createClient<Paths>({ baseUrl: "https://api.example", fetch: async () => Response.json({}) });

  test("data or error, whatever the status and the media type", async () => {
    const { data, error } = await client.GET("/items/{id}", { params: { path: { id: 1 } } });
    if (data) expectTypeOf(data).toEqualTypeOf<{ title: string } | string>();
    else expectTypeOf(error).toEqualTypeOf<Failure | undefined>();
    const text = await client.GET("/items/{id}", { params: { path: { id: 1 } }, parseAs: "text" });
    expectTypeOf(text.data).toEqualTypeOf<string | undefined>();
    const json = createClient<Paths, "application/json">();
    expectTypeOf<MethodResponse<typeof json, "get", "/items/{id}">>().toEqualTypeOf<{ title: string }>();
  });

  test("default says how failures look, where a success is declared", async () => {
    const result = await client.GET("/items");
    expectTypeOf(result.error).toEqualTypeOf<Failure | undefined>();
    if (result.status === 202) expectTypeOf(result.data).toEqualTypeOf<{ later: true }>();
    if (result.status === 500) expectTypeOf(result.error).toEqualTypeOf<Failure>();
  });

  test("what is marked is sent only, or received only", async () => {
    await client.POST("/items", { body: { title: "T", secret: "s" } });
    // @ts-expect-error an id is the server's to give
    await client.POST("/items", { body: { title: "T", id: 1 } });
    const { data } = await client.GET("/items");
    if (Array.isArray(data)) expectTypeOf(data).toEqualTypeOf<{ id?: number; title: string }[]>();
  });

  test("what does not compile", async () => {
    // @ts-expect-error there is no such path
    await client.GET("/others");
    // @ts-expect-error the path has no such method
    await client.PUT("/items", {});
    // @ts-expect-error an id is needed
    await client.GET("/items/{id}");
    // @ts-expect-error an id is a number
    await client.GET("/items/{id}", { params: { path: { id: "1" } } });
    // @ts-expect-error there is no such parameter
    await client.request("get", "/items", { params: { query: { tags: [] } } });
    // @ts-expect-error a body is needed
    await client.POST("/items");
  });

  test("paths of which nothing is known take anything", async () => {
    // biome-ignore lint/suspicious/noExplicitAny: this is the subject
    const any = createClient<any>({ baseUrl: "https://api.example", fetch: async () => Response.json({}) });
    expect((await any.POST("/whatever", { body: [1], custom: true })).response.status).toBe(200);
  });
});
