/** Runs in a worker thread: paints each scene that it is sent into a file. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parentPort } from "node:worker_threads";
import type { ThreadMessage } from "../threads.ts";
import { describeScenes } from "./describe.ts";
import { paint } from "./paint.ts";
import type { Picture, SceneRequest } from "./scene-engine.ts";

export interface PaintTask {
  readonly request: SceneRequest;
  /** An empty folder for the file. */
  readonly folder: string;
}

/** As good as PNG to the eye, at a fifth of its size. */
const WEBP_QUALITY = 88;

const send = (message: ThreadMessage<Picture>) => parentPort?.postMessage(message);

parentPort?.on("message", async ({ request, folder }: PaintTask) => {
  const { prompt, scenes, index, style, width, height, format, seed } = request;
  const description = describeScenes(prompt, scenes, style, seed)[index];
  if (!description) throw new RangeError(`There is no scene ${index}`);
  const canvas = paint(description, width, height);
  send({ percent: 80 });
  const bytes = await (format === "png" ? canvas.encode("png") : canvas.encode("webp", WEBP_QUALITY));
  const file = join(folder, `${index + 1}.${format}`);
  await writeFile(file, bytes);
  send({ percent: 100 });
  send({ output: { file, mimeType: `image/${format}`, width, height } });
});
