import { extname } from "node:path";
import type { MusicEngine, MusicRequest } from "../engines/engine.ts";
import { type Job, placeOf } from "../jobs/job.ts";
import type { JobRunner, Result, Run } from "../jobs/worker.ts";
import { inWorkspace, type Workspaces } from "../jobs/workspace.ts";
import type { MusicJobRequest, MusicTask } from "./music-job.ts";
import { MusicJobs } from "./music-jobs.ts";

const SHAPE_OF: Readonly<Record<MusicTask, NonNullable<MusicRequest["shape"]>>> = {
  text2music: "song",
  prompt2instrumental: "song",
  text2samples: "loop",
  lyrics2song: "song",
  lyrics2rap: "rap",
  lyrics2vocals: "vocals",
};

/** Lets an engine make the music of music jobs, and stores the sound. */
export class MusicJobRunner implements JobRunner {
  readonly #engine: MusicEngine;
  readonly #workspaces: Workspaces;

  constructor(engine: MusicEngine, workspaces: Workspaces) {
    this.#engine = engine;
    this.#workspaces = workspaces;
  }

  async run(job: Job, { attempt, signal, report }: Run): Promise<Result> {
    const request = toMusicRequest((job as Job<MusicJobRequest>).request);
    const { made: audio, discard } = await inWorkspace(this.#workspaces, job, attempt, async ({ folder, keep }) => {
      const { master, mimeType, seconds } = await this.#engine.render(request, { folder, signal, report });
      return { key: await keep(master, `master${extname(master)}`), mimeType, seconds };
    });
    return { id: job.id, save: (transaction) => MusicJobs.addAudio(transaction, job.id, audio), discard };
  }

  async clean(job: Job): Promise<void> {
    await this.#workspaces.objects.removeAll(placeOf(job));
  }
}

function toMusicRequest({ task, prompt, lyrics, seconds, seed, ...words }: MusicJobRequest): MusicRequest {
  const { preset, genre, emotion, occasion, language } = words;
  return {
    prompt: prompt ?? "",
    mode: "creation",
    instrumental: task === "prompt2instrumental" || task === "text2samples",
    lyrics,
    seconds,
    seed,
    shape: SHAPE_OF[task],
    // The API has no stems.
    stems: false,
    preset: preset ?? undefined,
    genre: genre ?? undefined,
    emotion: emotion ?? undefined,
    occasion: occasion ?? undefined,
    language: language ?? undefined,
  };
}
