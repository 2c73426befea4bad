import { Changes } from "./changes.ts";

/** The time of a session: this machine's, until it is set, moved or stopped. */
export class Clock {
  /** That it was set, stopped or started. */
  readonly changes = new Changes();
  #ahead = 0;
  #stoppedAt: number | undefined;

  /** In milliseconds since 1970. */
  now(): number {
    return this.#stoppedAt ?? Date.now() + this.#ahead;
  }

  get isFrozen(): boolean {
    return this.#stoppedAt !== undefined;
  }

  /** Stops it, now or at another time. */
  freeze(at: Date | number = this.now()): void {
    this.#stoppedAt = Number(at);
    this.changes.tell();
  }

  /** Sets it. A clock that runs goes on from there. */
  set(at: Date | number): void {
    if (this.#stoppedAt === undefined) this.#ahead = Number(at) - Date.now();
    else this.#stoppedAt = Number(at);
    this.changes.tell();
  }

  /** @param milliseconds how far; a clock that runs goes on from there */
  advance(milliseconds: number): void {
    this.set(this.now() + milliseconds);
  }

  /** Lets it run again, from where it is. */
  run(): void {
    const now = this.now();
    this.#stoppedAt = undefined;
    this.#ahead = now - Date.now();
    this.changes.tell();
  }

  /** Back to this machine's time. */
  reset(): void {
    this.#ahead = 0;
    this.#stoppedAt = undefined;
    this.changes.tell();
  }
}

/**
 * How long, in milliseconds.
 *
 * @param time that number itself, or a text with a unit: `1500ms`, `5s`, `2m`, `1h`
 * @throws {TypeError} for any other text
 */
export function milliseconds(time: number | string): number {
  if (typeof time === "number") return time;
  const [, amount, unit = ""] = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(time.trim()) ?? [];
  if (amount === undefined) throw new TypeError(`${JSON.stringify(time)} is no time. Write 1500ms, 5s, 2m or 1h.`);
  return Number(amount) * (UNITS[unit] ?? 1);
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
