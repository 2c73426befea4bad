import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Echo, json, startEcho } from "../testdata/echo.ts";
import { api, type Jobs } from "../testdata/jobs.ts";
import { createClient } from "./index.ts";

let echo: Echo;
let jobs: Jobs;
beforeAll(async () => {
  echo = await startEcho();
});
afterAll(() => echo[Symbol.asyncDispose]());
beforeEach(() => {
  echo.received.length = 0;
  echo.answer = (response) => json(response, 200, {});
  jobs = createClient<Jobs>(api, { baseUrl: echo.baseUrl });
});
const last = () => echo.received.at(-1);

describe("the body of an answer", () => {
  const call = () => jobs.getAudio({ path: { job_id: "1" } });

  test.each<[string, number, Record<string, string>, string, unknown]>([
    ["JSON", 200, { "Content-Type": "application/json; charset=utf-8" }, '{"a":1}', { a: 1 }],
    ["problem JSON", 409, { "Content-Type": "application/problem+json" }, '{"title":"No"}', { title: "No" }],
    ["text", 200, { "Content-Type": "text/plain" }, "404", "404"],
    ["text of a failure", 404, { "Content-Type": "text/plain" }, "404", "404"],
    ["XML", 200, { "Content-Type": "application/xml" }, "<a/>", "<a/>"],
    ["JSON that does not say so", 200, {}, '{"a":1}', { a: 1 }],
    ["no content", 204, {}, "", undefined],
    ["an empty JSON", 200, { "Content-Type": "application/json", "Content-Length": "0" }, "", undefined],
    ["an empty JSON of unknown length", 200, { "Content-Type": "application/json" }, "", undefined],
    ["a failure that says it is JSON and is not", 502, { "Content-Type": "application/json" }, "<html>", "<html>"],
  ])("%s", async (_name, status, headers, text, body) => {
    echo.answer = (response) => response.writeHead(status, headers).end(text);
    expect(await call()).toMatchObject({ status, body });
  });

  test("bytes", async () => {
    echo.answer = (response) => response.writeHead(200, { "Content-Type": "audio/wav" }).end(Buffer.from([0, 255, 7]));
    const { body } = await call();
    expect(body).toBeInstanceOf(Blob);
    expect([...new Uint8Array(await (body as Blob).arrayBuffer())]).toEqual([0, 255, 7]);
    expect(last()?.headers.accept).toBe("audio/wav, text/event-stream");
  });

  test("events, as a stream that is read while it comes", async () => {
    echo.answer = (response) => response.writeHead(200, { "Content-Type": "text/event-stream" }).write("data: 1\n\n");
    const answer = await call();
    if (answer.status !== 200) throw new Error("unreachable");
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe("data: 1\n\n");
    await reader.cancel();
  });

  test("a success that says it is JSON and is not, is an error", async () => {
    echo.answer = (response) => response.writeHead(200, { "Content-Type": "application/json" }).end("{");
    await expect(call()).rejects.toThrow("getAudio: the answer 200 breaks the contract: not JSON: ");
  });
});

describe("the body of a request", () => {
  test("JSON, unless another type is named", async () => {
    await jobs.createJob({ body: { id: "1" } });
    expect(last()).toMatchObject({ body: '{"id":"1"}', headers: { "content-type": "application/json" } });
  });

  test("a form", async () => {
    await jobs.createJob({ body: { id: "a b", title: "é" }, contentType: "application/x-www-form-urlencoded" });
    expect(last()).toMatchObject({
      body: "id=a%20b&title=%C3%A9",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
  });

  test("a form with parts, from a plain object", async () => {
    const file = new File(["abc"], "a.wav", { type: "audio/wav" });
    await jobs.createJob({
      body: { title: "T", tags: ["x", "y"], meta: { a: 1 }, file },
      contentType: "multipart/form-data",
    });
    const request = last();
    expect(request?.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
    const form = await new Response(request?.body, {
      headers: { "Content-Type": request?.headers["content-type"] ?? "" },
    }).formData();
    expect(form.getAll("tags")).toEqual(["x", "y"]);
    expect(form.get("meta")).toBe('{"a":1}');
    expect(form.get("file")).toMatchObject({ name: "a.wav", type: "audio/wav", size: 3 });
  });

  test("a form with parts, one of them a stream", async () => {
    const body = { title: "T", tags: [], meta: { a: 1 }, file: new Blob(["abc"]).stream() };
    await jobs.createJob({ body, contentType: "multipart/form-data" });
    const headers = { "Content-Type": last()?.headers["content-type"] ?? "" };
    const form = await new Response(last()?.body, { headers }).formData();
    expect(await (form.get("file") as File).text()).toBe("abc");
  });

  test.each<[string, () => Blob | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>>]>([
    ["a Blob", () => new Blob(["abc"], { type: "audio/wav" })],
    ["an array of bytes", () => new TextEncoder().encode("abc")],
    ["a stream", () => new Blob(["abc"]).stream()],
  ])("bytes from %s", async (_name, bytes) => {
    await jobs.createJob({ body: bytes(), contentType: "audio/wav" });
    expect(last()).toMatchObject({ body: "abc", headers: { "content-type": "audio/wav" } });
  });
});
