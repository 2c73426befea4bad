import { fileURLToPath } from "node:url";
import { type Contract, createContract, type Schema } from "@cantus/contract";
import { readContract } from "@cantus/contract/read";
import { schemaValidator } from "@cantus/contract/schema";
import { beforeAll, describe, expect, it } from "vitest";
import { faithfulValue, schemaCandidates } from "./faithful.ts";
import { sample } from "./sample.ts";

let contract: Contract;

beforeAll(async () => {
  contract = await readContract(fileURLToPath(new URL("jobs.fixture/openapi.yaml", import.meta.url)));
});

const job: Schema = { $ref: "#/components/schemas/Job" };

const B = { b: { type: "string", pattern: "^[0-9]{4}$" } } as const;
const PARTS: Schema = {
  allOf: [{ type: "object", properties: { a: { type: "string", minLength: 2 } }, required: ["a"] }],
};

describe("a value made for a schema", () => {
  it("is plain, fits its patterns, ends where the schema is recursive and keeps secrets to itself", async () => {
    const made = await sample(contract, job);
    expect(made).toMatchObject({ id: expect.stringMatching(/^job_[0-9a-f]{12}$/), status: "queued" });
    expect(made).not.toHaveProperty("secret");
  });

  it("has only what is required when it shall be lean", async () => {
    expect(Object.keys((await sample(contract, job, { lean: true })) as object)).toEqual(["id", "status"]);
  });

  it("is the same for the same seed and another for another", async () => {
    const text: Schema = { type: "string", minLength: 20, maxLength: 40 };
    const [a, b, c] = await Promise.all(["1", "1", "2"].map((dynamic) => sample(contract, text, { dynamic })));
    expect(a).toBe(b);
    expect(a).not.toBe(c);
  });

  it("changes nothing of the contract", async () => {
    const before = JSON.stringify(contract.document);
    await sample(contract, job, { dynamic: "1" });
    await sample(contract, job, { dynamic: true });
    expect(JSON.stringify(contract.document)).toBe(before);
  });

  it.each<[what: string, schema: Schema]>([
    ["a choice with neighbours and a discriminator", { $ref: "#/components/schemas/Node" }],
    [
      "a choice of what is required",
      {
        type: "object",
        properties: { a: { type: "string" }, b: { type: "integer" } },
        anyOf: [{ required: ["a"] }, { required: ["b"] }],
      },
    ],
    [
      "a reference with siblings",
      { $ref: "#/components/schemas/Job", properties: { more: { type: "integer" } }, required: ["more"] } as Schema,
    ],
    ["a tuple", { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }], items: false, minItems: 2 }],
    ["a nullable", { type: ["null", "integer"], minimum: 3 }],
    ["a list that must not be short", { type: "array", minItems: 3, items: { type: "string", format: "uuid" } }],
    ["a list of distinct things", { type: "array", minItems: 2, uniqueItems: true, items: { type: "string" } }],
    ["a multiple", { type: "integer", multipleOf: 7, minimum: 10, maximum: 20 }],
    ["a fraction between bounds", { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1 }],
    ["a map", { type: "object", additionalProperties: { type: "integer" }, minProperties: 1 }],
    [
      "allOf with closed properties",
      {
        allOf: [
          { type: "object", properties: { a: { const: 1 } }, required: ["a"] },
          { properties: { b: { const: 2 } } },
        ],
        unevaluatedProperties: false,
      },
    ],
    [
      "a choice of which one branch takes what the others do",
      {
        oneOf: [
          { type: "object", properties: { a: { const: 1 } }, required: ["a"] },
          { type: "object", properties: { b: { const: 1 } }, required: ["b"] },
          { type: "object" },
        ],
      },
    ],
    ["parts that meet again", { type: "array", minItems: 2, items: { type: "object", additionalProperties: PARTS } }],
    ["parts that describe the same property", { allOf: [PARTS, { properties: { a: { maxLength: 3 } } }] }],
    [
      "a part with an example",
      {
        allOf: [
          { ...PARTS, example: { a: "abc" } },
          { required: ["b"], properties: B },
        ],
      },
    ],
    ["what is required and not described", { type: "object", required: ["a"], properties: { b: { type: "integer" } } }],
    ["anything", {}],
    ["true", true],
  ])("is valid for %s", async (_, schema) => {
    const found = await faithfulValue(contract, schema, [schemaCandidates(contract, schema, undefined)]);
    expect(found?.violations).toEqual([]);
    expect(schemaValidator(contract).accepts(schema, found?.value, "response")).toBe(true);
  });

  describe("of forms that overlap, chosen by a discriminator", () => {
    const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
    const pet = (own: Record<string, Schema>): Schema => ({
      type: "object",
      required: ["kind"],
      properties: { kind: { type: "string" }, ...own },
    });
    const pets = createContract({
      openapi: "3.1.0",
      info: { title: "t", version: "1" },
      components: {
        schemas: {
          Fish: pet({ fins: { type: "integer" } }) as Record<string, unknown>,
          Bird: pet({ wings: { type: "string" } }) as Record<string, unknown>,
          Cat: { ...(pet({}) as object), properties: { kind: { enum: ["tabby"] } } },
          Owner: { type: "object", required: ["pet"], properties: { pet: { $ref: "#/components/schemas/Pet" } } },
          Pet: {
            oneOf: [ref("Fish"), ref("Bird")],
            discriminator: { propertyName: "kind", mapping: { fish: "#/components/schemas/Fish", bird: "Bird" } },
          },
          Any: { anyOf: [ref("Cat"), ref("Bird")], discriminator: { propertyName: "kind" } },
        },
      },
    });
    const branches: Record<string, string> = { fish: "Fish", bird: "Bird", tabby: "Cat", Bird: "Bird" };

    it.each<[schema: string, dynamic: string | undefined]>([
      ["Pet", undefined],
      ["Owner", undefined],
      ["Any", undefined],
      ...["1", "2", "3", "4"].flatMap((seed): [string, string][] => [
        ["Pet", seed],
        ["Any", seed],
      ]),
    ])("%s with seed %s has the form that it says, and no other", (name, dynamic) => {
      const found = faithfulValue(pets, ref(name), [schemaCandidates(pets, ref(name), dynamic)]);
      expect(found?.violations).toEqual([]);
      const made = found?.value as { kind: string; pet?: { kind: string } };
      const value = made.pet ?? made;
      const branch = branches[value.kind] as string;
      expect(branch, value.kind).toBeDefined();
      expect(schemaValidator(pets).validate(ref(branch), value, "response")).toEqual([]);
    });
  });

  it("ends where circles cross each other, and what must be there is there", async () => {
    const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
    const parent = {
      type: "object",
      required: ["children"],
      properties: { children: { type: "array", items: ref("Node") } },
    };
    const kind = (name: string) => ({ type: "object", required: ["kind"], properties: { kind: { const: name } } });
    const crossing = createContract({
      openapi: "3.1.0",
      info: { title: "t", version: "1" },
      components: {
        schemas: {
          Node: { oneOf: [ref("Group"), ref("Frame"), ref("Line")] },
          Parent: parent,
          Group: { allOf: [kind("group"), ref("Parent")] },
          Frame: { allOf: [kind("frame"), ref("Parent")] },
          Line: kind("line"),
          Page: {
            type: "object",
            required: ["nodes"],
            properties: { nodes: { type: "object", additionalProperties: ref("Node") } },
          },
        },
      },
    });
    const found = await faithfulValue(crossing, ref("Page"), [schemaCandidates(crossing, ref("Page"), undefined)]);
    expect(found?.violations).toEqual([]);
    expect(found?.value).toMatchObject({ nodes: { property1: { kind: expect.any(String) } } });
  });

  it("does not end the process where no value is possible", async () => {
    const schema: Schema = { type: "integer", minimum: 5, maximum: 4 };
    const found = await faithfulValue(contract, schema, [schemaCandidates(contract, schema, undefined)]);
    expect(found?.violations).not.toEqual([]);
  });
});
