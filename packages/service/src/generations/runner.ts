import { refusalReason } from "../content-policy.ts";
import type { MusicEngine } from "../engines/engine.ts";
import { type Job, placeOf, Refusal } from "../jobs/job.ts";
import type { JobRunner, Result, Run } from "../jobs/worker.ts";
import { inWorkspace, type Workspaces } from "../jobs/workspace.ts";
import { Tracks } from "../library/tracks.ts";
import type { Generation } from "./generation.ts";

/** Lets an engine make the music, stores the sound, and makes a track of it. */
export class GenerationRunner implements JobRunner {
  readonly #engines: ReadonlyMap<string, MusicEngine>;
  readonly #workspaces: Workspaces;

  constructor(engines: readonly MusicEngine[], workspaces: Workspaces) {
    this.#engines = new Map(engines.map((engine) => [engine.key, engine]));
    this.#workspaces = workspaces;
  }

  async run(job: Job, { attempt, signal, report }: Run): Promise<Result> {
    const generation = job as Generation;
    const { request } = generation;
    const reason = refusalReason(request.prompt, request.title, request.lyrics);
    if (reason) throw new Refusal(reason);
    const engine = this.#engines.get(request.engine);
    if (!engine) throw new Error(`There is no engine ${request.engine}`);

    const { made, discard } = await inWorkspace(this.#workspaces, job, attempt, async ({ folder, keep }) => {
      const recording = await engine.render({ ...request }, { folder, signal, report });
      const audioKey = await keep(recording.master, "master.mp3");
      const stemKeys: Record<string, string> = {};
      for (const [part, file] of Object.entries(recording.stems)) stemKeys[part] = await keep(file, `${part}.mp3`);
      return {
        id: request.trackId,
        title: request.title,
        engine: engine.key,
        mode: request.mode,
        instrumental: request.instrumental,
        seconds: recording.seconds,
        mimeType: recording.mimeType,
        licenceClass: engine.licenceClass,
        audioKey,
        stemKeys,
      };
    });
    return { id: made.id, save: (transaction) => Tracks.add(transaction, job, job.id, made), discard };
  }

  async clean(job: Job): Promise<void> {
    await this.#workspaces.objects.removeAll(placeOf(job));
  }
}
