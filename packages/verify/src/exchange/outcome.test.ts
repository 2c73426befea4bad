import { expect, test } from "vitest";
import type { Exchange } from "./exchange.ts";
import { isRefused, isSuccess } from "./outcome.ts";

function answered(status: number, body?: object): Exchange {
  const response = {
    status,
    headers: { "content-type": "application/json" },
    body: Buffer.from(JSON.stringify(body) ?? ""),
  };
  return { request: { method: "POST", url: "http://a.test/", headers: {}, body: new Uint8Array(0) }, response };
}

test.each<[string, number, object | undefined, "done" | "refused" | "neither"]>([
  ["a status of success", 201, { id: "a", ok: true }, "done"],
  ["no body", 204, undefined, "done"],
  ["a refusal in a 200", 200, { ok: false, error: "name_taken" }, "refused"],
  ["a refusal with a list of errors", 200, { success: false, errors: [{ code: 7 }], result: null }, "refused"],
  ["something that did not succeed and has an id", 200, { id: "d1", success: false, error: "timeout" }, "done"],
  ["something that is not so", 200, { ok: false, city: "Bonn" }, "done"],
  ["a status of refusal", 404, { ok: true }, "refused"],
  ["a failure", 500, { ok: false, error: "down" }, "neither"],
])("an answer with %s", (_, status, body, outcome) => {
  const exchange = answered(status, body);
  expect([isSuccess(exchange), isRefused(exchange)]).toEqual([outcome === "done", outcome === "refused"]);
});
