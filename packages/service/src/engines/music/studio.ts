import type { MusicEngine, Recording } from "../engine.ts";
import { Threads } from "../threads.ts";
import type { RenderTask, RenderThreadData } from "./render-thread.ts";
import { readSoundfont } from "./sound/soundfont.ts";

/** This file is TypeScript in the repository and JavaScript in the package, and so is the thread's. */
const THREAD = new URL(`./render-thread${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url);

const threads = new Threads<RenderTask, Recording>(
  THREAD,
  async (): Promise<RenderThreadData> => ({ soundfont: await sharedSoundfont() }),
);

/**
 * Composes from the words of a prompt and plays with the instruments of a soundfont, in threads: rendering stops nothing
 * else.
 *
 * @example
 * const { master, stems, seconds } = await studio.render(request, { folder, signal, report });
 */
export const studio: MusicEngine = {
  key: "studio",
  // The soundfont's licence (MIT) asks nothing of those who publish what is played with it.
  licenceClass: "commercial_cleared",
  render: (request, { folder, signal, report }) => threads.run({ request, folder }, { signal, report }),
  close: () => threads.close(),
};

let soundfont: WeakRef<SharedArrayBuffer> | undefined;

/** One for all threads, and only as long as there are some. */
async function sharedSoundfont(): Promise<SharedArrayBuffer> {
  const bytes = soundfont?.deref() ?? (await readSoundfont());
  soundfont = new WeakRef(bytes);
  return bytes;
}
