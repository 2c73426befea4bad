import type { Accounts } from "./accounts/accounts.ts";
import { InsufficientCreditsError } from "./accounts/credits.ts";
import type { Owner } from "./accounts/principal.ts";
import type { Generations } from "./generations/generations.ts";
import { QueueFullError } from "./jobs/intake.ts";
import { hasEnded } from "./jobs/job.ts";
import { type Collections, NameTakenError } from "./library/collections.ts";
import type { SceneJobs } from "./scenes/scene-jobs.ts";

/**
 * The organization that is there from the first start, so that there is something to call with. It and what it owns
 * have the ids that the contract's examples and the documentation use: their lines can be tried as they stand.
 */
export const DEMO: Owner = { organizationId: "org_abc123", userId: "user_demo" };
const GENERATION = "mgen_2f8b1c4e9a7d";
const TRACK = "mtrack_7c1a9e2f4b8d";
const COLLECTION = "mcoll_5d0e8a3b6c1f";
const SCENE_JOB = "9d6b1f0e-47c3-4a85-b2de-5f83c07a1e94";

export interface DemoAccount {
  readonly isNew: boolean;
  /** Known on the first start, when it is made, and wherever the configuration names it. */
  readonly apiKey: string | undefined;
}

/** Creates the demo organization with one member and one API key, unless it is there. A given `key` is valid after it. */
export async function seedAccount(everyone: Accounts, key: string | undefined): Promise<DemoAccount> {
  return everyone.together(async (accounts) => {
    const isNew = await accounts.ensureOrganization("Demo", DEMO.organizationId);
    if (isNew) {
      await accounts.createUser("Demo", DEMO.userId);
      await accounts.setMembership(DEMO, ["USE_MUSIC_GENERATION"]);
    }
    if (isNew || (key !== undefined && !(await accounts.authenticate(key))))
      return { isNew, apiKey: (await accounts.createKey(DEMO, "demo", key)).key };
    return { isNew, apiKey: key };
  });
}

/** A first generation, for a library that is not empty. It is made as any other. */
export async function seedGeneration(generations: Generations): Promise<void> {
  await generations.create(
    DEMO,
    {
      id: GENERATION,
      trackId: TRACK,
      prompt: "Mellow lo-fi beat with soft piano for a late night of reading",
      mode: "creation",
      engine: "studio",
      title: "Late Night Study",
      instrumental: true,
      lyrics: null,
      seconds: 30,
      seed: 0,
    },
    "demo",
  );
}

/** A first job of scenes, for a list that is not empty. There is none where credits or the queue do not allow it. */
export async function seedScenes(sceneJobs: SceneJobs): Promise<void> {
  try {
    await sceneJobs.create(
      DEMO,
      {
        id: SCENE_JOB,
        prompt: "A lighthouse on a cliff, autumn, warm evening light",
        scenes: ["The sea is calm, a boat comes home", "A storm comes in, the lamp is lit"],
        width: 1024,
        height: 1024,
        format: "png",
        style: "watercolor",
        seed: 42,
      },
      "demo",
    );
  } catch (error) {
    if (!(error instanceof InsufficientCreditsError || error instanceof QueueFullError)) throw error;
  }
}

/** Puts the first generation's track into a collection when it is made, if it is being made. */
export async function collectWhenMade(
  generations: Generations,
  collections: Collections,
  signal: AbortSignal,
): Promise<void> {
  const generation = await generations.find(DEMO, GENERATION);
  if (!generation || hasEnded(generation.status)) return;
  for await (const { kind, status } of generations.news(generation, undefined, signal)) {
    if (kind !== "done" || status !== "succeeded") continue;
    try {
      await collections.create(DEMO, { name: "Deep work", description: "Steady pieces without a voice" }, COLLECTION);
    } catch (error) {
      // Another process was faster.
      if (!(error instanceof NameTakenError)) throw error;
    }
    await collections.add(DEMO, COLLECTION, TRACK);
  }
}
