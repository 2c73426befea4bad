/** Waiting by the clock of a session, which may be moved meanwhile. */
import type { Changes } from "./changes.ts";
import type { Clock } from "./clock.ts";

/** The longest that a timer of Node can wait. */
const LONGEST = 2 ** 31 - 1;

export interface Waiting {
  readonly clock: Clock;
  /** Ends the wait, as a change of the clock does. */
  readonly changes: Changes;
  readonly signal: AbortSignal;
  /** Whether the process may end meanwhile. */
  readonly isIdle?: boolean;
  /** What `seen` said when the caller last looked: what has changed since then ends the wait at once. */
  readonly seen: string;
}

/** Which changes there have been. */
export function seen({ clock, changes }: Pick<Waiting, "clock" | "changes">): string {
  return `${clock.changes.count} ${changes.count}`;
}

/**
 * Resolves at a time of the clock, when anything changes, after `patience`, or when it is no longer wanted.
 *
 * @param until in milliseconds since 1970, by the clock; absent: no time
 * @param patience in milliseconds, by this machine's clock
 */
export function waitUntil(waiting: Waiting, until: number | undefined, patience = LONGEST): Promise<void> {
  const { clock, changes, signal } = waiting;
  return new Promise((resolve) => {
    const left =
      until === undefined || clock.isFrozen ? patience : Math.min(patience, Math.max(0, until - clock.now()));
    const timer = setTimeout(done, Math.min(left, LONGEST));
    if (waiting.isIdle) timer.unref();
    const ends = [clock.changes.listen(done), changes.listen(done)];
    signal.addEventListener("abort", done, { once: true });
    if (signal.aborted || seen(waiting) !== waiting.seen || (until !== undefined && clock.now() >= until)) done();

    function done(): void {
      clearTimeout(timer);
      for (const end of ends) end();
      signal.removeEventListener("abort", done);
      resolve();
    }
  });
}
