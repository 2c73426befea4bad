import { createServer } from "node:http";
import { createContract, type OpenApiDocument } from "@cantus/contract";
import { describe, expect, test } from "vitest";
import { checkExchange, describeFinding, type Exchange, verify } from "../index.ts";

type Operations = NonNullable<OpenApiDocument["paths"]>;

/** What is sent for a contract with these paths, to a target that answers 204 or as told. */
async function requestsFor(
  paths: Operations,
  answer: (request: Request) => Response = () => new Response(null, { status: 204 }),
) {
  const contract = createContract({ openapi: "3.1.0", info: { title: "t", version: "1" }, paths });
  const exchanges: Exchange[] = [];
  const result = await verify(contract, async (request: Request) => answer(request), {
    phases: ["examples"],
    onExchange: (exchange) => exchanges.push(exchange),
  }).result;
  return { contract, exchanges, result };
}

const NO_CONTENT = { 204: { description: "Done." } };
const list = { type: "array", items: { type: "integer" }, minItems: 2, examples: [[3, 4]] };
const object = {
  type: "object",
  required: ["a", "b"],
  properties: { a: { type: "integer" }, b: { type: "string" } },
  examples: [{ a: 1, b: "x,y" }],
};

const parameter = (name: string, place: string, style: string, explode: boolean, schema: object) => ({
  name,
  in: place,
  style,
  explode,
  required: true,
  schema,
});

describe("what is sent is valid by the contract, as it is read from the wire again", () => {
  test.each<[string, object, string]>([
    ["form", parameter("ids", "query", "form", true, list), "?ids=3&ids=4"],
    ["form, not exploded", parameter("ids", "query", "form", false, list), "?ids=3,4"],
    ["pipes", parameter("ids", "query", "pipeDelimited", false, list), "?ids=3%7C4"],
    ["spaces", parameter("ids", "query", "spaceDelimited", false, list), "?ids=3%204"],
    ["deep object", parameter("f", "query", "deepObject", true, object), "?f%5Ba%5D=1&f%5Bb%5D=x%2Cy"],
    [
      "JSON in a query",
      {
        name: "q",
        in: "query",
        required: true,
        content: { "application/json": { schema: object, example: { a: 1, b: "z" } } },
      },
      "?q=%7B%22a%22%3A1%2C%22b%22%3A%22z%22%7D",
    ],
    ["a free object", parameter("f", "query", "deepObject", true, { type: "object" }), "?f%5Bsample%5D=sample"],
  ])("query: %s", async (_, each, search) => {
    const { contract, exchanges } = await requestsFor({ "/x": { get: { parameters: [each], responses: NO_CONTENT } } });
    expect(exchanges.map(({ request }) => new URL(request.url).search)).toEqual([search]);
    expect(exchanges.flatMap((exchange) => checkExchange(contract, exchange)).map(describeFinding)).toEqual([]);
  });

  test.each<[string, object, string]>([
    ["simple", parameter("id", "path", "simple", false, list), "/x/3,4"],
    ["label", parameter("id", "path", "label", true, list), "/x/.3.4"],
    ["matrix", parameter("id", "path", "matrix", true, list), "/x/;id=3;id=4"],
    [
      "text that needs encoding",
      parameter("id", "path", "simple", false, { type: "string", examples: ["a/b ü?"] }),
      "/x/a%2Fb%20%C3%BC%3F",
    ],
  ])("path: %s", async (_, each, path) => {
    const { contract, exchanges } = await requestsFor({
      "/x/{id}": { get: { parameters: [each], responses: NO_CONTENT } },
    });
    expect(exchanges.map(({ request }) => new URL(request.url).pathname)).toEqual([path]);
    expect(exchanges.flatMap((exchange) => checkExchange(contract, exchange)).map(describeFinding)).toEqual([]);
  });

  test.each<[string, object, string]>([
    ["JSON", { "application/json": { schema: object } }, '{"a":1,"b":"x,y"}'],
    ["JSON of another name", { "application/vnd.x+json": { schema: object } }, '{"a":1,"b":"x,y"}'],
    ["a form", { "application/x-www-form-urlencoded": { schema: object } }, "a=1&b=x%2Cy"],
    ["text", { "text/plain": { schema: { type: "string", examples: ["hello"] } } }, "hello"],
    [
      "a form with a list",
      {
        "application/x-www-form-urlencoded": {
          schema: { type: "object", required: ["ids"], properties: { ids: list } },
        },
      },
      "ids=3&ids=4",
    ],
    [
      "a form with an object",
      {
        "application/x-www-form-urlencoded": {
          schema: { type: "object", required: ["at"], properties: { at: object } },
          example: { at: { a: 1, b: "x" } },
        },
      },
      "at=%7B%22a%22%3A1%2C%22b%22%3A%22x%22%7D",
    ],
  ])("body: %s", async (_, content, text) => {
    const requestBody = { required: true, content };
    const { contract, exchanges } = await requestsFor({ "/x": { post: { requestBody, responses: NO_CONTENT } } });
    expect(exchanges.map(({ request }) => Buffer.from(request.body).toString())).toEqual([text]);
    expect(exchanges.flatMap((exchange) => checkExchange(contract, exchange)).map(describeFinding)).toEqual([]);
  });

  test("body: multipart with a file, read by the platform", async () => {
    const schema = {
      type: "object",
      required: ["title", "tags", "audio", "meta"],
      properties: {
        title: { type: "string", examples: ["Ü"] },
        tags: { type: "array", items: { type: "string" }, examples: [["a", "b"]] },
        audio: { type: "string", format: "binary" },
        meta: object,
      },
    };
    const requestBody = { required: true, content: { "multipart/form-data": { schema } } };
    let form: Promise<FormData> | undefined;
    const { contract, exchanges } = await requestsFor(
      { "/x": { post: { requestBody, responses: NO_CONTENT } } },
      (request) => {
        form = request.formData();
        return new Response(null, { status: 204 });
      },
    );
    const read = await form;
    expect([read?.get("title"), read?.getAll("tags"), read?.get("meta")]).toEqual([
      "Ü",
      ["a", "b"],
      '{"a":1,"b":"x,y"}',
    ]);
    expect(read?.get("audio")).toBeInstanceOf(File);
    expect(exchanges.flatMap((exchange) => checkExchange(contract, exchange)).map(describeFinding)).toEqual([]);
  });
});

