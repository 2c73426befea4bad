import { readContracts } from "@cantus/contract/read";
import { createMock } from "@cantus/mock";
import { describeContract } from "@cantus/verify/vitest";
import { afterAll, describe } from "vitest";
import { CREDENTIALS } from "./credentials.ts";

const contracts = await readContracts([]);
const mock = await createMock(contracts).listen({ port: 0 });
afterAll(() => mock.close());

/**
 * A mock knows no callers, and takes any credential of the right form; nor does it remember the keys of requests, or keep a
 * name to one thing.
 */
const NOT_A_MOCKS = ["security-enforced", "idempotency-key", "conflict-refused"] as const;

describe("the mock keeps", () => {
  for (const contract of contracts) {
    describeContract(contract, mock.url, {
      // With these, every phase comes to every operation.
      requests: 900,
      without: NOT_A_MOCKS,
      minCoverage: { operations: 100, statuses: 85, "media-types": 90 },
      headers: CREDENTIALS[contract.name],
      prefer: true,
      requireSuccess: true,
    });
  }
});
