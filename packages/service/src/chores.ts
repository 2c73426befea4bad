import type { Logger } from "pino";

/** Work that comes again and again while the service runs. One that fails is told to the log and tried again. */
export class Chores {
  readonly #log: Logger;
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #running = new Set<Promise<void>>();

  constructor(log: Logger) {
    this.#log = log;
  }

  /** Does it now and then every so many seconds, never twice at the same time. */
  every(seconds: number, name: string, work: () => Promise<void>): void {
    let busy = false;
    const once = async () => {
      if (busy) return;
      busy = true;
      try {
        await work();
      } catch (error) {
        this.#log.error({ err: error, chore: name }, "A chore could not be done");
      } finally {
        busy = false;
      }
    };
    const begin = () => {
      const run = once();
      this.#running.add(run);
      void run.then(() => this.#running.delete(run));
    };
    begin();
    this.#timers.push(setInterval(begin, seconds * 1000));
  }

  /** Waits for what is under way. */
  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await Promise.all(this.#running);
  }
}
