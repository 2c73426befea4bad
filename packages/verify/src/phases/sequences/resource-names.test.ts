/** Things with names such as `shelves/s/books/b`, changes with a mask, and verbs behind a colon. */
import { createContract, type OpenApiDocument } from "@cantus/contract";
import { schemaValidator } from "@cantus/contract/schema";
import { expect, test } from "vitest";
import { type Fetch, verify } from "../../index.ts";

const text = { type: "string" };
const json = (schema: object) => ({ content: { "application/json": { schema } } });
const time = { ...text, format: "date-time", readOnly: true };
const book = {
  type: "object",
  required: ["displayName"],
  properties: {
    name: { ...text, readOnly: true, description: "The resource name, shelves/{shelf}/books/{book}." },
    displayName: text,
    notes: text,
    state: { enum: ["SHELVED", "LENT"], readOnly: true },
    updateTime: time,
  },
};
const shelf = { type: "object", properties: { name: text } };
const list = (name: string, items: object) => ({ type: "object", properties: { [name]: { type: "array", items } } });
const id = (name: string) => ({ name, in: "path", required: true, schema: text });
const mask = { name: "updateMask", in: "query", schema: { ...text, format: "google-fieldmask" } };
const answers = (schema: object) => ({
  200: { description: "", ...json(schema) },
  400: { description: "" },
  404: { description: "" },
});
const sends = { requestBody: { required: true, ...json(book) } };
const parameters = [id("shelf"), id("book")];
const contract = createContract({
  openapi: "3.1.1",
  info: { title: "Books", version: "1" },
  paths: {
    "/v1/shelves": { get: { operationId: "shelves", responses: answers(list("shelves", shelf)) } },
    "/v1/shelves/{shelf}/books": {
      parameters: [id("shelf")],
      get: { operationId: "list", responses: answers(list("books", book)) },
      post: { operationId: "create", ...sends, responses: answers(book) },
    },
    "/v1/shelves/{shelf}/books/{book}": {
      parameters,
      get: { operationId: "read", responses: answers(book) },
      patch: { operationId: "update", parameters: [mask], ...sends, responses: answers(book) },
      delete: { operationId: "remove", responses: answers({ type: "object" }) },
    },
    "/v1/shelves/{shelf}/books/{book}:lend": { post: { operationId: "lend", parameters, responses: answers(book) } },
  },
} as unknown as OpenApiDocument);

const bookSchema = contract.operation("create")?.requestBody?.content[0]?.schema ?? true;

interface Broken {
  readonly forgets?: boolean;
  readonly takesAll?: boolean;
  readonly lends?: boolean;
  /** What books are called, by their names. */
  readonly called?: (name: string) => string;
}

function server({ forgets = false, takesAll = false, lends = true, called = (name) => name }: Broken = {}): Fetch {
  const books = new Map<string, Record<string, unknown>>();
  let moment = 0;
  const touched = (kept: object) => ({
    ...kept,
    updateTime: new Date(Date.UTC(2031, 0, 1) + 1000 * moment++).toISOString(),
  });
  return async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    const [name = "", verb] = decodeURIComponent(pathname).replace("/v1/", "").split(":");
    const method = request.method === "HEAD" ? "GET" : request.method;
    if (name === "shelves") return Response.json({ shelves: [{ name: "shelves/blue" }, { name: "shelves/red" }] });
    if (!name.startsWith("shelves/blue/")) return new Response(null, { status: 404 });
    const sent = method === "PATCH" || (method === "POST" && !verb) ? ((await request.json()) as object) : {};
    if (
      method !== "GET" &&
      method !== "DELETE" &&
      !verb &&
      !schemaValidator(contract).accepts(bookSchema, sent, "request")
    )
      return new Response(null, { status: 400 });
    if (name.endsWith("/books") && method === "POST") {
      const made = touched({ state: "SHELVED", ...sent, name: `${name}/b${books.size}` }) as Record<string, unknown>;
      books.set(String(made.name), forgets ? { ...made, notes: "" } : made);
      return Response.json(made);
    }
    if (name.endsWith("/books")) return Response.json({ books: [...books.values()] });
    const kept = books.get(name);
    if (!kept) return new Response(null, { status: 404 });
    if (method === "DELETE") {
      books.delete(name);
      return Response.json({});
    }
    if (method === "GET") return Response.json({ ...kept, name: called(name) });
    const masked = searchParams.get("updateMask")?.split(",") ?? Object.keys(sent);
    const change = Object.entries(sent).filter(([member]) => takesAll || masked.includes(member));
    const next = touched({ ...kept, ...Object.fromEntries(change), ...(verb && { state: "LENT" }) });
    if (!verb || lends) books.set(name, next as Record<string, unknown>);
    return Response.json(next);
  };
}

async function told(broken?: Broken): Promise<string[]> {
  const { findings, warnings } = await verify(contract, server(broken), { phases: ["examples", "sequences"] }).result;
  return [...findings.map(({ check }) => check), ...warnings.map(({ message }) => message)];
}

test("nothing is found where a server keeps to it", async () => expect(await told()).toEqual([]));

test("what it is in may have another name besides", async () =>
  expect(await told({ called: (name) => name.replace("blue", "170") })).not.toContain("in-its-place"));

test.each<[string, Broken, string]>([
  ["what was created is not read back", { forgets: true }, "read-back"],
  ["a change takes what its mask does not name", { takesAll: true }, "only-sent-changes"],
  ["a name without its shelf", { called: (name) => name.slice("shelves/blue/books/".length) }, "in-its-place"],
  ["a name with another shelf", { called: (name) => name.replace("blue", "red") }, "in-its-place"],
  ["a verb behind a colon leaves nothing", { lends: false }, "action-is-kept"],
])("%s, and it is found", async (_, broken, found) => expect(await told(broken)).toContain(found));
