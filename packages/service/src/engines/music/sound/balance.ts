import type { BasicSoundBank } from "spessasynth_core";
import type { Note, Score } from "../score.ts";
import { integratedLoudness, KWeighting } from "./loudness.ts";
import { SAMPLE_RATE } from "./mp3-file.ts";
import { Player, REFERENCE_VOLUME, stereo } from "./player.ts";

/** How long each part is listened to, in seconds. */
const CHECK_SECONDS = 6;
/** A tenth of a second. */
const BLOCK = SAMPLE_RATE / 10;
const HIGHEST_VOLUME = 127;
/** What is nearly silent is not made louder than this below the loudest part's correction, in LU. */
const RANGE = 36;

/**
 * The volume of each part with which it is as loud as the score says, 1–127: the instruments of a soundfont are not
 * equally loud, nor is each in every register. A few seconds from the middle of each part are measured, all at once.
 */
export async function balance(instruments: BasicSoundBank, score: Score): Promise<number[]> {
  const excerpt: Score = { ...score, parts: score.parts.map((part) => ({ ...part, notes: middle(part.notes) })) };
  const player = await Player.open(instruments, excerpt, { rate: SAMPLE_RATE, blockSize: BLOCK });
  const tracks = score.parts.map(() => stereo(BLOCK));
  const room = stereo(BLOCK);
  const ears = score.parts.map(() => [new KWeighting(SAMPLE_RATE), new KWeighting(SAMPLE_RATE)] as const);
  const energies = score.parts.map((): number[] => []);
  for (let second = 0; second < CHECK_SECONDS; second += BLOCK / SAMPLE_RATE) {
    player.play(tracks, room);
    tracks.forEach(([left, right], index) => {
      const ear = ears[index];
      if (ear) energies[index]?.push(ear[0].energy(left, 0, BLOCK) + ear[1].energy(right, 0, BLOCK));
    });
  }
  const corrections = score.parts.map(({ loudness }, index) => {
    const measured = integratedLoudness(energies[index] ?? [], BLOCK / SAMPLE_RATE, SAMPLE_RATE);
    return Number.isFinite(measured) ? loudness - measured : Number.NEGATIVE_INFINITY;
  });
  const highest = Math.max(...corrections);
  return corrections.map((correction) =>
    Number.isFinite(highest) ? volumeFor(Math.max(correction - highest, -RANGE)) : REFERENCE_VOLUME,
  );
}

/** The volume that is this many decibels below the highest: controller 7 counts by the square (General MIDI). */
function volumeFor(decibels: number): number {
  return Math.max(1, HIGHEST_VOLUME * 10 ** (decibels / 40));
}

/** Some seconds from the middle, as if they were the beginning. */
function middle(notes: readonly Note[]): Note[] {
  const first = notes[Math.floor(notes.length / 2)]?.start ?? 0;
  return notes
    .filter(({ start }) => start >= first && start < first + CHECK_SECONDS)
    .map((note) => ({ ...note, start: note.start - first }));
}
