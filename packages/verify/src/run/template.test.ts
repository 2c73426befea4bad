import { expect, test } from "vitest";
import { idOf } from "../state/item.ts";
import { contractOf } from "../testdata/strict.ts";
import { itemKeys } from "./template.ts";

test.each<[parameter: string, schema: object, item: Record<string, unknown>, id: string | undefined]>([
  ["job_id", { type: "string" }, { job_id: "a", id: "b" }, "a"],
  ["jobId", { type: "string" }, { "Job-ID": "a" }, "a"],
  ["id", { type: "string" }, { id: 7 }, "7"],
  ["gpg_key_id", { type: "integer" }, { key_id: "3262EFF25BA0D270", id: 3 }, "3"],
  ["gpg_key_id", { type: "string" }, { key_id: "3262EFF25BA0D270", id: 3 }, "3262EFF25BA0D270"],
  ["job_id", { type: "integer" }, { id: "17" }, "17"],
  ["job_id", { type: "string" }, { id: "" }, undefined],
])("an item is called in {%s} (%o) by its own id", (name, schema, item, id) => {
  const get = { operationId: "getThing", parameters: [{ name, in: "path", required: true, schema }], responses: {} };
  const [operation] = contractOf({}, { paths: { [`/things/{${name}}`]: { get } } }).operations;
  const [key] = operation ? itemKeys(operation) : [];
  expect(key && idOf(item, key)).toBe(id);
});
