import { expect, test } from "vitest";
import { readMultipart, writeMultipart } from "./multipart.ts";

const text = Buffer.from("Grüße");
const bytes = Buffer.from([0, 255, 13, 10, 45, 45, 120, 13, 10]);
const parts = [
  { name: 'ti"tle', body: text },
  {
    name: "file",
    fileName: "a.bin",
    contentType: "audio/wav",
    body: bytes,
  },
];

test("what is written is read again, bytes and names alike", () => {
  const read = readMultipart(writeMultipart(parts, "xyz"), "xyz");
  expect(read?.map(({ body, ...rest }) => ({ ...rest, body: [...body] }))).toEqual([
    { name: 'ti"tle', fileName: undefined, contentType: undefined, body: [...text] },
    { name: "file", fileName: "a.bin", contentType: "audio/wav", body: [...bytes] },
  ]);
});

test("a platform's own FormData is read", async () => {
  const form = new FormData();
  form.set("a", "1");
  form.set("f", new File(["hello"], "h.txt", { type: "text/plain" }));
  const response = new Response(form);
  const boundary = /boundary=(.*)$/.exec(response.headers.get("content-type") ?? "")?.[1] ?? "";
  const read = readMultipart(await response.bytes(), boundary);
  expect(read?.map((part) => [part.name, part.fileName, Buffer.from(part.body).toString()])).toEqual([
    ["a", undefined, "1"],
    ["f", "h.txt", "hello"],
  ]);
});

test("a body without its last delimiter is refused", () => {
  expect(
    readMultipart(Buffer.from('--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'), "x"),
  ).toBeUndefined();
});