describe("which cases the examples make", () => {
  const urls = async (parameters: object[]) => {
    const { exchanges } = await requestsFor({ "/x": { get: { parameters, responses: NO_CONTENT } } });
    return exchanges.map(({ request }) => new URL(request.url).search);
  };

  test("one with what is required, one with everything that has an example", async () => {
    const type = { type: "string" };
    expect(
      await urls([
        { name: "a", in: "query", required: true, schema: type, example: "1" },
        { name: "b", in: "query", schema: type, example: "2" },
        { name: "c", in: "query", schema: type },
      ]),
    ).toEqual(["?a=1", "?a=1&b=2"]);
  });

  test("examples of one name go together", async () => {
    const examples = (one: string, other: string) => ({ day: { value: one }, night: { value: other } });
    expect(
      await urls([
        { name: "from", in: "query", schema: { type: "string" }, examples: examples("6", "18") },
        { name: "to", in: "query", schema: { type: "string" }, examples: examples("18", "6") },
      ]),
    ).toEqual(["", "?from=6&to=18", "?from=18&to=6"]);
  });

  test("a required parameter without any possible value leaves the operation out, and says so", async () => {
    const impossible = { name: "a", in: "query", required: true, schema: { type: "integer", minimum: 2, maximum: 1 } };
    const { result } = await requestsFor({
      "/x": { get: { operationId: "getX", parameters: [impossible], responses: NO_CONTENT } },
    });
    expect(result.warnings).toMatchObject([
      {
        code: "skipped",
        message:
          "getX was not called: no example and no value by its schema was found for the required query parameter a.",
        pointer: "/paths/~1x/get/parameters/0",
      },
    ]);
  });
});

