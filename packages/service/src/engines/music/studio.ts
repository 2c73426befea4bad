import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { MusicEngine, MusicRequest, Recording, RenderOptions } from "../engine.ts";
import type { RenderMessage, RenderTask } from "./render-thread.ts";

/** This file is TypeScript in the repository and JavaScript in the package, and so is the thread's. */
const THREAD = new URL(`./render-thread${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url);

/** Composes from the prompt and plays by plain synthesis, in a thread of its own: rendering stops nothing else. */
export const studio: MusicEngine = {
  key: "studio",
  licenceClass: "commercial_cleared",

  async render(request: MusicRequest, { folder, signal, report }: RenderOptions): Promise<Recording> {
    signal.throwIfAborted();
    const task: RenderTask = { request, folder };
    const thread = new Worker(THREAD, { workerData: task });
    let recording: Recording | undefined;
    thread.on("message", (message: RenderMessage) => {
      if ("recording" in message) recording = message.recording;
      else report(message.percent);
    });
    const stop = () => void thread.terminate();
    signal.addEventListener("abort", stop);
    try {
      // Rejects with what the thread throws.
      await once(thread, "exit");
    } finally {
      signal.removeEventListener("abort", stop);
    }
    signal.throwIfAborted();
    if (!recording) throw new Error("The rendering thread ended without a recording");
    return recording;
  },

  async close() {},
};
