import type { BasicSoundBank } from "spessasynth_core";
import type { Score } from "../score.ts";
import { limiterGains, SLICE } from "./limiter.ts";
import { integratedLoudness, KWeighting } from "./loudness.ts";
import { SAMPLE_RATE } from "./mp3-file.ts";
import { Player, stereo } from "./player.ts";

const BLOCK = 72 * SLICE;
/** How often the gain is corrected for what the limiter takes away. */
const CORRECTIONS = 4;
/** Silence is not made loud: 40 dB. */
const HIGHEST_GAIN = 100;

/** What a piece sounds like before it is levelled, slice by slice. */
export interface Rehearsal {
  /** The highest absolute sample. */
  readonly peaks: Float32Array;
  /** The sum of the squares of the K-weighted samples of both channels. */
  readonly energies: Float32Array;
}

/** Plays the piece once without keeping it, to learn how loud it is. */
export async function rehearse(
  instruments: BasicSoundBank,
  score: Score,
  volumes: readonly number[],
  seconds: number,
  report: (share: number) => void,
): Promise<Rehearsal> {
  const blocks = Math.ceil((seconds * SAMPLE_RATE) / BLOCK);
  const slices = (blocks * BLOCK) / SLICE;
  const rehearsal = { peaks: new Float32Array(slices), energies: new Float32Array(slices) };
  const player = await Player.open(instruments, score, { rate: SAMPLE_RATE, blockSize: BLOCK, volumes });
  const weighting = [new KWeighting(SAMPLE_RATE), new KWeighting(SAMPLE_RATE)] as const;
  const all = stereo(BLOCK);
  for (let block = 0; block < blocks; block++) {
    // All of them into one: nobody listens to the parts.
    player.playTogether(all);
    for (let slice = 0; slice < BLOCK / SLICE; slice++) {
      const [from, to] = [slice * SLICE, (slice + 1) * SLICE];
      const at = (block * BLOCK) / SLICE + slice;
      rehearsal.energies[at] = weighting[0].energy(all[0], from, to) + weighting[1].energy(all[1], from, to);
      rehearsal.peaks[at] = peak(all[0], all[1], from, to);
    }
    report((block + 1) / blocks);
  }
  return rehearsal;
}

function peak(left: Float32Array, right: Float32Array, from: number, to: number): number {
  let highest = 0;
  for (let index = from; index < to; index++)
    highest = Math.max(highest, Math.abs(left[index] as number), Math.abs(right[index] as number));
  return highest;
}

/** The gain with which the piece has this loudness (LUFS) after a limiter with this ceiling. */
export function gainFor({ peaks, energies }: Rehearsal, target: number, ceiling: number): number {
  const seconds = SLICE / SAMPLE_RATE;
  const raw = integratedLoudness(energies, seconds, SAMPLE_RATE);
  if (!Number.isFinite(raw)) return 1;
  let gain = 10 ** ((target - raw) / 20);
  for (let correction = 0; correction < CORRECTIONS; correction++) {
    const limits = limiterGains(
      peaks.map((value) => value * gain),
      ceiling,
    );
    const limited = energies.map((energy, slice) => {
      const limit = ((limits[slice] as number) + (limits[slice + 1] as number)) / 2;
      return energy * (gain * limit) ** 2;
    });
    gain *= 10 ** ((target - integratedLoudness(limited, seconds, SAMPLE_RATE)) / 20);
  }
  return Math.min(gain, HIGHEST_GAIN);
}
