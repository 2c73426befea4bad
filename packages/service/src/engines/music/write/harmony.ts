import { Chord, Note, Progression, Scale } from "tonal";
import { pick, type Random } from "../../random.ts";
import type { Direction } from "../direction.ts";
import type { Form, SectionName } from "./form.ts";
import { HARMONIES, MODAL } from "./progressions.ts";

/** What sounds in a bar. Pitch classes count from C, 0–11. */
export interface BarChord {
  /** As musicians write it: `Dm7`. */
  readonly symbol: string;
  readonly root: number;
  /** From the root upwards. */
  readonly tones: readonly number[];
  /** The scale at this moment: the piece's, with the chord's own notes in the place of their neighbours. */
  readonly scale: readonly number[];
}

/** The chord of each bar, and of the ending after them. Sections of a name have the same chords whenever they come. */
export function harmonise(direction: Direction, form: Form, random: Random): BarChord[] {
  const { tonic, scale, genre } = direction;
  const scaleTones = Scale.get(`${tonic} ${scale}`).notes.map(chroma);
  const isMajor = scaleTones.includes((chroma(tonic) + 4) % 12);
  const harmony = HARMONIES[genre.harmony][isMajor ? "major" : "minor"];
  const choose = (of: "verse" | "chorus" | "bridge") => {
    const modal = MODAL[scale];
    return pick(random, modal && of !== "bridge" ? modal : harmony[of]);
  };
  const chords = (numerals: string) =>
    Progression.fromRomanNumerals(tonic, numerals.split(" ")).map((symbol) => barChord(symbol, scaleTones));

  const verse = chords(choose("verse"));
  const chorus = chords(choose("chorus"));
  const bridge = chords(choose("bridge"));
  const ending = chords(harmony.ending);
  const of: Readonly<Record<SectionName, readonly BarChord[]>> = {
    intro: verse,
    verse,
    chorus,
    bridge,
    theme: chorus.length === 4 ? [...verse, ...chorus] : verse,
    loop: verse,
    ending: ending.slice(-1),
  };
  const bars = form.sections.flatMap(({ name, bars: length }) =>
    Array.from({ length }, (_, bar) => cycle(of[name], bar)),
  );
  // A cadence leads to the last chord, where there are bars enough for it.
  const cadence = ending.slice(0, -1);
  if (direction.shape !== "loop" && form.bars >= 2 * cadence.length)
    bars.splice(form.bars - cadence.length, cadence.length, ...cadence);
  return bars;
}

function barChord(symbol: string, scale: readonly number[]): BarChord {
  const { notes } = Chord.get(symbol);
  if (notes.length === 0) throw new RangeError(`There is no chord ${symbol}`);
  const tones = notes.map(chroma);
  const foreign = tones.filter((tone) => !scale.includes(tone));
  // G♯ in A minor takes the place of G, so that a tune does not sing both.
  const kept = scale.filter((tone) => tones.includes(tone) || !foreign.some((other) => near(tone, other)));
  return { symbol, root: tones[0] ?? 0, tones, scale: [...new Set([...kept, ...foreign])].toSorted((a, b) => a - b) };
}

function chroma(note: string): number {
  return Note.chroma(note) ?? 0;
}

function near(a: number, b: number): boolean {
  return [1, 11].includes((a - b + 12) % 12);
}

function cycle<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new RangeError("A progression has at least one chord");
  return item;
}

/**
 * The chord in close position where its notes move least from those of the chord before (voice leading), within a
 * range. Of chords with more than four notes the fifth is left out.
 *
 * @param before the notes of the chord before, or none.
 */
export function voice(
  { tones }: BarChord,
  [low, high]: readonly [low: number, high: number],
  before: readonly number[],
): number[] {
  const kept = tones.length > 4 ? [...tones.slice(0, 2), ...tones.slice(3)].slice(0, 4) : tones;
  const centre = before.length > 0 ? mean(before) : low + (high - low) * 0.4;
  let best: number[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (let first = 0; first < kept.length; first++) {
    const inversion = [...kept.slice(first), ...kept.slice(0, first)];
    for (let bottom = low; bottom <= high; bottom++) {
      if (bottom % 12 !== inversion[0]) continue;
      const notes = stack(inversion, bottom);
      if ((notes.at(-1) ?? 0) > high) continue;
      const moved = before.length > 0 ? movement(before, notes) : 0;
      const cost = moved + 0.3 * Math.abs(mean(notes) - centre);
      if (cost < least) [best, least] = [notes, cost];
    }
  }
  return best;
}

function stack(tones: readonly number[], bottom: number): number[] {
  const notes: number[] = [];
  let above = bottom;
  for (const tone of tones) {
    above += (tone - (above % 12) + 12) % 12;
    notes.push(above);
  }
  return notes;
}

function movement(from: readonly number[], to: readonly number[]): number {
  return to.reduce((sum, note) => sum + Math.min(...from.map((other) => Math.abs(other - note))), 0);
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