describe("what is no finding", () => {
  test("any answer where the contract declares none, but a warning of the contract", async () => {
    const { result } = await requestsFor({ "/x": { get: { operationId: "getX" } } });
    expect(result.findings).toEqual([]);
    expect(result.warnings).toMatchObject([
      {
        code: "no-responses",
        message: "getX declares no responses, so nothing is known of what it may answer.",
        pointer: "/paths/~1x/get",
      },
    ]);
  });

  test.each([
    [404, "application/problem+json", 0],
    [404, "application/problem+json; charset=utf-8", 0],
    [404, "text/html", 1],
    [200, "application/problem+json", 1],
  ])("problem details where an error has no content: %i as %s, %i findings", async (status, type, count) => {
    const responses = { 200: { description: "ok" }, 404: { description: "not there" } };
    const { result } = await requestsFor(
      { "/x": { get: { operationId: "getX", responses } } },
      () => new Response("{}", { status, headers: { "content-type": type } }),
    );
    expect(result.findings.filter(({ check }) => check === "response-media-type")).toHaveLength(count);
  });

  test.each<[string, number, string, string[]]>([
    ["/x/{id}", 404, "200", []],
    ["/x/{id}", 410, "204", []],
    ["/x/{id}", 404, "403", ["declared-status"]],
    ["/x/{id}", 409, "200", ["declared-status"]],
    ["/x", 404, "200", ["declared-status"]],
  ])(
    "that nothing is there, where no refusal is declared: %s answers %i beside %s",
    async (path, status, declared, found) => {
      const parameters = path.includes("{")
        ? [{ name: "id", in: "path", required: true, example: "a", schema: {} }]
        : [];
      const { result } = await requestsFor(
        { [path]: { get: { operationId: "getX", parameters, responses: { [declared]: { description: "It." } } } } },
        () => new Response(null, { status }),
      );
      expect(result.findings.map(({ check }) => check)).toEqual(found);
      const said = found.length > 0 ? [] : [`getX declares no refusal, and answers ${status} for what is not there.`];
      expect(result.ambiguities.map(({ message }) => message)).toEqual(said);
    },
  );

  test("a refusal of the contract's own invalid example, but a warning of where it stands", async () => {
    const schema = { type: "integer" };
    const { contract, result } = await requestsFor(
      {
        "/x": {
          get: {
            operationId: "getX",
            parameters: [{ name: "n", in: "query", required: true, schema, example: "many" }],
            responses: NO_CONTENT,
          },
        },
      },
      () => new Response(null, { status: 400 }),
    );
    expect(result.findings).toEqual([]);
    expect(result.warnings).toMatchObject([
      { code: "invalid-example", message: expect.stringContaining("The query parameter n must be integer.") },
    ]);
    expect(contract.at(result.warnings[0]?.pointer ?? "")).toBe("many");
  });

  test("any body where the contract's schema lets none be valid, but a warning of it", async () => {
    const endless = {
      type: "object",
      required: ["next"],
      properties: { next: { $ref: "#/components/schemas/Endless" } },
    };
    const content = { "application/json": { schema: { $ref: "#/components/schemas/Endless" } } };
    const contract = createContract({
      openapi: "3.1.0",
      info: { title: "t", version: "1" },
      paths: { "/x": { get: { operationId: "getX", responses: { 200: { description: "ok", content } } } } },
      components: { schemas: { Endless: endless } },
    });
    const result = await verify(contract, async () => Response.json({ next: {} }), { phases: ["examples"] }).result;
    expect(result.findings).toEqual([]);
    expect(result.warnings).toMatchObject([
      { code: "endless-schema", pointer: "/paths/~1x/get/responses/200/content/application~1json/schema" },
    ]);
  });

  test("a failure that is all that the contract declares", async () => {
    const { result } = await requestsFor(
      { "/x": { get: { responses: { 500: { description: "It fails." } } } } },
      () => new Response(null, { status: 500 }),
    );
    expect(result.findings).toEqual([]);
  });

  test("an operation whose path has a place without a parameter: it cannot be called", async () => {
    const { exchanges, result } = await requestsFor({
      "/x/{id}": { get: { operationId: "getX", responses: NO_CONTENT } },
    });
    expect(exchanges).toEqual([]);
    expect(result.warnings).toMatchObject([
      {
        code: "skipped",
        message: "getX was not called: its path has {id}, and there is no path parameter of that name.",
        pointer: "/paths/~1x~1{id}/get",
      },
    ]);
  });

  test("a declared 507 of a server that can keep no more", async () => {
    const responses = { ...NO_CONTENT, 507: { description: "It is full." } };
    const { result } = await requestsFor(
      { "/x": { get: { operationId: "getX", responses } } },
      () => new Response(null, { status: 507 }),
    );
    expect(result.findings).toEqual([]);
  });

  test("a declared 501, but a warning that the operation is not implemented", async () => {
    const responses = { ...NO_CONTENT, 501: { description: "Not yet." } };
    const { result } = await requestsFor(
      { "/x": { get: { operationId: "getX", responses } } },
      () => new Response(null, { status: 501 }),
    );
    expect(result.findings).toEqual([]);
    expect(result.warnings).toMatchObject([
      { code: "not-implemented", message: "getX is not implemented: it answered 501." },
    ]);
  });

  test.each([
    ["characters that HTTP does not have", "X-Name", "名前"],
    ["a header that the platform writes itself", "Content-Length", "abc"],
  ])("a request that cannot be sent: %s", async (_, name, example) => {
    const header = { name, in: "header", required: true, schema: { type: "string" }, example };
    const contract = createContract({
      openapi: "3.1.0",
      info: { title: "t", version: "1" },
      paths: { "/x": { get: { operationId: "getX", parameters: [header], responses: NO_CONTENT } } },
    });
    const server = createServer((_, response) => response.writeHead(204).end());
    const result = await verify(contract, server, { phases: ["examples"] }).result;
    expect(result.findings).toEqual([]);
    expect(result.warnings).toMatchObject([{ code: "skipped", message: expect.stringContaining("cannot be sent") }]);
  });

  const headerX = { name: "X-Name", in: "header", required: true, schema: { type: "string" }, example: "名前" };
  const pathX = { name: "id", in: "path", required: true, schema: { type: "string" }, example: "." };
  test.each([
    ["characters that HTTP does not have", "/x", { parameters: [headerX] }],
    ["a dot for a segment of the path", "/x/{id}/y", { parameters: [pathX] }],
  ])("a request that cannot be made for a fetch: %s", async (_, path, parts) => {
    const paths = { [path]: { get: { operationId: "getX", ...parts, responses: NO_CONTENT } } };
    const { result, exchanges } = await requestsFor(paths);
    expect(exchanges).toEqual([]);
    expect(result.findings).toEqual([]);
    expect(result.warnings).toMatchObject([{ code: "skipped", message: expect.stringContaining("cannot be sent") }]);
  });

  test("no body of GET, in any phase", async () => {
    const schema = { type: "object", required: ["a"], properties: { a: { type: "integer", maximum: 5 } } };
    const requestBody = { content: { "application/json": { schema }, "multipart/form-data": { schema } } };
    const contract = createContract({
      openapi: "3.1.0",
      info: { title: "t", version: "1" },
      paths: { "/x": { get: { operationId: "getX", requestBody, responses: NO_CONTENT } } },
    });
    const bodies: string[] = [];
    const target = async (request: Request) => {
      bodies.push(await request.text());
      return new Response(null, { status: request.method === "GET" ? 204 : 405, headers: { allow: "GET" } });
    };
    const { findings, warnings } = await verify(contract, target).result;
    expect({ findings, warnings, bodies: new Set(bodies) }).toEqual({
      findings: [],
      warnings: [],
      bodies: new Set([""]),
    });
  });

  test("a cookie that is sent and read", async () => {
    const cookie = { name: "theme", in: "cookie", required: true, schema: { type: "string" }, example: "dark" };
    const { exchanges, contract } = await requestsFor({
      "/x": { get: { parameters: [cookie], responses: NO_CONTENT } },
    });
    expect(exchanges[0]?.request.headers.cookie).toBe("theme=dark");
    expect(exchanges.flatMap((exchange) => checkExchange(contract, exchange))).toEqual([]);
  });
});

