import { itemKeys } from "@cantus/contract/collections";
import { expect, test } from "vitest";
import { contractOf } from "../testdata/strict.ts";
import { idOf } from "./item.ts";

test.each<[parameter: string, schema: object, item: Record<string, unknown>, id: string | undefined]>([
  ["job_id", { type: "string" }, { job_id: "a", id: "b" }, "a"],
  ["jobId", { type: "string" }, { "Job-ID": "a" }, "a"],
  ["id", { type: "string" }, { id: 7 }, "7"],
  ["gpg_key_id", { type: "integer" }, { key_id: "3262EFF25BA0D270", id: 3 }, "3"],
  ["gpg_key_id", { type: "string" }, { key_id: "3262EFF25BA0D270", id: 3 }, "3262EFF25BA0D270"],
  ["job_id", { type: "integer" }, { id: "17" }, "17"],
  ["job_id", { type: "string" }, { id: "" }, undefined],
  ["thing", { type: "string" }, { name: "shelves/s/things/t" }, "t"],
  ["thing_id", { type: "string" }, { id: "a/b" }, "a/b"],
])("an item is called in {%s} (%o) by its own id", (name, schema, item, id) => {
  const get = { operationId: "getThing", parameters: [{ name, in: "path", required: true, schema }], responses: {} };
  const contract = contractOf({}, { paths: { [`/things/{${name}}`]: { get } } });
  const [key] = contract.operations.flatMap((operation) => itemKeys(contract, operation));
  expect(key && idOf(contract, item, key)).toBe(id);
});

test("an item is called by what its schema says that the path names", () => {
  const user = { type: "object", properties: { id: { type: "integer" }, login: { type: "string" } } };
  const shown = (schema: object) => ({ 200: { description: "", content: { "application/json": { schema } } } });
  const parameters = [{ name: "username", in: "path", required: true, schema: { type: "string" } }];
  const contract = contractOf(
    {},
    {
      paths: {
        "/users": { get: { operationId: "list", responses: shown({ type: "array", items: user }) } },
        "/users/{username}": { get: { operationId: "read", parameters, responses: shown(user) } },
      },
    },
  );
  const [key] = contract.operations.flatMap((operation) => itemKeys(contract, operation));
  expect(key && idOf(contract, { id: 17, login: "octo" }, key)).toBe("octo");
});
