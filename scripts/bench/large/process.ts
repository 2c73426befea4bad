import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import type { Call } from "./calls.ts";
import type { Question } from "./prepared.ts";

/** What a process has used so far. */
interface Cost {
  /** Milliseconds, in all its threads. */
  readonly cpu: number;
  /** Milliseconds, in the thread that answers. */
  readonly own: number;
  /** Megabytes that it holds. */
  readonly memory: number;
}

export interface Measured {
  /** Milliseconds of CPU from the start of the process to its first answer. */
  readonly start: number;
  /** The most milliseconds of CPU for which one of the calls, each made for the first time, held up the others. */
  readonly longest: number;
  /** What took them. */
  readonly at: string;
  /** Megabytes, after all calls. */
  readonly memory: number;
  /** Megabytes, when it has come to rest after them. */
  readonly rest: number;
  /** The calls that were answered otherwise than the contract says. */
  readonly wrong: readonly string[];
}

const BUILT = new URL("../built.ts", import.meta.url).href;

/** Starts a server and makes each call once, one after the other. */
export async function measure(file: URL, folder: string, calls: readonly Call[]): Promise<Measured> {
  const child = spawn(process.execPath, ["--import", BUILT, file.pathname, folder], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  try {
    const [printed] = await Promise.race([
      once(child.stdout as Readable, "data"),
      once(child, "exit").then(([code]) => {
        throw new Error(`It ended with ${code} before it listened`);
      }),
    ]);
    const url = `http://127.0.0.1:${Number(String(printed))}`;
    let start: number | undefined;
    let longest = 0;
    let at = "";
    const wrong: string[] = [];
    let before = await costOf(child);
    for (const call of calls) {
      const status = await make(call, url);
      if (status !== call.status) wrong.push(`${call.id}: ${status}`);
      const after = await costOf(child);
      if (start === undefined) start = after.cpu;
      else if (after.own - before.own > longest) {
        longest = after.own - before.own;
        at = call.id;
      }
      before = after;
    }
    const { memory: rest } = await costOf(child, "cost at rest");
    return { start: start ?? 0, longest, at, memory: before.memory, rest, wrong };
  } finally {
    child.kill();
  }
}

async function costOf(child: ChildProcess, question: Question = "cost"): Promise<Cost> {
  child.send(question);
  const [cost] = await once(child, "message");
  return cost;
}

async function make({ method, path, body }: Call, url: string): Promise<number> {
  const sent =
    body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const answer = await fetch(url + path, { method, ...sent });
  await answer.arrayBuffer();
  return answer.status;
}
