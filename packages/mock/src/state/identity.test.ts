import { createContract, type Schema } from "@cantus/contract";
import type { Collection } from "@cantus/contract/collections";
import { describe, expect, it } from "vitest";
import { idsFor } from "./identity.ts";

const contract = createContract({ openapi: "3.1.0", info: { title: "Ids", version: "1" }, paths: {} });

function make(idSchema: Schema | undefined, turn = 1, known?: unknown, taken: readonly unknown[] = []) {
  const collection: Collection = {
    name: "customers",
    path: "/customers",
    segments: ["customers", "{id}"],
    item: true,
    idProperty: "id",
    idSchema,
    idExample: undefined,
    isComplete: true,
    isSingle: false,
  };
  return idsFor(contract, collection, known)(turn, (id) => taken.includes(id), "");
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe("a new id", () => {
  it.each<[string, Schema, unknown, RegExp]>([
    ["is a UUID where the schema says so", { type: "string", format: "uuid" }, undefined, UUID],
    ["keeps the pattern", { type: "string", pattern: "^cus_[0-9a-f]{12}$" }, undefined, /^cus_[0-9a-f]{12}$/],
    [
      "keeps a pattern without an example",
      { type: "string", pattern: "^[A-Z]{3}-\\d{4}$" },
      undefined,
      /^[A-Z]{3}-\d{4}$/,
    ],
    [
      "has the prefix of the schema's example",
      { type: "string", examples: ["ord_9s6XKzkNRiz8"] },
      undefined,
      /^ord_[0-9a-z]{12}$/,
    ],
    ["has the prefix of a known one", { type: "string" }, "INV-20931", /^INV-\d{5}$/],
    ["is named after its collection, else", { type: "string" }, undefined, /^customer_1[0-9a-f]{6}$/],
    ["is short where it has to be", { type: "string", maxLength: 4, minLength: 4 }, undefined, /^.{4}$/],
  ])("%s", async (_, schema, known, form) => {
    expect(await make(schema, 1, known)).toMatch(form);
  });

  it("is another with each turn, and the same with the same", async () => {
    const schema: Schema = { type: "string", format: "uuid" };
    expect(await make(schema, 1)).toBe(await make(schema, 1));
    expect(await make(schema, 1)).not.toBe(await make(schema, 2));
  });

  it("is the next number that is free, within the bounds", async () => {
    expect(await make({ type: "integer" }, 1, undefined, ["1", "2"])).toBe(3);
    expect(await make({ type: "integer", minimum: 100 }, 1)).toBe(100);
  });

  it("is none where nothing is free", async () => {
    expect(await make({ type: "string", enum: ["only"] }, 1, undefined, ["only"])).toBeUndefined();
  });
});
