/** The service itself, with engines that make less of the same, and callers that it knows. */
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import {
  createService,
  easel,
  type MusicEngine,
  type MusicRequest,
  type Recording,
  type SceneEngine,
  type Service,
  type ServiceOptions,
  studio,
} from "@cantus/service";
import { copyImage } from "@cantus/service/image";
import type { Identity } from "@cantus/verify";
import { afterAll, vi } from "vitest";

const KEYS = {
  member: "a-key-for-the-contract-tests",
  stranger: "another-key-for-the-contract-tests",
  guest: "a-guest's-key-for-the-contract-tests",
};

/**
 * The examples ask for pieces of minutes and large pictures; what is tested is how they are asked for. So a piece is
 * played once, for two seconds, and is what comes of all that is asked for alike; nothing comes of what is called broken.
 */
const brief: MusicEngine = {
  ...studio,
  async render({ prompt, shape, stems = true, seconds, ...request }, options) {
    if (/\bbroken\b/.test(prompt)) throw new Error("The strings are broken");
    const alike = JSON.stringify([shape, stems]);
    const played = recordings.get(alike) ?? play({ ...request, prompt, shape, stems, seconds: Math.min(seconds, 2) });
    recordings.set(alike, played);
    const { master, stems: parts, ...recording } = await played;
    const copy = async (file: string) => {
      const own = join(options.folder, basename(file));
      await copyFile(file, own);
      return own;
    };
    const own = await Promise.all(Object.entries(parts).map(async ([part, file]) => [part, await copy(file)] as const));
    return { ...recording, master: await copy(master), stems: Object.fromEntries(own) };
  },
};

const recordings = new Map<string, Promise<Recording>>();
const recorded = await mkdtemp(join(tmpdir(), "cantus-recordings-"));
afterAll(() => rm(recorded, { recursive: true, force: true }));

/** Into a folder that stays while the file's tests run: what is copied is not the caller's. */
async function play(request: MusicRequest): Promise<Recording> {
  const folder = await mkdtemp(join(recorded, "recording-"));
  return studio.render(request, { folder, signal: new AbortController().signal, report() {} });
}

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
  const { service, url, close } = await start({ demoKey: KEYS.member, rateLimit: 0, ...options });
  await welcome(service, { name: "Stranger", key: KEYS.stranger, rights: ["USE_MUSIC_GENERATION"] });
  await welcome(service, { name: "Guest", key: KEYS.guest, rights: [] }, "org_abc123");
  // The demo's first track is made like any other; it is what a read of the examples' ids finds.
  const { headers = {} } = callersOf("music-generations").member;
  const collection = `${url}/v1/music/org_abc123/collections/mcoll_5d0e8a3b6c1f`;
  await vi.waitUntil(async () => (await fetch(collection, { headers })).ok, { timeout: 50_000, interval: 100 });

  return {
    url,
    close,
    /** Waits until all is done that was asked for, so that nobody waits for pictures behind those of others. */
    async idle(): Promise<void> {
      const isIdle = async () =>
        !/^cantus_jobs_(waiting|running)\{.*\} [1-9]/m.test(await (await fetch(`${url}/metrics`)).text());
      await vi.waitUntil(isIdle, { timeout: 100_000, interval: 200 });
    },
  };
}

/** One that gives nobody credits, and takes one request a minute of each caller. It makes nothing. */
export async function startStrictService(options: ServiceOptions = {}) {
  const strict = { rateLimit: 1, initialCredits: 0, demoLibrary: false } as const;
  const { service, url, close } = await start({ ...strict, ...options });
  return {
    url,
    close,
    /** Somebody who has not called yet. */
    async newcomer(api: string): Promise<Identity> {
      const key = `${api}, a key for the contract tests`;
      await welcome(service, { name: api, key, rights: ["USE_MUSIC_GENERATION"] });
      return showing(api, key);
    },
  };
}

async function start(options: ServiceOptions) {
  const folder = await mkdtemp(join(tmpdir(), "cantus-service-"));
  await copyImage(folder);
  const service = await createService({
    dataFolder: folder,
    port: 0,
    shutdownSeconds: 0,
    engines: [brief],
    sceneEngine: small,
    logLevel: "silent",
    ...options,
  });
  const { url } = await service.listen();
  return {
    service,
    url,
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
