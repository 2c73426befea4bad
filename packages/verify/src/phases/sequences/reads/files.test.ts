import { createHash } from "node:crypto";
import { createContract, type OpenApiDocument } from "@cantus/contract";
import { expect, test } from "vitest";
import { type Fetch, verify } from "../../../index.ts";

const text = { type: "string" };
const json = (schema: object) => ({ content: { "application/json": { schema } } });
const answers = (answer: object, ...others: number[]) => ({
  responses: {
    200: { description: "", ...answer },
    ...Object.fromEntries(others.map((s) => [s, { description: "" }])),
  },
});
const file = {
  type: "object",
  required: ["id", "name", "note", "size", "mediaType", "sha256"],
  properties: { id: text, name: text, note: text, size: { type: "integer" }, mediaType: text, sha256: text },
};
const bytes = { content: { "application/octet-stream": {}, "image/png": {}, "text/plain": {} } };
const id = { name: "id", in: "path", required: true, schema: text };
const form = {
  type: "object",
  required: ["file"],
  properties: { file: { type: "string", format: "binary" }, note: { type: "string", maxLength: 100 } },
};
const encoding = { file: { contentType: "text/plain, application/octet-stream" } };

const whole = answers(bytes, 304, 401, 404, 416);
const download = { responses: { ...whole.responses, 206: { description: "", ...bytes } } };

const contract = createContract({
  openapi: "3.1.1",
  info: { title: "Files", version: "1" },
  security: [{ Key: [] }],
  paths: {
    "/files": {
      post: {
        operationId: "upload",
        requestBody: { required: true, content: { "multipart/form-data": { schema: form, encoding } } },
        responses: { 201: { description: "", ...json(file) }, 400: { description: "" }, 401: { description: "" } },
      },
    },
    "/files/{id}": {
      parameters: [id],
      get: { operationId: "read", ...answers(json(file), 401, 404) },
      delete: {
        operationId: "remove",
        responses: { 204: { description: "" }, 401: { description: "" }, 404: { description: "" } },
      },
    },
    "/files/{id}/content": {
      parameters: [id],
      get: { operationId: "download", ...download },
      put: { operationId: "replace", requestBody: { required: true, ...bytes }, ...answers(json(file), 401, 404) },
    },
    "/me/avatar": {
      get: { operationId: "avatar", ...answers({ content: { "image/png": {} } }, 401, 404) },
      put: {
        operationId: "setAvatar",
        requestBody: { required: true, content: { "image/png": {} } },
        responses: { 204: { description: "" }, 401: { description: "" } },
      },
    },
  },
  components: { securitySchemes: { Key: { type: "apiKey", in: "header", name: "key" } } },
} as unknown as OpenApiDocument);

interface Stored {
  readonly id: string;
  readonly by: string;
  name: string;
  note: string;
  type: string;
  data: Buffer;
}

