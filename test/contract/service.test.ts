/** The service against its contracts: every phase, and what one caller has, another cannot reach. */
import { readContracts } from "@cantus/contract/read";
import { describeContract } from "@cantus/verify/vitest";
import { afterAll, beforeAll, describe } from "vitest";
import { callersOf, startQuickService } from "./quick-service.ts";

const contracts = await readContracts([]);

/** They succeed only with a job that has failed, is painted, or has its audio, and few requests can be sure of one. */
const UNFINISHED: Record<string, readonly string[]> = {
  "music-jobs": ["retryJob", "getAudio"],
  "scene-jobs": ["cancelJob"],
};

// A number of requests and no time, so that a slow machine plays the same.
describe.each([
  { validator: "compiled", requests: 240 },
  { validator: "express-openapi-validator", requests: 120 },
] as const)("the service, validating by $validator, keeps", ({ validator, requests }) => {
  let service: Awaited<ReturnType<typeof startQuickService>>;
  beforeAll(async () => {
    service = await startQuickService({ validator });
  }, 60_000);
  afterAll(() => service.close());

  async function idle(): Promise<string> {
    await service.idle();
    return service.url;
  }

  for (const contract of contracts) {
    describeContract(contract, idle, {
      identities: callersOf(contract.name),
      requests,
      runTimeout: 200_000,
      requireSuccess: { except: UNFINISHED[contract.name] ?? [] },
    });
  }
});
