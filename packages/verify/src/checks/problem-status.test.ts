import { createContract } from "@cantus/contract";
import { expect, test } from "vitest";
import { verify } from "../index.ts";

const failed = { description: "It failed.", content: { "application/problem+json": {}, "application/json": {} } };
const contract = createContract({
  openapi: "3.1.1",
  info: { title: "Shop", version: "1" },
  paths: { "/now": { get: { operationId: "now", responses: { 200: { description: "Now." }, 404: failed } } } },
});

test.each<[string, object, string, number]>([
  ["the same", { status: 404 }, "application/problem+json", 0],
  ["none", { title: "It is gone." }, "application/problem+json", 0],
  ["one that is no number, which is to be ignored", { status: "gone" }, "application/problem+json", 0],
  ["a status of its own, where it is no problem", { status: 7 }, "application/json", 0],
  ["another", { status: 400 }, "application/problem+json; charset=utf-8", 1],
  ["a status of HTTP's that is another, where it is no problem", { error: { statusCode: 400 } }, "application/json", 2],
  ["a number of its own beside a word of its own", { error: { code: 400, status: "gone" } }, "application/json", 0],
  ["a code as Google's APIs have it", { error: { code: 400, status: "NOT_FOUND" } }, "application/json", 3],
])("an error with a 404 names %s", async (_, body, type, count) => {
  const target = async () => Response.json(body, { status: 404, headers: { "content-type": type } });
  const { findings } = await verify(contract, target, { phases: ["examples"] }).result;
  const says = ["its problem details say status", "its body says /error/statusCode", "its body says /error/code"];
  expect(findings.map(({ check, message }) => `${check}: ${message}`)).toEqual(
    says
      .slice(0, count)
      .slice(-1)
      .map((what) => `problem-status: The answer is 404, and ${what} 400.`),
  );
});
