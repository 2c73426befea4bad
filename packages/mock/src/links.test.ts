/** That links lead somewhere: what an answer says of the next request is what the mock then answers (OpenAPI 3.1, Link Object). */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Contract, Link, Operation } from "@cantus/contract";
import { readContract, readContracts } from "@cantus/contract/read";
import { basePathsOf, successesOf } from "@cantus/contract/request";
import { describe, expect, it } from "vitest";
import { type Expressible, readExpression } from "./callbacks/expression.ts";
import { createMock } from "./mock.ts";
import { requestOf } from "./valid-request.fixture.ts";

const examples = fileURLToPath(new URL("../../../node_modules/@readme/oas-examples", import.meta.url));
const contracts = [...(await readContracts([])), await readContract(join(examples, "3.0/json/link-example.json"))];

/** Calls an operation, and says what happened as expressions speak of it. */
async function call(
  contract: Contract,
  operation: Operation,
  values: Record<string, unknown>,
  mock: FetchMock,
  prefer?: string,
) {
  const { path, query, headers, body } = requestOf(contract, operation, values);
  const url = `http://mock.test${basePathsOf(contract)[0]}${path}?${query}`;
  const method = operation.method.toUpperCase();
  const response = await mock.fetch(url, {
    method,
    headers: { ...headers, ...(prefer !== undefined && { prefer }) },
    ...(method !== "GET" && body && { body }),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get("content-type") ?? "");
  const matched = contract.match(method, path);
  const called: Expressible = {
    url,
    method,
    status: response.status,
    request: {
      headers,
      body: body && JSON.parse(body),
      path: matched.kind === "operation" ? matched.pathParameters : {},
      query: Object.fromEntries(new URLSearchParams(query)),
    },
    response: () => ({ headers: Object.fromEntries(response.headers), body: isJson ? JSON.parse(text) : text }),
  };
  return { called, text };
}

type FetchMock = Pick<ReturnType<typeof createMock>, "fetch">;

/** The values that a link gives, by the names of parameters; one whose expression has no value is left out. */
function valuesOf({ parameters }: Link, called: Expressible): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, given]) => {
      const value = typeof given === "string" && given.includes("$") ? readExpression(given)(called) : given;
      return value === undefined ? [] : [[name.replace(/^(path|query|header)\./, ""), value]];
    }),
  );
}

/** Its expressions read a list as if it were an object. */
const BROKEN = "getRepositoriesByOwner: userRepository";

describe.each(contracts.map((contract) => ({ name: contract.name, contract })))(
  "the links of $name",
  ({ contract }) => {
    const all = contract.operations.flatMap((operation) =>
      successesOf(operation).flatMap(({ status, links }) =>
        links.map((link) => ({ name: `${operation.id}: ${link.name}`, operation, status, link })),
      ),
    );

    it.each(all.filter(({ name }) => name !== BROKEN))("$name", async ({ operation, status, link }) => {
      const mock = createMock([contract], { callbacks: false });
      const done = await call(contract, operation, {}, mock);
      // What the item has come to may not allow it; then the contract shows what it would answer.
      const isRefused = done.called.status === 409;
      const { called, text } = isRefused ? await call(contract, operation, {}, mock, `code=${status}`) : done;
      expect(called.status, text).toBeLessThan(400);
      const target = contract.operation(link.operationId ?? "");
      expect(target, `${link.name} leads to no operation`).toBeDefined();
      const values = valuesOf(link, called);
      expect(Object.keys(values), text).toHaveLength(Object.keys(link.parameters).length);
      const next = await call(contract, target as Operation, values, mock);
      // What a link offers may be refused by the state that its item has come to.
      expect(next.called.status === 409 || next.called.status < 400, `${next.called.url} ${next.text}`).toBe(true);
    });
  },
);
