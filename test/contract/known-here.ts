/** What a user tells of this service beside its contracts: what is there already, and what brings about what they do not tell. */
import type { Hooks } from "@cantus/verify";
import { vi } from "vitest";
import { callersOf } from "./quick-service.ts";

/** By contract. Makes what has to be there for it: a job that has failed, and the URL of a sound that was deleted since. */
export async function hooksFor(url: string): Promise<Readonly<Record<string, Hooks>>> {
  const jobs = musicJobs(url);
  const [failed, deleted, completed] = await Promise.all([
    jobs.ended({ prompt: "A broken bell" }),
    jobs.ended({ prompt: "A bell" }),
    jobs.ended({ prompt: "A gong" }),
  ]);
  await jobs.call("DELETE", `/${deleted.id}`);
  const gone = new URL(deleted.audio_url ?? "");
  return {
    "music-jobs": {
      retryJob: { values: { job_id: failed.id }, statuses: { 409: { values: { job_id: completed.id } } } },
      getAudio: {
        statuses: {
          404: { values: { object: gone.pathname.split("/").at(-1), ...Object.fromEntries(gone.searchParams) } },
        },
      },
    },
    "scene-jobs": {
      createScenes: { statuses: { 451: { body: { "/prompt": "An exact copy of a famous painting" } } } },
    },
  };
}

interface Job {
  readonly id: string;
  readonly status: string;
  readonly audio_url: string | null;
}

function musicJobs(url: string) {
  const { headers } = callersOf("music-jobs").member;
  async function call(method: string, path: string, body?: object): Promise<Response> {
    return fetch(`${url}/api/v1/music/jobs${path}`, {
      method,
      headers: { ...headers, "Content-Type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
  }
  return {
    call,
    /** Makes a short one and waits until it has ended, well or not. */
    async ended(request: { readonly prompt: string }): Promise<Job> {
      const created = await call("POST", "", { task: "text2samples", duration: 2, ...request });
      const { job } = (await created.json()) as { job: Job };
      const read = async () => (await (await call("GET", `/${job.id}/status`)).json()) as Job;
      const isEnded = ({ status }: Job) => status === "COMPLETED" || status === "FAILED";
      return vi.waitUntil(
        async () => {
          const now = await read();
          return isEnded(now) && now;
        },
        { timeout: 50_000, interval: 100 },
      );
    },
  };
}
