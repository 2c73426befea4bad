import { setTimeout as delay } from "node:timers/promises";
import { CREDITS_OF } from "../music-jobs/costs.ts";
import { CREDITS_PER_SCENE } from "../scenes/scene-job.ts";

/** Whom the traffic is from. */
export interface Client {
  readonly organizationId: string;
  readonly key: string;
}

/** A job that was accepted: it was answered, so it must not be lost. */
export interface Accepted {
  readonly id: string;
  /** Where it is read. */
  readonly path: string;
  /** What it costs if it succeeds. */
  readonly credits: number;
  /** What lies below the job among the objects if it succeeds: the folder of one attempt, or a picture for each scene. */
  readonly entries: number;
}

/** A job as it was read. `files` are the URLs of what it has made. */
export interface Seen {
  readonly state: "pending" | "succeeded" | "failed";
  readonly files: readonly string[];
}

const SCENES = 2;

/** Sends jobs of all three APIs to a service that may be killed at any moment, and reads what has become of them. */
export class Traffic {
  readonly accepted: Accepted[] = [];
  readonly #client: Client;
  /** Where requests go, now. */
  url = "";

  constructor(client: Client) {
    this.#client = client;
  }

  /** Sends, some at the same time, until it is told to stop. A request that is not answered was not accepted. */
  async send(signal: AbortSignal): Promise<void> {
    const senders = [this.#sendGeneration, this.#sendMusicJob, this.#sendScenes].map(async (sendOne) => {
      while (!signal.aborted) {
        const accepted = await sendOne.call(this).catch(() => undefined);
        if (accepted) this.accepted.push(accepted);
        await delay(20);
      }
    });
    await Promise.all(senders);
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
    const path = `/v1/music/${this.#client.organizationId}/generations`;
    const job = await this.#post(path, { prompt: "A tune", duration: 1 });
    return job && { id: job.id, path: `${path}/${job.id}`, credits: 0, entries: 1 };
  }

  async #sendMusicJob(): Promise<Accepted | undefined> {
    const answer = await this.#post("/api/v1/music/jobs", { task: "text2samples", prompt: "A loop", duration: 1 });
    if (!answer) return undefined;
    const { id } = answer.job;
    return { id, path: `/api/v1/music/jobs/${id}/status`, credits: CREDITS_OF.text2samples, entries: 1 };
  }

  async #sendScenes(): Promise<Accepted | undefined> {
    const job = await this.#post("/v1/scenes", { prompt: "A lake", scenes: SCENES, size: "512x512" });
    return (
      job && { id: job.job_id, path: `/v1/jobs/${job.job_id}`, credits: SCENES * CREDITS_PER_SCENE, entries: SCENES }
    );
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
