import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { RenderOptions } from "../engine.ts";
import type { PaintTask } from "./paint-thread.ts";
import type { Picture, SceneEngine, SceneRequest } from "./scene-engine.ts";

/** This file is TypeScript in the repository and JavaScript in the package, and so is the thread's. */
const THREAD = new URL(`./paint-thread${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url);

/** How long a thread waits for the next picture before it ends. */
const REST_MS = 20_000;

/** Paints scenes from their words, in threads: painting stops nothing else. Beginning a thread costs, so they are kept. */
export function createEasel(): SceneEngine {
  const resting = new Map<Worker, NodeJS.Timeout>();

  function takeThread(): Worker {
    for (const [thread, timeout] of resting) {
      clearTimeout(timeout);
      resting.delete(thread);
      thread.ref();
      return thread;
    }
    return new Worker(THREAD);
  }

  function rest(thread: Worker): void {
    // A thread that rests keeps no process alive.
    thread.unref();
    const end = () => {
      resting.delete(thread);
      void thread.terminate();
    };
    resting.set(thread, setTimeout(end, REST_MS).unref());
  }

  return {
    key: "easel",
    licenceClass: "commercial_cleared",

    async render(request: SceneRequest, { folder, signal, report }: RenderOptions): Promise<Picture> {
      signal.throwIfAborted();
      const thread = takeThread();
      // A canvas cannot be told to stop: the thread is.
      const stop = () => void thread.terminate();
      signal.addEventListener("abort", stop);
      try {
        const ended = new AbortController();
        const task: PaintTask = { request, folder };
        thread.postMessage(task);
        // Rejects with what the thread throws.
        const answer = await Promise.race([
          once(thread, "message", { signal: ended.signal }),
          once(thread, "exit", { signal: ended.signal }).then(() => undefined),
        ]).finally(() => ended.abort());
        signal.throwIfAborted();
        if (!answer) throw new Error("The painting thread ended without a picture");
        report(100);
        rest(thread);
        return answer[0] as Picture;
      } finally {
        signal.removeEventListener("abort", stop);
      }
    },

    async close() {
      const threads = [...resting];
      resting.clear();
      for (const [, timeout] of threads) clearTimeout(timeout);
      await Promise.all(threads.map(([thread]) => thread.terminate()));
    },
  };
}
