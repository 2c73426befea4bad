import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readContracts } from "@cantus/contract/read";
import { createService, type Service } from "@cantus/service";
import { describeContract } from "@cantus/verify/vitest";
import { afterAll, beforeAll, describe, vi } from "vitest";

const contracts = await readContracts([]);
const demoKey = "a-key-for-the-contract-tests";
const credentials: Record<string, Record<string, string>> = {
  "music-generations": { "X-API-Key": demoKey },
  "music-jobs": { Authorization: `Bearer ${demoKey}` },
  "scene-jobs": { Authorization: `Bearer ${demoKey}` },
};

describe.each(["express-openapi-validator", "compiled"] as const)(
  "the service, validating by %s, keeps",
  (validator) => {
    let folder: string;
    let service: Service;
    let url: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "cantus-service-"));
      service = await createService({
        dataFolder: folder,
        port: 0,
        demoKey,
        validator,
        rateLimit: 0,
        logLevel: "silent",
      });
      ({ url } = await service.listen());
      // The demo's first track is made like any other; it is what a read of the examples' ids finds.
      const headers = credentials["music-generations"] ?? {};
      const collection = `${url}/v1/music/org_abc123/collections/mcoll_5d0e8a3b6c1f`;
      await vi.waitUntil(async () => (await fetch(collection, { headers })).ok, { timeout: 50_000, interval: 100 });
    });
    afterAll(async () => {
      await service.close();
      await rm(folder, { recursive: true, force: true });
    });

    for (const contract of contracts) {
      describeContract(contract, () => url, {
        headers: credentials[contract.name],
        // The two others answer that they are not implemented, which their contracts declare.
        requireSuccess: contract.name === "music-generations",
      });
    }
  },
);
