import { describe, expect, test } from "vitest";
import { createContract } from "../create.ts";
import type { ContractNotice } from "../error.ts";
import type { OpenApiDocument } from "../model.ts";
import { Remembered } from "../remembered.ts";
import { writeVerdictModule } from "./module.ts";

type Schemas = Record<string, unknown>;

function contractOf(schemas: Schemas) {
  const answer = (name: string) => ({
    description: "",
    content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
  });
  return createContract({
    openapi: "3.1.1",
    info: { title: "Test", version: "1" },
    paths: Object.fromEntries(
      Object.keys(schemas).map((name) => [`/${name}`, { get: { responses: { "200": answer(name) } } }]),
    ),
    components: { schemas },
  } as unknown as OpenApiDocument);
}

const Tag = { type: "string", pattern: "^[a-z]+$", maxLength: 9 };
const Pet = { type: "object", required: ["tag"], properties: { tag: { $ref: "#/components/schemas/Tag" } } };
const Event = { type: "object", properties: { at: { type: "string", format: "date-time" }, code: { pattern: "^x" } } };

describe("of a version that follows another, the module is the one that is written anew", () => {
  test.each<[what: string, before: Schemas, after: Schemas]>([
    ["when nothing changed", { Tag, Pet, Event }, { Tag, Pet, Event }],
    ["when a schema changed", { Tag, Pet, Event }, { Tag: { ...Tag, maxLength: 10 }, Pet, Event }],
    ["when a pattern changed", { Tag, Pet, Event }, { Tag: { ...Tag, pattern: "^[a-z0-9]+$" }, Pet, Event }],
    ["when a schema came before the others", { Tag, Pet }, { Event, Tag, Pet }],
    ["when one went", { Event, Tag, Pet }, { Tag, Pet }],
    ["when their order changed", { Tag, Pet, Event }, { Event, Pet, Tag }],
    ["when a property became one to be read only", { Tag, Pet }, { Tag: { ...Tag, readOnly: true }, Pet }],
  ])("%s", (_, before, after) => {
    const written = new Remembered<never>();
    const write = (schemas: Schemas) => writeVerdictModule(contractOf(schemas), undefined, written);
    write(before);
    expect(write(after)).toBe(writeVerdictModule(contractOf(after)));
    expect(write(before)).toBe(writeVerdictModule(contractOf(before)));
  });

  test("and what cannot be compiled is said each time", () => {
    const contract = contractOf({ Broken: { type: "object", properties: { a: { minimum: "1" } } } });
    const written = new Remembered<never>();
    const told = () => {
      const notices: ContractNotice[] = [];
      writeVerdictModule(contract, (notice) => notices.push(notice), written);
      return notices.map(({ code }) => code);
    };
    expect(told()).toEqual(["INVALID_SCHEMA"]);
    expect(told()).toEqual(["INVALID_SCHEMA"]);
  });
});
