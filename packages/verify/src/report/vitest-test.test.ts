import { expect, test } from "vitest";
import { type Exchange, NO_BYTES } from "../exchange/exchange.ts";
import { plansContract } from "../testdata/plans.ts";
import { vitestTest } from "./vitest-test.ts";

const contract = plansContract();

/** As a finding shows it: its credentials are those of the environment. */
function exchange(method: string, path: string, authorization: string): Exchange {
  return {
    operation: contract.operations.find((each) => each.id === `${method.toLowerCase()} ${path}`),
    request: {
      method,
      url: `http://127.0.0.1:3000${path.replace("{id}", "plan-1")}`,
      headers: { authorization },
      body: NO_BYTES,
    },
    response: { status: 200, headers: {}, body: NO_BYTES },
  };
}

const made = exchange("POST", "/plans", "$CANTUS_AUTHORIZATION");

/** The test for a finding that what was made can be read with these credentials. */
function testOf(authorization: string): string {
  return vitestTest(contract, {
    check: "isolation",
    message: "ann created plans plan-1, and ben reads it.",
    operationId: "get /plans/{id}",
    method: "GET",
    path: "/plans/{id}",
    pointer: "",
    clause: { pointer: "/paths" },
    before: [made],
    exchange: exchange("GET", "/plans/{id}", authorization),
    fingerprint: "f",
  });
}

test("what takes two callers to show is looked for by two, with what the environment has of each", () => {
  expect(testOf("$CANTUS_BEN_AUTHORIZATION")).toContain(`
    seconds: 30,
    identities: {
      caller1: { headers: { authorization: process.env.CANTUS_AUTHORIZATION ?? "" } },
      caller2: { headers: { authorization: process.env.CANTUS_BEN_AUTHORIZATION ?? "" } },
    },
  }).result;`);
});

test("what takes one caller is looked for by one", () => {
  expect(testOf("$CANTUS_AUTHORIZATION")).toContain(`
    seconds: 30,
    headers: { authorization: process.env.CANTUS_AUTHORIZATION ?? "" },
  }).result;`);
});
