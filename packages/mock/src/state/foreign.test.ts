/** That the memory reads other contracts than this repository's: nested, numbered, paged, without examples. */
import { createContract, type OpenApiDocument } from "@cantus/contract";
import { schemaValidator } from "@cantus/contract/schema";
import { beforeEach, describe, expect, it } from "vitest";
import { createMock } from "../mock.ts";
import type { Mock } from "../types.ts";

const json = (schema: object) => ({ content: { "application/json": { schema } } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const path = (name: string) => ({ name, in: "path", required: true, schema: { type: "integer" } });
const query = (name: string, schema: object = { type: "integer" }) => ({ name, in: "query", schema });
const gone = { 404: { description: "No" } };
const one = (name: string) => ({ 200: { description: "It", ...json(ref(name)) }, ...gone });

const DOCUMENT = {
  openapi: "3.1.0",
  info: { title: "Library", version: "1" },
  paths: {
    "/shelves": {
      get: {
        operationId: "listShelves",
        parameters: [
          query("page"),
          query("per_page"),
          query("sort", { type: "string" }),
          query("color", { type: "string" }),
        ],
        responses: {
          200: {
            description: "A page",
            headers: { Link: { schema: { type: "string" } } },
            ...json({
              type: "object",
              required: ["data", "meta"],
              properties: {
                data: { type: "array", items: ref("Shelf") },
                meta: {
                  type: "object",
                  required: ["page", "total_pages", "total"],
                  properties: {
                    page: { type: "integer" },
                    total_pages: { type: "integer" },
                    total: { type: "integer" },
                  },
                },
              },
            }),
          },
        },
      },
      post: {
        operationId: "createShelf",
        requestBody: { required: true, ...json(ref("NewShelf")) },
        responses: { 201: { description: "Made", ...json(ref("Shelf")) } },
      },
    },
    "/shelves/{shelfId}": {
      parameters: [path("shelfId")],
      get: { operationId: "getShelf", responses: one("Shelf") },
      put: { operationId: "replaceShelf", requestBody: json(ref("NewShelf")), responses: one("Shelf") },
      patch: {
        operationId: "patchShelf",
        requestBody: json({ type: "array", items: { type: "object", properties: { value: true } } }),
        responses: one("Shelf"),
      },
      delete: { operationId: "deleteShelf", responses: { 204: { description: "Gone" }, ...gone } },
    },
    "/shelves/{shelfId}/books": {
      parameters: [path("shelfId")],
      get: {
        operationId: "listBooks",
        parameters: [query("starting_after", { type: "string" }), query("limit")],
        responses: {
          200: {
            description: "A page",
            ...json({
              type: "object",
              required: ["items", "has_more"],
              properties: { items: { type: "array", items: ref("Book") }, has_more: { type: "boolean" } },
            }),
          },
          ...gone,
        },
      },
      post: {
        operationId: "addBook",
        requestBody: json(ref("Book")),
        responses: { 201: { description: "Made", ...json(ref("Book")) }, ...gone },
      },
    },
    "/shelves/{shelfId}/books/{bookId}": {
      parameters: [path("shelfId"), { ...path("bookId"), schema: { type: "string" } }],
      get: { operationId: "getBook", responses: one("Book") },
    },
    "/weather/{city}": {
      parameters: [{ ...path("city"), schema: { type: "string" } }],
      get: { operationId: "getWeather", responses: one("Weather") },
    },
    "/plain": { get: { operationId: "getPlain", "x-mock": false, responses: { 200: { description: "Fine" } } } },
  },
  components: {
    schemas: {
      NewShelf: {
        type: "object",
        required: ["color"],
        properties: { color: { type: "string", minLength: 1 }, label: { type: "string" } },
      },
      Shelf: {
        type: "object",
        required: ["id", "color"],
        properties: {
          id: { type: "integer", readOnly: true },
          color: { type: "string", minLength: 1 },
          label: { type: "string" },
        },
      },
      Book: {
        type: "object",
        required: ["id", "title"],
        properties: {
          id: { type: "string", readOnly: true, examples: ["book_9s6XKzkNRiz8"] },
          title: { type: "string", minLength: 1 },
        },
      },
      Weather: { type: "object", required: ["city"], properties: { city: { type: "string" } } },
    },
  },
};

const contract = createContract(DOCUMENT as unknown as OpenApiDocument);
let mock: Mock;
beforeEach(() => {
  mock = createMock([contract]);
});

async function send(method: string, target: string, body?: unknown) {
  const response = await mock.fetch(`http://mock.test${target}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
  });
  const text = await response.text();
  return {
    status: response.status,
    link: response.headers.get("link"),
    body: text === "" ? undefined : JSON.parse(text),
  };
}

describe("a contract without examples", () => {
  it("starts with valid things that are made, the same each time", async () => {
    const { body } = await send("GET", "/shelves");
    expect(body.data.map(({ id }: { id: number }) => id)).toEqual([1, 2, 3]);
    const schema = contract.operation("getShelf")?.response(200)?.content[0]?.schema ?? false;
    for (const shelf of body.data) expect(schemaValidator(contract).validate(schema, shelf, "response")).toEqual([]);
    mock = createMock([contract]);
    expect((await send("GET", "/shelves")).body).toEqual(body);
  });

  it("numbers what is created, and never gives an id twice", async () => {
    const made = await send("POST", "/shelves", { color: "red" });
    expect(made).toMatchObject({ status: 201, body: { id: 4, color: "red" } });
    expect((await send("DELETE", "/shelves/4")).status).toBe(204);
    expect((await send("GET", "/shelves/4")).status).toBe(404);
    expect((await send("POST", "/shelves", { color: "blue" })).body.id).toBe(5);
  });

  it("gives requests at the same time ids that differ", async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => send("POST", "/shelves", { color: "red" })));
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(20);
    expect((await send("GET", "/shelves?per_page=100")).body.meta.total).toBe(23);
  });

  it("replaces by PUT what is not sent, too", async () => {
    await send("POST", "/shelves", { color: "red", label: "Novels" });
    expect((await send("PUT", "/shelves/4", { color: "green" })).body).toEqual({ id: 4, color: "green" });
    expect((await send("GET", "/shelves/4")).body).toEqual({ id: 4, color: "green" });
    expect((await send("PUT", "/shelves/77", { color: "green" })).status).toBe(404);
  });
});

describe("a list", () => {
  it("is paged by number, with the links and numbers of the whole", async () => {
    for (const color of ["red", "blue", "red"]) await send("POST", "/shelves", { color });
    const first = await send("GET", "/shelves?per_page=4&page=1");
    expect(first.link).toBe(
      '</shelves?per_page=4&page=2>; rel="next", </shelves?per_page=4&page=1>; rel="first", </shelves?per_page=4&page=2>; rel="last"',
    );
    expect(first.body.meta).toEqual({ page: 1, total_pages: 2, total: 6 });
    const second = await send("GET", "/shelves?per_page=4&page=2");
    expect([second.body.data.length, second.body.meta.page]).toEqual([2, 2]);
    expect(second.link).toMatch(/^<[^>]*page=1>; rel="prev"/);
    expect(second.link).not.toContain("next");
    expect((await send("GET", "/shelves?color=red")).body.meta.total).toBe(2);
    const sorted = await send("GET", "/shelves?sort=-id");
    expect(sorted.body.data.map(({ id }: { id: number }) => id)).toEqual([6, 5, 4, 3, 2, 1]);
  });

  it("goes on after an item", async () => {
    await send("POST", "/shelves", { color: "red" });
    const ids: string[] = [];
    for (const title of ["A", "B", "C"]) ids.push((await send("POST", "/shelves/4/books", { title })).body.id);
    const first = await send("GET", "/shelves/4/books?limit=2");
    expect(first.body).toMatchObject({ has_more: true, items: [{ title: "A" }, { title: "B" }] });
    const rest = await send("GET", `/shelves/4/books?limit=2&starting_after=${ids[1]}`);
    expect(rest.body).toMatchObject({ has_more: false, items: [{ title: "C" }] });
  });
});

describe("a patch of operations", () => {
  beforeEach(() => send("POST", "/shelves", { color: "red", label: "Novels" }));
  const patch = (...operations: object[]) => send("PATCH", "/shelves/4", operations);

  it("is applied in order, and leaves what is the server's", async () => {
    const { status, body } = await patch(
      { op: "test", path: "/color", value: "red" },
      { op: "copy", from: "/color", path: "/label" },
      { op: "replace", path: "/color", value: "blue" },
      { op: "replace", path: "/id", value: 9 },
    );
    expect([status, body]).toEqual([200, { id: 4, color: "blue", label: "red" }]);
    expect((await send("GET", "/shelves/4")).body).toEqual(body);
  });

  it.each([
    [{ op: "test", path: "/color", value: "blue" }, 409],
    [{ op: "remove", path: "/nothing" }, 409],
    [{ op: "add", path: "/__proto__/polluted", value: 1 }, 409],
    [{ op: "remove", path: "/color" }, 400],
  ])("%j is refused, and changes nothing", async (operation, status) => {
    expect((await patch({ op: "replace", path: "/label", value: "x" }, operation)).status).toBe(status);
    expect((await send("GET", "/shelves/4")).body).toEqual({ id: 4, color: "red", label: "Novels" });
  });
});

describe("what names an item", () => {
  it.each([
    ["/issues/{issue_number}", ["id", "number"], "number"],
    ["/members/{username}", ["name", "login"], "login"],
    ["/teams/{team_slug}", ["id", "slug", "name"], "slug"],
    ["/planets/{planet}", ["planetary", "name"], "name"],
    ["/services/{ServiceSid}", ["account_sid", "sid"], "sid"],
    ["/members/{username}", ["name", "label"], undefined],
  ])("of %s with %j is %s", (template, names, found) => {
    const [, collection = "", parameter = ""] = /^\/(\w+)\/\{(\w+)\}$/.exec(template) ?? [];
    const types: Record<string, string> = { id: "integer", number: "integer" };
    const properties = Object.fromEntries(names.map((name) => [name, { type: types[name] ?? "string" }]));
    const type = parameter.endsWith("number") ? "integer" : "string";
    const responses = {
      200: { description: "All", ...json({ type: "array", items: { type: "object", properties } }) },
    };
    const get = { responses: { 200: { description: "One", ...json({ type: "object", properties }) } } };
    const of = createContract({
      ...DOCUMENT,
      paths: {
        [`/${collection}`]: { get: { responses } },
        [template]: { get, parameters: [{ name: parameter, in: "path", required: true, schema: { type } }] },
      },
    } as unknown as OpenApiDocument);
    expect(createMock([of]).contracts[0]?.memory.collections.map(({ id }) => id)).toEqual(found ? [found] : []);
  });
});

describe("what is below something else", () => {
  it("is that one's only, and empty below a new one", async () => {
    await send("POST", "/shelves", { color: "red" });
    expect((await send("GET", "/shelves/4/books")).body.items).toEqual([]);
    const { body } = await send("POST", "/shelves/4/books", { title: "A" });
    expect(body.id).toMatch(/^book_[0-9a-z]{12}$/);
    expect((await send("GET", `/shelves/4/books/${body.id}`)).body).toEqual(body);
    expect((await send("GET", `/shelves/1/books/${body.id}`)).status).toBe(404);
  });

  it("is not there where that one is not", async () => {
    expect((await send("GET", "/shelves/99/books")).status).toBe(404);
    expect((await send("POST", "/shelves/99/books", { title: "A" })).status).toBe(404);
  });
});

describe("a list within an envelope", () => {
  const note = {
    type: "object",
    required: ["id", "text"],
    properties: { id: { type: "string", readOnly: true }, text: { type: "string" } },
  };
  const wrapped = (member: object) => ({
    type: "object",
    required: ["success", "data"],
    properties: { success: { const: true }, data: member },
  });
  const page = {
    type: "object",
    required: ["items", "total", "next"],
    properties: {
      total: { type: "integer" },
      next: { type: ["string", "null"] },
      items: { type: "array", items: note },
    },
  };
  const notes = createContract({
    openapi: "3.1.0",
    info: { title: "Notes", version: "1" },
    paths: {
      "/notes": {
        get: {
          operationId: "listNotes",
          parameters: [query("page"), query("per_page")],
          responses: { 200: { description: "Some", ...json(wrapped(page)) } },
        },
        post: {
          operationId: "addNote",
          requestBody: json({ type: "object", properties: { data: note } }),
          responses: { 201: { description: "Made", ...json(wrapped(note)) } },
        },
      },
      "/notes/{noteId}": {
        parameters: [{ ...path("noteId"), schema: { type: "string" } }],
        get: { operationId: "getNote", responses: { 200: { description: "It", ...json(wrapped(note)) }, ...gone } },
      },
    },
  } as unknown as OpenApiDocument);

  it("is found, filled and counted there, and so is what is sent in one", async () => {
    mock = createMock([notes]);
    const { body } = await send("POST", "/notes", { data: { text: "Milk" } });
    expect(body).toEqual({ success: true, data: { id: expect.any(String), text: "Milk" } });
    expect((await send("GET", `/notes/${body.data.id}`)).body).toEqual(body);
    const first = (await send("GET", "/notes?per_page=3")).body;
    expect(first).toMatchObject({
      success: true,
      data: { total: 4, next: "http://mock.test/notes?per_page=3&page=2" },
    });
    expect((await send("GET", "/notes?per_page=3&page=2")).body.data).toMatchObject({
      next: null,
      items: [{ text: "Milk" }],
    });
  });
});

describe("an older manner of paths", () => {
  const pets = { type: "array", items: ref("Pet") };
  const remove = {
    type: "object",
    required: ["id", "deleted"],
    properties: { id: { type: "integer" }, deleted: { const: true } },
  };
  const store = createContract({
    openapi: "3.0.3",
    info: { title: "Pets", version: "1" },
    paths: {
      "/pet": {
        get: {
          operationId: "listPets",
          parameters: [query("order", { type: "string", enum: ["asc", "desc"] }), query("ids", { type: "string" })],
          responses: { 200: { description: "All", ...json(pets) } },
        },
        post: { operationId: "addPet", requestBody: json(ref("Pet")), responses: { default: { description: "Fine" } } },
        put: { operationId: "updatePet", requestBody: json(ref("Pet")), responses: one("Pet") },
      },
      "/pet/findByStatus": {
        get: {
          operationId: "findByStatus",
          parameters: [query("status", { type: "string" }), query("tags", { type: "string" })],
          responses: { 200: { description: "Some", ...json(pets) } },
        },
      },
      "/pet/{petId}": {
        parameters: [path("petId")],
        get: { operationId: "getPet", responses: one("Pet") },
        delete: { operationId: "deletePet", responses: { 200: { description: "Gone", ...json(remove) } } },
      },
      "/pet/{petId}/publish": {
        parameters: [path("petId")],
        post: { operationId: "publishPet", responses: one("Pet") },
      },
    },
    components: {
      schemas: {
        Pet: {
          type: "object",
          required: ["id", "name"],
          properties: {
            id: { type: "integer" },
            name: { type: "string" },
            status: { type: "string", enum: ["draft", "published"] },
            created: { type: "integer", readOnly: true, example: 1_700_000_000 },
            tags: { type: "array", items: { type: "object", properties: { name: { type: "string" } } } },
          },
        },
      },
    },
  } as unknown as OpenApiDocument);
  const names = async (target: string) => (await send("GET", target)).body.map(({ name }: { name: string }) => name);

  beforeEach(async () => {
    mock = createMock([store]);
    for (const [id, name] of [
      [71, "Rex"],
      [72, "Max"],
    ] as const) {
      const pet = { id, name, status: "draft", tags: [{ name: `of ${name}` }] };
      expect((await send("POST", "/pet", pet)).status).toBe(200);
    }
  });

  it("creates without an answer, and replaces what the body names", async () => {
    expect((await send("GET", "/pet/71")).body).toMatchObject({ id: 71, name: "Rex" });
    expect(Math.abs((await send("GET", "/pet/71")).body.created - Date.now() / 1000)).toBeLessThan(10);
    expect((await send("PUT", "/pet", { id: 71, name: "Bello" })).body).toMatchObject({ id: 71, name: "Bello" });
    expect((await send("GET", "/pet/71")).body.name).toBe("Bello");
    expect((await send("PUT", "/pet", { id: 99, name: "Nobody" })).status).toBe(404);
  });

  it("lists beside the items, by tags that are objects, by ids, and in both directions", async () => {
    expect(await names("/pet/findByStatus?status=draft&tags=of%20Max")).toEqual(["Max"]);
    expect(await names("/pet?ids=72,71")).toEqual(["Max", "Rex"]);
    expect((await names("/pet?order=asc")).slice(-2)).toEqual(["Rex", "Max"]);
    expect((await names("/pet?order=desc")).slice(0, 2)).toEqual(["Max", "Rex"]);
  });

  it("sets the status that a verb leads to, and says which one was removed", async () => {
    expect((await send("POST", "/pet/71/publish")).body).toMatchObject({ id: 71, status: "published" });
    expect((await send("DELETE", "/pet/71")).body).toEqual({ id: 71, deleted: true });
    const [pet] = mock.contracts[0]?.memory.collections ?? [];
    expect([pet?.writes, pet?.ignored]).toEqual([{ publishPet: { status: "published" } }, {}]);
  });
});

it("keeps what a request must send, though no schema says what it is", async () => {
  const sent = { type: "object", required: ["url", "team"], properties: { url: { type: "string" } } };
  const hook = {
    type: "object",
    required: ["id"],
    properties: { id: { type: "integer" }, ...sent.properties, team: {} },
  };
  const made = { description: "It", ...json(hook) };
  mock = createMock([
    createContract({
      openapi: "3.1.0",
      info: { title: "Hooks", version: "1" },
      paths: {
        "/hooks": { post: { operationId: "addHook", requestBody: json(sent), responses: { 201: made } } },
        "/hooks/{id}": {
          parameters: [path("id")],
          get: { operationId: "getHook", responses: { 200: made } },
          put: { operationId: "changeHook", requestBody: json(sent), responses: { 200: made } },
        },
      },
    } as unknown as OpenApiDocument),
  ]);
  const { id } = (await send("POST", "/hooks", { url: "a", team: "red" })).body;
  await send("PUT", `/hooks/${id}`, { url: "b", team: "blue" });
  expect((await send("GET", `/hooks/${id}`)).body).toEqual({ id, url: "b", team: "blue" });
});

it("finds the list in an envelope that is extended by allOf", async () => {
  const anything = { type: "object", properties: { data: { type: "array", items: { type: "object" } } } };
  const songs = { allOf: [anything, { properties: { data: { type: "array", items: ref("Song") } } }] };
  const song = { type: "object", required: ["id"], properties: { id: { type: "integer" }, title: { type: "string" } } };
  mock = createMock([
    createContract({
      openapi: "3.1.0",
      info: { title: "Songs", version: "1" },
      paths: {
        "/songs": {
          get: { operationId: "listSongs", responses: { 200: { description: "All", ...json(songs) } } },
          post: {
            operationId: "addSong",
            requestBody: json({ type: "object", properties: { title: { type: "string" } } }),
            responses: { 201: { description: "It", ...json(ref("Song")) } },
          },
        },
        "/songs/{id}": { parameters: [path("id")], get: { operationId: "getSong", responses: one("Song") } },
      },
      components: { schemas: { Song: song } },
    } as unknown as OpenApiDocument),
  ]);
  await send("POST", "/songs", { title: "New" });
  expect((await send("GET", "/songs")).body.data.at(-1)).toMatchObject({ title: "New" });
});

it("gives a number of its own to each that a PUT makes under another name", async () => {
  const user = {
    type: "object",
    required: ["id", "login"],
    properties: { id: { type: "integer" }, login: { type: "string" } },
    example: { id: 1, login: "octocat" },
  };
  const login = { name: "login", in: "path", required: true, schema: { type: "string" } };
  const none = { 204: { description: "Done" } };
  mock = createMock([
    createContract({
      openapi: "3.1.0",
      info: { title: "Blocks", version: "1" },
      paths: {
        "/blocks": {
          get: {
            operationId: "listBlocks",
            responses: { 200: { description: "All", ...json({ type: "array", items: user }) } },
          },
        },
        "/blocks/{login}": { parameters: [login], put: { operationId: "block", responses: none } },
      },
    } as unknown as OpenApiDocument),
  ]);
  for (const name of ["ada", "bob"]) await send("PUT", `/blocks/${name}`);
  const ids = (await send("GET", "/blocks")).body.map(({ id }: { id: number }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThan(2);
});

it("what is no collection is plain Prism, and said", async () => {
  expect((await send("GET", "/weather/anywhere")).status).toBe(200);
  const { collections, plain } = mock.contracts[0]?.memory ?? { collections: [], plain: [] };
  expect(collections.map(({ name, id }) => `${name} by ${id}`)).toEqual(["shelves by id", "books by id"]);
  expect(plain).toEqual(["getWeather", "getPlain"]);
});

it("holds no more than so much: what was made first goes first, what the contract shows stays", async () => {
  for (let i = 0; i < 40; i++) await send("POST", "/shelves", { color: "x".repeat(1_000_000) });
  const { total } = (await send("GET", "/shelves?per_page=1")).body.meta;
  expect(total).toBeLessThan(40);
  for (const [id, status] of [
    [1, 200],
    [4, 404],
    [43, 200],
  ])
    expect((await send("GET", `/shelves/${id}`)).status).toBe(status);
});
