import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { refusalReason } from "../content-policy.ts";
import type { MusicEngine } from "../engines/engine.ts";
import { type Job, placeOf, Refusal } from "../jobs/job.ts";
import type { JobRunner, Result, Run } from "../jobs/worker.ts";
import { Tracks } from "../library/tracks.ts";
import type { Objects } from "../storage/objects.ts";
import type { Generation } from "./generation.ts";

/** Lets an engine make the music, stores the sound, and makes a track of it. */
export class GenerationRunner implements JobRunner {
  readonly #engines: ReadonlyMap<string, MusicEngine>;
  readonly #objects: Objects;
  readonly #scratch: string;

  /** `scratch` is a folder for files that are not finished. */
  constructor(engines: readonly MusicEngine[], objects: Objects, scratch: string) {
    this.#engines = new Map(engines.map((engine) => [engine.key, engine]));
    this.#objects = objects;
    this.#scratch = scratch;
  }

  async run(job: Job, { attempt, signal, report }: Run): Promise<Result> {
    const generation = job as Generation;
    const { request } = generation;
    const reason = refusalReason(request.prompt, request.title, request.lyrics);
    if (reason) throw new Refusal(reason);
    const engine = this.#engines.get(request.engine);
    if (!engine) throw new Error(`There is no engine ${request.engine}`);

    const folder = join(this.#scratch, attempt);
    const place = `${placeOf(job)}/${attempt}`;
    await mkdir(folder, { recursive: true });
    try {
      const recording = await engine.render({ ...request }, { folder, signal, report });
      const audioKey = await this.#store(recording.master, `${place}/master.mp3`);
      const stemKeys: Record<string, string> = {};
      for (const [part, file] of Object.entries(recording.stems))
        stemKeys[part] = await this.#store(file, `${place}/${part}.mp3`);
      const track = {
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
      return {
        id: track.id,
        save: (transaction) => Tracks.add(transaction, job, job.id, track),
        discard: () => this.#objects.removeAll(place),
      };
    } catch (error) {
      await this.#objects.removeAll(place);
      throw error;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async clean(job: Job): Promise<void> {
    await this.#objects.removeAll(placeOf(job));
  }

  async #store(file: string, key: string): Promise<string> {
    await this.#objects.add(file, key);
    return key;
  }
}
