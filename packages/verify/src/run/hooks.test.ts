import { expect, test } from "vitest";
import { HookError, type OperationHook, verify } from "../index.ts";
import { contractOf, strictTarget } from "../testdata/strict.ts";

const contract = contractOf({});

test.each<[string, (request: never) => unknown, string]>([
  [
    "throws",
    () => {
      throw new Error("no key to sign with");
    },
    "has failed: no key to sign with",
  ],
  [
    "is async",
    async (request) => request,
    "gives a promise. It has to return the request itself, so it cannot be async.",
  ],
  ["returns nothing", () => {}, "gives no request. It has to return one: { method, url, headers, body }."],
])("a hook that %s is told as the hook's fault", async (_, request, reason) => {
  const hooks = { make: { request: request as OperationHook["request"] } };
  const { result } = verify(contract, strictTarget(contract), { hooks });
  await expect(result).rejects.toThrow(new HookError("make", reason));
});

test("a hook sees each request before it is sent, and what it returns is sent", async () => {
  const seen: (string | undefined)[] = [];
  const request: OperationHook["request"] = (one) => ({ ...one, headers: { ...one.headers, signature: one.method } });
  await verify(contract, strictTarget(contract), {
    phases: ["examples"],
    hooks: { make: { request } },
    onExchange: (exchange) => seen.push(exchange.request.headers.signature),
  }).result;
  expect(seen).toEqual(["POST"]);
});
