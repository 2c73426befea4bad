/** Every declared status that a client can bring about at the service comes; of the others it is said why they do not. */
import { readContracts } from "@cantus/contract/read";
import { describeFinding, observeCoverage, verify } from "@cantus/verify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hooksFor } from "./known-here.ts";
import { callersOf, guestOf, startQuickService, startStrictService } from "./quick-service.ts";
import { expectAllBut, forEach, type Reasons } from "./unreached.ts";

const BY_SIGNATURE = "the limit is one for each key, and a signed URL needs none";
const ONE_PURPOSE = "the service gives no keys for other purposes";
const AT_ONE_GO = "the embedded database answers the first request with a key before the second is read";
const SIGNED = "only the service signs URLs, and it signs none of what is not there";
/** The source declares the same errors for each operation, and the contract keeps that. */
const FOR_ALL = "it is declared for every operation, and this one has no use for it";

/** So many requests come to all of them. */
const REQUESTS: Readonly<Record<string, number>> = { "music-generations": 420, "music-jobs": 460, "scene-jobs": 250 };

/** By contract: an operation, or `*`, and its status, with the reason why no client brings it about here. */
const UNREACHED: Readonly<Record<string, Reasons>> = {
  "music-generations": {
    "createGeneration 409": AT_ONE_GO,
    "getAudio 404": SIGNED,
    "getAudio 429": BY_SIGNATURE,
  },
  "music-jobs": {
    "* 403": ONE_PURPOSE,
    "createJob 409": AT_ONE_GO,
    "getAudio 429": BY_SIGNATURE,
  },
  "scene-jobs": {
    "* 403": ONE_PURPOSE,
    "createScenes 404": FOR_ALL,
    ...forEach(["listJobs", "getWebhookSecret"], ["402", "404", "409", "422", "451"], FOR_ALL),
    ...forEach(["getJob", "streamJobEvents"], ["402", "409", "422", "451"], FOR_ALL),
    ...forEach(["cancelJob"], ["402", "422", "451"], FOR_ALL),
    "getImage 404": SIGNED,
    "getImage 429": BY_SIGNATURE,
  },
};

const contracts = await readContracts([]);

describe.each(["compiled", "express-openapi-validator"] as const)("validating by %s", (validator) => {
  let service: Awaited<ReturnType<typeof startQuickService>>;
  let strict: Awaited<ReturnType<typeof startStrictService>>;
  let hooks: Awaited<ReturnType<typeof hooksFor>>;
  beforeAll(async () => {
    service = await startQuickService({ validator });
    strict = await startStrictService({ validator });
    hooks = await hooksFor(service.url);
  }, 180_000);
  afterAll(async () => {
    await strict?.close();
    await service?.close();
  });

  test.each(contracts.map((contract) => [contract.name, contract] as const))(
    "%s answers with all that can be brought about",
    async (name, contract) => {
      await service.idle();
      const observer = observeCoverage(contract);
      const onExchange = observer.observe;
      const { findings } = await verify(contract, service.url, {
        identities: { ...callersOf(name), guest: guestOf(name) },
        hooks: hooks[name],
        phases: ["examples", "boundaries"],
        requests: REQUESTS[name] ?? 450,
        onExchange,
      }).result;
      const limited = await verify(contract, strict.url, {
        identities: { newcomer: await strict.newcomer(name) },
        phases: ["examples"],
        onExchange,
      }).result;

      expectAllBut(UNREACHED[name] ?? {}, contract, observer);
      expect([...findings, ...limited.findings].map(describeFinding)).toEqual([]);
    },
    300_000,
  );
});
