/** What a server does in the background is done soon, or taken for not done. */
import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds between two looks, and how often it is looked again. */
const PAUSE = 100;
const PATIENCE = 10;

/**
 * Looks, for a second at most, until what is seen is what is waited for.
 *
 * @returns what was seen last; `undefined` as soon as nothing is
 */
export async function soon<Seen>(
  look: () => Promise<Seen | undefined>,
  isThere: (seen: Seen) => boolean,
): Promise<Seen | undefined> {
  let seen = await look();
  for (let turn = 0; turn < PATIENCE && seen !== undefined && !isThere(seen); turn++) {
    await sleep(PAUSE);
    seen = await look();
  }
  return seen;
}
