import { expect, test } from "vitest";
import { type Exchange, verify } from "../index.ts";
import { contractOf, strictTarget } from "../testdata/strict.ts";

const contract = contractOf({
  requestBody: {
    required: true,
    content: {
      "application/json": {
        schema: {
          type: "object",
          required: ["name"],
          properties: { name: { type: "string", minLength: 2, maxLength: 8 }, size: { type: "integer", maximum: 9 } },
        },
      },
    },
  },
});

/** What is sent to a server that keeps the contract, each request as one text. */
async function sent(resume: readonly Exchange[], most?: number): Promise<{ all: string[]; exchanges: Exchange[] }> {
  const exchanges: Exchange[] = [];
  const onExchange = (one: Exchange) => void exchanges.push(one);
  await verify(contract, strictTarget(contract), { phases: ["boundaries"], resume, requests: most, onExchange }).result;
  const all = exchanges.map(({ request }) => `${request.method} ${JSON.stringify(request.headers)} ${request.body}`);
  return { all, exchanges };
}

test("a run that goes on after one that was stopped sends what is left, from a request that was accepted", async () => {
  const whole = await sent([]);
  const first = await sent([], 12);
  const second = await sent(first.exchanges);
  expect(first.all.length).toBeLessThan(whole.all.length);
  expect(new Set([...first.all, ...second.all])).toEqual(new Set(whole.all));
  // The one that all others start from is sent again.
  expect(second.all.length).toBeLessThan(whole.all.length - first.all.length + 3);
});
