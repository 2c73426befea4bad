/** What comes over a connection, written by hand: real servers do all of it. */

import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { send } from "../send.ts";
import { type ResolvedTarget, resolveTarget } from "../target.ts";

let server: Server;
let target: ResolvedTarget;

afterEach(async () => {
  await target.close();
  server.close();
});

/** A server that does this with each request, told by its method. */
async function serve(answer: (socket: Socket, method: string) => void): Promise<void> {
  server = createServer((socket) => {
    socket.on("error", () => {});
    socket.on("data", (bytes) => answer(socket, String(bytes).split(" ", 1)[0] ?? ""));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  target = await resolveTarget(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

async function call(method = "GET", headers: Readonly<Record<string, string>> = {}) {
  const answer = await send(target, { method, url: `${target.url}/x`, headers, body: Buffer.from("") });
  return { ...answer, body: Buffer.from(answer.body).toString() };
}

const head = (...lines: string[]) => `${["HTTP/1.1 200 OK", ...lines].join("\r\n")}\r\n\r\n`;

test.each([
  ["a length", [`${head("Content-Length: 3")}abc`], "abc"],
  ["a length of nothing", [head("Content-Length: 0")], ""],
  ["the end of the connection", [`${head("Connection: close")}abc`, null], "abc"],
  ["chunks", [`${head("Transfer-Encoding: chunked")}3\r\nabc\r\n2;x=1\r\nde\r\n0\r\nX: y\r\n\r\n`], "abcde"],
  ["chunks of one byte at a time", [...`${head("Transfer-Encoding: chunked")}1\r\na\r\n0\r\n\r\n`], "a"],
  ["what came in between", ["HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n", `${head("Content-Length: 1")}a`], "a"],
  ["HTTP/1.0", ["HTTP/1.0 200 OK\r\n\r\nabc", null], "abc"],
  ["more than it says", [`${head("Content-Length: 1")}abc`], "abc"],
])("content is read by %s", async (_, parts, body) => {
  await serve((socket) => {
    for (const part of parts) part === null ? socket.end() : socket.write(part);
  });
  expect(await call()).toMatchObject({ status: 200, body });
});

test("content that is compressed is read as it was", async () => {
  const bytes = gzipSync("hello");
  await serve((socket) => {
    socket.write(head("Content-Encoding: gzip", `Content-Length: ${bytes.length}`));
    socket.write(bytes);
  });
  expect(await call()).toMatchObject({ status: 200, body: "hello" });
});

test.each([
  ["is no HTTP", "hello\r\n\r\n", "the answer does not begin as HTTP does: hello"],
  ["has no header", head("what is this"), "the answer has a header that is none: what is this"],
  ["has no length", head("Content-Length: many"), "Content-Length is no number: many"],
  ["does not come", "", "the connection was closed without an answer"],
  ["breaks off", `${head("Content-Length: 30")}abc`, "the connection was closed in the middle of the answer"],
  ["breaks off in its head", "HTTP/1.1 200", "the connection was closed in the middle of the answer"],
])("an answer that %s is a failure", async (_, text, failure) => {
  await serve((socket) => socket.end(text));
  expect(await call()).toMatchObject({ status: 0, failure });
});

test.each([
  ["at once", (socket: Socket) => socket.end(`${head("Content-Length: 3")}abc`)],
  ["later", (socket: Socket) => socket.write(head("Content-Length: 3"), () => setImmediate(() => socket.end("abc")))],
])("a body after HEAD is seen, sent %s", async (_, answer) => {
  await serve(answer);
  expect(await call("HEAD")).toMatchObject({ status: 200, body: "abc" });
});

test("a connection is used again, and one that a server has closed meanwhile is not", async () => {
  const sockets: Socket[] = [];
  await serve((socket) => {
    if (!sockets.includes(socket)) sockets.push(socket);
    if (socket === sockets[0] && sockets.length === 1 && socket.bytesRead > 150) socket.destroy();
    else socket.write(`${head("Content-Length: 1")}a`);
  });
  for (let count = 0; count < 4; count++) expect(await call()).toMatchObject({ status: 200 });
  expect(sockets).toHaveLength(2);
});

test.each([
  ["GET", "x", "a\nb"],
  ["GET", "a b", "x"],
  ["GE T", "x", "y"],
  ["GET", "content-length", "5"],
])("%s with the header %s: %j is not sent", async (method, name, value) => {
  await serve(() => {});
  await expect(call(method, { [name]: value })).rejects.toThrow("its request cannot be sent");
});
