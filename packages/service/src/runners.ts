import type { Domain } from "./domain.ts";
import type { MusicEngine } from "./engines/engine.ts";
import type { SceneEngine } from "./engines/scenes/scene-engine.ts";
import { KIND as GENERATION } from "./generations/generation.ts";
import { GenerationRunner } from "./generations/runner.ts";
import type { JobRunner } from "./jobs/worker.ts";
import { KIND as MUSIC_JOB } from "./music-jobs/music-job.ts";
import { MusicJobRunner } from "./music-jobs/runner.ts";
import { SceneRunner } from "./scenes/runner.ts";
import { KIND as SCENE_JOB } from "./scenes/scene-job.ts";

/** Who does which kind of job. */
export function createRunners(
  { objects, scratch }: Domain,
  engines: readonly MusicEngine[],
  sceneEngine: SceneEngine,
): Readonly<Record<string, JobRunner>> {
  const [musicEngine] = engines;
  return {
    [GENERATION]: new GenerationRunner(engines, { objects, scratch }),
    ...(musicEngine && { [MUSIC_JOB]: new MusicJobRunner(musicEngine, { objects, scratch }) }),
    [SCENE_JOB]: new SceneRunner(sceneEngine, { objects, scratch }),
  };
}
