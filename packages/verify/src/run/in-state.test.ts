import { createContract } from "@cantus/contract";
import { expect, test } from "vitest";
import { type Exchange, type Fetch, type VerifyOptions, verify } from "../index.ts";
import { json } from "../testdata/plans.ts";

const text = { type: "string" };
const title = { type: "object", required: ["title"], properties: { title: { ...text, minLength: 1, maxLength: 5 } } };
const body = (schema: object) => ({ requestBody: { required: true, ...json(schema) } });
const answers = (...statuses: number[]) =>
  Object.fromEntries(
    statuses.map((status) => [
      status,
      status < 300 ? { description: "", ...json({ type: "object" }) } : { description: "" },
    ]),
  );
const inPath = [{ name: "board_id", in: "path", required: true, schema: text }];
const header = (name: string) => ({
  parameters: [{ name, in: "header", required: true, schema: { ...text, minLength: 1 } }],
});
const contractOf = (paths: object) =>
  createContract({ openapi: "3.1.1", info: { title: "Boards", version: "1" }, paths } as never);
const status = (code: number) => new Response(null, { status: code });
const isTitle = (value: unknown, most: number) =>
  typeof value === "string" && value !== "" && [...value].length <= most;

async function run(contract: ReturnType<typeof contractOf>, server: Fetch, options: VerifyOptions = {}) {
  const exchanges: Exchange[] = [];
  const { findings } = await verify(contract, server, {
    phases: ["examples", "boundaries"],
    onExchange: (exchange) => exchanges.push(exchange),
    ...options,
  }).result;
  return { exchanges, told: findings.map(({ check, message }) => `${check}: ${message}`) };
}

test("what is refused as its thing is archived is tried on another", async () => {
  const contract = contractOf({
    "/boards": { post: { operationId: "create", responses: answers(201, 400) } },
    "/boards/{board_id}": {
      parameters: inPath,
      get: { operationId: "read", responses: answers(200, 404) },
      patch: { operationId: "rename", ...body(title), responses: answers(200, 400, 404, 409) },
    },
    "/boards/{board_id}/archive": {
      parameters: inPath,
      post: { operationId: "archive", responses: answers(200, 404) },
    },
  });
  const server = (most: number): Fetch => {
    const boards = new Map<string, boolean>();
    return async (request) => {
      const [, , id = "", word] = new URL(request.url).pathname.split("/");
      if (id === "") {
        const made = `b${boards.size + 1}`;
        boards.set(made, false);
        return Response.json({ id: made }, { status: 201 });
      }
      if (!boards.has(id)) return status(404);
      if (word === "archive") boards.set(id, true);
      if (request.method !== "PATCH") return Response.json({ id });
      if (boards.get(id)) return status(409);
      const sent = await request.json().catch(() => ({}));
      return isTitle(sent.title, most) ? Response.json({ id }) : status(400);
    };
  };
  const ofTitle = async (most: number) =>
    (await run(contract, server(most))).told.filter((each) => each.includes("/title"));
  expect(await ofTitle(5)).toEqual([]);
  expect(await ofTitle(6)).toEqual([expect.stringMatching(/^invalid-refused: body \/title: longer than maxLength 5/)]);
});

test("a change names the ETag that the one before it has left", async () => {
  const contract = contractOf({
    "/board": {
      get: { operationId: "read", responses: answers(200) },
      put: { operationId: "rename", ...header("If-Match"), ...body(title), responses: answers(200, 400, 412) },
    },
  });
  let version = 1;
  const server: Fetch = async (request) => {
    const shown = () => Response.json({}, { headers: { etag: `"${version}"` } });
    if (request.method === "GET") return shown();
    if (request.headers.get("if-match") !== `"${version}"`) return status(412);
    const sent = await request.json().catch(() => ({}));
    if (!isTitle(sent.title, 5)) return status(400);
    version++;
    return shown();
  };
  const { exchanges } = await run(contract, server);
  const stale = exchanges.filter(
    ({ request, response }) => response.status === 412 && /^"\d+"$/.test(String(request.headers["if-match"])),
  );
  expect(stale).toEqual([]);
  expect(version).toBeGreaterThan(4);
});

test("another request has another Idempotency-Key", async () => {
  const contract = contractOf({
    "/boards": {
      post: { operationId: "create", ...header("Idempotency-Key"), ...body(title), responses: answers(201, 400, 422) },
    },
  });
  const server = (most: number): Fetch => {
    const keys = new Map<string, string>();
    return async (request) => {
      const key = request.headers.get("idempotency-key");
      const sent = await request.text();
      const { title: named } = JSON.parse(/^\{.*\}$/.test(sent) ? sent : "{}");
      if (key === null || !isTitle(named, most)) return status(400);
      if ((keys.get(key) ?? sent) !== sent) return status(422);
      keys.set(key, sent);
      return Response.json({ id: `b${keys.size}` }, { status: 201 });
    };
  };
  const ofTitle = async (most: number) =>
    (await run(contract, server(most))).told.filter((each) => each.includes("/title"));
  expect(await ofTitle(5)).toEqual([]);
  expect(await ofTitle(6)).toEqual([expect.stringMatching(/^invalid-refused: body \/title: longer than maxLength 5/)]);
});

test("where a 422 is what breaks the schema is refused by, what keeps it must not be", async () => {
  const note = { type: "object", properties: { note: { type: ["string", "null"], maxLength: 5 } } };
  const contract = contractOf({
    "/notes": { post: { operationId: "write", ...body(note), responses: answers(201, 400, 422) } },
  });
  const server = (code: string): Fetch => {
    return async (request) => {
      const sent = await request.json().catch(() => undefined);
      if (sent === undefined) return status(400);
      const refused = (why: string) => Response.json({ error: { code: why } }, { status: 422 });
      if (sent?.note === null) return refused(code);
      const isRight = typeof sent === "object" && !Array.isArray(sent) && sent !== null;
      if (!isRight || !(sent.note === undefined || (typeof sent.note === "string" && [...sent.note].length <= 5)))
        return refused("invalid");
      return Response.json({}, { status: 201 });
    };
  };
  const ofNote = async (code: string) =>
    (await run(contract, server(code))).told.filter((each) => each.includes("body /note"));
  expect(await ofNote("invalid")).toEqual([
    "valid-accepted: body /note: null: refused with 422, and the contract allows it.",
  ]);
  expect(await ofNote("note_is_needed")).toEqual([]);
});

test("the limits of all operations are sent before many ids in a path that lead nowhere", async () => {
  const id = { name: "id", in: "path", required: true, schema: { type: "string", pattern: "^[a-z]{4}-[0-9]{4}$" } };
  const nouns = ["a", "b", "c", "d", "e", "f", "g", "h"];
  const contract = contractOf({
    ...Object.fromEntries(
      nouns.map((noun) => [
        `/${noun}/{id}`,
        { parameters: [id], get: { operationId: `read_${noun}`, responses: answers(200, 404) } },
      ]),
    ),
    "/boards": { post: { operationId: "create", ...body(title), responses: answers(201, 400) } },
  });
  const server: Fetch = async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname !== "/boards") return /^\/[a-h]\/[a-z]{4}-[0-9]{4}$/.test(pathname) ? Response.json({}) : status(404);
    const sent = await request.json().catch(() => ({}));
    return isTitle(sent.title, 6) ? Response.json({}, { status: 201 }) : status(400);
  };
  const { told } = await run(contract, server, { requests: 160 });
  expect(told).toContainEqual(expect.stringMatching(/^invalid-refused: body \/title: longer than maxLength 5/));
});
