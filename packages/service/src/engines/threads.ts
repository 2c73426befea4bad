import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { RenderOptions } from "./engine.ts";

/** What a thread says of its task: how far it is, and at last what it made. */
export type ThreadMessage<Output> = { readonly percent: number } | { readonly output: Output };

/** How long a thread waits for its next task before it ends. */
const REST_MS = 20_000;

/**
 * Threads that do one task after another. Each has one at a time; there are as many as there are tasks at the same time.
 * Beginning one costs, so they are kept for a while.
 *
 * @example
 * const threads = new Threads<Task, Recording>(THREAD, async () => ({ soundfont: await readSoundfont() }));
 */
export class Threads<Task, Output> {
  readonly #file: URL;
  readonly #data: () => Promise<unknown>;
  readonly #resting = new Map<Worker, NodeJS.Timeout>();

  /** @param file what a thread runs. @param data what each is begun with: its `workerData`. */
  constructor(file: URL, data: () => Promise<unknown> = async () => undefined) {
    this.#file = file;
    this.#data = data;
  }

  /**
   * Has the task done.
   * @throws the signal's reason when it is aborted, for which the thread is ended at once; what the thread throws.
   */
  async run(task: Task, { signal, report }: Pick<RenderOptions, "signal" | "report">): Promise<Output> {
    signal.throwIfAborted();
    const thread = this.#take() ?? new Worker(this.#file, { workerData: await this.#data() });
    // Work of this kind cannot be told to stop: its thread is.
    const stop = () => void thread.terminate();
    signal.addEventListener("abort", stop);
    if (signal.aborted) stop();
    try {
      const output = await outcome<Output>(thread, task, report);
      signal.throwIfAborted();
      if (output === undefined) throw new Error(`The thread of ${this.#file.pathname} ended before its task`);
      this.#rest(thread);
      return output;
    } finally {
      signal.removeEventListener("abort", stop);
    }
  }

  #take(): Worker | undefined {
    for (const [thread, timeout] of this.#resting) {
      clearTimeout(timeout);
      this.#resting.delete(thread);
      thread.ref();
      return thread;
    }
    return undefined;
  }

  #rest(thread: Worker): void {
    // A thread that rests keeps no process alive.
    thread.unref();
    const end = () => {
      this.#resting.delete(thread);
      void thread.terminate();
    };
    this.#resting.set(thread, setTimeout(end, REST_MS).unref());
  }

  /** Ends the threads that rest. */
  async close(): Promise<void> {
    const threads = [...this.#resting];
    this.#resting.clear();
    for (const [, timeout] of threads) clearTimeout(timeout);
    await Promise.all(threads.map(([thread]) => thread.terminate()));
  }
}

/** What the thread makes of the task; `undefined` if it ends without. Rejects with what it throws. */
async function outcome<Output>(
  thread: Worker,
  task: unknown,
  report: (percent: number) => void,
): Promise<Output | undefined> {
  const settled = new AbortController();
  const made = Promise.withResolvers<Output | undefined>();
  const hear = (message: ThreadMessage<Output>) => {
    if ("output" in message) made.resolve(message.output);
    else report(message.percent);
  };
  thread.on("message", hear);
  thread.postMessage(task);
  try {
    return await Promise.race([made.promise, once(thread, "exit", { signal: settled.signal }).then(() => undefined)]);
  } finally {
    settled.abort();
    thread.off("message", hear);
  }
}
