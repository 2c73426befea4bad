import { once } from "node:events";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { NO_BYTES } from "./exchange.ts";
import { send } from "./send.ts";
import { type ResolvedTarget, resolveTarget } from "./target.ts";

const call = (target: ResolvedTarget) =>
  send(target, { method: "GET", url: `${target.url}/x`, headers: {}, body: NO_BYTES });

test("a certificate that is not trusted is told with what to do", async () => {
  const error = Object.assign(new Error("self-signed certificate; try this or that"), {
    code: "DEPTH_ZERO_SELF_SIGNED_CERT",
  });
  const target = {
    url: "https://api.test",
    call: () => Promise.reject(error),
    isInProcess: false,
    close: async () => {},
  };
  await expect(call(target)).rejects.toThrow(
    "The certificate of https://api.test is not trusted (self-signed certificate). Where it is the right one, name it by NODE_EXTRA_CA_CERTS=certificate.pem, or trust any by NODE_TLS_REJECT_UNAUTHORIZED=0.",
  );
});

test("who speaks HTTP where TLS is expected is asked for by http, and an address is no warning", async () => {
  const warnings: string[] = [];
  const warn = ({ message }: Error) => warnings.push(message);
  process.on("warning", warn);
  const server = createServer((socket) => void socket.on("error", () => {}).end("HTTP/1.1 400 Bad Request\r\n\r\n"));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as { port: number };
  const target = await resolveTarget(`https://127.0.0.1:${port}`);
  await expect(call(target)).rejects.toThrow(
    `What listens at https://127.0.0.1:${port} does not speak TLS. Is it http://127.0.0.1:${port}?`,
  );
  await target.close();
  server.close();
  process.off("warning", warn);
  expect(warnings).toEqual([]);
});

test("a password in the URL is not left out in silence", async () => {
  await expect(resolveTarget("http://ann:pw@api.test/v1")).rejects.toThrow(
    "The URL of http://api.test/v1 has a user or a password in it. Give them as credentials, or as the header Authorization.",
  );
});

test("a target that is not there yet is told as that", async () => {
  await expect(resolveTarget(undefined as never)).rejects.toThrow(
    "There is nothing to call: the target is undefined. Give a URL, a fetch, an Express app or a server.",
  );
});
