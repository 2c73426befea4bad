import { readContracts } from "@cantus/contract/read";
import { createMock } from "@cantus/mock";
import { describeContract } from "@cantus/verify/vitest";
import { afterAll, describe } from "vitest";
import { CREDENTIALS } from "./credentials.ts";

const contracts = await readContracts([]);
const mock = await createMock(contracts).listen({ port: 0 });
afterAll(() => mock.close());

describe("the mock keeps", () => {
  for (const contract of contracts) {
    describeContract(contract, mock.url, {
      phases: ["examples"],
      headers: CREDENTIALS[contract.name],
      prefer: true,
      requireSuccess: true,
    });
  }
});
