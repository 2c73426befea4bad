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
])("problem details with a 404 name %s", async (_, body, type, count) => {
  const target = async () => Response.json(body, { status: 404, headers: { "content-type": type } });
  const { findings } = await verify(contract, target, { phases: ["examples"] }).result;
  const told = ["problem-status: The answer is 404, and its problem details say status 400."];
  expect(findings.map(({ check, message }) => `${check}: ${message}`)).toEqual(told.slice(0, count));
});
