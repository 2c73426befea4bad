import type { Stereo } from "./player.ts";

/** Samples that share a gain: 1.5 ms at 44,100 a second. */
export const SLICE = 64;
/** How many slices before a peak the gain begins to fall. */
const LOOK_AHEAD = 4;
/** How far the gain may rise again in a slice: 6 dB in about 120 ms. */
const RELEASE = 1.0085;

/**
 * The gains, slice by slice, that keep peaks under a ceiling: they fall before a peak and rise slowly after it.
 *
 * @param peaks the highest absolute sample of each slice, after the fixed gain.
 * @returns a gain for each border between slices: the first slice lies between the first two. Between them the gain is a straight line.
 */
export function limiterGains(peaks: ArrayLike<number>, ceiling: number): Float32Array {
  const gains = new Float32Array(peaks.length + 1).fill(1);
  for (let index = 0; index < peaks.length; index++) {
    const peak = peaks[index] as number;
    if (peak <= ceiling) continue;
    const needed = ceiling / peak;
    gains[index + 1] = Math.min(gains[index + 1] as number, needed);
    for (let ahead = 0; ahead <= LOOK_AHEAD && index - ahead >= 0; ahead++) {
      const at = index - ahead;
      gains[at] = Math.min(gains[at] as number, needed + (1 - needed) * (ahead / LOOK_AHEAD));
    }
  }
  for (let index = 1; index < gains.length; index++)
    gains[index] = Math.min(gains[index] as number, (gains[index - 1] as number) * RELEASE);
  return gains;
}

/** Applies a limiter to a stream of blocks. What comes out lags behind what went in. */
export class Limiter {
  readonly #ceiling: number;
  #level = 1;

  constructor(ceiling: number) {
    this.#ceiling = ceiling;
  }

  /** Limits a block in place. `next` is the block that follows: peaks at its beginning are prepared for. */
  apply(block: Stereo, next: Stereo | undefined): void {
    const own = peaksOf(block);
    const following = next ? peaksOf(next).slice(0, LOOK_AHEAD) : [];
    const gains = limiterGains([...own, ...following], this.#ceiling);
    let level = Math.min(this.#level, gains[0] as number);
    const [left, right] = block;
    for (let slice = 0; slice < own.length; slice++) {
      const target = Math.min(gains[slice + 1] as number, level * RELEASE);
      const start = slice * SLICE;
      const size = Math.min(SLICE, left.length - start);
      const rise = (target - level) / size;
      for (let index = start; index < start + size; index++) {
        level += rise;
        left[index] = (left[index] as number) * level;
        right[index] = (right[index] as number) * level;
      }
      level = target;
    }
    this.#level = level;
  }
}

function peaksOf([left, right]: Stereo): number[] {
  const peaks: number[] = [];
  for (let start = 0; start < left.length; start += SLICE) {
    let peak = 0;
    for (let index = start; index < Math.min(start + SLICE, left.length); index++)
      peak = Math.max(peak, Math.abs(left[index] as number), Math.abs(right[index] as number));
    peaks.push(peak);
  }
  return peaks;
}
