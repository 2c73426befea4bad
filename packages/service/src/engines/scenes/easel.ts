import { Threads } from "../threads.ts";
import type { PaintTask } from "./paint-thread.ts";
import type { Picture, SceneEngine } from "./scene-engine.ts";

/** This file is TypeScript in the repository and JavaScript in the package, and so is the thread's. */
const THREAD = new URL(`./paint-thread${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url);

const threads = new Threads<PaintTask, Picture>(THREAD);

/**
 * Paints scenes from their words, in threads: painting stops nothing else.
 *
 * @example
 * const { file, mimeType } = await easel.render(request, { folder, signal, report });
 */
export const easel: SceneEngine = {
  key: "easel",
  licenceClass: "commercial_cleared",
  render: (request, { folder, signal, report }) => threads.run({ request, folder }, { signal, report }),
  close: () => threads.close(),
};