describe("what earlier answers gave is used", () => {
  const id = (name: string) => ({ name, in: "path", required: true, schema: { type: "string" }, example: "none" });
  const body = { content: { "application/json": {} } };
  const OK = { 200: { description: "ok", ...body } };
  const paths = (sent: Exchange[]) => sent.map(({ request }) => `${request.method} ${new URL(request.url).pathname}`);

  test("by links, wherever they take it from", async () => {
    const links = {
      follow: { operationId: "follow", parameters: { token: "$response.header.X-Token", day: "$request.query.day" } },
    };
    const day = { name: "day", in: "query", required: true, schema: { type: "string" }, example: "monday" };
    const { exchanges } = await requestsFor(
      {
        "/start": { get: { parameters: [day], responses: { 204: { description: "", links } } } },
        "/on/{token}/{day}": {
          get: { operationId: "follow", parameters: [id("token"), id("day")], responses: NO_CONTENT },
        },
      },
      () => new Response(null, { status: 204, headers: { "X-Token": "t/1" } }),
    );
    expect(paths(exchanges)).toEqual(["GET /start", "GET /on/t%2F1/monday", "GET /on/none/none"]);
  });

  test("by Location, with the parents of the thing", async () => {
    const { exchanges } = await requestsFor(
      {
        "/shelves/{shelf_id}/books/{book_id}": { parameters: [id("shelf_id"), id("book_id")], get: { responses: OK } },
        "/orders": { post: { responses: { 201: { description: "" } } } },
      },
      () => new Response(null, { status: 201, headers: { Location: "/shelves/7/books/8" } }),
    );
    expect(paths(exchanges)).toContain("GET /shelves/7/books/8");
  });

  test("by signed URLs in an answer, with their query", async () => {
    const signature = { name: "signature", in: "query", required: true, schema: { type: "string" }, example: "none" };
    const { exchanges } = await requestsFor(
      {
        "/tracks": { get: { responses: OK } },
        "/audio/{object}": { parameters: [id("object"), signature], get: { responses: OK } },
      },
      (request) => Response.json({ tracks: [{ url: new URL("/audio/a.mp3?signature=s1", request.url) }] }),
    );
    expect(exchanges.map(({ request }) => request.url)).toContain("http://localhost/audio/a.mp3?signature=s1");
  });

  test("in a query and in a body that name another thing", async () => {
    const genre = { name: "genre_id", in: "query", schema: { type: "string" }, example: "none" };
    const schema = { type: "object", examples: [{ genreId: "none", title: "T" }] };
    const requestBody = { required: true, content: { "application/json": { schema } } };
    const { exchanges } = await requestsFor(
      {
        "/books": { get: { parameters: [genre], responses: OK }, post: { requestBody, responses: OK } },
        "/genres": { get: { responses: OK } },
        "/genres/{genre_id}": { parameters: [id("genre_id")], get: { responses: OK } },
      },
      (request) =>
        request.url.endsWith("/genres") ? Response.json([{ id: 12 }]) : new Response(null, { status: 404 }),
    );
    const sent = exchanges.map(
      ({ request }) => `${request.method} ${request.url.slice(16)} ${Buffer.from(request.body)}`,
    );
    expect(sent).toContain("GET /books?genre_id=12 ");
    expect(sent).toContain('POST /books {"genreId":"12","title":"T"}');
  });

  test("but not where it is nothing that the parameter takes", async () => {
    const number = { name: "book_id", in: "path", required: true, schema: { type: "integer" }, example: 7 };
    const { exchanges } = await requestsFor(
      { "/books": { get: { responses: OK } }, "/books/{book_id}": { parameters: [number], get: { responses: OK } } },
      () => Response.json([{ id: "seven" }]),
    );
    expect(paths(exchanges)).toEqual(["GET /books", "GET /books/7"]);
  });

  test("of all things the children of the right parent", async () => {
    const { exchanges } = await requestsFor(
      {
        "/shelves": { post: { responses: OK } },
        "/shelves/{shelf_id}/books": { parameters: [id("shelf_id")], post: { responses: OK } },
        "/shelves/{shelf_id}/books/{book_id}": {
          parameters: [id("shelf_id"), id("book_id")],
          get: { responses: OK },
          delete: { responses: OK },
        },
        "/shelves/{shelf_id}": { parameters: [id("shelf_id")], delete: { responses: OK } },
      },
      (request) => Response.json({ data: { id: new URL(request.url).pathname.endsWith("books") ? "b1" : "s1" } }),
    );
    expect(paths(exchanges)).toEqual([
      "POST /shelves",
      "POST /shelves/s1/books",
      "POST /shelves/none/books",
      "GET /shelves/s1/books/b1",
      "GET /shelves/none/books/none",
      "DELETE /shelves/s1/books/b1",
      "DELETE /shelves/none/books/none",
      "DELETE /shelves/s1",
      "DELETE /shelves/none",
    ]);
  });

  test.each([
    [201, "/notes/n1"],
    [204, "/notes/none"],
  ])("and what a PUT made is deleted, where its answer says so: %i", async (status, deleted) => {
    const created = { 201: { description: "Made." }, 204: { description: "Replaced." } };
    const { exchanges } = await requestsFor(
      {
        "/notes": { get: { responses: OK } },
        "/notes/{note_id}": {
          parameters: [id("note_id")],
          put: { responses: created },
          delete: { responses: NO_CONTENT },
        },
      },
      (request) => {
        if (request.method === "GET") return Response.json([{ id: "n1" }]);
        return new Response(null, { status: request.url.endsWith("/n1") ? status : 404 });
      },
    );
    expect(paths(exchanges).find((sent) => sent.startsWith("DELETE"))).toBe(`DELETE ${deleted}`);
  });
});
