import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { MusicEngine, RenderOptions } from "../engines/engine.ts";
import type { SceneEngine } from "../engines/scenes/scene-engine.ts";

/** Long enough to be killed in between. */
const STEP_MS = 15;
const PICTURE_STEPS = 4;
const STEPS_PER_SECOND = 4;

/** Files that are not music, some fifteen times faster than it would play. */
export const quickMusic: MusicEngine = {
  key: "studio",
  licenceClass: "commercial_cleared",
  async render({ prompt, seconds }, options) {
    const master = await write("master", prompt, Math.ceil(seconds * STEPS_PER_SECOND), options);
    const melody = await write("melody", prompt, 0, options);
    return { master, stems: { melody }, mimeType: "audio/mpeg", seconds };
  },
  close: async () => {},
};

/** Files that are not pictures, soon. */
export const quickScenes: SceneEngine = {
  key: "easel",
  licenceClass: "commercial_cleared",
  async render({ prompt, index, width, height, format }, options) {
    const file = await write(`${index}`, prompt, PICTURE_STEPS, options);
    return { file, mimeType: format === "png" ? "image/png" : "image/webp", width, height };
  },
  close: async () => {},
};

async function write(
  name: string,
  content: string,
  steps: number,
  { folder, signal, report }: RenderOptions,
): Promise<string> {
  for (let step = 1; step <= steps; step++) {
    await delay(STEP_MS, undefined, { signal });
    report((step / steps) * 100);
  }
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}
