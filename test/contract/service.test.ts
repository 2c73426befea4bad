import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readContracts } from "@cantus/contract/read";
import { createService, easel, type MusicEngine, type SceneEngine, type Service, studio } from "@cantus/service";
import { describeContract } from "@cantus/verify/vitest";
import { afterAll, beforeAll, describe, vi } from "vitest";

const contracts = await readContracts([]);
const demoKey = "a-key-for-the-contract-tests";
const credentials: Record<string, Record<string, string>> = {
  "music-generations": { "X-API-Key": demoKey },
  "music-jobs": { Authorization: `Bearer ${demoKey}` },
  "scene-jobs": { Authorization: `Bearer ${demoKey}` },
};

/** They succeed only with a job at a stage that no example brings it to: one that has failed, has audio, or is painted. */
const UNFINISHED: Record<string, readonly string[]> = {
  "music-jobs": ["retryJob", "getAudio"],
  "scene-jobs": ["cancelJob"],
};

/** The examples ask for pieces of minutes and large pictures; what is tested is how they are asked for. */
const brief: MusicEngine = {
  ...studio,
  render: (request, options) => studio.render({ ...request, seconds: Math.min(request.seconds, 2) }, options),
};

const small: SceneEngine = {
  ...easel,
  async render(request, options) {
    const { width, height } = request;
    return { ...(await easel.render({ ...request, width: 64, height: 64 }, options)), width, height };
  },
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
        engines: [brief],
        sceneEngine: small,
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

    /** The service, when all that was asked of it is done: pictures are waited for, and come after those before. */
    async function idle(): Promise<string> {
      const isIdle = async () =>
        !/^cantus_jobs_(waiting|running)\{.*\} [1-9]/m.test(await (await fetch(`${url}/metrics`)).text());
      await vi.waitUntil(isIdle, { timeout: 100_000, interval: 200 });
      return url;
    }

    for (const contract of contracts) {
      describeContract(contract, idle, {
        phases: ["examples"],
        headers: credentials[contract.name],
        requireSuccess: { except: UNFINISHED[contract.name] ?? [] },
      });
    }
  },
);
