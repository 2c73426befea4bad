import { setTimeout as delay } from "node:timers/promises";
import { CREDITS_OF } from "../music-jobs/costs.ts";
import { CREDITS_PER_SCENE } from "../scenes/scene-job.ts";

/** Whom the traffic is from. */
export interface Client {
  readonly organizationId: string;
  readonly key: string;
}

/** A job that was accepted: it must not be lost. */
export interface Accepted {
  readonly id: string;
  /** Where it is read. */
  readonly path: string;
  /** What it costs if it succeeds. */
  readonly credits: number;
  /** What stays reserved if it fails, for a retry. */
  readonly kept: number;
  /** What lies below the job among the objects if it succeeds: the folder of one attempt, or a picture for each scene. */
  readonly entries: number;
}

/** A job as it was read. `files` are the URLs of what it has made. */
export interface Seen {
  readonly state: "pending" | "succeeded" | "failed";
  readonly files: readonly string[];
}

const SCENES = 2;

/** How many jobs of one API are sent at most: else a slow start of a process, which others wait for, makes hundreds. */
const JOBS = 10;

/** Sends jobs of all three APIs to a service that may be killed at any moment, and reads what has become of them. */
export class Traffic {
  readonly accepted: Accepted[] = [];
  readonly #client: Client;
  /** Where requests go, now. */
  url = "";

  constructor(client: Client) {
    this.#client = client;
  }

  /** Sends, some at the same time, until it is told to stop or enough are accepted. */
  async send(signal: AbortSignal): Promise<void> {
    const senders = [this.#sendGeneration, this.#sendMusicJob, this.#sendScenes].map(async (sendOne) => {
      for (let accepted = 0; accepted < JOBS && !signal.aborted; await delay(20)) {
        const job = await sendOne.call(this).catch(() => undefined);
        if (!job) continue;
        this.accepted.push(job);
        accepted++;
      }
    });
    await Promise.all(senders);
  }

  /** Finds the latest jobs that were accepted by one who was killed before they could answer. */
  async findUnanswered(): Promise<void> {
    const [generations, musicJobs, scenes] = await Promise.all([
      this.get(`${this.#generations}?limit=100`),
      this.get("/api/v1/music/jobs?limit=100"),
      this.get("/v1/jobs?limit=100"),
    ]);
    const known = new Set(this.accepted.map(({ id }) => id));
    const listed = [
      ...generations.jobs.map(this.#generation, this),
      ...musicJobs.map(this.#musicJob, this),
      ...(scenes.generations ?? []).map(this.#scenes, this),
    ];
    this.accepted.push(...listed.filter(({ id }) => !known.has(id)));
  }

  async see({ path }: Accepted): Promise<Seen> {
    const { status, progress, error, ...job } = await this.get(path);
    switch (`${status}`.toLowerCase()) {
      case "succeeded":
        return { state: "succeeded", files: [job.playback_url] };
      case "completed":
        return { state: "succeeded", files: job.audio_url ? [job.audio_url] : pictures(job.result) };
      case "failed":
        return { state: "failed", files: [] };
      default:
        if (progress > 100) throw new Error(`${path} is beyond its end`);
        return { state: "pending", files: [] };
    }
  }

  /** Every `path` that was answered before is answered now. */
  // biome-ignore lint/suspicious/noExplicitAny: three APIs, each with a shape of its own
  async get(path: string): Promise<any> {
    const response = await fetch(this.url + path, { headers: this.#headers });
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }

  async #sendGeneration(): Promise<Accepted | undefined> {
    const job = await this.#post(this.#generations, { prompt: "A tune", duration: 1 });
    return job && this.#generation(job);
  }

  async #sendMusicJob(): Promise<Accepted | undefined> {
    const answer = await this.#post("/api/v1/music/jobs", { task: "text2samples", prompt: "A loop", duration: 1 });
    return answer && this.#musicJob(answer.job);
  }

  async #sendScenes(): Promise<Accepted | undefined> {
    const job = await this.#post("/v1/scenes", { prompt: "A lake", scenes: SCENES, size: "512x512" });
    return job && this.#scenes(job);
  }

  #generation({ id }: { id: string }): Accepted {
    return { id, path: `${this.#generations}/${id}`, credits: 0, kept: 0, entries: 1 };
  }

  #musicJob({ id }: { id: string }): Accepted {
    const credits = CREDITS_OF.text2samples;
    return { id, path: `/api/v1/music/jobs/${id}/status`, credits, kept: credits, entries: 1 };
  }

  #scenes({ job_id: id }: { job_id: string }): Accepted {
    return { id, path: `/v1/jobs/${id}`, credits: SCENES * CREDITS_PER_SCENE, kept: 0, entries: SCENES };
  }

  get #generations(): string {
    return `/v1/music/${this.#client.organizationId}/generations`;
  }

  // biome-ignore lint/suspicious/noExplicitAny: three APIs, each with a shape of its own
  async #post(path: string, body: object): Promise<any> {
    const response = await fetch(this.url + path, {
      method: "POST",
      headers: { ...this.#headers, "Content-Type": "application/json", Prefer: "respond-async" },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    return response.status === 202 ? answer : undefined;
  }

  get #headers() {
    return { "X-API-Key": this.#client.key, Authorization: `Bearer ${this.#client.key}` };
  }
}

function pictures(result: { readonly scenes: readonly { readonly image_url: string }[] }): string[] {
  return result.scenes.map(({ image_url }) => image_url);
}
