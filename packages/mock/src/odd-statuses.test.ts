import { createContract } from "@cantus/contract";
import { expect, it } from "vitest";
import { createMock } from "./index.ts";

const contract = createContract({
  openapi: "3.1.0",
  info: { title: "Odd", version: "1" },
  paths: {
    "/processing": { get: { operationId: "getProcessing", responses: { 102: { description: "Wait." } } } },
    "/proxied": { get: { operationId: "getProxied", responses: { 407: { description: "Not here." } } } },
  },
});
const { fetch } = createMock([contract]);

it("answers where only interim responses are declared, which come before an answer", async () => {
  expect((await fetch("http://mock/processing")).status).toBe(204);
  const asked = await fetch("http://mock/processing", { headers: { Prefer: "code=102" } });
  expect(asked.status).toBe(204);
});

it("answers 407 where that is all there is", async () => {
  expect((await fetch("http://mock/proxied")).status).toBe(407);
});
