import { expect, it } from "vitest";
import { problemFrom } from "./from-error.ts";
import { Problem } from "./problem.ts";

const thrown = (message: string, more: object) => Object.assign(new Error(message), more);

it.each<[what: string, error: unknown, code: string, status: number, detail?: string]>([
  ["an unknown error tells nothing", new Error("password is hunter2"), "internal-error", 500],
  ["nor does a thrown text", "hunter2", "internal-error", 500],
  ["nor nothing at all", undefined, "internal-error", 500],
  [
    "a body that cannot be read",
    thrown("Unexpected end of JSON input", { status: 400, expose: true }),
    "invalid-request",
    400,
    "Unexpected end of JSON input",
  ],
  [
    "a body that cannot be read, which is not quoted",
    thrown(`Unexpected token 'h', ..."assword": hunter2}" is not valid JSON`, { status: 400, expose: true }),
    "invalid-request",
    400,
    "Unexpected token",
  ],
  [
    "a body that is too large",
    thrown("request entity too large", { status: 413, expose: true }),
    "payload-too-large",
    413,
    "request entity too large",
  ],
  [
    "an encoding that is not supported",
    thrown('unsupported charset "X"', { status: 415, expose: true }),
    "unsupported-media-type",
    415,
    'unsupported charset "X"',
  ],
  [
    "a status that Cantus has no code for",
    thrown("slow", { status: 408, expose: true }),
    "request-timeout",
    408,
    "slow",
  ],
  [
    "a message that is not for callers",
    thrown("db down at 10.0.0.1", { status: 503, expose: false }),
    "unavailable",
    503,
  ],
  ["the answer of another service", thrown("GET upstream: 404", { status: 404 }), "internal-error", 500],
  [
    "a path that Express cannot decode",
    Object.assign(new URIError("Failed to decode"), { status: 400 }),
    "invalid-request",
    400,
  ],
  ["a status that is no failure", thrown("odd", { status: 200, expose: true }), "internal-error", 500],
])("%s", (_, error, code, status, detail) => {
  const problem = problemFrom(error);
  expect(problem).toMatchObject({ code, status });
  expect(problem.detail).toBe(detail);
  expect(problem.cause).toBe(error);
});

it("leaves a problem as it is", () => {
  const problem = new Problem("conflict");
  expect(problemFrom(problem)).toBe(problem);
});
