import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { MusicEngine, RenderOptions } from "../engines/engine.ts";
import type { SceneEngine } from "../engines/scenes/scene-engine.ts";

/** Long enough to be killed in between. */
const STEPS = 4;
const STEP_MS = 15;

/** Files that are not music, soon. */
export const quickMusic: MusicEngine = {
  key: "studio",
  licenceClass: "commercial_cleared",
  async render({ prompt, seconds }, options) {
    const master = await write("master", prompt, options);
    return { master, stems: { melody: await write("melody", prompt, options) }, mimeType: "audio/mpeg", seconds };
  },
  close: async () => {},
};

/** Files that are not pictures, soon. */
export const quickScenes: SceneEngine = {
  key: "easel",
  licenceClass: "commercial_cleared",
  async render({ prompt, index, width, height, format }, options) {
    const file = await write(`${index}`, prompt, options);
    return { file, mimeType: format === "png" ? "image/png" : "image/webp", width, height };
  },
  close: async () => {},
};

async function write(name: string, content: string, { folder, signal, report }: RenderOptions): Promise<string> {
  for (let step = 1; step <= STEPS; step++) {
    await delay(STEP_MS, undefined, { signal });
    report((step / STEPS) * 100);
  }
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}
