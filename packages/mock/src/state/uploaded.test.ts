import { createContract } from "@cantus/contract";
import { describe, expect, it } from "vitest";
import { createMock } from "../mock.ts";

const file = { type: "string", format: "binary" };
const item = {
  type: "object",
  required: ["id", "size", "mime_type"],
  properties: {
    id: { type: "string", format: "uuid" },
    fileName: { type: "string", readOnly: true },
    title: { type: "string" },
    size: { type: "integer", readOnly: true },
    mime_type: { type: "string", example: "text/plain" },
  },
};
const content = { "application/json": { schema: item } };
const contract = createContract({
  openapi: "3.1.1",
  info: { title: "Files", version: "1" },
  paths: {
    "/files": {
      post: {
        operationId: "uploadFile",
        requestBody: {
          content: {
            "multipart/form-data": {
              schema: {
                type: "object",
                properties: { file, preview: file, title: { type: "string" }, mime_type: { type: "string" } },
              },
            },
          },
        },
        responses: { 201: { description: "Made", content } },
      },
    },
    "/files/{id}": {
      get: {
        operationId: "getFile",
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string", format: "uuid" } }],
        responses: { 200: { description: "One", content } },
      },
    },
  },
});

async function upload(parts: Readonly<Record<string, string | File>>) {
  const mock = createMock([contract]);
  const body = new FormData();
  for (const [name, part] of Object.entries(parts)) body.append(name, part);
  const made = await (await mock.fetch("http://mock.test/files", { method: "POST", body })).json();
  const read = await (await mock.fetch(`http://mock.test/files/${(made as { id: string }).id}`)).json();
  expect(read).toEqual(made);
  return made;
}

const picture = (name: string) => new File([new Uint8Array(1234)], name, { type: "image/png" });

describe("a file that is uploaded", () => {
  it("is told by its size, type and name", async () => {
    expect(await upload({ file: picture("cover.png"), title: "Cover" })).toMatchObject({
      title: "Cover",
      size: 1234,
      mime_type: "image/png",
      fileName: "cover.png",
    });
  });

  it("is of the type that the caller says", async () => {
    expect(await upload({ file: picture("cover.png"), mime_type: "image/webp" })).toMatchObject({
      size: 1234,
      mime_type: "image/webp",
    });
  });

  it("is told as the contract shows it, where there are several", async () => {
    expect(await upload({ file: picture("cover.png"), preview: picture("small.png") })).toMatchObject({
      mime_type: "text/plain",
    });
  });
});
