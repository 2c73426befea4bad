import type { OpenApiDocument } from "@cantus/contract";
import { expect, test } from "vitest";
import { splitDirections } from "./direction.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: object) => ({ content: { "application/json": { schema } } });
const text = { type: "string" };

function split(schemas: Record<string, object>, body: object, answer: object) {
  const document = {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: { "/a": { post: { requestBody: json(body), responses: { 200: json(answer) } } } },
    components: { schemas: structuredClone(schemas) },
  } as unknown as OpenApiDocument;
  const added = splitDirections(document);
  const post = document.paths?.["/a"]?.post as {
    requestBody: ReturnType<typeof json>;
    responses: { 200: ReturnType<typeof json> };
  };
  return {
    added: Object.fromEntries(added),
    schemas: document.components?.schemas,
    sent: post.requestBody.content["application/json"].schema,
    received: post.responses[200].content["application/json"].schema,
  };
}

test("a schema with both has a form for what is sent", () => {
  const User = {
    type: "object",
    required: ["id", "name", "password"],
    properties: { id: { ...text, readOnly: true }, name: text, password: { ...text, writeOnly: true } },
  };
  expect(split({ User }, ref("User"), ref("User"))).toEqual({
    added: { UserWritable: "User" },
    schemas: {
      User: { type: "object", required: ["id", "name"], properties: { id: { ...text, readOnly: true }, name: text } },
      UserWritable: {
        type: "object",
        required: ["name", "password"],
        properties: { name: text, password: { ...text, writeOnly: true } },
      },
    },
    sent: ref("UserWritable"),
    received: ref("User"),
  });
});

test("what refers to one has one too, also in a circle; what does not, has none", () => {
  const Node = {
    type: "object",
    properties: { id: { ...text, readOnly: true }, next: ref("Node"), plain: ref("Plain") },
  };
  const { added, schemas } = split({ Node, Plain: text, List: { type: "array", items: ref("Node") } }, ref("List"), {});
  expect(added).toEqual({ ListWritable: "List", NodeWritable: "Node" });
  expect(schemas).toMatchObject({
    ListWritable: { items: ref("NodeWritable") },
    NodeWritable: { properties: { next: ref("NodeWritable"), plain: ref("Plain") } },
  });
});

test("a name that is taken stays who it is", () => {
  const User = { properties: { id: { ...text, readOnly: true } } };
  const { added } = split({ User, UserWritable: text }, ref("User"), {});
  expect(added).toEqual({ UserWritable2: "User" });
});

test("the tags of a choice stay", () => {
  const Cat = { properties: { kind: text, id: { ...text, readOnly: true } } };
  const Dog = { properties: { kind: text } };
  const discriminator = { propertyName: "kind", mapping: { dog: "Dog" } };
  const Pet = { oneOf: [ref("Cat"), ref("Dog")], discriminator };
  const { schemas } = split({ Cat, Dog, Pet }, ref("Pet"), ref("Pet"));
  expect(schemas?.PetWritable).toEqual({
    oneOf: [ref("CatWritable"), ref("Dog")],
    discriminator: {
      propertyName: "kind",
      mapping: { Cat: "#/components/schemas/CatWritable", dog: "#/components/schemas/Dog" },
    },
  });
  expect(schemas?.Pet).toEqual(Pet);
});

test("schemas that stand in their place are told apart as well, and a property may be readOnly by what it refers to", () => {
  const Id = { ...text, readOnly: true };
  const inline = { type: "object", properties: { id: ref("Id"), secret: { ...text, writeOnly: true }, name: text } };
  const { added, sent, received } = split({ Id }, inline, structuredClone(inline));
  expect(added).toEqual({});
  expect(sent).toEqual({ type: "object", properties: { secret: { ...text, writeOnly: true }, name: text } });
  expect(received).toEqual({ type: "object", properties: { id: ref("Id"), name: text } });
});

test("an example, and a contract without directions, stay as they are", () => {
  const User = { type: "object", properties: { name: text }, example: { properties: { id: { readOnly: true } } } };
  expect(split({ User }, ref("User"), ref("User"))).toEqual({
    added: {},
    schemas: { User },
    sent: ref("User"),
    received: ref("User"),
  });
});
