import { createContract } from "@cantus/contract";
import { expect, test } from "vitest";
import { verify } from "../index.ts";

const content = { "application/json": { schema: { type: "array" } }, "text/csv": {} };
const contract = createContract({
  openapi: "3.1.1",
  info: { title: "Shop", version: "1" },
  paths: { "/all": { get: { operationId: "all", responses: { 200: { description: "All.", content } } } } },
});

test.each([
  ["application/json", "[]", []],
  [
    "application/json",
    "\ufeff[]",
    ["The body begins with a byte order mark, which JSON must not be sent with (RFC 8259, section 8.1)."],
  ],
  ["text/csv", "\ufeffa;b", []],
])("%s that is %j", async (type, text, told) => {
  const target = async () => new Response(Buffer.from(text), { headers: { "content-type": type } });
  const { findings } = await verify(contract, target, { phases: ["examples"] }).result;
  expect(findings.map(({ message }) => message)).toEqual(told);
});
