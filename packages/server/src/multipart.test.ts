import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { documentOf, json, type LooseHandler, type ServeOptions, serve } from "./serve.fixture/serve.ts";

const MiB = 1024 * 1024;
const file = { type: "string", format: "binary" };
const form = {
  type: "object",
  required: ["audio"],
  properties: {
    audio: file,
    cover: file,
    stems: { type: "array", items: file },
    title: { type: "string" },
    meta: { type: "object" },
  },
};
const document = documentOf({
  "/upload": {
    post: {
      operationId: "upload",
      requestBody: {
        required: true,
        content: {
          "multipart/form-data": {
            schema: form,
            encoding: { cover: { contentType: "image/png, image/jpeg" }, meta: { contentType: "application/json" } },
          },
        },
      },
      responses: {
        "200": { description: "", content: { "application/json": {}, "application/octet-stream": {} } },
        "409": json(true),
      },
    },
  },
});
const limits = { body: 20 * MiB, memory: 100_000 };
const upload = (handler: LooseHandler, options: ServeOptions = {}) =>
  serve(document, { upload: handler }, { limits, ...options });

/** Where this process puts temporary files, so that no other test's are seen. */
let folder: string;
const before = process.env.TMPDIR;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cantus-test-"));
  process.env.TMPDIR = folder;
});
afterAll(async () => {
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  await rm(folder, { recursive: true });
});
const temporaryFiles = async () => (await readdir(folder, { recursive: true })).filter((name) => name.includes("/"));
const isEmpty = () => expect.poll(() => readdir(folder)).toEqual([]);

function formOf(parts: Record<string, string | Blob>): FormData {
  const data = new FormData();
  for (const [name, part] of Object.entries(parts)) data.append(name, part);
  return data;
}
const large = (size = MiB) => new File([new Uint8Array(size).fill(65)], "é.wav", { type: "audio/wav" });

/** The beginning of a request whose file is not sent to its end. */
async function beginUpload(url: string, bytes = 2 * MiB): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.on("error", () => undefined);
  socket.write(
    [
      "POST /upload HTTP/1.1",
      "Host: a",
      "Content-Type: multipart/form-data; boundary=b",
      `Content-Length: ${10 * MiB}`,
      "",
      "--b",
      'Content-Disposition: form-data; name="audio"; filename="a.wav"',
      "",
      "",
    ].join("\r\n"),
  );
  socket.write(new Uint8Array(bytes));
  await expect.poll(temporaryFiles).toHaveLength(1);
  return socket;
}

