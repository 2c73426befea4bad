/** Runs in a worker thread: makes a recording of each request that it is sent, and tells how far it is. */
import { parentPort, workerData } from "node:worker_threads";
import type { MusicRequest, Recording } from "../engine.ts";
import type { ThreadMessage } from "../threads.ts";
import { compose } from "./compose.ts";
import { record } from "./sound/record.ts";
import { loadInstruments } from "./sound/soundfont.ts";

export interface RenderTask {
  readonly request: MusicRequest;
  /** An empty folder for the files. */
  readonly folder: string;
}

/** What a thread is begun with. */
export interface RenderThreadData {
  readonly soundfont: SharedArrayBuffer;
}

/** More than this of decoded sounds is not kept for the next piece, in bytes. */
const KEPT = 128 * 2 ** 20;

const { soundfont } = workerData as RenderThreadData;
let instruments = loadInstruments(soundfont);
const send = (message: ThreadMessage<Recording>) => parentPort?.postMessage(message);

parentPort?.on("message", async ({ request, folder }: RenderTask) => {
  let reported = -1;
  const recorded = await record(instruments, compose(request), { folder, stems: request.stems ?? true }, (progress) => {
    const percent = Math.floor(progress);
    if (percent > reported) send({ percent });
    reported = Math.max(reported, percent);
  });
  if (process.memoryUsage().arrayBuffers > KEPT) instruments = loadInstruments(soundfont);
  send({ output: { ...recorded, mimeType: "audio/mpeg" } });
});
