import { describe, expect, onTestFinished, test } from "vitest";
import type { Counted, CountingTask } from "./testing/counting-thread.ts";
import { Threads } from "./threads.ts";

function newThreads() {
  let begun = 0;
  const threads = new Threads<CountingTask, Counted>(
    new URL("./testing/counting-thread.ts", import.meta.url),
    async () => ++begun,
  );
  onTestFinished(() => threads.close());
  const run = (
    task: CountingTask,
    signal = new AbortController().signal,
    report: (percent: number) => void = () => {},
  ) => threads.run(task, { signal, report });
  return { run, threads };
}

describe("threads", () => {
  test("do one task after another, and tell how far it is", async () => {
    const { run } = newThreads();
    const reported: number[] = [];
    expect(await run("count", undefined, (percent) => reported.push(percent))).toMatchObject({ tasks: 1, data: 1 });
    expect(await run("count")).toMatchObject({ tasks: 2, data: 1 });
    expect(reported).toEqual([50]);
  });

  test("are as many as there are tasks at the same time", async () => {
    const { run } = newThreads();
    const done = await Promise.all([run("count"), run("count"), run("count")]);
    expect(new Set(done.map(({ thread }) => thread)).size).toBe(3);
    expect(done.map(({ tasks }) => tasks)).toEqual([1, 1, 1]);
  });

  test("end at once when their task is stopped, even one that never listens, and are replaced", async () => {
    const { run } = newThreads();
    const stop = new AbortController();
    let heard = 0;
    const never = run("never", stop.signal, () => {
      heard++;
      stop.abort(new Error("enough"));
    });
    await expect(never).rejects.toThrow("enough");
    expect(heard).toBeGreaterThan(0);
    expect(await run("count")).toMatchObject({ tasks: 1 });
  });

  test("are not begun for what is stopped already", async () => {
    const { run } = newThreads();
    await expect(run("count", AbortSignal.abort(new Error("too late")))).rejects.toThrow("too late");
  });

  test.each([
    ["throws", "throw", /it cannot be done/],
    ["ends", "end", /ended before its task/],
  ] as const)("that fail make their task fail, and are replaced: one %s", async (_, task, message) => {
    const { run } = newThreads();
    await expect(run(task)).rejects.toThrow(message);
    expect(await run("count")).toMatchObject({ tasks: 1 });
  });

  test("can be closed and used again", async () => {
    const { run, threads } = newThreads();
    const first = await run("count");
    await threads.close();
    const second = await run("count");
    expect(second.tasks).toBe(1);
    expect(second.thread).not.toBe(first.thread);
  });
});
