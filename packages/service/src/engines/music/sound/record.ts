import { join } from "node:path";
import type { BasicSoundBank } from "spessasynth_core";
import { FRAME } from "../../mp3-frames.ts";
import type { Score } from "../score.ts";
import { balance } from "./balance.ts";
import { Limiter } from "./limiter.ts";
import { Mp3File, SAMPLE_RATE } from "./mp3-file.ts";
import { Player, type Stereo, stereo } from "./player.ts";
import { gainFor, rehearse } from "./rehearse.ts";

/** What pieces are levelled to, in LUFS. */
const LOUDNESS = -14;
/** What no sample exceeds: 1.5 dB below full scale, for the encoder's rounding makes some a little higher. */
const CEILING = 10 ** (-1.5 / 20);
/** kbit/s. */
const MASTER_BITRATE = 192;
const STEM_BITRATE = 128;
/** Samples that are rendered at a time. */
const BLOCK = 4 * FRAME;
/** So short that one does not hear it, and no step is left at the beginning. */
const FADE_IN = 0.002 * SAMPLE_RATE;
/** How much of the work the rehearsal is, in per cent. */
const REHEARSAL = 20;

export interface Recorded {
  readonly master: string;
  readonly stems: Readonly<Record<string, string>>;
  readonly seconds: number;
}

/**
 * Plays a score into MP3 files: the whole, each part, and the room around them as `reverb`. Stems are levelled with the
 * whole, so that together they are the whole before its limiter. Memory is that of some blocks, however long the piece.
 *
 * @param report hears of progress, 0–100.
 */
export async function record(
  instruments: BasicSoundBank,
  score: Score,
  { folder, stems: wantsStems }: { readonly folder: string; readonly stems: boolean },
  report: (percent: number) => void,
): Promise<Recorded> {
  const length = Mp3File.samplesFor(score.seconds);
  const volumes = await balance(instruments, score);
  const rehearsal = await rehearse(instruments, score, volumes, length / SAMPLE_RATE, (share) =>
    report(share * REHEARSAL),
  );
  const gain = gainFor(rehearsal, LOUDNESS, CEILING);
  const limiter = new Limiter(CEILING);

  const names = [...score.parts.map(({ name }) => name as string), "reverb"];
  const stems = Object.fromEntries(wantsStems ? names.map((name) => [name, join(folder, `${name}.mp3`)]) : []);
  const master = join(folder, "master.mp3");
  const masterFile = await Mp3File.create(master, MASTER_BITRATE);
  const files = await Promise.all(Object.values(stems).map((path) => Mp3File.create(path, STEM_BITRATE)));
  const player = await Player.open(instruments, score, { rate: SAMPLE_RATE, blockSize: BLOCK, volumes });

  let waiting: Stereo | undefined;
  for (let start = 0; start < length; start += BLOCK) {
    const size = Math.min(BLOCK, length - start);
    const tracks = names.map(() => stereo(size));
    player.play(tracks.slice(0, -1), tracks.at(-1) ?? stereo(size));
    const sum = stereo(size);
    tracks.forEach((track, index) => {
      shape(track, start, length, gain, score.fade);
      add(sum, track);
      const file = files[index];
      if (file) file.write(clipped(track));
    });
    if (waiting) {
      limiter.apply(waiting, sum);
      masterFile.write(waiting);
    }
    waiting = sum;
    report(REHEARSAL + ((100 - REHEARSAL) * (start + size)) / length);
  }
  if (waiting) {
    limiter.apply(waiting, undefined);
    masterFile.write(waiting);
  }
  for (const file of files) file.close();
  return { master, stems, seconds: masterFile.close() };
}

/** Applies the gain, and fades at both ends of the piece. */
function shape([left, right]: Stereo, start: number, length: number, gain: number, fadeSeconds: number): void {
  const fade = Math.max(1, fadeSeconds * SAMPLE_RATE);
  for (let index = 0; index < left.length; index++) {
    const at = start + index;
    const out = Math.min(1, (length - 1 - at) / fade);
    const level = gain * Math.min(1, at / FADE_IN) * out * out;
    left[index] = (left[index] as number) * level;
    right[index] = (right[index] as number) * level;
  }
}

function add([left, right]: Stereo, [otherLeft, otherRight]: Stereo): void {
  for (let index = 0; index < left.length; index++) {
    left[index] = (left[index] as number) + (otherLeft[index] as number);
    right[index] = (right[index] as number) + (otherRight[index] as number);
  }
}

/** A part alone hardly ever reaches full scale; where it does, it is bent rather than broken. */
function clipped(track: Stereo): Stereo {
  for (const channel of track)
    for (let index = 0; index < channel.length; index++) {
      const sample = channel[index] as number;
      if (Math.abs(sample) > CEILING) channel[index] = Math.sign(sample) * CEILING;
    }
  return track;
}
