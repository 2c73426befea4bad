import { expect, test } from "vitest";
import { createContract } from "../create.ts";
import type { OpenApiDocument } from "../model.ts";
import { addressOf } from "./addresses.ts";

const text = { type: "string" };

/** `POST /things.update {id! name} ?page!` by its method, path, members of its body and query; `!` says that it is required. */
function operation(call: string): [path: string, item: object] {
  const [method = "", path = ""] = call.split(" ");
  const body = /\{([^{}]*)\}(?=$| \?)/.exec(call.slice(`${method} ${path}`.length))?.[1];
  const names = (list: string) => list.split(" ").filter(Boolean);
  const plain = (name: string) => name.replace("!", "");
  const parameter = (place: string) => (name: string) => ({
    name: plain(name),
    in: place,
    required: place === "path" || name.endsWith("!"),
    schema: text,
  });
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const members = names(body ?? "");
  const schema = {
    type: "object",
    properties: Object.fromEntries(members.map((name) => [plain(name), text])),
    required: members.filter((name) => name.endsWith("!")).map(plain),
  };
  const made = {
    operationId: call,
    parameters: [...inPath.map(parameter("path")), ...names(/ \?(.*)$/.exec(call)?.[1] ?? "").map(parameter("query"))],
    ...(body !== undefined && { requestBody: { required: true, content: { "application/json": { schema } } } }),
    responses: { 200: { description: "" } },
  };
  return [path, { [method.toLowerCase()]: made }];
}

function addresses(calls: readonly string[]): Record<string, string> {
  const paths: Record<string, object> = {};
  for (const [path, item] of calls.map(operation)) paths[path] = { ...paths[path], ...item };
  const contract = createContract({
    openapi: "3.1.1",
    info: { title: "Calls", version: "1" },
    paths,
  } as unknown as OpenApiDocument);
  return Object.fromEntries(
    contract.operations.map((each) => {
      const { method, path, keys } = addressOf(contract, each);
      const ids = keys.map(({ in: place, parameter, collection }) => `${collection} by ${place} ${parameter}`);
      return [each.id, [`${method} ${path}`, ...ids].join(", ")];
    }),
  );
}

test.each<[style: string, calls: Record<string, string>]>([
  [
    "with a dot, all of them POST",
    {
      "POST /docs.create {title!}": "post /docs",
      "POST /docs.list {limit}": "get /docs",
      "POST /docs.info {id!}": "get /docs/{}, /docs by body id",
      "POST /docs.update {id! title}": "patch /docs/{}, /docs by body id",
      "POST /docs.archive {id!}": "post /docs/{}/archive, /docs by body id",
      "POST /docs.delete {id!}": "delete /docs/{}, /docs by body id",
    },
  ],
  [
    "with a dot, what reads by GET",
    {
      "POST /v2/users.create {name!}": "post /v2/users",
      "GET /v2/users.list ?cursor": "get /v2/users",
      "GET /v2/users.info ?user!": "get /v2/users/{}, /v2/users by query user",
    },
  ],
  [
    "as a path",
    {
      "POST /files/create {name!}": "post /files",
      "GET /files/list": "get /files",
      "GET /files/get ?file_id!": "get /files/{}, /files by query file_id",
      "POST /files/remove {file_id!}": "delete /files/{}, /files by body file_id",
    },
  ],
  [
    "in one word",
    {
      "POST /createThing {name!}": "post /things",
      "GET /getThings ?page": "get /things",
      "GET /getThing ?id!": "get /things/{}, /things by query id",
      "DELETE /delete-thing ?id!": "delete /things/{}, /things by query id",
    },
  ],
  [
    "below a tenant",
    {
      "POST /orgs/{org}/jobs.start {name!}": "post /orgs/{}/jobs.start, /orgs by path org",
      "POST /orgs/{org}/jobs.create {name!}": "post /orgs/{}/jobs, /orgs by path org",
      "POST /orgs/{org}/jobs.get {job!}": "get /orgs/{}/jobs/{}, /orgs by path org, /orgs/{}/jobs by body job",
    },
  ],
  [
    "of what is in something",
    {
      "POST /docs.create {title!}": "post /docs",
      "GET /docs.list": "get /docs",
      "POST /notes.create {docId! text!}": "post /docs/{}/notes, /docs by body docId",
      "GET /notes.list ?docId!": "get /docs/{}/notes, /docs by query docId",
      "GET /notes.get ?id!": "get /notes/{}, /notes by query id",
    },
  ],
  [
    "beside paths",
    {
      "POST /users/create {name!}": "post /users",
      "GET /users/{id}": "get /users/{}, /users by path id",
      "DELETE /users/{id}": "delete /users/{}, /users by path id",
    },
  ],
])("a call says what a path would say: %s", (_, calls) => {
  expect(addresses(Object.keys(calls))).toEqual(calls);
});

test.each<[why: string, calls: string[]]>([
  ["a verb alone shows nothing", ["GET /search/index", "POST /search/reset"]],
  ["what is safe makes nothing", ["GET /users/new", "GET /users/edit"]],
  ["what the path has already", ["GET /jobs", "POST /jobs", "GET /jobs/list", "POST /jobs/create {name!}"]],
  ["a file is no call", ["GET /openapi.json", "GET /feed.xml", "POST /openapi.yaml {id!}"]],
  ["nothing picks the thing", ["POST /cache.create {size!}", "POST /cache.update {size!}"].slice(1)],
])("any other path stays what it is: %s", (_, calls) => {
  const found = addresses(calls);
  expect(Object.values(found)).toEqual(
    Object.keys(found).map((id) => `${id.split(" ")[0]?.toLowerCase()} ${id.split(" ")[1]}`),
  );
});

test("what a call can be asked for is in its query or in its body", () => {
  const [path, item] = operation("POST /docs.list {limit status} ?trace");
  const [made, create] = operation("POST /docs.create {title!}");
  const contract = createContract({
    openapi: "3.1.1",
    info: { title: "Calls", version: "1" },
    paths: { [path]: item, [made]: create },
  } as unknown as OpenApiDocument);
  const [list] = contract.operations;
  expect(list && addressOf(contract, list).query.map(({ name }) => name)).toEqual(["trace", "limit", "status"]);
});
