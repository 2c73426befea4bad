/** The mock beside the service: the same cases to both. */
import { readContracts } from "@cantus/contract/read";
import { createMock } from "@cantus/mock";
import { compare, describeDifference } from "@cantus/verify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callersOf, startQuickService } from "./quick-service.ts";

const contracts = await readContracts([]);

let service: Awaited<ReturnType<typeof startQuickService>>;
beforeAll(async () => {
  service = await startQuickService();
}, 60_000);
afterAll(() => service.close());

describe.each(contracts)("the mock and the service of $name", (contract) => {
  it("are asked the same, and neither answers what the contract forbids", { timeout: 120_000 }, async () => {
    const mock = createMock([contract]);
    const result = await compare(contract, mock.fetch, service.url, {
      identities: { member: callersOf(contract.name).member },
      requests: 150,
      // The mock has no accounts.
      without: ["security-enforced"],
    });
    expect(result.differences.filter(({ wrong }) => wrong !== "open").map(describeDifference)).toEqual([]);
    expect(result.compared).toBeGreaterThan(100);
  });
});
