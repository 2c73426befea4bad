/** Runs in a worker thread: paints what it is sent into files, one after the other. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parentPort } from "node:worker_threads";
import { describeScenes } from "./describe.ts";
import { paint } from "./paint.ts";
import type { Picture, SceneRequest } from "./scene-engine.ts";

export interface PaintTask {
  readonly request: SceneRequest;
  readonly folder: string;
}

/** As good as PNG to the eye, at a fifth of its size. */
const WEBP_QUALITY = 88;

parentPort?.on("message", ({ request, folder }: PaintTask) => {
  // What fails ends the thread with its error.
  void paintScene(request, folder).then((picture) => parentPort?.postMessage(picture));
});

async function paintScene({ prompt, scenes, index, style, width, height, format, seed }: SceneRequest, folder: string) {
  const description = describeScenes(prompt, scenes, style, seed)[index];
  if (!description) throw new RangeError(`There is no scene ${index}`);
  const canvas = paint(description, width, height);
  const bytes = await (format === "png" ? canvas.encode("png") : canvas.encode("webp", WEBP_QUALITY));
  const file = join(folder, `${index + 1}.${format}`);
  await writeFile(file, bytes);
  return { file, mimeType: `image/${format}`, width, height } satisfies Picture;
}