describe("a large file", () => {
  test("reaches its handler as any other, from a temporary file that is gone after the answer", async () => {
    let during: string[] = [];
    await using server = await upload(async ({ body }, reply) => {
      during = await temporaryFiles();
      const { audio, title } = body;
      let streamed = 0;
      for await (const chunk of audio.stream()) streamed += chunk.length;
      const start = await audio.slice(0, 3).text();
      return reply(200, { name: audio.name, type: audio.type, size: audio.size, streamed, start, title }, JSON_TYPE);
    });
    const body = formOf({ audio: large(), title: "One" });
    const answer = await server.fetch("/upload", { method: "POST", body });
    expect(await answer.json()).toEqual({
      name: "é.wav",
      type: "audio/wav",
      size: MiB,
      streamed: MiB,
      start: "AAA",
      title: "One",
    });
    expect(during).toHaveLength(1);
    await isEmpty();
  });

  test("a small one beside it stays in memory, and both keep their order", async () => {
    let during: string[] = [];
    await using server = await upload(async ({ body }, reply) => {
      during = await temporaryFiles();
      return reply(
        200,
        body.stems.map(({ size }: File) => size),
        JSON_TYPE,
      );
    });
    const body = formOf({ audio: new File(["x"], "x") });
    for (const size of [200_000, 10, 300_000]) body.append("stems", large(size));
    const answer = await server.fetch("/upload", { method: "POST", body });
    expect(await answer.json()).toEqual([200_000, 10, 300_000]);
    expect(during).toHaveLength(2);
    await isEmpty();
  });

  test("may be what is answered with", async () => {
    await using server = await upload(({ body }, reply) =>
      reply(200, body.audio, { contentType: "application/octet-stream" }),
    );
    const answer = await server.fetch("/upload", { method: "POST", body: formOf({ audio: large(3 * MiB) }) });
    expect((await answer.bytes()).length).toBe(3 * MiB);
    await isEmpty();
  });

  test.each<[how: string, handler: LooseHandler, status: number]>([
    [
      "an error",
      () => {
        throw new Error("broken");
      },
      500,
    ],
    ["an answer that breaks the contract", (_request, reply) => reply(200, undefined), 500],
    ["a refusal", (_request, reply) => reply(409, true), 409],
  ])("is gone after %s", async (_how, handler, status) => {
    await using server = await upload(handler);
    const answer = await server.fetch("/upload", { method: "POST", body: formOf({ audio: large() }) });
    expect(answer.status).toBe(status);
    await isEmpty();
  });

  test("is gone when the form is refused", async () => {
    await using server = await upload((_request, reply) => reply(200, true, JSON_TYPE));
    const body = formOf({ audio: large(), meta: large() });
    const answer = await server.fetch("/upload", { method: "POST", body });
    expect([answer.status, (await answer.json()) as object]).toMatchObject([
      400,
      { violations: [{ pointer: "/meta" }] },
    ]);
    await isEmpty();
  });

  test("is gone when its caller leaves in the middle of it", async () => {
    let isCalled = false;
    await using server = await upload(() => {
      isCalled = true;
    });
    const socket = await beginUpload(server.url);
    socket.destroy();
    await isEmpty();
    expect([isCalled, server.findings]).toEqual([false, []]);
  });

  test("stays for a handler whose caller has left, until that is done", async () => {
    let length = 0;
    const called = Promise.withResolvers<void>();
    await using server = await upload(async ({ body, signal }, reply) => {
      called.resolve();
      await once(signal, "abort");
      await wait(20);
      length = (await body.audio.bytes()).length;
      return reply(200, true, JSON_TYPE);
    });
    const controller = new AbortController();
    const body = formOf({ audio: large() });
    const answer = server.fetch("/upload", { method: "POST", body, signal: controller.signal }).catch(() => undefined);
    await called.promise;
    expect(await temporaryFiles()).toHaveLength(1);
    controller.abort();
    await answer;
    await isEmpty();
    expect(length).toBe(MiB);
  });

  test.each([
    ["while it is being sent", async (url: string) => void (await beginUpload(url))],
    [
      "while its handler works",
      async (url: string) => {
        const init = { method: "POST", body: formOf({ audio: large(3 * MiB) }) };
        fetch(`${url}/upload`, init).catch(() => undefined);
        await expect.poll(temporaryFiles).toHaveLength(1);
      },
    ],
  ])("is gone when the process ends %s", async (_when, begin) => {
    const child = fork(join(import.meta.dirname, "multipart.fixture/server.ts"));
    const [{ url }] = (await once(child, "message")) as [{ url: string }];
    await begin(url);
    child.send("end");
    await once(child, "exit");
    expect(await readdir(folder)).toEqual([]);
  });

  test("is gone when the server closes before it is complete", async () => {
    const server = await upload(() => undefined);
    await beginUpload(server.url);
    await server.close(50);
    await isEmpty();
  });
});

const JSON_TYPE = { contentType: "application/json" };

