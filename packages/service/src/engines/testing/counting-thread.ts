/** Runs in a worker thread: counts the tasks that this thread has been given. */
import { parentPort, threadId, workerData } from "node:worker_threads";
import type { ThreadMessage } from "../threads.ts";

export type CountingTask = "count" | "throw" | "end" | "never";

export interface Counted {
  readonly tasks: number;
  readonly thread: number;
  readonly data: unknown;
}

let tasks = 0;
const send = (message: ThreadMessage<Counted>) => parentPort?.postMessage(message);

parentPort?.on("message", (task: CountingTask) => {
  tasks++;
  if (task === "throw") throw new TypeError("it cannot be done");
  if (task === "end") process.exit(0);
  if (task === "never") while (true) send({ percent: 1 });
  send({ percent: 50 });
  send({ output: { tasks, thread: threadId, data: workerData } });
});
