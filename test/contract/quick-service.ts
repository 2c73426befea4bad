/** The service itself, with engines that make less of the same, and callers that it knows. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createService,
  easel,
  type MusicEngine,
  type SceneEngine,
  type Service,
  type ServiceOptions,
  studio,
} from "@cantus/service";
import type { Identity } from "@cantus/verify";
import { vi } from "vitest";

const KEYS = {
  member: "a-key-for-the-contract-tests",
  stranger: "another-key-for-the-contract-tests",
  guest: "a-guest's-key-for-the-contract-tests",
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

/** Who the service knows, by what they show to the API of this name: a member, and somebody of another organization. */
export function callersOf(api: string): Record<"member" | "stranger", Identity> {
  return { member: showing(api, KEYS.member), stranger: showing(api, KEYS.stranger) };
}

/** Somebody of the member's organization, without the right to make music. */
export function guestOf(api: string): Identity {
  return showing(api, KEYS.guest);
}

function showing(api: string, key: string): Identity {
  return { headers: api === "music-generations" ? { "X-API-Key": key } : { Authorization: `Bearer ${key}` } };
}

/** Started, with the demo's first track made. */
export async function startQuickService(options: ServiceOptions = {}) {
  const folder = await mkdtemp(join(tmpdir(), "cantus-service-"));
  const service = await createService({
    dataFolder: folder,
    port: 0,
    demoKey: KEYS.member,
    rateLimit: 0,
    shutdownSeconds: 0,
    engines: [brief],
    sceneEngine: small,
    logLevel: "silent",
    ...options,
  });
  const { url } = await service.listen();
  await welcome(service, { name: "Stranger", key: KEYS.stranger, rights: ["USE_MUSIC_GENERATION"] });
  await welcome(service, { name: "Guest", key: KEYS.guest, rights: [] }, "org_abc123");
  // The demo's first track is made like any other; it is what a read of the examples' ids finds.
  const { headers = {} } = callersOf("music-generations").member;
  const collection = `${url}/v1/music/org_abc123/collections/mcoll_5d0e8a3b6c1f`;
  await vi.waitUntil(async () => (await fetch(collection, { headers })).ok, { timeout: 50_000, interval: 100 });

  return {
    url,
    /** Waits until all is done that was asked for, so that nobody waits for pictures behind those of others. */
    async idle(): Promise<void> {
      const isIdle = async () =>
        !/^cantus_jobs_(waiting|running)\{.*\} [1-9]/m.test(await (await fetch(`${url}/metrics`)).text());
      await vi.waitUntil(isIdle, { timeout: 100_000, interval: 200 });
    },
    async close(): Promise<void> {
      await service.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Newcomer {
  readonly name: string;
  readonly key: string;
  readonly rights: Parameters<Service["accounts"]["setMembership"]>[1];
}

/** @param organizationId defaults to a new one of their own */
async function welcome({ accounts }: Service, { name, key, rights }: Newcomer, organizationId?: string): Promise<void> {
  const caller = {
    organizationId: organizationId ?? (await accounts.createOrganization("Elsewhere")),
    userId: await accounts.createUser(name),
  };
  await accounts.setMembership(caller, rights);
  await accounts.createKey(caller, "contract tests", key);
}
