import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { setTimeout as delay } from "node:timers/promises";
import type { LicenceClass, MusicEngine, MusicRequest, RenderOptions } from "../engine.ts";
import { Mp3Frames } from "../mp3-frames.ts";
import { RemoteApi, type RemoteApiOptions, RemoteEngineError } from "./api.ts";

export interface RemoteEngineOptions extends RemoteApiOptions {
  /** What callers name it by. */
  readonly key: string;
  /** Default `unclear`. */
  readonly licenceClass?: LicenceClass;
  /** How often is asked whether it is done, in milliseconds. Default 1,000. */
  readonly pollMs?: number;
}

/** What the engine elsewhere says of a recording. URLs may be relative to its own. */
interface RemoteRecording {
  readonly id: string;
  readonly status: "running" | "succeeded" | "failed";
  /** 0–100. */
  readonly progress?: number;
  /** Of a failed one. */
  readonly error?: string;
  /** Of a succeeded one: where its MP3 files are. */
  readonly master?: string;
  readonly stems?: Readonly<Record<string, string>>;
}

const STATUSES = ["running", "succeeded", "failed"];
const PART_NAME = /^[a-z][a-z0-9_]{0,31}$/;
/** No file of ten minutes is larger: 320 kbit/s are 24 MB. */
const LARGEST_FILE = 64 * 2 ** 20;
/** How much of the work the making is; the rest is fetching the files. */
const MAKING = 90;

/**
 * An engine that runs elsewhere and is spoken to by HTTP:
 *
 * - `POST recordings` with a MusicRequest as JSON begins one, and answers it. With the same `Idempotency-Key` it is the same one.
 * - `GET recordings/{id}` answers how far it is, and at last where its files are.
 * - `DELETE recordings/{id}` stops it.
 *
 * @example
 * const engine = createRemoteEngine({ key: "studio", url: "https://engine.example.com/v1", apiKey });
 */
export function createRemoteEngine(options: RemoteEngineOptions): MusicEngine {
  const api = new RemoteApi(options);
  const { key, licenceClass = "unclear", pollMs = 1000 } = options;

  return {
    key,
    licenceClass,

    async render(request: MusicRequest, { folder, signal, report }: RenderOptions) {
      signal.throwIfAborted();
      let progress = 0;
      const reportAtLeast = (percent: number) => {
        if (percent > progress) report(percent);
        progress = Math.max(progress, percent);
      };
      const made = await make(api, request, pollMs, signal, (percent) => reportAtLeast((percent * MAKING) / 100));
      const files = Object.entries(made.stems ?? {}).filter(([name]) => PART_NAME.test(name));
      const master = join(folder, "master.mp3");
      const seconds = await download(api, made.master ?? "", master, signal);
      const stems: Record<string, string> = {};
      for (const [name, url] of files) {
        reportAtLeast(MAKING + ((100 - MAKING) * (Object.keys(stems).length + 1)) / (files.length + 1));
        const file = join(folder, `${name}.mp3`);
        await download(api, url, file, signal);
        stems[name] = file;
      }
      reportAtLeast(100);
      return { master, stems, mimeType: "audio/mpeg", seconds };
    },

    async close() {},
  };
}

/** Begins a recording and waits until it has succeeded. One that is no longer wanted is stopped there too. */
async function make(
  api: RemoteApi,
  request: MusicRequest,
  pollMs: number,
  signal: AbortSignal,
  report: (percent: number) => void,
): Promise<RemoteRecording> {
  const begun = await api.send("POST", "recordings", {
    body: JSON.stringify(request),
    headers: { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() },
    signal,
  });
  let recording = await read(begun);
  const path = `recordings/${encodeURIComponent(recording.id)}`;
  try {
    while (recording.status === "running") {
      report(recording.progress ?? 0);
      await delay(pollMs, undefined, { signal });
      recording = await read(await api.send("GET", path, { signal }));
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    // It may be out of reach: then it ends by itself, for nobody fetches it.
    await api.send("DELETE", path, { signal: AbortSignal.timeout(1000) }).catch(() => {});
    throw signal.reason;
  }
  if (recording.status === "failed" || !recording.master)
    throw new RemoteEngineError("REMOTE_ENGINE_REFUSED", `${path} failed: ${recording.error ?? "it has no master"}`);
  return recording;
}

async function read(response: Response): Promise<RemoteRecording> {
  const body: unknown = await response.json().catch(() => undefined);
  const recording = (body ?? {}) as Partial<RemoteRecording>;
  if (typeof recording.id === "string" && STATUSES.includes(recording.status ?? ""))
    return recording as RemoteRecording;
  throw new RemoteEngineError("REMOTE_ENGINE_REFUSED", `${response.url} did not answer a recording`);
}

/** Fetches an MP3 file. @returns how long it really is, in seconds. @throws NotMp3Error for something else. */
async function download(api: RemoteApi, url: string, file: string, signal: AbortSignal): Promise<number> {
  const response = await api.send("GET", url, { signal });
  if (!response.body) throw new RemoteEngineError("REMOTE_ENGINE_REFUSED", `${url} is empty`);
  const frames = new Mp3Frames();
  let bytes = 0;
  const measured = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      try {
        if (bytes > LARGEST_FILE) throw new RemoteEngineError("REMOTE_ENGINE_REFUSED", `${url} is too large`);
        frames.add(chunk);
        done(null, chunk);
      } catch (error) {
        done(error as Error);
      }
    },
  });
  // The same object: Node's types and the DOM's name it twice.
  const content = Readable.fromWeb(response.body as ReadableStream<Uint8Array>);
  await pipeline(content, measured, createWriteStream(file), { signal });
  if (frames.seconds === 0) throw new RemoteEngineError("REMOTE_ENGINE_REFUSED", `${url} holds no sound`);
  return frames.seconds;
}
