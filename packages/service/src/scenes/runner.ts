import { refusalReason } from "../content-policy.ts";
import type { SceneEngine } from "../engines/scenes/scene-engine.ts";
import { type Job, placeOf, Refusal } from "../jobs/job.ts";
import type { JobRunner, Result, Run } from "../jobs/worker.ts";
import { inFolder, type Workspaces } from "../jobs/workspace.ts";
import type { SceneJobRequest, ScenePicture } from "./scene-job.ts";

/** Lets an engine paint the scenes of a job, one after the other, and keeps each picture as soon as it is finished. */
export class SceneRunner implements JobRunner {
  readonly #engine: SceneEngine;
  readonly #workspaces: Workspaces;

  constructor(engine: SceneEngine, workspaces: Workspaces) {
    this.#engine = engine;
    this.#workspaces = workspaces;
  }

  async run(job: Job, { attempt, signal, report, parts, addPart }: Run): Promise<Result> {
    const { request } = job as Job<SceneJobRequest>;
    const reason = refusalReason(request.prompt, ...request.scenes);
    if (reason) throw new Refusal(reason);

    const finished = new Set(parts.map(({ number }) => number));
    await inFolder(this.#workspaces.scratch, attempt, async (folder) => {
      for (const index of request.scenes.keys()) {
        if (finished.has(index + 1)) continue;
        const part = (percent: number) => report(((index + percent / 100) / request.scenes.length) * 100);
        // What it makes is moved out of the folder, which is empty again for the next one.
        const picture = await this.#engine.render({ ...request, index }, { folder, signal, report: part });
        await addPart(index + 1, await this.#keep(job, index + 1, request.format, picture));
      }
    });
    // All there is to say is said: each picture is written down already.
    return { id: job.id, save: async () => {}, discard: async () => {} };
  }

  /**
   * Leaves everything where it is: pictures that are written down are the job's, and what a killed attempt has stored
   * beyond them lies where the next one puts its own.
   */
  async clean(): Promise<void> {}

  async #keep(
    job: Job,
    number: number,
    format: SceneJobRequest["format"],
    { file, mimeType, width, height }: { file: string } & Omit<ScenePicture, "key">,
  ): Promise<ScenePicture> {
    const key = `${placeOf(job)}/${number}.${format}`;
    await this.#workspaces.objects.add(file, key);
    return { key, mimeType, width, height };
  }
}
