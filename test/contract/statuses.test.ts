/** Every declared status that a client can bring about at the service comes; of the others it is said why they do not. */
import { readContracts } from "@cantus/contract/read";
import { describeFinding, gapsOf, verify } from "@cantus/verify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { callersOf, guestOf, startQuickService } from "./quick-service.ts";

const NO_LIMIT = "the service of this test has no limit to requests";
const ONE_PURPOSE = "the service gives no keys for other purposes";
const NOT_SPENT = "a request that spends all credits is none of a test's";

/** By contract: an operation, or `*`, and its status, with the reason why no client brings it about here. */
const UNREACHED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "music-generations": {
    "* 429": NO_LIMIT,
    "createGeneration 409": "only while the first request with the same key is being answered",
    "getAudio 404": "only the service signs URLs, and it signs none of what is not there",
    "getCollection 304":
      "the URLs of its tracks are signed anew each second, so that a slow machine reads another body",
  },
  "music-jobs": {
    "* 429": NO_LIMIT,
    "* 403": ONE_PURPOSE,
    "createJob 402": NOT_SPENT,
    "createJob 409": "only while the first request with the same key is being answered",
    "retryJob 202": "only a job that has failed can be tried again",
    "getAudio 200": "the first answer may be asked for in part already",
    "getAudio 404": "only the service signs URLs, and it signs none of what is not there",
  },
};

let service: Awaited<ReturnType<typeof startQuickService>>;
beforeAll(async () => {
  service = await startQuickService({ validator: "compiled" });
}, 180_000);
afterAll(() => service.close());

const contracts = (await readContracts([])).filter(({ name }) => name in UNREACHED);

test.each(contracts.map((contract) => [contract.name, contract] as const))(
  "%s answers with all that can be brought about",
  async (name, contract) => {
    await service.idle();
    const { coverage, findings } = await verify(contract, service.url, {
      identities: { ...callersOf(name), guest: guestOf(name) },
      phases: ["examples", "boundaries"],
      requests: 450,
    }).result;
    const reasons = UNREACHED[name] ?? {};
    const missing = [...gapsOf(contract, coverage)].filter(
      ({ dimension, isCounted, operationId, subject }) =>
        dimension === "statuses" &&
        isCounted &&
        reasons[`* ${subject}`] === undefined &&
        reasons[`${operationId} ${subject}`] === undefined,
    );
    expect(missing.map(({ operationId, subject, reason }) => `${operationId} ${subject}: ${reason}`)).toEqual([]);
    expect(findings.map(describeFinding)).toEqual([]);
  },
  300_000,
);
