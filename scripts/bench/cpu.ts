/** Loaded into each peer before its own file: says, when asked, what the process has cost. */
export interface Cost {
  /** In all its threads, since it began. */
  readonly cpuSeconds: number;
  /** Bytes that it holds. */
  readonly memory: number;
}

process.on("message", () => {
  const { user, system } = process.cpuUsage();
  const cost: Cost = { cpuSeconds: (user + system) / 1e6, memory: process.memoryUsage.rss() };
  process.send?.(cost);
});
// The question must not keep alive a process that has nothing else to do.
process.channel?.unref();