describe("limits", () => {
  const refused: [what: string, limits: object, parts: Record<string, string | Blob>, detail: string][] = [
    ["the whole body", { body: MiB }, { audio: large(2 * MiB) }, "The body is larger than 1048576 bytes."],
    ["a file", { body: 9 * MiB, file: MiB }, { audio: large(2 * MiB) }, "The file audio is larger than 1048576 bytes."],
    ["files", { files: 1 }, { audio: large(1), cover: large(1) }, "The form has more than 1 files."],
    ["fields", { fields: 1 }, { title: "a", meta: "{}" }, "The form has more than 1 fields."],
    ["a name", {}, { ["x".repeat(201)]: "a" }, "The name of a part is longer than 200 characters."],
  ];
  test.each(refused)("of %s", async (_what, limits, parts, detail) => {
    await using server = await upload((_request, reply) => reply(200, true, JSON_TYPE), { limits });
    const answer = await server.fetch("/upload", { method: "POST", body: formOf(parts) });
    expect([answer.status, await answer.json()]).toMatchObject([413, { detail }]);
    await isEmpty();
    // The connection is of use to its caller still.
    expect((await server.fetch("/upload", { method: "POST", body: formOf({ audio: large(1) }) })).status).toBe(200);
  });

  test("a file that is too large is refused while it is being sent, and what was kept of it is gone", async () => {
    await using server = await upload(() => undefined, { limits: { ...limits, file: 3 * MiB } });
    const socket = await beginUpload(server.url);
    const answered = once(socket, "data");
    socket.write(new Uint8Array(2 * MiB));
    expect(String(await answered)).toMatch(/^HTTP\/1.1 413 /);
    await isEmpty();
    socket.destroy();
  });
});

describe("a part", () => {
  const send = async (lines: string) => {
    await using server = await upload(({ body }, reply) => reply(200, Object.keys(body), JSON_TYPE));
    const audio = '--b\r\nContent-Disposition: form-data; name="audio"; filename="a"\r\n\r\nRIFF\r\n';
    const answer = await server.fetch("/upload", {
      method: "POST",
      body: `${audio}--b\r\n${lines}\r\n--b--\r\n`,
      headers: { "Content-Type": "multipart/form-data; boundary=b" },
    });
    return [answer.status, (await answer.json()) as { detail?: string }] as const;
  };

  test.each([
    ["of a declared media type", 'name="cover"; filename="c"\r\nContent-Type: image/png\r\n\r\nx', "cover"],
    ["of one with parameters", 'name="meta"\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{}', "meta"],
    ["that does not say its media type", 'name="meta"\r\n\r\n{}', "meta"],
    ["of bytes without a file name", 'name="stems"\r\nContent-Type: application/octet-stream\r\n\r\nx', "stems"],
  ])("%s is taken", async (_which, part, name) => {
    expect(await send(`Content-Disposition: form-data; ${part}`)).toEqual([200, ["audio", name]]);
  });

  test.each([
    [
      "of another media type",
      'Content-Disposition: form-data; name="cover"; filename="c"\r\nContent-Type: image/gif\r\n\r\nx',
      "body/cover must be image/png, image/jpeg, and is image/gif.",
    ],
    [
      "of text, of another media type",
      'Content-Disposition: form-data; name="meta"\r\nContent-Type: application/xml\r\n\r\n<a/>',
      "body/meta must be application/json, and is application/xml.",
    ],
    ["without a name", "Content-Disposition: form-data\r\n\r\nx", "The body has a part without a name."],
    [
      "that is a file without a name",
      'Content-Disposition: form-data; filename="a"\r\n\r\nx',
      "The body has a part without a name.",
    ],
    ["with headers that are none", "Content-Disposition form-data\r\n\r\nx", "The body is not a multipart body."],
  ])("%s is refused", async (_which, part, detail) => {
    expect(await send(part)).toMatchObject([400, { detail }]);
  });
});

test("a body that middleware has read says what to do", async () => {
  await using server = await upload(() => undefined, {
    before: (app) =>
      app.use((request, _response, next) => {
        request.resume().on("end", () => next());
      }),
  });
  const answer = await server.fetch("/upload", { method: "POST", body: formOf({ audio: large(1) }) });
  expect(answer.status).toBe(500);
  expect(String(server.findings[0]?.error)).toContain("let the router read it");
});
