/**
 * Loudness by ITU-R BS.1770-4, Annex 1: K-weighting, mean squares of blocks of 400 ms that overlap by 75 %, and two
 * gates. Stereo; both channels weigh the same (table 3).
 */

/** Coefficients of a second-order filter, a0 being 1. */
interface Biquad {
  readonly b: readonly [number, number, number];
  readonly a: readonly [number, number];
}

/**
 * The two stages of K-weighting. The recommendation prints coefficients for 48 kHz; these are the analogue filters
 * behind them, by the bilinear transform, for any rate.
 */
function kWeighting(rate: number): readonly [shelf: Biquad, highPass: Biquad] {
  const shelf = (() => {
    const [k, q, high] = [
      Math.tan((Math.PI * 1681.974450955533) / rate),
      0.7071752369554196,
      10 ** (3.999843853973347 / 20),
    ];
    const band = high ** 0.4996667741545416;
    const a0 = 1 + k / q + k * k;
    return {
      b: [(high + (band * k) / q + k * k) / a0, (2 * (k * k - high)) / a0, (high - (band * k) / q + k * k) / a0],
      a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0],
    } as const;
  })();
  const [k, q] = [Math.tan((Math.PI * 38.13547087602444) / rate), 0.5003270373238773];
  const a0 = 1 + k / q + k * k;
  return [shelf, { b: [1, -2, 1], a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0] }];
}

/** One channel through both stages. */
export class KWeighting {
  readonly #shelf: Biquad;
  readonly #highPass: Biquad;
  readonly #state = new Float64Array(4);

  constructor(rate: number) {
    [this.#shelf, this.#highPass] = kWeighting(rate);
  }

  /** The sum of the squares of the weighted samples from `from` up to `to`. */
  energy(samples: Float32Array, from: number, to: number): number {
    const { b: b1, a: a1 } = this.#shelf;
    const { b: b2, a: a2 } = this.#highPass;
    let [s1 = 0, s2 = 0, h1 = 0, h2 = 0] = this.#state;
    let sum = 0;
    for (let index = from; index < to; index++) {
      const x = samples[index] as number;
      // Transposed direct form II.
      const y = b1[0] * x + s1;
      s1 = b1[1] * x - a1[0] * y + s2;
      s2 = b1[2] * x - a1[1] * y;
      const z = b2[0] * y + h1;
      h1 = b2[1] * y - a2[0] * z + h2;
      h2 = b2[2] * y - a2[1] * z;
      sum += z * z;
    }
    this.#state.set([s1, s2, h1, h2]);
    return sum;
  }
}

const BLOCK_SECONDS = 0.4;
const HOP_SECONDS = 0.1;
/** LKFS. */
const ABSOLUTE_GATE = -70;
/** LU below the loudness of what passed the absolute gate. */
const RELATIVE_GATE = -10;

/**
 * The loudness of a piece, in LUFS, from the energies of its slices: sums of squares of both K-weighted channels.
 * What is shorter than a block counts as one.
 *
 * @param sliceSeconds how long each slice is.
 */
export function integratedLoudness(slices: ArrayLike<number>, sliceSeconds: number, rate: number): number {
  const perHop = Math.max(1, Math.round(HOP_SECONDS / sliceSeconds));
  const perBlock = Math.min(slices.length, Math.round(BLOCK_SECONDS / sliceSeconds));
  const blocks: number[] = [];
  for (let from = 0; from + perBlock <= slices.length; from += perHop) {
    let sum = 0;
    for (let index = from; index < from + perBlock; index++) sum += slices[index] as number;
    blocks.push(sum / (perBlock * sliceSeconds * rate));
  }
  const loud = blocks.filter((power) => lufs(power) > ABSOLUTE_GATE);
  const relative = lufs(mean(loud)) + RELATIVE_GATE;
  return lufs(mean(loud.filter((power) => lufs(power) > relative)));
}

function lufs(power: number): number {
  return -0.691 + 10 * Math.log10(power);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
