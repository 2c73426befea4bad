import { createContract } from "@cantus/contract";
import { expect, test } from "vitest";
import { type Fetch, verify } from "../../../index.ts";
import { json } from "../../../testdata/plans.ts";

const text = { type: "string", maxLength: 200 };
const settings = {
  type: "object",
  properties: { notify: { type: "boolean" }, capacity: { type: "integer", minimum: 1, maximum: 9 } },
};
const fields = (value: object) => ({ type: "object", additionalProperties: value });
const sent = (of: object) => ({ type: "object", properties: { title: text, settings, fields: fields(of) } });
const shown = {
  type: "object",
  required: ["id"],
  properties: { id: text, title: text, settings, fields: fields(text) },
};
const answer = (schema: object) => ({ description: "", ...json(schema) });
const contract = createContract({
  openapi: "3.1.1",
  info: { title: "Boards", version: "1" },
  paths: {
    "/boards": { post: { operationId: "create", requestBody: json(sent(text)), responses: { 201: answer(shown) } } },
    "/boards/{board_id}": {
      parameters: [{ name: "board_id", in: "path", required: true, schema: text }],
      get: { operationId: "read", responses: { 200: answer(shown), 404: { description: "" } } },
      patch: {
        operationId: "change",
        requestBody: {
          content: { "application/merge-patch+json": { schema: sent({ type: ["string", "null"], maxLength: 200 }) } },
        },
        responses: { 200: answer(shown), 404: { description: "" } },
      },
    },
  },
} as never);

type Board = Record<string, unknown>;
type Merge = (was: unknown, patch: unknown) => unknown;

/** RFC 7396, section 2. */
const merge: Merge = (was, patch) => {
  if (typeof patch !== "object" || patch === null) return patch;
  const merged: Board = { ...(was as Board) };
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name];
    else merged[name] = merge(merged[name], value);
  }
  return merged;
};

function boards(mergeMember: Merge): Fetch {
  const all = new Map<string, Board>();
  return async (request) => {
    const [, , id = ""] = new URL(request.url).pathname.split("/");
    const body = (await request.json().catch(() => ({}))) as Board;
    if (request.method === "POST") {
      const made: Board = { ...body, id: `b${all.size + 1}` };
      all.set(String(made.id), made);
      return Response.json(made, { status: 201 });
    }
    const board = all.get(id);
    if (!board) return new Response(null, { status: 404 });
    if (request.method === "PATCH") {
      for (const [name, value] of Object.entries(body)) {
        if (value === null) delete board[name];
        else board[name] = mergeMember(board[name], value);
      }
    }
    return Response.json(board);
  };
}

test.each<[string, Merge, readonly unknown[]]>([
  ["merged at every depth", merge, []],
  [
    "replaced",
    (_, patch) => (typeof patch === "object" ? merge({}, patch) : patch),
    [expect.stringMatching(/^only-sent-changes: Changing \/settings\/notify alone turned \/settings\/capacity from /)],
  ],
  [
    "kept where a null removes it",
    (was, patch) =>
      typeof patch === "object"
        ? { ...(merge(was, JSON.parse(JSON.stringify(patch, (_, each) => each ?? undefined))) as Board) }
        : patch,
    [expect.stringMatching(/^updated-is-changed: \/fields\/secondKey was removed by null, and is read back as /)],
  ],
])("an object within a thing is %s by a merge patch", async (_, mergeMember, told) => {
  const { findings } = await verify(contract, boards(mergeMember), { phases: ["examples", "sequences"] }).result;
  const ofMembers = findings.filter(({ message }) => /^(Changing )?\/(settings|fields)\//.test(message));
  expect(ofMembers.map(({ check, message }) => `${check}: ${message}`)).toEqual(told);
});
