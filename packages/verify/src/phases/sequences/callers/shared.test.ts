/** What callers share is nobody's own: it may be deleted by each of them, for good or into the trash. */
import { createContract, type OpenApiDocument } from "@cantus/contract";
import { expect, test } from "vitest";
import { type Fetch, verify } from "../../../index.ts";

const json = (schema: object) => ({ content: { "application/json": { schema } } });
const note = {
  type: "object",
  required: ["id", "words", "trashed"],
  properties: { id: { type: "string" }, words: { type: "string" }, trashed: { type: "boolean" } },
};
const answers = (status: number, schema?: object) => ({
  responses: {
    [status]: { description: "", ...(schema && json(schema)) },
    401: { description: "" },
    404: { description: "" },
  },
});
const words = { type: "string", minLength: 1, maxLength: 40 };
const body = {
  requestBody: { required: true, ...json({ type: "object", required: ["words"], properties: { words } }) },
};
const contract = createContract({
  openapi: "3.1.1",
  info: { title: "Notes", version: "1" },
  security: [{ Key: [] }],
  paths: {
    "/notes": {
      get: { operationId: "list", ...answers(200, { type: "array", items: note }) },
      post: { operationId: "create", ...body, ...answers(201, note) },
    },
    "/notes/{id}": {
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
      get: { operationId: "read", ...answers(200, note) },
      patch: { operationId: "change", ...body, ...answers(200, note) },
      delete: { operationId: "remove", ...answers(204) },
    },
  },
  components: { securitySchemes: { Key: { type: "apiKey", in: "header", name: "key" } } },
} as unknown as OpenApiDocument);

/** @param isTrash whether what is deleted can still be read */
function server(isTrash: boolean): Fetch {
  const notes = new Map<string, { id: string; words: string; trashed: boolean }>();
  return async (request) => {
    if (!/^[ab]$/.test(request.headers.get("key") ?? "")) return new Response(null, { status: 401 });
    const [, , id] = new URL(request.url).pathname.split("/");
    const sent = request.body && (await request.json());
    if (id === undefined && request.method === "POST") {
      const made = { id: `n${notes.size + 1}`, words: sent.words, trashed: false };
      notes.set(made.id, made);
      return Response.json(made, { status: 201 });
    }
    if (id === undefined) return Response.json([...notes.values()].filter(({ trashed }) => !trashed));
    const one = notes.get(id);
    if (!one || (one.trashed && !isTrash)) return new Response(null, { status: 404 });
    if (request.method === "DELETE") one.trashed = true;
    if (request.method === "DELETE") return new Response(null, { status: 204 });
    if (request.method === "PATCH") one.words = sent.words;
    return Response.json(one);
  };
}

test.each([
  ["for good, and is not missed then", false],
  ["into the trash, where it can be read", true],
])("what is shared is deleted by another caller %s", async (_, isTrash) => {
  const identities = { a: { headers: { key: "a" } }, b: { headers: { key: "b" } } };
  const run = verify(contract, server(isTrash), { phases: ["examples", "sequences"], identities });
  const { findings, ambiguities } = await run.result;
  expect(findings.filter(({ check }) => check === "isolation" || check === "kept")).toEqual([]);
  expect(ambiguities.map(({ message }) => message)).toContainEqual(expect.stringContaining("a and b share notes"));
});

test("what is deleted by another caller as it seems, and is as it was for its owner, is not deleted", async () => {
  const owners = new Map<string, string>();
  const own = server(true);
  const kept: Fetch = async (request) => {
    const key = request.headers.get("key") ?? "";
    const [, , id] = new URL(request.url).pathname.split("/");
    if (id === undefined && request.method === "GET" && /^[ab]$/.test(key)) return Response.json([]);
    if (id !== undefined && owners.has(id) && owners.get(id) !== key && /^[ab]$/.test(key))
      return new Response(null, { status: request.method === "DELETE" ? 204 : 404 });
    const answer = await own(request);
    if (answer.status === 201) owners.set((await answer.clone().json()).id, key);
    return answer;
  };
  const identities = { a: { headers: { key: "a" } }, b: { headers: { key: "b" } } };
  const { findings } = await verify(contract, kept, { phases: ["examples", "sequences"], identities }).result;
  expect(findings.map(({ check }) => check)).not.toContain("isolation");
});

test("what a list leaves out for each caller is shared all the same", async () => {
  const shared = server(false);
  const unlisted: Fetch = async (request) => {
    const answer = await shared(request);
    const isList = request.method === "GET" && new URL(request.url).pathname === "/notes";
    return isList && answer.ok ? Response.json([]) : answer;
  };
  const identities = { a: { headers: { key: "a" } }, b: { headers: { key: "b" } } };
  const { findings } = await verify(contract, unlisted, { phases: ["examples", "sequences"], identities }).result;
  expect(findings.map(({ check }) => check)).not.toContain("isolation");
});
