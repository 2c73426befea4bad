import { Chord, Progression } from "tonal";
import { describe, expect, test } from "vitest";
import { voice } from "./harmony.ts";
import { HARMONIES, MODAL } from "./progressions.ts";

const lines = [
  ...Object.values(HARMONIES).flatMap(({ major, minor }) =>
    [major, minor].flatMap(({ verse, chorus, bridge, ending }) => [...verse, ...chorus, ...bridge, ending]),
  ),
  ...Object.values(MODAL).flat(),
];

describe("progressions", () => {
  test.each(lines)("%s: every numeral is a chord, in every key", (line) => {
    for (const tonic of ["C", "F#", "Db", "B"])
      for (const symbol of Progression.fromRomanNumerals(tonic, line.split(" ")))
        expect(Chord.get(symbol).notes.length).toBeGreaterThanOrEqual(3);
  });
});

describe("voice leading", () => {
  const chord = (symbol: string, tones: readonly number[]) => ({ symbol, root: tones[0] ?? 0, tones, scale: tones });
  const [C, F, G7, C9] = [
    chord("C", [0, 4, 7]),
    chord("F", [5, 9, 0]),
    chord("G7", [7, 11, 2, 5]),
    chord("C9", [0, 4, 7, 10, 2]),
  ];
  const range = [50, 74] as const;

  test("keeps the notes that two chords share, and moves the others by a step or two", () => {
    const first = voice(C, range, []);
    const second = voice(F, range, first);
    expect(second.filter((note) => first.includes(note)).map((note) => note % 12)).toEqual([0]);
    for (const note of second) expect(Math.min(...first.map((other) => Math.abs(other - note)))).toBeLessThanOrEqual(2);
  });

  test("stays in the range, however often the chords go round", () => {
    let notes: readonly number[] = [];
    for (let round = 0; round < 50; round++)
      for (const next of [C, F, G7, C9]) {
        notes = voice(next, range, notes);
        expect(notes.length).toBe(Math.min(4, next.tones.length));
        expect([...notes]).toEqual(notes.toSorted((a, b) => a - b));
        expect(notes[0]).toBeGreaterThanOrEqual(50);
        expect(notes.at(-1)).toBeLessThanOrEqual(74);
      }
  });

  test("leaves out the fifth of a chord with five notes", () => {
    expect(voice(C9, range, []).map((note) => note % 12)).not.toContain(7);
  });
});