/** @param fault what it does wrong; without, it is right */
function server(fault?: string): Fetch {
  const files = new Map<string, Stored>();
  const gone = new Map<string, Stored>();
  const avatars = new Map<string, Buffer>();
  const refused = (status: number) => new Response(null, { status });
  const kept = (data: Buffer) => {
    if (fault === "as text") return Buffer.from(data.toString());
    return fault === "cut at 64 kB" ? data.subarray(0, 65_536) : data;
  };
  const shown = ({ id, name, note, type, data }: Stored) => ({
    id,
    note,
    name: fault === "one name" ? "upload" : name,
    size: fault === "size in characters" ? data.toString().length : data.length,
    mediaType: fault === "one type" ? "application/octet-stream" : type,
    sha256: createHash("sha256")
      .update(fault === "digest of the name" ? name : data)
      .digest("hex"),
  });
  const send = (request: Request, { data, type }: Pick<Stored, "data" | "type">) => {
    const etag = fault === "one ETag" ? '"1"' : `"${createHash("md5").update(data).digest("hex")}"`;
    const wanted = request.headers.get("if-none-match");
    if (wanted === etag || (wanted !== null && fault === "304 for any"))
      return new Response(null, { status: 304, headers: { etag } });
    const headers = { etag, "content-type": type };
    const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get("range") ?? "") ?? [];
    if (from === undefined || fault === "no ranges") return new Response(new Uint8Array(data), { headers });
    const first = from === "" ? data.length - Number(to) : Number(from);
    const last = from === "" || to === "" ? data.length - 1 : Math.min(Number(to), data.length - 1);
    if (first >= data.length) return refused(416);
    const part = data.subarray(first, fault === "last byte lost" ? last : last + 1);
    const said = fault === "one too many said" ? last + 1 : last;
    const range = { "content-range": `bytes ${first}-${said}/${data.length}` };
    return new Response(new Uint8Array(part), { status: 206, headers: { ...headers, ...range } });
  };
  return async (request) => {
    const by = request.headers.get("key") ?? "";
    if (by !== "alice" && by !== "bob") return refused(401);
    const [, , name = "", below] = new URL(request.url).pathname.split("/");
    const method = request.method.replace("HEAD", "GET");
    const body = Buffer.from(await request.clone().arrayBuffer());
    if (name === "avatar") {
      const whose = fault === "one avatar" ? "all" : by;
      const own = avatars.get(whose);
      if (method === "GET") return own ? send(request, { data: own, type: "image/png" }) : refused(404);
      avatars.set(whose, body);
      return refused(204);
    }
    if (name === "") {
      const sent = await request.formData().catch(() => undefined);
      const file = sent?.get("file");
      if (!(file instanceof File)) return refused(400);
      const data = kept(Buffer.from(await file.arrayBuffer()));
      const note = fault === "note lost" ? "" : String(sent?.get("note") ?? "");
      const made = { id: crypto.randomUUID(), by, name: file.name, note, type: file.type, data };
      files.set(made.id, made);
      return Response.json(shown(made), { status: 201 });
    }
    const one = files.get(name) ?? (below !== undefined && fault === "bytes stay" ? gone.get(name) : undefined);
    if (!one || (one.by !== by && !(method === "PUT" && fault === "anybody puts"))) return refused(404);
    if (below !== undefined && method === "GET") return send(request, one);
    if (method === "DELETE") {
      gone.set(name, one);
      files.delete(name);
      return refused(204);
    }
    if (method === "PUT") {
      const type = request.headers.get("content-type") ?? "";
      if (fault !== "put lost") files.set(name, { ...one, data: kept(body), type });
    }
    return Response.json(shown(files.get(name) ?? one));
  };
}

test.each<[fault: string | undefined, checks: string[]]>([
  [undefined, []],
  ["as text", ["read-back"]],
  ["cut at 64 kB", ["read-back"]],
  ["size in characters", ["read-back"]],
  ["one type", ["read-back"]],
  ["one name", ["read-back"]],
  ["digest of the name", ["read-back"]],
  ["note lost", ["read-back"]],
  ["put lost", ["read-back"]],
  ["anybody puts", ["isolation"]],
  ["bytes stay", ["deleted-is-gone"]],
  ["one avatar", ["isolation"]],
  ["one ETag", ["etag"]],
  ["304 for any", ["conditional-read"]],
  ["no ranges", []],
  ["last byte lost", ["partial-content"]],
  ["one too many said", ["partial-content"]],
])("what is uploaded is downloaded, and what is said of it is true: %s", async (fault, checks) => {
  const identities = { alice: { credentials: { Key: "alice" } }, bob: { credentials: { Key: "bob" } } };
  const phases = ["examples", "sequences"] as const;
  const { findings } = await verify(contract, server(fault), { identities, phases }).result;
  expect([...new Set(findings.map(({ check }) => check))]).toEqual(expect.arrayContaining(checks));
  if (checks.length === 0) expect(findings.map(({ message }) => message)).toEqual([]);
});
